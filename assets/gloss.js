// @ts-check
// What a page can do beyond what it is: keys, and a legend that remembers. Every page is complete without this file.
(function () {
  'use strict';

  /** Reports whether a key pressed here is meant as text, or as a browser's own command.
   * @param {KeyboardEvent} event
   * @returns {boolean} */
  function isTyping(event) {
    var at = /** @type {HTMLElement} */ (event.target);
    return event.ctrlKey || event.metaKey || event.altKey || at.isContentEditable ||
      at.matches('textarea, select, input:not([type="checkbox"], [type="radio"])');
  }

  /** Moves to the next mention, or to the one before, and around at the ends. Without a mention in focus it starts
   * from what is in sight, so that a reader who scrolled is not thrown back.
   * @param {number} by 1 or -1 */
  function step(by) {
    // A mention that runs over a paragraph's end has an id on its first piece alone, and counts once. One inside a
    // link of the text cannot be a link itself, so the focus goes to the link around it.
    var all = Array.from(document.querySelectorAll('.prose .mention[id]'), function (mention) {
      return /** @type {HTMLElement} */ (mention.closest('a'));
    }).filter(function (link, i, list) { return link && list.indexOf(link) === i; });
    if (!all.length) return;
    var here = all.indexOf(/** @type {HTMLElement} */ (document.activeElement));
    if (here < 0) {
      here = all.findIndex(function (mention) { return mention.getBoundingClientRect().top >= 0; });
      if (by > 0) here -= here < 0 ? 0 : 1;
      else if (here < 0) here = all.length;
    }
    all[(here + by + all.length) % all.length].focus();
  }

  // In a folder a browser refuses the manifest, and complains. A guarded site sends it to whom it has let in.
  if (/^http/.test(location.protocol)) {
    var manifest = document.createElement('link');
    manifest.rel = 'manifest';
    manifest.crossOrigin = 'use-credentials';
    manifest.href = new URL('../site.webmanifest', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
    document.head.append(manifest);
  }

  var help = document.getElementById('keys');
  if (help) help.addEventListener('toggle', function () { // so that it is read out; a browser gives the focus back
    if (help && help.matches(':popover-open')) help.focus();
  });

  document.addEventListener('keydown', function (event) {
    if (isTyping(event)) return;
    if (event.key === 'n') step(1);
    if (event.key === 'p') step(-1);
    if (event.key === '?' && help && help.togglePopover) help.togglePopover();
    if (event.key === '/') {
      var field = /** @type {HTMLInputElement | null} */ (document.querySelector('form[role="search"] [type="search"]'));
      if (!field) return; // a layout of the archive's own may have none
      event.preventDefault();
      field.focus();
      field.select();
    }
  });

  /** On paper the notes stand at the end, as numbered endnotes. The page has each once, beside its words. */
  function gatherNotes() {
    var list = document.querySelector('.endnotes ol');
    if (!list) return;
    list.replaceChildren.apply(list, Array.from(document.querySelectorAll('.prose .note-body'), function (note) {
      var item = document.createElement('li');
      var words = document.createElement('div');
      var copy = /** @type {HTMLElement} */ (note.cloneNode(true));
      copy.querySelectorAll('.visually-hidden, .note-more').forEach(function (bracket) { bracket.remove(); });
      words.dir = 'auto';
      item.append(/** @type {Element} */ (copy.querySelector('.note-number')), words);
      words.append.apply(words, Array.from(copy.childNodes));
      return item;
    }));
  }
  addEventListener('beforeprint', gatherNotes);
  matchMedia('print').addEventListener('change', gatherNotes); // a browser's tools show paper without printing

  document.querySelectorAll('.colophon-keys').forEach(function (line) { line.removeAttribute('hidden'); });

  var boxes = /** @type {HTMLInputElement[]} */ (Array.from(document.querySelectorAll('.legend input')));

  /** @param {HTMLInputElement} box
   * @returns {string} */
  function keyOf(box) { return 'gloss:' + box.name + ':' + box.value; }

  function recall() {
    boxes.forEach(function (box) {
      try {
        box.checked = localStorage.getItem(keyOf(box)) !== 'off';
      } catch (refused) { /* a private window keeps nothing */ }
    });
  }
  boxes.forEach(function (box) {
    box.addEventListener('change', function () {
      try {
        localStorage.setItem(keyOf(box), box.checked ? 'on' : 'off');
      } catch (refused) { /* as above */ }
    });
  });
  recall();
  addEventListener('pageshow', function (event) { if (event.persisted) recall(); }); // the reader may have switched elsewhere meanwhile
}());
