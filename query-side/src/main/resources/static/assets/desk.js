// The new forms come before the old ones go. Of two that are open under one name the browser would close the new. What stands in
// forms other than the one that was sent goes on into the new ones; what the page itself says in them has no id.
let others = [];
document.addEventListener("htmx:beforeSwap", event => {
    const { target, shouldSwap, requestConfig } = event.detail;
    if (target.id === "desk" && shouldSwap) {
        others = [...target.querySelectorAll(".act :is(input, select, textarea)[id]")]
            .filter(input => !requestConfig.elt.contains(input));
        target.querySelectorAll("details[name]").forEach(form => form.removeAttribute("name"));
    }
});
document.addEventListener("htmx:afterSwap", () => {
    for (const { id, value, checked } of others) {
        const input = document.getElementById(id);
        if (input) {
            Object.assign(input, { value, checked });
        }
    }
    others = [];
});
// What was done is told once: the address of a page does not say it to whoever reads it again.
const plain = address => {
    const url = new URL(address, location.href);
    url.searchParams.delete("done");
    return url.href;
};
if (new URLSearchParams(location.search).has("done")) {
    history.replaceState(history.state, "", plain(location.href));
}
document.addEventListener("htmx:beforeHistoryUpdate", event => {
    event.detail.history.path = plain(event.detail.history.path);
});
