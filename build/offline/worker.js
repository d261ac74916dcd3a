// @ts-check
// The worker of a site that may be read offline (package build/offline makes its first line: the version, what each file
// of it hashes to, and where the lists of the others are).
//
// A version is one state of the whole site. A worker serves its own version and no other: whatever comes from the network
// is kept only if it has the hash that the version says. So a page is always shown with the styles and scripts that
// it was published with, however long a new version takes to arrive, and an error page is never kept.
//
// A new version comes as a new worker. It is installed only once it has everything that the old one had kept, and takes
// over when the reader next opens a page; then the old one's files go.

/** @typedef {{version: string, files: number, bytes: number, core: [path: string, hash: string, size: number][], lists: [first: string, path: string, hash: string][]}} Site */
/** @typedef {{hash: string, size: number}} Entry */

/* global SITE */
const worker = /** @type {any} */ (self);
const site = /** @type {Site} */ (SITE);
const scope = worker.registration.scope;
const prefix = 'gloss ' + scope + ' '; // of the names of caches: one host may have several sites
const own = prefix + site.version;
const WHOLE = scope + '?whole', STRANGERS = scope + '?strangers'; // records in the cache; no file has such an address
const AT_ONCE = 6; // as many as a browser asks of one host
const BEAT = 1e3; // ms between two signs of life: the page takes a worker that gives none for long for dead
const TURN = 10e3; // ms of work for one message: browsers let an event take half a minute at least
const AGAIN = '<!DOCTYPE html><script>location.reload()</script>'; // a refresh without script would lead no further than to the fragment
const HAND_OVER = 3e3; // ms that a new version may take to become the one that answers

const core = new Map(site.core.map(([path, hash, size]) => [path, { hash, size }]));
/** @type {Map<string, Promise<Map<string, Entry>>>} */
const lists = new Map();

/** @param {BufferSource} bytes @returns {Promise<string>} as package offline writes a hash */
async function hashOf(bytes) {
  const sum = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes)).slice(0, 12);
  return btoa(String.fromCharCode(...sum)).replace(/\+/g, '-').replace(/\//g, '_');
}

const addressOf = (/** @type {string} */ path) => scope + path.split('/').map(encodeURIComponent).join('/');

/** Takes a file from the network if it is this version's.
 * @param {string} path @param {string} hash
 * @returns {Promise<Response>} one that never was redirected, which a page could not be answered with */
async function obtain(path, hash) {
  // A host that tells versions apart by the second may say that nothing has changed where something has.
  for (const cache of /** @type {RequestCache[]} */ (['no-cache', 'reload'])) {
    const answer = await fetch(addressOf(path), { cache, credentials: 'same-origin' });
    if (!answer.ok) throw new Error('status');
    const bytes = await answer.arrayBuffer();
    if (await hashOf(bytes) === hash) return new Response(bytes, { headers: headersOf(answer) });
  }
  throw new Error('version');
}

/** What the host says of a file holds without it, too, its policies above all; but not what it says of the bytes on the way.
 * @param {Response} answer */
function headersOf(answer) {
  const headers = new Headers(answer.headers);
  for (const name of ['Content-Encoding', 'Content-Length', 'Vary']) headers.delete(name);
  return headers;
}

/** Returns a file of this version from the cache, or takes it there.
 * @param {Cache} cache @param {string} path @param {string} hash
 * @param {(error: any) => void} [full] told where there is no room; else that is an error, too
 * @returns {Promise<Response>} */
async function keep(cache, path, hash, full) {
  const kept = await cache.match(addressOf(path));
  if (kept) return kept;
  const file = await obtain(path, hash), put = cache.put(addressOf(path), file.clone());
  await (full ? put.catch(full) : put);
  return file;
}

/** The files of one list. @param {number} n @returns {Promise<Map<string, Entry>>} */
function list(n) {
  const [, path, hash] = site.lists[n];
  let files = lists.get(path);
  if (!files) {
    files = (async () => {
      const answer = await keep(await caches.open(own), path, hash);
      return new Map((await answer.json()).map((/** @type {[string, string, number]} */ [name, hash, size]) => [name, { hash, size }]));
    })();
    files.catch(() => lists.delete(path));
    lists.set(path, files);
  }
  return files;
}

/** What this version says of a path; nothing where it has no such file. @param {string} path @returns {Promise<Entry | undefined>} */
async function entryOf(path) {
  const known = core.get(path);
  if (known) return known;
  let n = 0;
  while (n + 1 < site.lists.length && site.lists[n + 1][0] <= path) n++;
  return (await list(n)).get(path);
}

