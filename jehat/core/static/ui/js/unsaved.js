// Leaving a form whose words were not saved asks first; one that came back with mistakes holds such words already.
const forms = document.querySelectorAll("form[data-unsaved]");
const changed = new Set([...forms].filter((form) => form.dataset.unsaved));

for (const form of forms) {
  for (const name of ["input", "change", "htmx:after:swap"]) form.addEventListener(name, () => changed.add(form));
  form.addEventListener("submit", () => changed.clear());
}

addEventListener("beforeunload", (event) => {
  if (!changed.size) return;
  event.preventDefault();
  event.returnValue = "";
});
