// @ts-check
// Sets up the worker of a site that may be read offline; a browser may refuse, and the page lacks nothing then. It does so
// over HTTP alone, since a folder needs none, and never in a preview, whose pages change under the reader's hands.
(function () {
  'use strict';

  var own = /** @type {HTMLElement} */ (document.currentScript);
  if (!navigator.serviceWorker || !/^http/.test(location.protocol) || document.querySelector('[name="gloss-run"]')) return;
  window.addEventListener('load', function () {
    navigator.serviceWorker.register(/** @type {string} */ (own.dataset.worker)).catch(function () { /* a private window keeps nothing */ });
  });
}());