/** All files of this version. @returns {Promise<[path: string, entry: Entry][]>} */
async function everything() {
  const rest = await Promise.all(site.lists.map((_, n) => list(n)));
  return [...core, ...rest.flatMap((files) => [...files])];
}

/** Does something with each of some items, several at once, until all are done or one fails; what is on its way then is waited for.
 * @template T @param {T[]} items @param {(item: T) => Promise<any>} work @param {() => boolean} [isOver] */
async function each(items, work, isOver = () => false) {
  let next = 0;
  /** @type {any[]} */
  const errors = [];
  await Promise.all(Array.from({ length: AT_ONCE }, async () => {
    while (next < items.length && !errors.length && !isOver()) {
      await work(items[next++]).catch((error) => errors.push(error));
    }
  }));
  if (errors.length) throw errors[0];
}

/** The path of the file that an address means, in the order in which servers look for one.
 * @param {string} address @returns {string[]} */
function pathsOf(address) {
  let path = address.slice(scope.length).replace(/[?#].*$/s, '');
  try {
    path = decodeURIComponent(path);
  } catch { return []; }
  if (path === '' || path.endsWith('/')) return [path + 'index.html'];
  return /\.[a-z0-9]+$/i.test(path) ? [path] : [path, path + '.html'];
}

// Installing

/** The caches of this site's other versions. @returns {Promise<string[]>} */
const others = async () => (await caches.keys()).filter((name) => name.startsWith(prefix) && name !== own);

async function install() {
  const cache = await caches.open(own), before = await Promise.all((await others()).map((name) => caches.open(name)));
  const whole = (await Promise.all(before.map((old) => old.match(WHOLE)))).some(Boolean);
  const read = new Set((await Promise.all(before.map((old) => old.keys()))).flat().flatMap((request) => pathsOf(request.url)));
  await each([...core], ([path, entry]) => inherit(cache, before, path, entry.hash));
  if (read.size) { // else there is no need of the lists
    await each((await everything()).filter(([path]) => whole || read.has(path)), ([path, entry]) => inherit(cache, before, path, entry.hash));
  }
  if (whole) await cache.put(WHOLE, new Response());
  if (!await caches.has(own)) throw new Error('a version that has just taken over took this one for older; the browser tries again');
}

/** Takes a file over from a version before, where it is as it was, and from the network otherwise.
 * @param {Cache} cache @param {Cache[]} before @param {string} path @param {string} hash */
async function inherit(cache, before, path, hash) {
  if (await cache.match(addressOf(path))) return; // from an earlier try
  for (const old of before) {
    const kept = await old.match(addressOf(path));
    if (kept && await hashOf(await kept.clone().arrayBuffer()) === hash) return cache.put(addressOf(path), kept);
  }
  await keep(cache, path, hash);
}

/** Pages that are open go on as they are: they belong to the version before, or to none, and what they still ask for is the
 * network's to answer. */
async function activate() {
  const open = await worker.clients.matchAll({ type: 'window', includeUncontrolled: true }), cache = await caches.open(own);
  await cache.put(STRANGERS, new Response(JSON.stringify(open.map((/** @type {any} */ page) => page.id))));
  for (const name of await others()) await caches.delete(name);
  // The page that brought the reader here was read, too.
  await each(open, async (page) => { if (page.url.startsWith(scope)) await find(page.url).catch(() => {}); });
}

worker.addEventListener('install', (/** @type {any} */ event) => event.waitUntil(install()));
worker.addEventListener('activate', (/** @type {any} */ event) => event.waitUntil(activate()));

// Reading

/** @type {Promise<Set<string>> | undefined} */
let strangers;

/** The pages that are not of this version, by the id that the browser gives them. @returns {Promise<Set<string>>} */
async function readStrangers() {
  const record = await caches.match(STRANGERS, { cacheName: own });
  return new Set(record ? await record.json() : []);
}

/** @param {string} id */
async function estrange(id) {
  const all = await (strangers = strangers || readStrangers());
  all.add(id);
  if (await caches.has(own)) await (await caches.open(own)).put(STRANGERS, new Response(JSON.stringify([...all])));
}

/** Finds a file by its address. @param {string} address @returns {Promise<Response | undefined>} */
async function find(address) {
  if (!await caches.has(own)) return; // look has ended it
  const cache = await caches.open(own);
  for (const path of pathsOf(address)) {
    const kept = await cache.match(addressOf(path));
    if (kept) return kept;
    const entry = await entryOf(path);
    if (entry) return keep(cache, path, entry.hash, () => {}); // one may read what there is no room for
  }
}

let handedOver = 0; // when, in ms since 1970; 0 where there is nothing to hand over

/** @param {any} event @returns {Promise<Response>} */
async function page(event) {
  const next = worker.registration.waiting;
  handedOver = next ? handedOver || Date.now() : 0;
  if (next && Date.now() - handedOver < HAND_OVER) { // it is complete: it takes over, and the browser asks it for this page
    next.postMessage({ take: true });
    return new Response(AGAIN, { headers: { 'Content-Type': 'text/html', 'Cache-Control': 'no-store' } });
  }
  event.waitUntil(look());
  try {
    const file = await find(event.request.url);
    if (file) return file;
  } catch { /* not this version's, or not to be had */ }
  try {
    const answer = await fetch(event.request);
    await estrange(event.resultingClientId);
    return answer;
  } catch {
    return Response.redirect(scope + 'offline.html?asked=' + encodeURIComponent(event.request.url) + '#missing', 302);
  }
}

/** @param {any} event @returns {Promise<Response>} */
async function part(event) {
  if ((await (strangers = strangers || readStrangers())).has(event.clientId)) return fetch(event.request);
  try {
    return await find(event.request.url) || fetch(event.request);
  } catch {
    event.waitUntil(look());
    return Response.error(); // another version's would not fit the page
  }
}

/** Looks for a new version. Where there is no worker any more, the publisher has taken it back, or another site lives here:
 * then this one goes, with all that it keeps. */
async function look() {
  const answer = await fetch(worker.location.href, { method: 'HEAD', cache: 'no-store' }).catch(() => null);
  if (answer && (answer.status === 404 || answer.status === 410)) {
    for (const name of [own, ...await others()]) await caches.delete(name);
    await worker.registration.unregister();
  } else if (answer) {
    worker.registration.update().catch(() => {}); // not waited for: what it brings waits for this event to end
  }
}

worker.addEventListener('fetch', (/** @type {any} */ event) => {
  const { method, mode, url } = event.request;
  if (method !== 'GET' || !url.startsWith(scope)) return;
  event.respondWith(mode === 'navigate' ? page(event) : part(event));
});

// Keeping all

/** @returns {Promise<[path: string, entry: Entry][]>} what is not kept yet */
async function missing() {
  const cache = await caches.open(own), has = new Set((await cache.keys()).map((request) => request.url));
  return (await everything()).filter(([path]) => !has.has(addressOf(path)));
}

let stopped = false;

/** Keeps the site for one turn. @param {(said: any) => void} say told after each file @returns {Promise<any>} */
async function keepSome(say) {
  stopped = false;
  const cache = await caches.open(own), left = await missing(), until = Date.now() + TURN;
  let files = site.files - left.length, bytes = site.bytes - left.reduce((sum, [, entry]) => sum + entry.size, 0);
  await each(left, async ([path, entry]) => {
    await keep(cache, path, entry.hash);
    say({ files: ++files, bytes: bytes += entry.size });
  }, () => stopped || Date.now() > until);
  if (files === site.files) await cache.put(WHOLE, new Response());
  return state();
}

/** Removes all but what the site cannot do without. */
async function remove() {
  const before = await caches.open(own), stay = await Promise.all([...core.keys()].map(addressOf).concat(STRANGERS)
    .map(async (address) => /** @type {const} */ ([address, await before.match(address)])));
  lists.clear();
  await caches.delete(own);
  const cache = await caches.open(own);
  for (const [address, file] of stay) if (file) await cache.put(address, file);
  return state();
}

/** How many files are kept, of how many, with how many bytes, and how many always are. It needs no list, so that nobody pays
 * for all of them who only looks. */
async function state() {
  const cache = await caches.open(own), aside = new Set(site.lists.map(([, path]) => addressOf(path)).concat(WHOLE, STRANGERS));
  const files = (await cache.keys()).filter((request) => !aside.has(request.url)).length;
  return { whole: !!await cache.match(WHOLE), least: core.size, files, of: site.files, size: site.bytes };
}

worker.addEventListener('message', (/** @type {any} */ event) => {
  const { data, ports: [port] } = event;
  if (data.take) worker.skipWaiting();
  if (data.stop) stopped = true;
  if (!port) return;
  const alive = setInterval(() => port.postMessage({}), BEAT);
  const work = data.keep ? keepSome((said) => port.postMessage(said)) : data.remove ? remove() : state();
  event.waitUntil(work.then((/** @type {any} */ done) => port.postMessage({ done }), (/** @type {any} */ error) => {
    const reason = error.name === 'QuotaExceededError' ? 'full' : error.message === 'version' ? 'version' : 'network';
    port.postMessage({ reason });
  }).finally(() => clearInterval(alive)));
});
