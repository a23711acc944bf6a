// While nothing is reached, an open or installed portal shows a page that says so. Kept for it: that page as a visitor gets it, its
// stylesheet, scripts, font and icons. Pages about people are never kept.
const KEPT = "offline";

self.addEventListener("install", (event) => event.waitUntil(keep()));

async function keep() {
  const cache = await caches.open(KEPT);
  const page = await fetch("/offline", { credentials: "omit" });
  const parts = [...(await page.clone().text()).matchAll(/(?:href|src)="(\/static\/[^"]+)"/g)].map((found) => found[1]);
  await cache.put("/offline", page);
  await cache.addAll(new Set(parts));
}

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET") return;
  if (request.mode === "navigate") event.respondWith(fetch(request).catch(() => caches.match("/offline")));
  else if (new URL(request.url).pathname.startsWith("/static/")) event.respondWith(fetch(request).catch(() => caches.match(request)));
});
