// @ts-check
// Makes the page that is open equal to another version of it, and touches nothing that is the same in both. It looks at
// three trees: the page as it was served before (base), as it is served now (next), and as it is here (live), where the
// reader has opened notes, put the cursor somewhere and typed. Only what differs between the first two is changed here,
// so that whatever the reader or a script did to the rest stays.
//
// An element with data-gloss-keep is the preview's own: it is neither compared nor removed.
(function () {
  'use strict';

  /** How many pairs of children are compared at most to find those that belong together; 300 changed among 300. Above it
   * they are taken in order. */
  var MOST_PAIRS = 90000;

  /** Reports whether a node is the page's, not the preview's.
   * @param {Node} node
   * @returns {boolean} */
  function isPages(node) {
    return !(node instanceof Element && node.hasAttribute('data-gloss-keep'));
  }

  /** Returns the children that are the page's.
   * @param {Node} node
   * @returns {Node[]} */
  function children(node) {
    return Array.from(node.childNodes).filter(isPages);
  }

  /** Returns what tells whether two nodes are the same in two versions: the kind and the words, not the numbers in them,
   * which change when something is put in before.
   * @param {Node} node
   * @returns {string} */
  function key(node) {
    return node.nodeName + '\n' + (node.textContent || '').replace(/\d+/g, '');
  }

  /** Reports whether one node can be made into another.
   * @param {Node} a
   * @param {Node} b
   * @returns {boolean} */
  function isKin(a, b) {
    if (a.nodeName !== b.nodeName) return false;
    return !(a instanceof HTMLInputElement && b instanceof HTMLInputElement && a.type !== b.type);
  }

  /** Pairs the nodes of two lists, in order: for each of b the index in a, or -1.
   * @param {Node[]} a
   * @param {Node[]} b
   * @returns {number[]} */
  function pair(a, b) {
    var out = b.map(function () { return -1; });
    var from = 0;
    while (from < a.length && from < b.length && a[from].isEqualNode(b[from])) {
      out[from] = from;
      from++;
    }
    var ends = 0;
    while (ends < Math.min(a.length, b.length) - from && a[a.length - 1 - ends].isEqualNode(b[b.length - 1 - ends])) {
      out[b.length - 1 - ends] = a.length - 1 - ends;
      ends++;
    }
    pairByWords(a, b, from, ends, out);
    pairByKind(a, b, out);
    return out;
  }

  /** Pairs what has the same words: the longest common subsequence of what is neither at the start nor at the end.
   * @param {Node[]} a
   * @param {Node[]} b
   * @param {number} from
   * @param {number} ends
   * @param {number[]} out */
  function pairByWords(a, b, from, ends, out) {
    var rows = a.length - ends - from;
    var columns = b.length - ends - from;
    if (rows * columns === 0 || rows * columns > MOST_PAIRS) return;
    var x = a.slice(from, from + rows).map(key);
    var y = b.slice(from, from + columns).map(key);
    var width = columns + 1;
    var longest = new Uint16Array((rows + 1) * width);
    for (var i = rows - 1; i >= 0; i--) {
      for (var j = columns - 1; j >= 0; j--) {
        longest[i * width + j] = x[i] === y[j] ? longest[(i + 1) * width + j + 1] + 1 :
          Math.max(longest[(i + 1) * width + j], longest[i * width + j + 1]);
      }
    }
    for (i = 0, j = 0; i < rows && j < columns;) {
      if (x[i] === y[j]) out[from + j++] = from + i++;
      else if (longest[(i + 1) * width + j] >= longest[i * width + j + 1]) i++;
      else j++;
    }
  }

  /** Pairs what is left, between the pairs there are, by kind: a paragraph that was rewritten is still that paragraph.
   * @param {Node[]} a
   * @param {Node[]} b
   * @param {number[]} out */
  function pairByKind(a, b, out) {
    var i = 0;
    for (var j = 0; j < b.length; j++) {
      if (out[j] >= 0) {
        i = out[j] + 1;
        continue;
      }
      var next = out.slice(j).find(function (k) { return k >= 0; });
      var end = next === undefined ? a.length : next;
      for (var k = i; k < end; k++) {
        if (isKin(a[k], b[j])) {
          out[j] = k;
          i = k + 1;
          break;
        }
      }
    }
  }

  /** Makes a node, known to be of the same kind, into next. base may be missing: then live is taken for it.
   * @param {Node} live
   * @param {Node | null} base
   * @param {Node} next */
  function morph(live, base, next) {
    if (base && base.isEqualNode(next)) return;
    if (live instanceof Element && next instanceof Element) {
      attributes(live, /** @type {Element} */ (base || live), next);
      if (live.nodeName === 'TEXTAREA') return; // its text is the reader's
      morphChildren(live, base, next);
    } else if (live instanceof CharacterData && next instanceof CharacterData) {
      words(live, next.data);
    }
  }

  /** Changes the attributes that differ.
   * @param {Element} live
   * @param {Element} base
   * @param {Element} next */
  function attributes(live, base, next) {
    Array.from(base.attributes).forEach(function (a) {
      if (!next.hasAttribute(a.name)) live.removeAttribute(a.name);
    });
    Array.from(next.attributes).forEach(function (a) {
      if (base === live || base.getAttribute(a.name) !== a.value) live.setAttribute(a.name, a.value);
    });
  }

  /** Replaces only the characters that differ, so that a selection of others stays.
   * @param {CharacterData} live
   * @param {string} data */
  function words(live, data) {
    var was = live.data;
    if (was === data) return;
    var from = 0;
    while (from < Math.min(was.length, data.length) && was[from] === data[from]) from++;
    var ends = 0;
    while (ends < Math.min(was.length, data.length) - from && was[was.length - 1 - ends] === data[data.length - 1 - ends]) ends++;
    live.replaceData(from, was.length - from - ends, data.slice(from, data.length - ends));
  }

  /** Makes the children of a node into those of next.
   * @param {Node} live
   * @param {Node | null} base
   * @param {Node} next */
  function morphChildren(live, base, next) {
    var here = children(live);
    var before = base ? children(base) : here;
    // Where a script has put in or taken away something, what was served before is no guide to what is here.
    var isGuide = before.length === here.length && before.every(function (node, i) { return node.nodeName === here[i].nodeName; });
    if (!isGuide) before = here;
    var after = children(next);
    var pairs = pair(before, after);
    var stays = new Set(pairs);
    here.forEach(function (node, i) {
      if (!stays.has(i)) live.removeChild(node);
    });
    var last = /** @type {Node | null} */ (null);
    after.forEach(function (node, j) {
      if (pairs[j] < 0) {
        var made = document.importNode(node, true);
        live.insertBefore(made, last ? last.nextSibling : live.firstChild);
        last = made;
        return;
      }
      last = here[pairs[j]];
      morph(last, isGuide ? before[pairs[j]] : null, node);
    });
  }

  /** Runs change, and then puts what was at the top of the window back to where it was.
   * @param {() => void} change */
  function hold(change) {
    var seen = Array.from(document.querySelectorAll('main *')).find(function (e) { return e.getBoundingClientRect().top >= 0; });
    var top = seen ? seen.getBoundingClientRect().top : 0;
    var root = document.documentElement;
    root.style.overflowAnchor = 'none'; // or the browser would do the same once more
    change();
    if (seen && seen.isConnected && window.scrollY > 0) window.scrollBy({ top: seen.getBoundingClientRect().top - top, behavior: 'instant' });
    root.style.overflowAnchor = '';
    if (!root.getAttribute('style')) root.removeAttribute('style');
  }

  /** Makes the page that is open into another version of it.
   * @param {Document | null} base as it was served before, if that is known
   * @param {Document} next as it is served now */
  function morphPage(base, next) {
    hold(function () {
      ['lang', 'dir'].forEach(function (name) {
        var value = next.documentElement.getAttribute(name);
        if (value === null) document.documentElement.removeAttribute(name);
        else if (document.documentElement.getAttribute(name) !== value) document.documentElement.setAttribute(name, value);
      });
      if (document.title !== next.title) document.title = next.title;
      var focus = document.activeElement;
      morph(document.body, base && base.body, next.body);
      if (focus && !focus.isConnected && focus.id) {
        var same = document.getElementById(focus.id);
        if (same) same.focus({ preventScroll: true });
      }
    });
    morphHead(base, next);
  }

  /** Changes what the head says of the page. Style sheets come before those they replace go.
   * @param {Document | null} base
   * @param {Document} next */
  function morphHead(base, next) {
    var selector = 'meta[name], link:not([data-gloss-keep])';
    var before = Array.from((base || document).head.querySelectorAll(selector));
    var here = Array.from(document.head.querySelectorAll(selector));
    var after = Array.from(next.head.querySelectorAll(selector));
    after.forEach(function (node) {
      if (!before.some(function (old) { return old.isEqualNode(node); })) document.head.append(document.importNode(node, true));
    });
    here.forEach(function (node, i) {
      var old = before.length === here.length ? before[i] : node;
      if (!after.some(function (kept) { return kept.isEqualNode(old); })) node.remove();
    });
  }

  /** What the preview's scripts share.
   * @type {{morph?: typeof morphPage}} */
  var shared = /** @type {any} */ (window).gloss = /** @type {any} */ (window).gloss || {};
  shared.morph = morphPage;
}());
