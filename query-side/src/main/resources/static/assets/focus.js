// A button that has the focus may be gone from a part of a page that is exchanged, as Cancel is when there is nothing left to
// cancel. Then what was around it has the focus, so that the next key goes on from there, and what became of it is read.
let around;
document.addEventListener("htmx:beforeSwap", () => {
    around = document.activeElement?.closest("main [id][tabindex='-1']")?.id;
});
document.addEventListener("htmx:afterSwap", () => {
    if (around && document.activeElement === document.body) {
        document.getElementById(around)?.focus({preventScroll: true});
    }
});
