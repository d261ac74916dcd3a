// @ts-check
// Asks the worker what the site takes, and to keep or remove it. The work is the worker's; it does it in turns, which
// this page asks for one after the other, so that closing the page ends it and opening it again goes on.
(() => {
  'use strict';

  const SILENCE = 10e3; // ms; a worker that is at work gives a sign of life each second
  const box = /** @type {HTMLElement} */ (document.querySelector('.offline'));
  const status = /** @type {HTMLElement} */ (box.querySelector('[role="status"]'));
  const figures = /** @type {HTMLElement} */ (box.querySelector('.offline-figures'));
  const bar = /** @type {HTMLProgressElement} */ (box.querySelector('progress'));
  const lang = document.documentElement.lang + '-u-nu-latn'; // digits as everywhere on the site
  const number = new Intl.NumberFormat(lang), isRtl = document.documentElement.dir === 'rtl';

  /** @param {number} bytes */
  const size = (bytes) => new Intl.NumberFormat(lang, { style: 'unit', unit: bytes < 1e6 ? 'kilobyte' : 'megabyte', maximumSignificantDigits: 3 })
    .format(bytes / (bytes < 1e6 ? 1e3 : 1e6));

  /** A sentence of the layout, filled in; what runs against the page is isolated. @param {string} name @param {Object<string, string>} [values] */
  const words = (name, values = {}) => (box.dataset[name] || '').replace(/[\u2068\u2069]/g, '').replace(/\{(\w+)\}/g, (_, key) =>
    isRtl && /[a-z]/i.test(values[key]) ? '\u2068' + values[key] + '\u2069' : values[key]);

  /** @type {ServiceWorkerRegistration} */
  let registration;

  /** Finds the site's worker, or sets it up. Setting up alone would do, but waits for the browser's look for a newer one.
   * @param {string} address */
  async function registered(address) {
    const found = await navigator.serviceWorker.getRegistration();
    return found && found.active && found.active.scriptURL === address ? found : navigator.serviceWorker.register(address);
  }

  /** Resolves when there is a worker to ask. @returns {Promise<void>} */
  const ready = () => new Promise((resolve, reject) => {
    const next = registration.installing || registration.waiting;
    if (registration.active || !next) return resolve();
    next.addEventListener('statechange', () => {
      if (registration.active) resolve();
      if (next.state === 'redundant') reject('failed');
    });
  });

  /** Asks the worker of now: since the last question a new version may have taken over. A browser may end a worker in the
   * midst of its work; then nothing is heard any more.
   * @param {any} message @param {(part: any) => void} [each] @returns {Promise<any>} */
  const ask = (message, each) => new Promise((resolve, reject) => {
    if (!registration.active) return reject('failed');
    const { port1, port2 } = new MessageChannel();
    let silence = setTimeout(reject, SILENCE, 'network');
    port1.onmessage = ({ data }) => {
      clearTimeout(silence);
      if (data.done) resolve(data.done);
      else if (data.reason) reject(data.reason);
      else {
        silence = setTimeout(reject, SILENCE, 'network');
        if (data.files && each) each(data);
      }
    };
    registration.active.postMessage(message, [port2]);
  });

  /** Shows those buttons that have something to do; the focus goes on from one that has not. @param {string[]} names */
  const offer = (...names) => {
    const hadFocus = box.contains(document.activeElement);
    for (const button of box.querySelectorAll('button')) button.hidden = !names.includes(button.dataset.ask || '');
    const next = /** @type {HTMLElement | null} */ (box.querySelector('button:not([hidden])'));
    if (hadFocus && next && !box.querySelector(':focus:not([hidden])')) next.focus();
  };

  /** Says what is kept, and what the whole takes. @param {any} kept @param {string} [before] what happened */
  function show(kept, before = '') {
    bar.hidden = true;
    figures.textContent = '';
    status.textContent = before + ' ' + words(kept.whole ? 'whole' : 'offer', { size: size(kept.size), files: number.format(kept.of), kept: number.format(kept.files) });
    offer(...kept.whole ? [] : ['keep'], ...kept.files > kept.least ? ['remove'] : []);
  }

  let stopped = false;

  async function keep() {
    if (navigator.storage) navigator.storage.persist().catch(() => { /* then the browser may make room of it one day */ });
    let kept = await ask({});
    stopped = false;
    offer('stop');
    status.textContent = words('busy', { size: size(kept.size) });
    bar.hidden = false;
    do {
      kept = await ask({ keep: true }, (part) => {
        bar.value = part.bytes / kept.size;
        figures.textContent = words('figures', { part: size(part.bytes), size: size(kept.size), kept: number.format(part.files), files: number.format(kept.of) });
      });
    } while (!kept.whole && !stopped);
    show(kept, kept.whole ? '' : words('stopped'));
  }

  /** @param {string | undefined} name of what a button asks for */
  async function act(name) {
    try {
      if (name === 'keep') await keep();
      if (name === 'remove') show(await ask({ remove: true }), words('removed'));
      if (name === 'stop') {
        stopped = true;
        await ask({ stop: true });
      }
    } catch (reason) {
      await ask({}).then((kept) => show(kept, why(reason)), () => { status.textContent = words('failed'); });
    }
  }

  /** @param {any} reason that the worker gave, or an error */
  const why = (reason) => words(String(reason)) || words('failed');

  /** Offers the page that was asked for in vain, if it is one of this site. */
  function again() {
    const asked = new URLSearchParams(location.search).get('asked'), site = new URL('.', location.href).href;
    if (!asked || !asked.startsWith(site)) return; // anybody may have written that link
    const link = /** @type {HTMLAnchorElement} */ (document.querySelector('.offline-again a'));
    link.href = link.textContent = asked;
    /** @type {HTMLElement} */ (link.parentElement).hidden = false;
  }

  async function start() {
    again();
    const script = /** @type {HTMLElement | null} */ (document.querySelector('[data-worker]'));
    if (!script || !navigator.serviceWorker || !/^http/.test(location.protocol) || document.querySelector('[name="gloss-run"]')) throw 'none';
    registration = await registered(new URL(/** @type {string} */ (script.dataset.worker), location.href).href).catch(() => { throw 'none'; });
    await ready();
    show(await ask({}));
    for (const button of box.querySelectorAll('button')) button.addEventListener('click', () => act(button.dataset.ask));
  }

  start().catch((reason) => { status.textContent = why(reason); });
})();
