// @ts-check
// Where words of the page stand in the article's canonical text: the text of its blocks with one newline between them, white
// space as one space, and nothing that the page adds to it. Offsets count UTF-16 code units, as strings do.
(function () {
  'use strict';

  /** @typedef {{node: Text, at: number[]}} Piece A text node, and for each offset in it the one in the text. */
  /** @typedef {{text: string, pieces: Piece[]}} TextMap */

  var added = '.para-no, .note, .speaker, .visually-hidden, input';
  var blocks = /^(P|H[1-6]|LI|UL|OL|DL|DT|DD|TABLE|THEAD|TBODY|TR|TD|TH|PRE|BLOCKQUOTE|DIV|HR|FIGURE|SECTION)$/;
  var space = /[ \t\n\v\f\r]/;

  /** Reads the text of an element.
   * @param {Element} root
   * @returns {TextMap} */
  function read(root) {
    /** @type {Piece[]} */
    var pieces = [];
    var text = '';
    var begun = false; // the block has text
    var gap = false; // white space waits for what follows it

    /** @param {Text} node */
    function readText(node) {
      var at = [];
      var value = node.data;
      for (var i = 0; i < value.length; i++) {
        if (space.test(value[i])) {
          at.push(text.length);
          gap = begun;
          continue;
        }
        if (gap) text += ' ';
        else if (!begun && text) text += '\n';
        gap = false;
        begun = true;
        at.push(text.length);
        text += value[i];
      }
      at.push(text.length);
      pieces.push({ node: node, at: at });
    }

    /** @param {Node} node */
    function walk(node) {
      if (node.nodeType === Node.TEXT_NODE) {
        readText(/** @type {Text} */ (node));
      } else if (node.nodeType === Node.ELEMENT_NODE && !(/** @type {Element} */ (node)).matches(added)) {
        var isBlock = blocks.test(node.nodeName);
        if (isBlock) begun = gap = false;
        if (node.nodeName === 'BR') gap = begun;
        node.childNodes.forEach(walk);
        if (isBlock) begun = gap = false;
      }
    }
    root.childNodes.forEach(walk);
    return { text: text, pieces: pieces };
  }

  /** The range of the text that a range of the page covers, or null where that has none of it.
   * @param {TextMap} map
   * @param {Range} range
   * @returns {{start: number, end: number} | null} */
  function offsets(map, range) {
    var start = -1;
    var end = -1;
    map.pieces.forEach(function (piece) {
      var length = piece.node.length;
      if (!range.intersectsNode(piece.node)) return;
      var from = piece.node === range.startContainer ? range.startOffset : 0;
      var to = piece.node === range.endContainer ? range.endOffset : length;
      if (from >= to) return;
      if (start < 0) start = piece.at[from];
      end = piece.at[to];
    });
    if (start < 0) return null;
    while (start < end && /\s/.test(map.text[start])) start++;
    while (start < end && /\s/.test(map.text[end - 1])) end--;
    return start < end ? { start: start, end: end } : null;
  }

  /** The range of the page that shows a range of the text, or null.
   * @param {TextMap} map
   * @param {number} start
   * @param {number} end
   * @returns {Range | null} */
  function range(map, start, end) {
    var out = document.createRange();
    var found = false;
    map.pieces.forEach(function (piece) {
      for (var i = 0; i < piece.node.length; i++) {
        if (piece.at[i] < start || piece.at[i + 1] > end || piece.at[i + 1] <= piece.at[i]) continue;
        if (!found) out.setStart(piece.node, i);
        found = true;
        out.setEnd(piece.node, i + 1);
      }
    });
    return found ? out : null;
  }

  /** The range of the text that an element shows.
   * @param {TextMap} map
   * @param {Element} element
   * @returns {{start: number, end: number} | null} */
  function within(map, element) {
    var all = document.createRange();
    all.selectNodeContents(element);
    return offsets(map, all);
  }

  /** The words of a text, as ranges of it, by the language's own rules where the browser knows them.
   * @param {string} text
   * @param {string} language
   * @returns {{start: number, end: number}[]} */
  function words(text, language) {
    /** @type {{start: number, end: number}[]} */
    var out = [];
    var segments = new Intl.Segmenter(language || undefined, { granularity: 'word' }).segment(text);
    for (var segment of segments) {
      if (segment.isWordLike) out.push({ start: segment.index, end: segment.index + segment.segment.length });
    }
    return out;
  }

  window['glossDesk'].text = { read: read, offsets: offsets, range: range, within: within, words: words };
}());
