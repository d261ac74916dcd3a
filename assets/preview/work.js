// @ts-check
// The lists of what is to be done: a place that is chosen for an annotation is written at once.
(function () {
  'use strict';

  /** @param {HTMLButtonElement} button
   * @param {HTMLElement} list */
  function put(button, list) {
    var outcome = /** @type {HTMLElement} */ (list.nextElementSibling);
    var article = list.dataset.article || '';
    var meta = /** @type {HTMLMetaElement} */ (document.querySelector('meta[name="gloss-token"]'));
    outcome.textContent = 'Saving …';
    fetch('/_gloss/article/' + encodeURI(article), { cache: 'no-store' }).then(function (r) { return r.json(); }).then(function (state) {
      return fetch('/_gloss/annotate', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json', 'Gloss-Token': meta.content },
        body: JSON.stringify({
          article: article, text: state.textHash, files: state.files, do: 'move',
          start: Number(button.dataset.start), end: Number(button.dataset.end), exact: button.dataset.words,
          annotation: { index: Number(list.dataset.annotation), id: list.dataset.id },
        }),
      });
    }).then(function (response) {
      return response.text().then(function (text) {
        /** @type {any} */
        var body = { message: text };
        try { body = JSON.parse(text); } catch (plain) { /* a refusal in plain text */ }
        outcome.textContent = response.ok ? 'Done: the annotation stands there now.' : body.message;
        if (response.ok) list.remove();
      });
    }).catch(function () { outcome.textContent = 'gloss serve does not answer; nothing was written'; });
  }

  document.querySelectorAll('.work-places').forEach(function (node) {
    node.querySelectorAll('button').forEach(function (button) {
      button.hidden = false;
      button.addEventListener('click', function () { put(button, /** @type {HTMLElement} */ (node)); });
    });
  });
}());
