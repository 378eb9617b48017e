// Of a page that does not come the browser says so; of what a script asks for nobody does. Said until something answers again.
const away = document.getElementById("away");
const say = words => {
    if (away.textContent !== words) { // told to those who listen once, and not with every look for news
        away.textContent = words;
    }
};
// What a page of an error says; none where it is not one of ours.
const told = page => [...new DOMParser().parseFromString(page, "text/html").querySelectorAll(".trouble :is(h1, .lead, .muted)")]
    .map(words => words.textContent.trim()).join(" ");
["htmx:sendError", "htmx:timeout"].forEach(none => document.addEventListener(none, () => say(away.dataset.words)));
// What stands between may answer for the server, with a page of its own or with nothing: the server says of its answers that
// they are its own. What asks again and again by itself goes on: put in its place, an error would be the last that is heard. Nor
// does an error take the place of a form that was sent: what was typed into it stays, and its id, by which what is sent twice is
// recorded once.
document.addEventListener("htmx:beforeSwap", event => {
    const { xhr, serverResponse, requestConfig, target } = event.detail;
    const asksAgain = requestConfig.elt.getAttribute("hx-trigger")?.startsWith("every");
    const isAsked = requestConfig.verb === "get" || serverResponse.includes(`id="${target.id}"`);
    const silent = !xhr.getResponseHeader("Journey-Ledger")
        || xhr.status >= 500 && (asksAgain || !isAsked || !serverResponse.includes('role="'));
    if (silent || !isAsked) {
        event.detail.shouldSwap = false;
    }
    say(silent ? away.dataset.words : isAsked ? "" : told(serverResponse) || away.dataset.words);
});
