// @ts-check
// Accounts of a story side by side. Without this file the boxes choose what is shown, and the rows are in the order of the
// story's first account. With it they are in that of the first account chosen, the address says what is chosen, and there is
// no limit to how many accounts a story has.
(() => {
  'use strict';

  /** A sentence of an account, or several that it has alone. @typedef {{row: Element, box: HTMLElement, account: number}} Cell */

  const PREFIX = '#with/';
  const STYLED = 24; // accounts for which assets/choose.css has rules
  const page = /** @type {HTMLElement | null} */ (document.querySelector('.synopsis'));
  if (!page || !page.querySelector('.choose')) return; // a layout of the archive's own may have neither

  /** @returns {HTMLInputElement[]} */
  const boxes = () => Array.from(page.querySelectorAll('.choose input'));
  /** The numbers of the accounts that are chosen, from 1, or of all. @param {boolean} [all] @returns {number[]} */
  const chosen = (all) => boxes().map((box, i) => (all || box.checked ? i + 1 : 0)).filter(Boolean);
  const list = () => /** @type {HTMLElement} */ (page.querySelector('.sides-rows'));

  /** Marks a longest increasing run of places; those below 0 are none. @param {number[]} places @returns {boolean[]} */
  function increasing(places) {
    /** @type {number[]} */ const tails = [];
    /** @type {number[]} */ const before = [];
    places.forEach((place, i) => {
      if (place < 0) return;
      let n = tails.findIndex((tail) => places[tail] >= place);
      if (n < 0) n = tails.length;
      before[i] = n ? tails[n - 1] : -1;
      tails[n] = i;
    });
    const out = places.map(() => false);
    for (let i = tails.length ? tails[tails.length - 1] : -1; i >= 0; i = before[i]) out[i] = true;
    return out;
  }

  /** Lays accounts out: rows in the order of the first, and in them what stands elsewhere in its own text. As
   * build/compare/synopsis.go does. @param {number[]} accounts */
  function lay(accounts) {
    /** @type {Cell[]} */
    const cells = Array.from(list().querySelectorAll('.side'), (box) => (
      { row: /** @type {Element} */ (box.parentElement), box: /** @type {HTMLElement} */ (box), account: Number(/** @type {HTMLElement} */ (box).dataset.by) }));
    cells.sort((a, b) => Number(a.box.dataset.first) - Number(b.box.dataset.first));
    /** @type {Element[]} */ let order = [];
    /** @type {Set<Cell>} */ const moved = new Set();
    for (const account of accounts) {
      const own = cells.filter((cell) => cell.account === account);
      const at = new Map(order.map((row, i) => [row, i]));
      const places = own.map((cell) => at.get(cell.row) ?? -1);
      const kept = increasing(places);
      /** @type {Element[]} */ const out = [];
      /** @type {Element[]} */ let fresh = [];
      let next = 0;
      own.forEach((cell, i) => {
        if (places[i] < 0) fresh.push(cell.row);
        else if (!kept[i]) moved.add(cell);
        else {
          out.push(...order.slice(next, places[i]), ...fresh, cell.row);
          next = places[i] + 1;
          fresh = [];
        }
      });
      order = out.concat(order.slice(next), fresh);
    }
    return { cells, order, moved };
  }

  /** Says of a cell whether it is moved. @param {Cell} cell @param {boolean} isMoved */
  function flag(cell, isMoved) {
    const old = cell.box.querySelector('.side-moved');
    const form = /** @type {HTMLTemplateElement | null} */ (page && page.querySelector('.side-moved-form'));
    if (old && !isMoved) old.remove();
    if (!old && isMoved && form) /** @type {Element} */ (cell.box.querySelector('.side-where')).append(document.importNode(form.content, true));
  }

  /** Gives cells their rows where there are columns, so that what one account has alone stands beside what another has; the
   * last of them reaches down to where both go on together. @param {Cell[][]} rows @param {number[]} accounts */
  function place(rows, accounts) {
    const hasColumns = Number(getComputedStyle(list()).getPropertyValue('--columns')) > 1;
    const next = accounts.map(() => 1);
    /** @type {HTMLElement[]} */ const last = [];
    for (const row of rows) {
      const at = Math.max(...row.map((cell) => next[accounts.indexOf(cell.account)]));
      for (const { box, account } of row) {
        const column = accounts.indexOf(account);
        if (hasColumns && next[column] < at && last[column]) last[column].style.setProperty('--span', String(at - next[column] + 1));
        box.removeAttribute('style');
        if (hasColumns) box.style.setProperty('--at', String(at));
        next[column] = at + 1;
        last[column] = box;
      }
    }
  }

  /** What is shown: the cells of each row, in order. @type {Cell[][]} */
  let shown = [];

  /** Shows what is chosen. @param {boolean} [asServed] as the page came, for the preview to change it */
  function show(asServed) {
    const accounts = chosen();
    const { cells, order, moved } = lay(asServed || !accounts.length ? chosen(true) : accounts);
    const rest = new Set(cells.map((cell) => cell.row));
    /** @type {Map<Element, Cell[]>} */ const rows = new Map(order.map((row) => [row, []]));
    for (const cell of cells) {
      flag(cell, moved.has(cell));
      cell.box.removeAttribute('style');
      if (accounts.includes(cell.account)) /** @type {Cell[]} */ (rows.get(cell.row)).push(cell);
    }
    order.forEach((row) => rest.delete(row));
    list().replaceChildren('\n', ...[...order, ...rest].flatMap((row) => [row, '\n'])); // as the layout has them
    shown = asServed ? [] : Array.from(rows.values());
    place(shown, accounts);
    const status = /** @type {HTMLElement | null} */ (page && page.querySelector('.choice-status'));
    if (!status) return;
    const words = (status.dataset.words || '').replace('{n}', String(shown.filter((row) => row.length > 1).length)).replace('{moved}', String(moved.size));
    const said = asServed || accounts.length < 2 ? '' : words;
    if (status.textContent !== said) status.textContent = said;
  }

  /** Chooses what the address says, where it says something. */
  function arrive() {
    if (location.hash.indexOf(PREFIX) !== 0) return;
    const keys = location.hash.slice(PREFIX.length).split('/').map((key) => {
      try {
        return decodeURIComponent(key);
      } catch (malformed) {
        return key;
      }
    });
    if (boxes().some((box) => keys.includes(box.value))) boxes().forEach((box) => { box.checked = keys.includes(box.value); });
  }

  /** Makes the rules of assets/choose.css for the accounts beyond its own, and lets them be chosen. */
  function extend() {
    boxes().forEach((box) => { box.disabled = false; });
    const rules = new CSSStyleSheet(); // which a site's Content-Security-Policy lets a script make, as it does no style element
    for (let n = STYLED + 1; n <= boxes().length; n++) {
      const box = 'input:nth-of-type(' + n + '):checked) ', cell = '[data-by="' + n + '"]';
      rules.insertRule('.synopsis:has(:checked ~ :checked ~ ' + box + cell + '{--column:3}');
      rules.insertRule('.synopsis:has(:checked ~ ' + box + cell + '{--column:2}');
      rules.insertRule('.synopsis:has(' + box + cell + '{display:block}');
      rules.insertRule('.synopsis:has(' + box + '[data-with~="' + n + '"]{--side-ink:var(--text);--tie:var(--mark-quiet);--figure:inline;--agree:underline solid var(--accent);--agree-wash:var(--wash)}');
    }
    document.adoptedStyleSheets = [rules];
  }

  page.addEventListener('change', () => {
    const keys = boxes().filter((box) => box.checked).map((box) => encodeURIComponent(box.value));
    try {
      history.replaceState(null, '', PREFIX + keys.join('/'));
    } catch (refused) { /* some browsers do not let a folder's page note it */ }
    show();
  });
  addEventListener('hashchange', () => { arrive(); show(); });
  addEventListener('resize', () => place(shown, chosen()));
  document.addEventListener('gloss:before', () => show(true));
  document.addEventListener('gloss:page', () => { extend(); show(); });
  extend();
  arrive();
  show();
})();
