// Lets the browser keep the shell, and tells the worker the language of the reader. Comes after everything else.
const READER = "jehat-reader";

document.addEventListener("submit", (event) => {
  if (event.target.matches("[data-sign-out]")) self.caches?.delete(READER);
});

async function install() {
  await navigator.serviceWorker.register(document.body.dataset.worker);
  const told = await caches.open(READER);
  await told.put("/reader", new Response(document.documentElement.lang));
}

if ("serviceWorker" in navigator && document.body.dataset.worker) install().catch(() => {});
