// @ts-check
// Keeps the page that is open equal to the archive as it is edited. The server says what is new as server-sent events;
// a page that is out of sight lets go of its line, since a browser keeps few to one server, and asks again when it is
// back. Before each change of the page the document gets the event "gloss:before", and after it "gloss:page".
(function () {
  'use strict';

  /** @typedef {{status: number, version: string, html: string, moved?: string}} PageNews */
  /** @typedef {{paths: string[], generation: number}} FilesNews */
  /** @typedef {{file: string, line?: number, column?: number, width?: number, excerpt?: string, message: string, hint?: string}} Problem */
  /** @typedef {{run: string, editor: boolean}} Hello */

  /** What the preview's scripts share.
   * @type {{
   *   morph: (base: Document | null, next: Document) => void,
   *   trouble: {problems: (list: Problem[], editor: boolean) => void, gone: (moved: string) => void, back: () => void}
   * }} */
  var shared = /** @type {any} */ (window).gloss = /** @type {any} */ (window).gloss || {};

  /** How long to wait before asking again, in milliseconds: first, and at most. */
  var RETRY = 250;
  var RETRY_MOST = 4000;

  var run = meta('gloss-run');
  var version = meta('gloss-page').split(' ')[0];
  var generation = Number(meta('gloss-page').split(' ')[1]);
  var base = /** @type {Document | null} */ (null);
  var source = /** @type {EventSource | null} */ (null);
  var retry = RETRY;
  var hasEditor = false;

  /** Returns what a meta element of the preview says.
   * @param {string} name
   * @returns {string} */
  function meta(name) {
    var element = document.querySelector('meta[name="' + name + '"]');
    return element ? element.getAttribute('content') || '' : '';
  }

  /** Opens the line to the server. */
  function connect() {
    if (source || document.visibilityState === 'hidden') return;
    source = new EventSource('/_gloss/events?' + new URLSearchParams({
      page: decodeURI(location.pathname), version: version, generation: String(generation)
    }));
    source.addEventListener('hello', function (event) { hello(JSON.parse(event.data)); });
    source.addEventListener('files', function (event) { files(JSON.parse(event.data)); });
    source.addEventListener('page', function (event) { page(JSON.parse(event.data)); });
    source.addEventListener('problems', function (event) { shared.trouble.problems(JSON.parse(event.data), hasEditor); });
    source.addEventListener('error', function () {
      // The browser would ask again for what this page was when the line was opened.
      disconnect();
      setTimeout(connect, retry);
      retry = Math.min(2 * retry, RETRY_MOST);
    });
  }

  /** Lets go of the line. */
  function disconnect() {
    if (source) source.close();
    source = null;
  }

  /** @param {Hello} news */
  function hello(news) {
    retry = RETRY;
    hasEditor = news.editor;
    document.documentElement.setAttribute('data-gloss-live', news.run);
    if (news.run !== run) location.reload(); // it knows neither this page's token nor what it shows
  }

  /** Shows the page as it is now.
   * @param {PageNews} news */
  function page(news) {
    var was = version.split('-')[0];
    if (String(news.status) !== was && news.status === 404) {
      shared.trouble.gone(news.moved || '');
      return;
    }
    shared.trouble.back();
    version = news.version;
    if (String(news.status) !== was || news.status === 503 || !news.html) {
      location.reload();
      return;
    }
    var next = new DOMParser().parseFromString(news.html, 'text/html');
    if (scripts(next) !== scripts(base || document)) {
      location.reload(); // with the scroll kept, as browsers do
      return;
    }
    document.dispatchEvent(new CustomEvent('gloss:before'));
    shared.morph(base, next);
    base = next;
    document.dispatchEvent(new CustomEvent('gloss:page'));
  }

  /** Returns the addresses of a document's scripts.
   * @param {Document} of
   * @returns {string} */
  function scripts(of) {
    return Array.from(of.querySelectorAll('script[src]'), function (s) { return s.getAttribute('src'); }).join('\n');
  }

  /** Loads styles again that were replaced, and with a script that was the whole page.
   * @param {FilesNews} news */
  function files(news) {
    generation = news.generation;
    /** @param {string} address @returns {boolean} */
    function isReplaced(address) {
      var url = new URL(address, document.baseURI);
      return url.origin === location.origin && news.paths.includes(decodeURI(url.pathname).slice(1));
    }
    if (Array.from(document.scripts).some(function (s) { return Boolean(s.src) && isReplaced(s.src); })) {
      location.reload();
      return;
    }
    document.querySelectorAll('link[rel="stylesheet"]').forEach(function (node) {
      var old = /** @type {HTMLLinkElement} */ (node);
      if (!isReplaced(old.href)) return;
      var url = new URL(old.href);
      url.search = '?generation=' + news.generation;
      var link = /** @type {HTMLLinkElement} */ (old.cloneNode());
      link.href = url.href;
      // The old one dresses the page until the new one can; where that fails there is still one.
      link.addEventListener('load', function () {
        old.remove();
        document.dispatchEvent(new CustomEvent('gloss:style'));
      });
      link.addEventListener('error', function () { link.remove(); });
      old.after(link);
    });
  }

  document.addEventListener('visibilitychange', function () {
    if (document.visibilityState === 'hidden') disconnect();
    else connect();
  });
  window.addEventListener('pagehide', disconnect);
  window.addEventListener('pageshow', connect);

  // What the page was before any script changed it, from the browser's cache.
  fetch(location.href, { cache: 'force-cache' }).then(function (answer) {
    return answer.text();
  }).then(function (text) {
    var served = new DOMParser().parseFromString(text, 'text/html');
    var name = served.querySelector('meta[name="gloss-page"]');
    if (!base && name && name.getAttribute('content') === meta('gloss-page')) base = served;
  }).catch(function () { /* then the page itself has to do */ });
  document.addEventListener('DOMContentLoaded', connect);
}());
