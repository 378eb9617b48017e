// Lists of work by keyboard: j or the arrow down leads to the next row's link, k or the arrow up to the one before.
// Only while a link of such a list has the focus (WCAG 2.1.4), so that no key is taken from anybody else.
document.addEventListener("keydown", event => {
    const list = event.target.closest?.(".work");
    const step = {j: 1, ArrowDown: 1, k: -1, ArrowUp: -1}[event.key];
    if (!list || !step || event.ctrlKey || event.altKey || event.metaKey) {
        return;
    }
    const links = [...list.querySelectorAll("a.row-title")];
    const here = links.findIndex(link => link.closest(".row").contains(event.target));
    const next = links[here + step];
    if (next) {
        event.preventDefault();
        next.focus();
    }
});
