// @ts-check
// Selecting words without a pointer: s begins at what is in focus or in sight, the arrows go from word to word, with Shift
// they take more words in, Enter says something of them.
(function () {
  'use strict';

  var desk = window['glossDesk'];

  /** @param {{prose: HTMLElement, map: () => any, chosen: (start: number, end: number) => void, status: HTMLElement}} o */
  desk.selector = function (o) {
    /** @type {{start: number, end: number}[]} */
    var words = [];
    var from = 0;
    var to = 0;
    var on = false;

    function show() {
      var map = o.map();
      var first = words[Math.min(from, to)];
      var last = words[Math.max(from, to)];
      var range = desk.text.range(map, first.start, last.end);
      var selection = getSelection();
      if (!range || !selection) return;
      selection.removeAllRanges();
      selection.addRange(range);
      o.status.textContent = map.text.slice(first.start, last.end);
      var box = range.getBoundingClientRect();
      if (box.top < 80 || box.bottom > innerHeight - 80) scrollBy({ top: box.top - innerHeight / 3 });
    }

    /** The word at which to begin: of the selection, of what is in focus, or the first in sight. */
    function begin() {
      var map = o.map();
      words = desk.text.words(map.text, o.prose.lang);
      if (!words.length) return;
      var selection = getSelection();
      var at = null;
      if (selection && !selection.isCollapsed && o.prose.contains(selection.anchorNode)) at = desk.text.offsets(map, selection.getRangeAt(0));
      var focus = document.activeElement;
      if (!at && focus && o.prose.contains(focus)) at = desk.text.within(map, focus.matches('.para-no') ? focus.closest('p') || focus : focus);
      var index = at ? words.findIndex(function (w) { return w.end > at.start; }) : words.findIndex(function (w) {
        var range = desk.text.range(map, w.start, w.end);
        return range !== null && range.getBoundingClientRect().top >= 0;
      });
      from = to = Math.max(index, 0);
      on = true;
      show();
    }

    /** @param {KeyboardEvent} event
     * @returns {boolean} whether the key was meant for the selection */
    function key(event) {
      if (!on) return false;
      if (event.key === 'Enter') {
        on = false;
        o.chosen(words[Math.min(from, to)].start, words[Math.max(from, to)].end);
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
    return { begin: begin, key: key, isOn: function () { return on; }, end: function () { on = false; } };
  };
}());
