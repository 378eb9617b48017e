// The page of a form that was sent is exchanged. What stands in its other forms goes on into the new ones, and with it what belongs
// to it: the id by which it is recorded once, and how many steps of the complaint its author saw.
const sheets = (part = document) => [...part.querySelectorAll(".act, .unsent")];
const fields = sheet => [...sheet.querySelectorAll(":is(input, select, textarea)[id]")];
const hidden = (sheet, name) => sheet.querySelector(`input[type=hidden][name=${name}]`);
const steps = sheet => Number(hidden(sheet, "steps")?.value);
const changed = field => {
    if (field.matches("select")) {
        return field.value !== ([...field.options].find(option => option.defaultSelected) ?? field.options[0]).value;
    }
    return field.value !== field.defaultValue || field.checked !== field.defaultChecked;
};
// What came back with a refusal was typed, too. A name belongs to no single form.
const written = sheet => sheet.querySelector("[role=alert]") !== null
    || fields(sheet).some(field => field.name !== "actor" && changed(field));

let sent;
let others = [];
// The new forms come before the old ones go. Of two that are open under one name the browser would close the new.
document.addEventListener("htmx:beforeSwap", event => {
    const { target, shouldSwap, requestConfig } = event.detail;
    if (target.id === "desk" && shouldSwap) {
        sent = requestConfig.elt;
        others = sheets(target).filter(sheet => !sheet.contains(sent));
        target.querySelectorAll("details[name]").forEach(form => form.removeAttribute("name"));
    }
});

// The author's own step is known to its author, and so are those of others that are told. What else came between is not: the form
// goes on saying what was seen, and is answered with what changed meanwhile.
const isTold = (sheet, next) => steps(sheet) >= steps(sent) && (document.getElementById("meanwhile") !== null
    || document.querySelector("#said [data-done]") !== null && steps(next) === steps(sent) + 1);

const carry = (sheet, next) => {
    for (const { id, value, checked } of fields(sheet)) {
        const field = document.getElementById(id);
        if (field) {
            Object.assign(field, { value, checked });
        }
    }
    hidden(next, "form").value = hidden(sheet, "form").value;
    const seen = hidden(next, "steps");
    if (seen && written(sheet) && !isTold(sheet, next)) {
        seen.value = hidden(sheet, "steps").value;
    }
    next.open ||= sheet.open ?? true;
};

// A form that has no place on the new page stays on top of it, to be read and copied: not as a form, which Enter would send.
const keep = sheet => {
    const [words, kept, input] = ["h2", "section", "div"].map(name => document.createElement(name));
    words.textContent = sheet.dataset.unsent;
    words.id = `unsent-${sheet.id}`;
    kept.id = sheet.id;
    kept.className = "panel unsent";
    kept.setAttribute("aria-labelledby", words.id);
    input.className = "form";
    input.append(...sheet.querySelector("form").children);
    input.querySelector(".form-end").remove();
    fields(input).forEach(field => field.readOnly = true);
    kept.append(words, input);
    return kept;
};

document.addEventListener("htmx:afterSwap", () => {
    const unsent = [];
    for (const sheet of others) {
        const next = document.getElementById(sheet.id);
        if (next) {
            carry(sheet, next);
        } else if (sheet.matches(".unsent")) {
            unsent.push(sheet);
        } else if (written(sheet)) {
            unsent.push(keep(sheet));
        }
    }
    const desk = document.getElementById("desk");
    const meanwhile = document.getElementById("meanwhile")?.parentElement;
    meanwhile ? meanwhile.after(...unsent) : desk?.prepend(...unsent);
    // Somebody else sits down, and says who they are where the last one was.
    if (sent?.matches("[action$='/working-as/change']")) {
        (document.querySelector(".act[open] [name=actor]") ?? document.querySelector(".act > summary"))?.focus();
    }
    sent = undefined;
    others = [];
});

// Another page, and this one in another language, would come without it.
window.addEventListener("beforeunload", event => {
    if (sheets().some(written)) {
        event.preventDefault();
    }
});

// What was done is told once. Then the address says no more than that the page is told from the ledger, for the views may not have
// it yet.
const onceTold = address => {
    const url = new URL(address, location.href);
    if (url.searchParams.has("done")) {
        url.searchParams.set("done", "");
    }
    return url;
};
if (onceTold(location.href).href !== location.href) {
    history.replaceState(history.state, "", onceTold(location.href));
}
// Each step of a page stands in the same place of the history, so that one step back leaves it.
document.addEventListener("htmx:beforeHistoryUpdate", event => {
    const to = onceTold(event.detail.history.path);
    event.detail.history.path = to.href;
    if (to.pathname === location.pathname) {
        event.detail.history.type = "replace";
    }
});
