// The part of the service worker that shows a notice and opens its page. What it is told holds a number and no content.
self.addEventListener("push", (event) => {
  const told = event.data?.json() ?? {};
  const { title = "", body = "", tag, lang, dir = "auto", url = "/" } = told;
  event.waitUntil(self.registration.showNotification(title, { body, tag, lang, dir, data: { url } }));
});

self.addEventListener("notificationclick", (event) => {
  event.notification.close();
  const page = new URL(event.notification.data?.url ?? "/", self.location.origin);
  if (page.origin === self.location.origin) event.waitUntil(show(page.href));
});

async function show(address) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((one) => one.url === address);
  return open ? open.focus() : self.clients.openWindow(address);
}
