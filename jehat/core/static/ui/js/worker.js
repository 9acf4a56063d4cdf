// Keeps the shell of the app on this device: style, scripts, typefaces, icons, and two pages that are the same for
// everybody. No page of a person, no answer of the server and no file is ever kept: those come from the network or not at all.
// What it keeps is written before it by the server: version, shell, pages, statics.
const { version, shell, pages, statics } = self.JEHAT;
const KEPT = `jehat-${version}`;
// The language of the reader, which the pages tell it.
const READER = "jehat-reader";
const isShell = (name) => name.startsWith("jehat-") && name !== READER;

self.addEventListener("install", (event) => {
  const wanted = [...shell, ...Object.values(pages).flatMap(Object.values)];
  // Without the cookies of whoever is here: what everybody gets.
  const requests = wanted.map((address) => new Request(address, { credentials: "omit", cache: "no-cache" }));
  event.waitUntil(caches.open(KEPT).then((kept) => kept.addAll(requests)));
});

self.addEventListener("activate", (event) => {
  event.waitUntil(
    (async () => {
      // A page of the former version may still be open, and ask for one more of its scripts.
      const names = (await caches.keys()).filter(isShell).filter((name) => name !== KEPT);
      await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)));
      await self.clients.claim();
    })(),
  );
});

// A new version takes over when the last page of the old one is being left, never under a form that is being filled in.
self.addEventListener("message", (event) => {
  if (event.data === "take over") self.skipWaiting();
});

async function handOver() {
  const { waiting } = self.registration;
  if (waiting && (await self.clients.matchAll({ type: "window" })).length < 2) waiting.postMessage("take over");
}

async function inItsPlace(address) {
  const told = await caches.match("/reader", { cacheName: READER });
  const own = pages[told ? await told.text() : ""] ?? pages.ar;
  return caches.match(address.pathname.startsWith("/cases/new/") ? own.new : own.any, { cacheName: KEPT });
}

async function fetched(event, address) {
  handOver();
  try {
    return await fetch(event.request);
  } catch (failure) {
    return (await inItsPlace(address)) ?? Promise.reject(failure);
  }
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || address.origin !== self.location.origin) return;
  if (request.mode === "navigate") event.respondWith(fetched(event, address));
  else if (address.pathname.startsWith(statics)) event.respondWith(caches.match(request, { ignoreVary: true }).then((kept) => kept ?? fetch(request)));
});
