// The new forms come before the old ones go. Of two that are open under one name the browser would close the new.
document.addEventListener("htmx:beforeSwap", event => {
    const { target, shouldSwap } = event.detail;
    if (target.id === "desk" && shouldSwap) {
        target.querySelectorAll("details[name]").forEach(form => form.removeAttribute("name"));
    }
});
