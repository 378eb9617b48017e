// Of a page that does not come the browser says so; of what a script asks for nobody does. Said until something answers again.
const away = document.getElementById("away");
const say = words => {
    if (away.textContent !== words) { // told to those who listen once, and not with every look for news
        away.textContent = words;
    }
};
document.addEventListener("htmx:sendError", () => say(away.dataset.words));
// What stands between may answer for the server, with a page of its own or with nothing. What asks again and again by itself
// goes on: put in its place, an error would be the last that is heard.
document.addEventListener("htmx:beforeSwap", event => {
    const { xhr, serverResponse, requestConfig } = event.detail;
    const asksAgain = requestConfig.elt.getAttribute("hx-trigger")?.startsWith("every");
    const silent = xhr.status >= 500 && (asksAgain || !serverResponse.includes('role="'));
    if (silent) {
        event.detail.shouldSwap = false;
    }
    say(silent ? away.dataset.words : "");
});
