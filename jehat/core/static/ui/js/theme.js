// Light, dark or as the device: changed at once, then told to the server, which keeps it with the account.
document.addEventListener("submit", async (event) => {
  const form = event.target;
  if (!form.matches("[data-theme-switch]") || !event.submitter) return;
  event.preventDefault();
  document.documentElement.dataset.theme = event.submitter.value;
  for (const button of form.querySelectorAll("button[name=theme]")) button.setAttribute("aria-pressed", String(button === event.submitter));
  const body = new FormData(form);
  body.set("theme", event.submitter.value);
  try {
    await fetch(form.action, { method: "POST", body, redirect: "manual" });
  } catch {
    // Without a connection the colours hold until the page is left.
  }
});
