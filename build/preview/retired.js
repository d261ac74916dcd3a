// @ts-check
// What a preview answers where a published site has its worker. A worker that is left from another site at this address
// would show that site's pages; when the browser looks for a newer one it finds this, which puts it away.
const worker = /** @type {any} */ (self);

worker.addEventListener('install', () => worker.skipWaiting());
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil((async () => {
  for (const name of await caches.keys()) if (name.startsWith('gloss ' + worker.registration.scope + ' ')) await caches.delete(name);
  await worker.registration.unregister();
  const open = await worker.clients.matchAll({ type: 'window' });
  await Promise.all(open.map((/** @type {any} */ page) => page.navigate(page.url)));
})()));
