// Opening and closing modal boxes. A box filled by htmx opens when it has something to show.
export function openDialog(id) {
  const box = document.getElementById(id);
  if (!box || box.open) return false;
  want(box);
  box.showModal();
  begin(box);
  return true;
}

// A form begins at its first field, not at the button that closes it; what is chosen already is where one goes on.
function begin(box) {
  const form = box.querySelector("form.form");
  box.toggleAttribute("data-waits", !form);
  (form?.querySelector("input[type=radio]:checked") ?? form?.querySelector("input:not([type=hidden], .vh), select, textarea"))?.focus();
}

// What a box shows may come late: it is asked for when the box opens, or as soon as a hand or the focus is near its opener.
const want = (box) => box?.querySelector("[data-late]")?.dispatchEvent(new Event("wanted"));
for (const near of ["pointerover", "focusin"]) {
  document.addEventListener(near, (event) => {
    const opener = event.target.closest?.("[data-dialog]");
    if (opener) want(document.getElementById(opener.dataset.dialog));
  });
}
document.addEventListener("htmx:after:swap", () => {
  const box = document.querySelector("dialog[open][data-waits]");
  if (box?.querySelector("form.form")) begin(box);
});

document.addEventListener("click", (event) => {
  const opener = event.target.closest?.("[data-dialog]");
  if (opener) {
    event.preventDefault();
    openDialog(opener.dataset.dialog);
  }
  if (event.target.closest?.("[data-close]")) event.target.closest("dialog")?.close();
  // The backdrop belongs to the dialog element itself; its content does not.
  if (event.target.matches?.("dialog.dialog")) event.target.close();
});

document.addEventListener("htmx:after:swap", () => {
  const body = document.getElementById("dialog-body");
  const box = body?.closest("dialog");
  if (!box) return;
  if (body.childElementCount && !box.open) box.showModal();
  if (!body.childElementCount && box.open) box.close();
});

// Browsers that do not know popovers yet: their buttons work all the same.
if (!("popover" in HTMLElement.prototype)) {
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("[popovertarget]");
    const box = button && document.getElementById(button.getAttribute("popovertarget"));
    box?.classList.toggle("is-open", button.getAttribute("popovertargetaction") === "hide" ? false : undefined);
  });
}

// What the address points to may be a closed box: /cases/…#refer opens it.
function openByAddress() {
  const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (target && target.matches("dialog")) openDialog(target.id);
  else if (target && target.hasAttribute("popover")) target.showPopover?.();
}
openByAddress();
