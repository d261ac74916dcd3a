// @ts-check
// Lays over the page what is wrong with the archive's files, and that a page is gone. The last good page stays below.
(function () {
  'use strict';

  /** @typedef {{file: string, line?: number, column?: number, width?: number, excerpt?: string, message: string, hint?: string}} Problem */

  /** How many problems are shown; more at once have one cause as a rule. */
  var MOST = 20;

  var panel = document.createElement('section');
  panel.className = 'gloss-trouble';
  panel.setAttribute('data-gloss-keep', '');
  panel.setAttribute('aria-label', 'Preview');
  panel.lang = 'en';
  panel.dir = 'ltr';
  panel.hidden = true;
  var title = document.createElement('h2');
  title.setAttribute('aria-live', 'polite');
  var close = document.createElement('button');
  close.type = 'button';
  close.textContent = 'Dismiss';
  var list = document.createElement('ol');
  panel.append(title, close, list);
  // Beside the body, which is the page's. It stands there from the start, so that what comes is read out.
  document.documentElement.append(panel);

  var dismissed = '';
  var shown = '';
  var isGone = false; // the page is, whatever else is wrong

  /** Hides the panel until there is something new to say. */
  function dismiss() {
    dismissed = shown;
    panel.hidden = true;
  }
  close.addEventListener('click', dismiss);
  panel.addEventListener('keydown', function (event) {
    if (event.key === 'Escape') dismiss();
  });

  /** Makes an element with a text.
   * @param {string} name
   * @param {string} text
   * @param {string} [kind] its class
   * @returns {HTMLElement} */
  function make(name, text, kind) {
    var element = document.createElement(name);
    element.textContent = text;
    if (kind) element.className = kind;
    return element;
  }

  /** Shows the problems, or none.
   * @param {Problem[]} problems
   * @param {boolean} hasEditor */
  function show(problems, hasEditor) {
    if (isGone) return;
    shown = JSON.stringify(problems);
    if (!problems.length) {
      panel.hidden = true;
      dismissed = '';
      return;
    }
    if (shown === dismissed) return;
    title.textContent = problems.length === 1 ? 'One error in the archive' : problems.length + ' errors in the archive';
    list.replaceChildren.apply(list, problems.slice(0, MOST).map(function (p) { return item(p, hasEditor); }));
    if (problems.length > MOST) list.append(make('li', 'And ' + (problems.length - MOST) + ' more.'));
    panel.hidden = false;
  }

  /** Makes the item of one problem.
   * @param {Problem} p
   * @param {boolean} hasEditor
   * @returns {HTMLElement} */
  function item(p, hasEditor) {
    var out = document.createElement('li');
    var place = p.file + (p.line ? ':' + p.line + (p.column ? ':' + p.column : '') : '');
    var where = make(hasEditor ? 'button' : 'span', place, 'gloss-place');
    if (hasEditor) {
      where.title = 'Open in the editor';
      where.setAttribute('type', 'button');
      where.addEventListener('click', function () { open(p, out); });
    }
    var about = make('p', '');
    about.append(where, ' ', make('span', p.message));
    out.append(about);
    if (p.line && p.excerpt) out.append(excerpt(p));
    if (p.hint) out.append(make('p', p.hint, 'gloss-hint'));
    return out;
  }

  /** Makes the line in which a problem stands, with its place marked.
   * @param {Problem} p
   * @returns {HTMLElement} */
  function excerpt(p) {
    var points = Array.from(p.excerpt || ''); // columns count code points
    var from = Math.max(0, (p.column || 1) - 1);
    var to = p.column ? Math.min(points.length, from + Math.max(1, p.width || 1)) : from;
    var out = make('pre', '');
    out.tabIndex = 0; // it may be wider than the panel
    out.append(points.slice(0, from).join(''), make('mark', points.slice(from, to).join('')), points.slice(to).join(''));
    return out;
  }

  /** Opens a file in the editor; where that fails the item says so.
   * @param {Problem} p
   * @param {HTMLElement} at */
  function open(p, at) {
    var token = document.querySelector('meta[name="gloss-token"]');
    fetch('/_gloss/open', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Gloss-Token': token ? token.getAttribute('content') || '' : '' },
      body: JSON.stringify({ file: p.file, line: p.line || 1, column: p.column || 1 })
    }).then(function (answer) {
      return answer.ok ? '' : answer.text();
    }, function () {
      return 'the preview does not answer';
    }).then(function (why) {
      var old = at.querySelector('[role="alert"]');
      if (old) old.remove();
      if (!why) return;
      var alert = make('p', why);
      alert.setAttribute('role', 'alert');
      at.append(alert);
    });
  }

  /** Says that the page is no longer there, and where it went.
   * @param {string} moved a path of the site, or nothing */
  function gone(moved) {
    isGone = true;
    shown = 'gone';
    title.textContent = moved ? 'This page has moved' : 'This page is gone';
    var out = make('li', moved ? 'It is now at ' : 'Its file was removed or renamed; what you see is how it was last.');
    if (moved) {
      var link = /** @type {HTMLAnchorElement} */ (make('a', moved));
      link.href = '/' + moved.split('/').map(encodeURIComponent).join('/');
      out.append(link, '.');
    }
    list.replaceChildren(out);
    panel.hidden = false;
  }

  /** Takes back that the page is gone. */
  function back() {
    if (isGone) panel.hidden = true;
    isGone = false;
  }

  var shared = /** @type {any} */ (window).gloss = /** @type {any} */ (window).gloss || {};
  shared.trouble = { problems: show, gone: gone, back: back };
}());
