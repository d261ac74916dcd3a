// @ts-check
// The page of the search: a field that answers as one types, facets, and a list of results. Its words stand in the
// layout; what is sought stands in the address, behind #.
(() => {
  'use strict';

  // @ts-ignore assets/search.js
  const { LONGEST, UNPARTED, root, answer, cellOf, docOf, find, fold, hasPhrases, index, named, row, words } = window.glossSearch;
  const ROWS = 6; // results at a time, a screenful: each is likely to load a file of texts
  const FEW = 10; // files of postings: an archive of no more counts at once what a larger one counts when it is asked to
  const CHECKED = 96; // texts looked through for a phrase at a time
  const NAMES = 8, VALUES = 12; // entities and other values that a facet lists
  const KINDS = ['entity', 'note', 'article', 'quotation'];
  const FACETS = ['kind', 'source', 'year', 'entity'];

  /** @typedef {{doc: number, kind: number, href: string, title: string, lang: string, text: string | null, marks: any[], date: string, by: string, type: number, count: number}} Row */
  const $ = (/** @type {string} */ name) => /** @type {any} */ (document.querySelector('.search' + name));
  const main = /** @type {HTMLElement} */ (document.querySelector('main')), form = $('-form'), field = $('-words'), status = $('-status'), facets = $('-facets'), list = $('-results'), more = $('-more');
  const language = document.documentElement.lang, idle = status.textContent; // what it says while nothing is sought

  /** What is sought: q, and a value of each facet that is chosen. @type {Object<string, string>} */
  let want = {};
  let turn = 0; // of the answer that is shown or awaited; an older one is dropped
  let limit = ROWS, checked = CHECKED;

  const number = (/** @type {number} */ n) => String(n).replace(/\B(?=(\d{3})+$)/g, main.dataset.group || '');

  const rtl = getComputedStyle(main).direction === 'rtl';

  /** Words of the layout with what belongs in them; what runs against the page is isolated. @param {string} name @param {Object<string, any>} [values] @returns {string} */
  const fill = (name, values = {}) => (main.dataset[name] || '').replace(/[\u2068\u2069]/g, '').replace(/\{(\w+)\}/g, (/** @type {string} */ _, /** @type {string} */ key) =>
    typeof values[key] === 'number' ? number(values[key]) : /[\u0590-\u08ff]/.test(values[key]) === rtl ? values[key] : '\u2068' + values[key] + '\u2069');

  /** @param {string} name @param {Object<string, string>} attributes @param {(Node | string)[]} children @returns {HTMLElement} */
  function make(name, attributes, ...children) {
    const out = document.createElement(name);
    for (const key in attributes) if (attributes[key]) out.setAttribute(key, attributes[key]);
    out.append(...children);
    return out;
  }

  /** Where a text has what was sought. @param {string} text @param {any[]} hits @returns {[from: number, to: number, hit: number][]} */
  function places(text, hits) {
    /** @type {[number, number, number][]} */
    const out = [];
    for (const [word, at] of words(text)) {
      const folded = fold(word), short = Array.from(folded).slice(0, LONGEST).join('');
      hits.forEach(({ has, run }, i) => {
        const from = run ? folded.indexOf(run) : -1;
        if (from >= 0 && folded.length === word.length) out.push([at + from, at + from + run.length, i]);
        else if (from >= 0 || has.has(short)) out.push([at, at + word.length, i]);
      });
    }
    return out.sort((a, b) => a[0] - b[0]);
  }

  /** The part of a text that has most of the words, with these and whoever is mentioned marked.
   * @param {any} dir @param {string} text @param {any[]} marks mentions @param {any[]} hits @param {number} [room] in code units
   * @returns {(Node | string)[]} */
  function excerpt(dir, text, marks, hits, room = 180) {
    const found = places(text, hits);
    let best = 0, most = 0;
    found.forEach(([at], i) => {
      const seen = new Set();
      for (let j = i; j < found.length && found[j][1] - at <= room; j++) seen.add(found[j][2]);
      if (seen.size > most) [most, best] = [seen.size, at];
    });
    let from = Math.max(0, best - 70), to = Math.min(text.length, from + room + 60);
    if (from) {
      const before = text.slice(from, best), sentence = before.search(/(?<=[.!?。؟]\s+|\n)\S/);
      from += sentence < 0 ? before.search(/\s/) + 1 : sentence;
    }
    if (to < text.length) to = Math.max(text.lastIndexOf(' ', to), from + room);
    const within = (/** @type {any[][]} */ spans) => spans.filter((s) => s[0] < to && s[1] > from);
    const shown = within(found), named = within(marks);
    const edges = [from, to, ...[...shown, ...named].flatMap((s) => s.slice(0, 2).filter((at) => at > from && at < to))];
    const cuts = [...new Set(edges)].sort((a, b) => a - b);
    const nodes = cuts.slice(1).map((end, i) => {
      const covers = (/** @type {any[]} */ s) => s[0] <= cuts[i] && s[1] >= end;
      const mention = named.find(covers), part = text.slice(cuts[i], end).replace(/\n/g, ' ');
      const node = shown.some(covers) ? make('mark', {}, part) : part;
      return mention ? make('span', { class: 'mention', 'data-type': dir.types[find(dir.typed, mention[2])][0] }, node) : node;
    });
    return [from ? '… ' : '', ...nodes, to < text.length ? ' …' : ''];
  }

  /** A result. @param {any} dir @param {Row} row @param {any[]} hits @returns {HTMLElement} */
  function entry(dir, row, hits) {
    const { doc, kind, lang, text } = row, type = kind ? '' : dir.types[row.type][0];
    const source = kind ? dir.sources[dir.source[cellOf(dir, doc) % dir.month.length]] : '';
    const link = make('a', { href: root + row.href, lang, class: type && 'type-name' }, ...excerpt(dir, row.title, [], hits, 1e4));
    const what = ['count', 'note', '', row.by ? 'quotation' : 'unsaid'][kind];
    return make('li', { class: 'entry', 'data-kind': KINDS[kind], 'data-type': type },
      make('p', { class: 'entry-date apparatus' }, kind ? row.date || fill('undated') : dir.types[row.type][3]),
      make('div', { class: 'entry-body', dir: 'auto' }, make('h2', {}, link),
        make('p', { class: 'entry-why' }, what && make('bdi', { class: 'apparatus' }, fill(what, { n: row.count, by: row.by })), what && source ? ' · ' : '', source ? make('cite', { dir: 'auto' }, source) : ''),
        make('p', { class: 'entry-text', lang, dir: 'auto' }, ...(text === null ? [make('i', { lang: language }, fill('withheld'))] : excerpt(dir, text, row.marks, hits)))));
  }

  /** Says for each cell of the counts what value of each facet it has. @param {any} dir @param {number} cell @returns {Object<string, string>} */
  function valuesOf(dir, cell) {
    const kind = Math.floor(cell / dir.month.length), at = cell % dir.month.length;
    if (!kind) return { kind: KINDS[0] };
    const year = dir.month[at] < 0 ? fill('undated') : String(Math.floor(dir.month[at] / 12));
    return { kind: KINDS[kind], source: dir.sources[dir.source[at]] || fill('unsourced'), year };
  }

  /** Whether values are those that are wanted, but for one facet. @param {Object<string, string>} values @param {string} [but] @returns {boolean} */
  const fits = (values, but) => FACETS.every((f) => f === but || f === 'entity' || !want[f] || values[f] === want[f]);

  /** Finds the entity of a name. @param {string} name @returns {Promise<Uint8Array | undefined>} the articles that name it */
  async function namedBy(name) {
    const { kinds } = await index(), { keys } = await answer('"' + name + '"', false);
    for (const doc of Array.from(keys, docOf).filter((doc) => doc < kinds[1]).slice(0, NAMES)) {
      if ((await row(doc)).title === name) return named(doc);
    }
  }

  /** Answers what is wanted, unless something else is wanted by then.
   * @param {boolean} [again] whether a file failed the first time @returns {Promise<void>} */
  async function show(again) {
    const mine = ++turn;
    if (!/\S/.test(want.q || '')) {
      status.textContent = idle;
      list.replaceChildren();
      facets.hidden = more.hidden = true;
      return;
    }
    try {
      const dir = await index(), few = dir.shards.length <= FEW, quoted = few || want.kind === KINDS[3];
      const found = await answer(want.q, quoted), docs = Array.from(found.keys, docOf);
      let kept = docs, cells = found.cells, notes = found.notes.map((/** @type {any[]} */ n) => fill(n[0], n[1]));
      if (found.phrases.length) {
        const rows = await Promise.all(docs.slice(0, checked).map(row));
        kept = rows.filter((r) => hasPhrases(r, found.phrases)).map((r) => r.doc);
      }
      const by = want.entity ? await namedBy(want.entity) || new Uint8Array(0) : undefined;
      if (by) kept = kept.filter((doc) => doc >= dir.kinds[2] && doc < dir.kinds[3] && by[doc - dir.kinds[2]]);
      if (kept !== docs) {
        cells = cells.slice().fill(0);
        for (const doc of kept) cells[cellOf(dir, doc)]++;
      }
      /** @type {Object<string, Map<string, number>>} */
      const counts = { kind: new Map(), source: new Map(), year: new Map(), entity: new Map() };
      let total = 0;
      cells.forEach((/** @type {number} */ n, /** @type {number} */ cell) => {
        if (!n) return;
        const values = valuesOf(dir, cell);
        if (fits(values)) total += n;
        for (const f in values) if (fits(values, f)) counts[f].set(values[f], (counts[f].get(values[f]) || 0) + n);
      });
      const chosen = [];
      for (let i = 0; i < kept.length && chosen.length < limit; i++) if (fits(valuesOf(dir, cellOf(dir, kept[i])))) chosen.push(kept[i]);
      /** @type {Row[]} */
      const rows = await Promise.all(chosen.map(row));
      if (mine !== turn) return;
      const unchecked = found.phrases.length > 0 && docs.length > checked;
      if (unchecked) notes.push(fill('best', { n: total, m: checked, all: docs.length }));
      else notes.push(fill(total ? 'some' : 'none', { n: total }));
      status.textContent = notes.join(' ');
      list.replaceChildren(...rows.map((r) => entry(dir, r, found.hits)));
      more.hidden = total <= limit && !unchecked;
      facets.hidden = !total && !FACETS.some((f) => want[f]);
      if (!quoted && dir.kinds[4] > dir.kinds[3]) counts.kind.set(KINDS[3], -1); // not counted
      drawFacets(counts, few);
      main.dataset.answered = want.q;
      if (few || want.entity || $('-named[open]')) await drawNamed(dir, rows, kept, counts, mine);
    } catch (error) {
      if (mine !== turn) return;
      if (!again) return show(true); // the archive may have been published anew since this page was opened
      status.textContent = fill('failed');
      if (!(error instanceof Error && /^[a-z]+\d*$/.test(error.message))) throw error;
    }
  }

  /** Counts the articles that name whoever the results name most. */
  async function drawNamed(/** @type {any} */ dir, /** @type {Row[]} */ rows, /** @type {number[]} */ kept, /** @type {any} */ counts, /** @type {number} */ mine) {
    /** @type {Map<number, number>} */
    const often = new Map();
    for (const r of rows) for (const entity of new Set(r.marks.map((m) => m[2]))) often.set(entity, (often.get(entity) || 0) + 1);
    const top = [...often].sort((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, NAMES).map(([entity]) => entity);
    const articles = kept.filter((doc) => doc >= dir.kinds[2] && doc < dir.kinds[3] && fits(valuesOf(dir, cellOf(dir, doc)))).map((doc) => doc - dir.kinds[2]);
    const names = await Promise.all(top.map(async (entity) => {
      const by = await named(entity);
      return /** @type {[string, number]} */ ([(await row(entity)).title, articles.filter((place) => by[place]).length]);
    }));
    if (mine !== turn) return;
    for (const [name, n] of names) counts.entity.set(name, n);
    drawFacets(counts);
  }

  /** Draws the facets, and keeps the focus and what is open.
   * @param {Object<string, Map<string, number>>} counts @param {boolean} [all] whether those of entities open too */
  function drawFacets(counts, all) {
    const at = document.activeElement instanceof HTMLElement && facets.contains(document.activeElement) ? document.activeElement.dataset.key : '';
    const titles = (main.dataset.facets || '').split('|'), kinds = (main.dataset.kinds || '').split('|');
    FACETS.forEach((f, i) => {
      const fold = facets.children[i] || facets.appendChild(make('details', { class: 'facet search-' + (f === 'entity' ? 'named' : f), open: matchMedia('(min-width: 68.75rem)').matches && (all || f !== 'entity') ? 'open' : '' },
        make('summary', {}, titles[i]), make('ul', {})));
      const values = [...counts[f]].sort((a, b) => f === 'year' ? (+b[0] || 0) - (+a[0] || 0) : b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
      if (want[f] && !counts[f].has(want[f])) values.unshift([want[f], 0]);
      fold.hidden = f !== 'entity' && values.length < 2 && !want[f];
      fold.lastChild.replaceChildren(...values.filter((v, k) => k < VALUES || v[0] === want[f]).map(([value, n]) => {
        const name = f === 'kind' ? kinds[KINDS.indexOf(value)] : value;
        const button = make('button', { type: 'button', 'aria-pressed': String(want[f] === value), 'data-key': f + '=' + value }, make('bdi', {}, name), ' ', make('span', { class: 'count' }, n < 0 ? '…' : number(n)));
        button.onclick = () => go({ ...want, [f]: want[f] === value ? '' : value });
        return make('li', {}, button);
      }));
    });
    if (at) facets.querySelector('[data-key="' + CSS.escape(at) + '"]')?.focus();
  }

  /** Seeks something else, and notes it in the address. @param {Object<string, string>} next */
  function go(next) {
    want = next;
    limit = ROWS;
    checked = CHECKED;
    const hash = '#' + new URLSearchParams(Object.entries(want).filter(([, value]) => value));
    try {
      history.replaceState(null, '', hash);
    } catch (refused) { /* some browsers do not let a folder's page note it */ }
    show();
  }

  /** Reads the address: behind # as this page writes it, or behind ? as a form does. */
  function arrive() {
    const asked = new URLSearchParams(location.hash.length > 1 ? location.hash.slice(1) : location.search);
    want = {};
    for (const key of ['q', ...FACETS]) want[key] = asked.get(key) || '';
    field.value = want.q;
    limit = ROWS;
    show();
  }

  field.addEventListener('input', () => go({ ...want, q: field.value }));
  form.addEventListener('submit', (/** @type {Event} */ event) => {
    event.preventDefault();
    list.querySelector('a')?.focus();
  });
  more.addEventListener('click', async () => {
    const next = list.children.length;
    limit += ROWS;
    checked += CHECKED;
    await show();
    if (more.hidden) list.children[next]?.querySelector('a').focus(); // the button that had the focus is gone
  });
  facets.addEventListener('toggle', (/** @type {Event} */ event) => {
    if (/** @type {HTMLElement} */ (event.target).matches('.search-named[open]') && !facets.querySelector('.search-named li')) show();
  }, true);
  main.addEventListener('keydown', (/** @type {KeyboardEvent} */ event) => {
    const links = [field, ...list.querySelectorAll('a')], here = links.indexOf(document.activeElement);
    if (here < 0 || event.isComposing) return;
    if (event.key === 'Escape' && here) field.focus();
    else if (event.key === 'Escape') go({ q: field.value = '' });
    else if (event.key === 'ArrowDown' && here + 1 < links.length) links[here + 1].focus();
    else if (event.key === 'ArrowUp' && here) links[here - 1].focus();
    else return;
    event.preventDefault();
  });
  addEventListener('hashchange', arrive);
  form.hidden = false;
  if (!location.hash.slice(1)) field.focus();
  arrive();
})();
