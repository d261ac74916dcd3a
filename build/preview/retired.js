// @ts-check
// What a preview answers where a published site has its worker. A worker that is left from another site at this address
// would show that site's pages; when the browser looks for a newer one it finds this, which puts it away.
const worker = /** @type {any} */ (self);

const AGAIN = 200; // ms; this and the next are set by hand
const LATE = 5e3; // ms in which a page comes up that the old worker has answered just now

// Where the old worker is at work as this one asks, Chromium waits until that has had nothing to do for half a minute. Asked
// again, it looks again.
let asking = 0;
worker.addEventListener('install', () => {
  asking = setInterval(() => worker.skipWaiting(), AGAIN);
  worker.skipWaiting();
});

worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil((async () => {
  clearInterval(asking);
  for (const name of await caches.keys()) if (name.startsWith('gloss ' + worker.registration.scope + ' ')) await caches.delete(name);
  await worker.registration.unregister();
  // What is opened from now on comes from the preview, so those that this worker still has are the old one's.
  for (const end = Date.now() + LATE; Date.now() < end; await new Promise((done) => setTimeout(done, AGAIN))) {
    const open = await worker.clients.matchAll({ type: 'window' });
    await Promise.all(open.map((/** @type {any} */ page) => page.navigate(page.url).catch(() => {})));
  }
})()));
