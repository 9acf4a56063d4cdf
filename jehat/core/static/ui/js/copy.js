// Numbers that people carry elsewhere: one press copies them.
import { toast } from "./toast.js";

async function copy(element) {
  try {
    await navigator.clipboard.writeText(element.textContent.trim());
    toast(document.getElementById("toasts")?.dataset.copied);
  } catch {
    getSelection().selectAllChildren(element);
  }
}

document.addEventListener("click", (event) => {
  const element = event.target.closest?.("[data-copy]");
  if (element) copy(element);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Enter" && event.target.matches?.("[data-copy]")) copy(event.target);
});

for (const element of document.querySelectorAll("[data-copy]")) {
  element.tabIndex = 0;
  element.setAttribute("role", "button");
}
