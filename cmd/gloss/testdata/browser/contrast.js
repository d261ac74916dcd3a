// @ts-check
// Measures the contrast of each piece of text on the page with what lies behind it, by the formula of WCAG 2.2. The
// browser's own canvas lays one colour over another, so any colour that CSS can say may stand in the style sheet.
// The value is a list of {where, text, body, ratio}; body says whether the text is what the page is read for.
(function () {
  'use strict';

  var canvas = document.createElement('canvas');
  canvas.width = canvas.height = 1;
  var paint = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', { willReadFrequently: true }));

  /** Lays a colour over what has been laid so far.
   * @param {string} color */
  function lay(color) {
    paint.fillStyle = color;
    paint.fillRect(0, 0, 1, 1);
  }

  /** The relative luminance of what has been laid.
   * @returns {number} */
  function luminance() {
    var rgb = Array.from(paint.getImageData(0, 0, 1, 1).data.slice(0, 3), function (byte) {
      var c = byte / 255;
      return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    });
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2];
  }

  /** Contrasts by the colours that make them; a page has few, and reading a canvas is slow.
   * @type {Map<string, number>} */
  var known = new Map();

  /** @param {Element} element
   * @param {string} color
   * @returns {number} from 1 to 21 */
  function contrast(element, color) {
    var behind = [];
    for (var at = /** @type {Element | null} */ (element); at; at = at.parentElement) {
      behind.unshift(getComputedStyle(at).backgroundColor);
    }
    behind = behind.filter(function (c) { return c !== 'rgba(0, 0, 0, 0)'; });
    var key = behind.concat(color).join();
    if (!known.has(key)) {
      lay('#fff');
      behind.forEach(lay);
      var ground = luminance();
      lay(color);
      var ink = luminance();
      known.set(key, (Math.max(ground, ink) + 0.05) / (Math.min(ground, ink) + 0.05));
    }
    return known.get(key);
  }

  /** @param {Element} element
   * @returns {string} */
  function where(element) {
    var parent = element.parentElement;
    var name = element.localName + Array.from(element.classList, function (c) { return '.' + c; }).join('');
    return parent && parent !== document.body ? parent.localName + ' > ' + name : name;
  }

  /** Whether an element is what the page is read for, not apparatus around it.
   * @param {Element} element
   * @returns {boolean} */
  function isBody(element) {
    return element.closest('.prose, .lead, .entry-text') !== null &&
      element.closest('pre, th, del, .para-no, .speaker, .note') === null;
  }

  var list = [];
  var walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    var text = walker.currentNode.nodeValue.trim();
    var element = /** @type {Element} */ (walker.currentNode.parentElement);
    if (!text || !element.checkVisibility()) continue;
    list.push({ where: where(element), text: text, body: isBody(element), ratio: contrast(element, getComputedStyle(element).color) });
  }
  document.querySelectorAll('body *').forEach(function (element) {
    ['::before', '::after'].forEach(function (pseudo) {
      var style = getComputedStyle(element, pseudo);
      if (!/[^\s"]/.test(style.content.replace(/^(none|normal)$/, '')) || !element.checkVisibility()) return;
      list.push({ where: where(element) + pseudo, text: style.content, body: false, ratio: contrast(element, style.color) });
    });
  });
  return list;
}());
