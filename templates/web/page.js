"use strict";
// The typefaces stand in the page, and come in once it is laid out: then it can be seen.
document.body.getBoundingClientRect();
document.fonts.ready.then(() => document.documentElement.classList.add("ready"));

// Each copy button puts the text beside it on the clipboard, exactly as blurbs/ has it, and says so.

const status = document.querySelector(".status");

for (const button of document.querySelectorAll("button.copy")) {
    const text = button.closest(".bio").querySelector(".text");
    const word = button.textContent;
    let rest;
    button.hidden = false;
    button.addEventListener("click", async () => {
        const copied = await copy(Array.from(text.children, (part) => part.textContent).join("\n\n"));
        if (!copied) getSelection().selectAllChildren(text);
        say(copied ? button.dataset.done : button.dataset.failed);
        button.textContent = copied ? button.dataset.mark : word;
        button.classList.toggle("done", copied);
        clearTimeout(rest);
        rest = setTimeout(() => {
            button.textContent = word;
            button.classList.remove("done");
        }, 4000);
    });
}

async function copy(words) {
    try {
        await navigator.clipboard.writeText(words);
        return true;
    } catch {
        return copyTheOldWay(words); // opened as a file, or the clipboard is not given to pages
    }
}

function copyTheOldWay(words) {
    const had = document.activeElement;
    const field = document.createElement("textarea");
    field.value = words;
    field.readOnly = true;
    field.className = "unseen";
    document.body.append(field);
    field.select();
    const copied = document.execCommand("copy");
    field.remove();
    had.focus();
    return copied;
}

function say(words) {
    status.textContent = "";
    requestAnimationFrame(() => { status.textContent = words; }); // the same words again are said again
}
