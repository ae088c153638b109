// The service worker: opens a face without network. It keeps the faces' pages, which say nothing but the event's title,
// and the assets that they need; never a view, an answer or a link. Pages come from the network whenever there is one.
const KEPT = "faces-1";
const WAIT_MS = 4_000;
const FACE = /^\/(p|t|d|o|desk)\/[^/]+(\/\d+|\/present)?$/;

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));

self.addEventListener("message", (event) => {
  const wanted = (event.data?.keep ?? []).filter((address) => isOurs(new URL(address)));
  event.waitUntil(Promise.all(wanted.map(fetchAndKeep)));
});

self.addEventListener("fetch", (event) => {
  const { request } = event;
  const address = new URL(request.url);
  if (request.method !== "GET" || !isOurs(address)) return;
  event.respondWith(isAsset(address) ? keptFirst(request) : networkFirst(request));
});

const isAsset = ({ pathname }) => pathname.startsWith("/assets/");
const isOurs = (address) =>
  address.origin === self.location.origin && (isAsset(address) || FACE.test(address.pathname));

async function fetchAndKeep(address) {
  try {
    await keep(address, await fetch(address, { credentials: "same-origin" }));
  } catch {
    // without network nothing new can be kept
  }
}

/** An asset's name carries its content's hash: what is kept is right for ever. */
async function keptFirst(request) {
  const found = await caches.match(request.url);
  if (found) return found;
  const response = await fetch(request);
  await keep(request.url, response.clone());
  return response;
}

async function networkFirst(request) {
  const late = new Promise((_, reject) => setTimeout(() => reject(new Error("no answer")), WAIT_MS));
  try {
    const response = await Promise.race([fetch(request), late]);
    await keep(request.url, response.clone());
    return response;
  } catch (problem) {
    const found = await caches.match(new URL(request.url).pathname);
    if (found) return found;
    throw problem;
  }
}

/** Only whole answers for this very address. A newer build of an asset takes the place of the older one. */
async function keep(address, response) {
  if (!response.ok || response.redirected || response.type !== "basic") return;
  const { pathname } = new URL(address);
  const cache = await caches.open(KEPT);
  if (pathname.startsWith("/assets/")) {
    const logical = (path) => path.replace(/-[0-9A-Z]{8}(?=\.)/, "");
    for (const { url } of await cache.keys()) {
      const other = new URL(url).pathname;
      if (other !== pathname && logical(other) === logical(pathname)) await cache.delete(url);
    }
  }
  await cache.put(pathname, response);
}
