// Of a page that does not come the browser says so; of what a script asks for nobody does. Said until something answers again.
const away = document.getElementById("away");
const say = words => {
    if (away.textContent !== words) { // told to those who listen once, and not with every look for news
        away.textContent = words;
    }
};
document.addEventListener("htmx:sendError", () => say(away.dataset.words));
document.addEventListener("htmx:beforeOnLoad", () => say(""));
// What stands between may answer for the server, with a page of its own or with nothing.
document.addEventListener("htmx:beforeSwap", event => {
    if (event.detail.xhr.status >= 500 && !event.detail.serverResponse.includes('role="')) {
        event.detail.shouldSwap = false;
        say(away.dataset.words);
    }
});
