// @ts-check
// Selecting words without a pointer: s begins at what is in focus, where one was, or in sight; the arrows go from word to
// word, with Shift they take more words in; Enter says something of them, and a figure says of what kind.
(function () {
  'use strict';

  var desk = window['glossDesk'];

  /** What the figures stand for, in the order of the panel. */
  var KINDS = ['entity', 'note', 'date', 'speaker', 'none'];

  /** @param {{prose: HTMLElement, map: () => any, chosen: (start: number, end: number, kind: string) => void, status: HTMLElement}} o
   * chosen gets an empty kind where none was said */
  desk.selector = function (o) {
    /** @type {{start: number, end: number}[]} */
    var words = [];
    var from = 0;
    var to = 0;
    var on = false;
    var been = false; // whether from and to say where one was
    var held = /** @type {Element | null} */ (null); // where the focus was; elsewhere the keys are that element's

    /** @param {boolean} [isQuiet] whether the words were said before */
    function show(isQuiet) {
      var map = o.map();
      var first = words[Math.min(from, to)];
      var last = words[Math.max(from, to)];
      var range = desk.text.range(map, first.start, last.end);
      var selection = getSelection();
      if (!range || !selection) return;
      selection.removeAllRanges();
      selection.addRange(range);
      if (!isQuiet) o.status.textContent = map.text.slice(first.start, last.end);
      var box = range.getBoundingClientRect();
      if (box.top < 80 || box.bottom > innerHeight - 80) scrollBy({ top: box.top - innerHeight / 3 });
    }

    /** @param {{start: number, end: number}} word
     * @returns {boolean} */
    function isInSight(word) {
      var range = desk.text.range(o.map(), word.start, word.end);
      var box = range && range.getBoundingClientRect();
      return Boolean(box && box.bottom > 0 && box.top < innerHeight);
    }

    /** The word at which to begin: of the selection, of what is in focus, where one was, or the first in sight. */
    function begin() {
      var map = o.map();
      words = desk.text.words(map.text, o.prose.lang);
      if (!words.length) return;
      var selection = getSelection();
      var at = null;
      if (selection && !selection.isCollapsed && o.prose.contains(selection.anchorNode)) at = desk.text.offsets(map, selection.getRangeAt(0));
      var focus = document.activeElement;
      if (!at && focus && o.prose.contains(focus)) at = desk.text.within(map, focus.matches('.para-no') ? focus.closest('p') || focus : focus);
      var index = Math.min(from, to);
      if (at) index = words.findIndex(function (w) { return w.end > at.start; });
      else if (!been || index >= words.length || !isInSight(words[index])) index = words.findIndex(isInSight);
      from = to = Math.max(index, 0);
      been = true;
      held = document.activeElement;
      on = true;
      show();
    }

    /** @param {KeyboardEvent} event
     * @returns {boolean} whether the key was meant for the selection */
    function key(event) {
      if (document.activeElement !== held) on = false;
      if (!on) return false;
      var kind = KINDS[Number(event.key) - 1] || '';
      if (event.key === 'Enter' || kind) {
        on = false;
        o.chosen(words[Math.min(from, to)].start, words[Math.max(from, to)].end, kind);
        return true;
      }
      if (event.key === 'Escape') {
        on = false;
        o.status.textContent = '';
        var selection = getSelection();
        if (selection) selection.removeAllRanges();
        return true;
      }
      if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return false;
      var forth = (event.key === 'ArrowRight') === (getComputedStyle(o.prose).direction === 'ltr') ? 1 : -1;
      to = Math.min(Math.max(to + forth, 0), words.length - 1);
      if (!event.shiftKey) from = to;
      show();
      return true;
    }
    return {
      begin: begin,
      key: key,
      /** Goes on from the words that were chosen, or shows them anew in a page that has changed.
       * @param {[number, number]} [place] in a page that was loaded again, what place returned */
      resume: function (place) {
        if (place) [from, to] = place;
        been = true;
        words = desk.text.words(o.map().text, o.prose.lang);
        on = Math.max(from, to) < words.length;
        held = document.activeElement;
        if (on) show(true);
      },
      isOn: function () { return on; },
      place: function () { return on ? [from, to] : null; },
      end: function () { on = false; },
    };
  };
}());
