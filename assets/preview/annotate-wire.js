// @ts-check
// What goes between the page and the preview, and what is kept in the browser meanwhile: drafts by place, and the edits of
// this session, to be taken back.
(function () {
  'use strict';

  var desk = window['glossDesk'];

  /** @typedef {{ok: boolean, status: number, body: any}} Answer status 0 is no answer at all. */

  /** @returns {HTMLMetaElement | null} */
  function tokenMeta() { return document.querySelector('meta[name="gloss-token"]'); }

  /** Asks the preview. A page that outlived its preview takes the new one's token and asks again.
   * @param {string} path below /_gloss/
   * @param {any} [body] for what is sent by POST
   * @returns {Promise<Answer>} */
  function ask(path, body) {
    var meta = tokenMeta();
    var used = meta ? meta.content : '';
    return send(path, body).then(function (answer) {
      if (answer.status !== 403 || body === undefined) return answer;
      return renew(used).then(function (renewed) { return renewed ? send(path, body) : answer; });
    });
  }

  /** @param {string} path
   * @param {any} body
   * @returns {Promise<Answer>} */
  function send(path, body) {
    var meta = tokenMeta();
    /** @type {RequestInit} */
    var options = { cache: 'no-store' };
    if (body !== undefined) {
      options.method = 'POST';
      options.headers = { 'Content-Type': 'application/json', 'Gloss-Token': meta ? meta.content : '' };
      options.body = JSON.stringify(body);
    }
    return fetch('/_gloss/' + path, options).then(function (response) {
      return response.text().then(function (text) {
        /** @type {any} */
        var value = { message: text };
        try { value = JSON.parse(text); } catch (plain) { /* a refusal in plain text */ }
        return { ok: response.ok, status: response.status, body: value };
      });
    }, function () {
      return { ok: false, status: 0, body: { message: 'gloss serve does not answer. What you wrote is kept here; try again when it runs.' } };
    });
  }

  /** Takes the token of the preview that runs now.
   * @param {string} used the one that was refused: the page may have come by the new one meanwhile
   * @returns {Promise<boolean>} whether it is another */
  function renew(used) {
    return fetch(location.pathname, { cache: 'no-store' }).then(function (response) { return response.text(); }).then(function (html) {
      var page = new DOMParser().parseFromString(html, 'text/html');
      var now = /** @type {HTMLMetaElement | null} */ (page.querySelector('meta[name="gloss-token"]'));
      var meta = tokenMeta();
      if (!now || !meta) return false;
      meta.content = now.content;
      return now.content !== used;
    }, function () { return false; });
  }

  /** A store that may refuse, as in a private window.
   * @param {Storage} storage
   * @param {string} key */
  function slot(storage, key) {
    return {
      /** @returns {any} */
      get: function () {
        try { return JSON.parse(storage.getItem(key) || 'null'); } catch (refused) { return null; }
      },
      /** @param {any} value null to forget */
      set: function (value) {
        try {
          if (value === null) storage.removeItem(key);
          else storage.setItem(key, JSON.stringify(value));
        } catch (refused) { /* then it is kept in the page alone */ }
      },
    };
  }

  var undone = slot(sessionStorage, 'gloss:redo');
  var done = slot(sessionStorage, 'gloss:undo');

  /** Edits as a stack. One that cannot be taken back any more is forgotten.
   * @param {{get: () => any, set: (v: any) => void}} from
   * @param {{get: () => any, set: (v: any) => void}} to
   * @returns {Promise<Answer | null>} */
  function step(from, to) {
    var list = from.get() || [];
    var last = list[list.length - 1];
    if (!last) return Promise.resolve(null);
    return ask('undo', { edit: last.edit }).then(function (answer) {
      if (answer.ok || answer.status === 410) {
        list.pop();
        from.set(list);
      }
      if (answer.ok) to.set((to.get() || []).concat({ edit: answer.body.edit, what: last.what, article: last.article }));
      return answer;
    });
  }

  desk.wire = {
    ask: ask,
    slot: slot,
    /** @param {string} article */
    drafts: function (article) { return slot(localStorage, 'gloss:draft:' + article); },
    /** Notes an edit.
     * @param {{edit: string, what: string, article: string}} edit */
    did: function (edit) {
      done.set((done.get() || []).concat(edit).slice(-100));
      undone.set(null);
    },
    undo: function () { return step(done, undone); },
    redo: function () { return step(undone, done); },
    canUndo: function () { var list = done.get(); return list && list.length ? list[list.length - 1] : null; },
    canRedo: function () { var list = undone.get(); return list && list.length ? list[list.length - 1] : null; },
  };
}());
