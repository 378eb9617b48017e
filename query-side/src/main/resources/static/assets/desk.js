// Forms of the desk whose answer cannot be shown in place are sent again the plain way, so that the browser says what is
// wrong. What is sent twice is recorded once: each form has an id of its own.
const plainly = event => {
    const form = event.detail.requestConfig?.elt;
    if (form?.matches(".acts form")) {
        event.detail.shouldSwap = false;
        form.submit();
    }
};
document.addEventListener("htmx:sendError", plainly);
document.addEventListener("htmx:beforeSwap", event => {
    const desk = event.detail.target;
    if (desk.id !== "desk") {
        return;
    }
    if (!event.detail.serverResponse.includes('id="desk"')) {
        plainly(event);
    }
    // The new forms come before the old ones go. Of two that are open under one name the browser would close the new.
    desk.querySelectorAll("details[name]").forEach(form => form.removeAttribute("name"));
});
