// @ts-check
// Cards: what the archive knows of a mention, and how it was decided, on hover, focus or touch. A page is complete
// without them: a mention is a link, and its title says how it was decided. What cards say of entities lies in data/cards/
// and comes with the first one that a reader asks for; their form is a template of the page.
(function () {
  'use strict';

  /** @typedef {{date?: string, name: string, lang?: string, href: string}} Latest */
  /** @typedef {{name: string, type: string, kind: string, text?: string, count: string, bars?: number[], latest: Latest[]}} Entity */

  var root = new URL('../', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  var text = /** @type {HTMLElement | null} */ (document.querySelector('.prose[data-cards]'));
  var form = /** @type {HTMLTemplateElement | null} */ (document.querySelector('.card-form'));
  if (!text || !form) return; // a layout of the archive's own may have none

  var prose = text;
  var card = /** @type {HTMLElement} */ (document.importNode(/** @type {Element} */ (form.content.firstElementChild), true));
  card.dataset.glossKeep = ''; // a preview that changes the page in place leaves it alone
  document.body.append(card);

  var MARKS = '.mention[href], .speaker[href], .date[title], .date[data-why]';
  var barWidth = 112;
  var showMS = 180; // a pointer that only passes shows nothing
  var hideMS = 260; // long enough to reach the card

  /** @type {Object<string, Entity>} */
  var known = {};
  /** @type {Object<number, Promise<void>>} */
  var files = {};
  /** @type {HTMLElement | null} */
  var open = null;
  var timer = 0;
  var touched = false;

  /** @type {any} */ (window).glossCards = function (/** @type {Object<string, Entity>} */ cards) { Object.assign(known, cards); };

  /** @param {string} slot
   * @returns {HTMLElement} */
  function part(slot) {
    return /** @type {HTMLElement} */ (card.querySelector('[data-slot="' + slot + '"]'));
  }

  /** The path of the page that a mark leads to: the key of its card. Empty where it leads to none.
   * @param {HTMLElement} mark
   * @returns {string} */
  function pathOf(mark) {
    var href = /** @type {HTMLAnchorElement} */ (mark).href || '';
    return href.indexOf(root) === 0 && mark.dataset.state !== 'ambiguous' ? decodeURI(href.slice(root.length)) : '';
  }

  /** Which file has the card of a page. build/pages/card.go reckons the same.
   * @param {string} path
   * @returns {number} */
  function fileOf(path) {
    var h = 0;
    Array.from(path).forEach(function (sign) { h = (h * 31 + /** @type {number} */ (sign.codePointAt(0))) % 65521; });
    return h % Number(prose.dataset.cards);
  }

  /** Loads the file that has a card. A file that is not there, as in a part of a site that somebody saved, is no fault:
   * the card then says only how the mention was decided.
   * @param {string} path
   * @returns {Promise<void>} */
  function load(path) {
    var n = fileOf(path);
    if (!files[n]) {
      files[n] = new Promise(function (done) {
        var script = document.createElement('script');
        script.src = root + 'data/cards/' + n + '.js';
        script.onload = script.onerror = function () { done(); };
        document.head.append(script);
      });
    }
    return files[n];
  }

  /** @param {string} slot
   * @param {string | undefined} words */
  function write(slot, words) {
    var at = part(slot);
    at.textContent = words || '';
    at.hidden = !words;
  }

  /** @param {number[] | undefined} bars heights in pixels, from the first day of the archive to the last */
  function draw(bars) {
    var picture = part('bars');
    picture.toggleAttribute('hidden', !bars);
    picture.replaceChildren();
    var step = barWidth / ((bars || []).length || 1);
    (bars || []).forEach(function (height, i) {
      if (!height) return;
      var bar = document.createElementNS(picture.namespaceURI, 'rect');
      var box = { x: i * step, y: 20 - height, width: Math.max(1, step - 1), height: height };
      Object.entries(box).forEach(function (side) { bar.setAttribute(side[0], side[1].toFixed(1)); });
      if (i === Number(prose.dataset.now)) bar.dataset.now = '';
      picture.append(bar);
    });
  }

  /** @param {Latest[]} articles */
  function list(articles) {
    part('latest').hidden = !articles.length;
    part('latest').replaceChildren.apply(part('latest'), articles.map(function (article) {
      var item = document.createElement('li');
      var date = document.createElement('span');
      var link = document.createElement('a');
      date.textContent = article.date || '';
      link.textContent = article.name;
      link.href = root + article.href;
      link.dir = 'auto';
      if (article.lang) link.lang = article.lang;
      item.append(date, link);
      return item;
    }));
  }

  /** The mentions of the same entity in this text, in order.
   * @param {HTMLElement} mark
   * @returns {HTMLElement[]} */
  function alike(mark) {
    var path = pathOf(mark);
    if (!path) return [];
    return Array.from(prose.querySelectorAll('.mention[id]')).filter(function (other) {
      return pathOf(/** @type {HTMLElement} */ (other)) === path;
    }).map(function (other) { return /** @type {HTMLElement} */ (other); });
  }

  /** @param {HTMLElement} mark */
  function fill(mark) {
    var path = pathOf(mark);
    var entity = known[path];
    var all = alike(mark);
    card.dataset.type = entity ? entity.type : mark.dataset.type || '';
    card.lang = document.documentElement.lang;
    write('name', entity && entity.name);
    if (entity) /** @type {HTMLAnchorElement} */ (part('name')).href = root + encodeURI(path);
    write('kind', entity && entity.kind);
    write('text', entity && entity.text);
    write('how', mark.dataset.why);
    write('count', entity && entity.count);
    draw(entity && entity.bars);
    list(entity ? entity.latest : []);
    part('steps').hidden = all.length < 2;
    write('place', (all.indexOf(mark) + 1 || '–') + ' / ' + all.length);
  }

  /** Puts the card under the first line of the mark, or above it where there is no room below.
   * @param {HTMLElement} mark */
  function place(mark) {
    var line = mark.getClientRects()[0];
    if (!line) return hide(); // the preview has taken the words away
    var box = card.getBoundingClientRect();
    var width = document.documentElement.clientWidth;
    var edge = getComputedStyle(mark).direction === 'rtl' ? line.right + 16 - box.width : line.left - 16;
    var fits = line.bottom + 8 + box.height < innerHeight || line.top < box.height + 8;
    card.style.left = scrollX + Math.max(12, Math.min(edge, width - box.width - 12)) + 'px';
    card.style.top = scrollY + (fits ? line.bottom + 8 : line.top - box.height - 8) + 'px';
  }

  function hide() {
    clearTimeout(timer);
    if (!open) return;
    open.removeAttribute('aria-describedby');
    open = null;
    if (card.hidePopover) card.hidePopover();
    delete card.dataset.open;
  }

  /** @param {HTMLElement} mark
   * @returns {Promise<void>} */
  async function show(mark) {
    clearTimeout(timer);
    if (open === mark) return;
    hide();
    open = mark;
    var path = pathOf(mark);
    if (path && !known[path]) await load(path);
    if (open !== mark || !mark.isConnected) return; // the reader went on while it loaded
    keep(mark);
    fill(mark);
    if (card.showPopover) card.showPopover();
    card.dataset.open = '';
    place(mark);
    mark.setAttribute('aria-describedby', 'card-how');
  }

  /** A card says better what the title says, so the browser need not.
   * @param {HTMLElement} mark */
  function keep(mark) {
    if (!mark.title) return;
    mark.dataset.why = mark.title;
    mark.removeAttribute('title');
  }

  /** @param {() => void} act
   * @param {number} ms */
  function soon(act, ms) {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  }

  /** @param {Event} event
   * @returns {HTMLElement | null} */
  function markAt(event) {
    return /** @type {Element} */ (event.target).closest(MARKS);
  }

  // A date leads nowhere, but its working is to be had without a pointer too.
  prose.querySelectorAll('.date[title]').forEach(function (date) { /** @type {HTMLElement} */ (date).tabIndex = 0; });

  prose.addEventListener('mouseover', function (event) {
    var mark = markAt(event);
    if (!mark || touched) return;
    keep(mark);
    soon(function () { show(/** @type {HTMLElement} */ (mark)); }, showMS);
  });
  prose.addEventListener('mouseout', function (event) { if (markAt(event)) soon(hide, hideMS); });
  prose.addEventListener('focusin', function (event) {
    var mark = markAt(event);
    if (mark && mark.matches(':focus-visible')) show(mark);
  });
  prose.addEventListener('focusout', function () { soon(hide, hideMS); });
  document.addEventListener('pointerdown', function (event) {
    touched = event.pointerType === 'touch';
    if (open && !markAt(event) && !card.contains(/** @type {Node} */ (event.target))) hide();
  });
  prose.addEventListener('click', function (event) {
    var mark = markAt(event);
    if (!mark || !touched || open === mark) return;
    event.preventDefault(); // the first touch shows the card, the second follows the link
    show(mark);
  });

  card.addEventListener('mouseover', function () { clearTimeout(timer); });
  card.addEventListener('mouseout', function () { soon(hide, hideMS); });
  card.addEventListener('focusin', function () { clearTimeout(timer); });
  card.addEventListener('focusout', function () { soon(hide, hideMS); });
  card.addEventListener('click', function (event) {
    var button = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest('[data-step]'));
    if (!button || !open) return;
    var all = alike(open);
    var next = all[(all.indexOf(open) + Number(button.dataset.step) + all.length) % all.length];
    next.focus();
    show(next);
  });

  addEventListener('resize', function () { if (open) place(open); });
  addEventListener('pagehide', hide); // who comes back finds the page, not what led on from it

  document.addEventListener('keydown', function (event) {
    if (!open) return;
    var inside = card.contains(document.activeElement);
    if (event.key === 'Escape') {
      if (inside) open.focus({ preventScroll: true });
      hide();
    } else if (event.key === 'ArrowDown' && document.activeElement === open) {
      event.preventDefault();
      var first = /** @type {HTMLElement | null} */ (card.querySelector('a[href]:not([hidden])'));
      if (first) first.focus();
    } else if (event.key === 'Tab' && inside) {
      var stops = Array.from(card.querySelectorAll('a[href], button')).filter(function (stop) { return stop.checkVisibility ? stop.checkVisibility() : true; });
      var edge = event.shiftKey ? stops[0] : stops[stops.length - 1];
      if (document.activeElement === edge) open.focus(); // and on from there, as if the card stood beside its words
    }
  });

  // The number beside an entity's name leads to its first mention, and then from one to the next.
  document.querySelectorAll('.tally .count[href]').forEach(function (node) {
    var count = /** @type {HTMLAnchorElement} */ (node);
    count.addEventListener('click', function (event) {
      var first = document.getElementById(decodeURIComponent(count.hash.slice(1)));
      var all = first ? alike(first) : [];
      if (!all.length) return;
      event.preventDefault();
      var next = Number(count.dataset.next || 0) % all.length;
      count.dataset.next = String(next + 1);
      location.hash = all[next].id;
      all[next].focus();
    });
  });
}());
