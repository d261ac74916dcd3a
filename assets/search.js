// @ts-check
// Search: reads the files in search/ (package build/search says what is in them) and finds what has some words. The
// files are classic scripts, so that a folder works as a server does; each hands its data to glossSearch.
(() => {
  'use strict';

  /** @typedef {[term: string, df: number, k: number, at: number, forms: string[], i: number]} Term */
  /** @typedef {{n: number, terms: Term[], bits: string}} Shard */
  /** @typedef {any[]} Note the name of a sentence of the layout, and what is filled in */
  /** @typedef {{has: Set<string>, run: string}} Hit what to mark: words of the archive, and a run of unparted letters */
  /** @typedef {{keys: Float64Array, cells: Uint32Array, phrases: string[], hits: Hit[], notes: Note[]}} Answer */
  /** @typedef {{doc: number, kind: number, href: string, title: string, lang: string, text: string | null, marks: any[], date: string, by: string, type: number, count: number}} Row */

  const ENTITY = 0, NOTE = 1, ARTICLE = 2, QUOTATION = 3;
  const WORD = /[\p{L}\p{M}\p{N}\xad\u200c\u200d]+/gu;
  const UNPARTED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\u30fc\p{sc=Hangul}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}]+/u;
  const PARTS = new RegExp(UNPARTED.source + '|' + UNPARTED.source.replace('[', '[^'), 'gu');
  const DROPPED = /[\xad\u0300-\u036f\u0483-\u0487\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed\u200c\u200d]/g;
  /** @type {Object<string, string>} */
  const LETTERS = {
    ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', þ: 'th', ł: 'l', ħ: 'h', ı: 'i', ς: 'σ',
    ٱ: 'ا', ى: 'ي', ی: 'ي', ک: 'ك', ة: 'ه', ہ: 'ه', ھ: 'ه', ە: 'ه',
  };
  const LONGEST = 32; // code points of a word that count
  const SAID = 6; // other forms that are named to the reader
  const QUOTED = 4; // quotedPerFile of build/search/shard.go
  // What a level of a posting weighs (build/search/level.go): by how often a word stands in the text, in the order of
  // levelOrder, and in a heading of so many words. A heading outweighs any text, and a short one a long one.
  const LEVELS = [.8, 1.1, .5, 1.4, 1.8];
  const heading = (/** @type {number} */ words) => 3 + 3 / words;
  const KINDS = [1.3, .9, 1, .6]; // a name first; a quotation after the article that it stands in
  const OPEN = .6, FORM = .75, NEAR = .5; // a word begun, another form of it, and one much like it, beside itself

  const root = new URL('..', /** @type {HTMLScriptElement} */ (document.currentScript).src).href;
  /** @type {Map<string, Promise<any>>} */
  const loads = new Map();
  /** @type {Map<Element | null, (data: any) => void>} by the element of the script */
  const waiting = new Map();

  let stamp = ''; // of the numbering that the directory is of
  let newer = ''; // makes a browser ask again for what it has kept, once a file of another numbering came

  /** Loads a file of search/ once.
   * @param {string} name
   * @param {(data: any) => any} [read] what to keep of it
   * @returns {Promise<any>} */
  function load(name, read) {
    let promise = loads.get(name);
    if (!promise) {
      promise = new Promise((resolve, reject) => {
        const script = document.createElement('script');
        waiting.set(script, resolve);
        script.src = root + 'search/' + name + '.js' + newer;
        script.onload = script.onerror = () => {
          script.remove();
          if (!waiting.delete(script)) return;
          loads.clear(); // nothing came, or what belongs to another numbering: whoever asks again gets the newest
          reject(new Error(name));
        };
        document.head.append(script);
      }).then(read);
      loads.set(name, promise);
    }
    return promise;
  }

  /** The words of a text, each with its place.
   * @param {string} text
   * @returns {[word: string, at: number][]} */
  function words(text) {
    return Array.from(text.matchAll(WORD), (m) => /** @type {[string, number]} */ ([m[0], m.index])).filter(([word, at]) =>
      !(/^\p{L}$/u.test(word) && /[\p{L}\p{M}]['’]$/u.test(text.slice(Math.max(0, at - 3), at)))); // the s of Iran’s
  }

  /** @param {string} word @returns {string} */
  function fold(word) {
    return word.normalize('NFKD').toLowerCase().replace(DROPPED, '')
      .replace(/[^\0-\x7f]/g, (c) => LETTERS[c] || (/[٠-٩۰-۹]/.test(c) ? String(c.charCodeAt(0) & 15) : c)).normalize('NFC');
  }

  /** Adds up counts. @param {number[]} counts @returns {Uint32Array} where each begins, and the end */
  function starts(counts) {
    const out = new Uint32Array(counts.length + 1);
    counts.forEach((n, i) => { out[i + 1] = out[i] + n; });
    return out;
  }

  /** The last place in a sorted list whose value is not greater. @param {ArrayLike<any>} list @param {any} value @returns {number} */
  function find(list, value) {
    let low = 0, high = list.length;
    while (high - low > 1) {
      const middle = low + high >> 1;
      if (list[middle] > value) high = middle;
      else low = middle;
    }
    return low;
  }

  const index = () => load('index', (d) => {
    const kinds = starts(d.kinds);
    const every = (/** @type {number[]} */ list, /** @type {number} */ step, /** @type {number} */ from) => list.filter((_, i) => i % step === from);
    let source = 0, month = 0;
    return {
      kinds, types: d.types, typed: starts(d.typed), sources: d.sources, shards: d.shards.split('\n'),
      source: every(d.buckets, 5, 0).map((by) => source += by), month: every(d.buckets, 5, 1).map((by) => month += by),
      // where each bucket and each file of texts begins, by kind
      buckets: [[], every(d.buckets, 5, 3), every(d.buckets, 5, 2), every(d.buckets, 5, 4)].map(starts),
      leaves: [[], every(d.leaves, 3, 1), every(d.leaves, 3, 0), every(d.leaves, 3, 2)].map(starts),
      cards: starts(d.cards), named: starts(d.named),
    };
  });

  /** @param {number} n @returns {Promise<Shard>} */
  const shard = (n) => load('p' + n, ([lines, bits]) => {
    let last = '', at = 0;
    const rest = (/** @type {string} */ other, /** @type {string} */ s) => other.slice(0, parseInt(s[0], 36)) + s.slice(1);
    return {
      n,
      bits: atob(bits),
      terms: lines.split('\n').slice(0, -1).map((/** @type {string} */ line, /** @type {number} */ i) => {
        const [head, df, k, size, ...forms] = line.split('\t');
        last = rest(last, head);
        at += parseInt(size, 36);
        return [last, parseInt(df, 36), parseInt(k, 36), at - parseInt(size, 36), forms.map((f) => rest(last, f)), i];
      }),
    };
  });

  /** The same terms among quotations: a file holds those of QUOTED shards.
   * @param {number} n @returns {Promise<{bits: string, terms: [df: number, k: number, at: number][]}>} */
  const quotedIn = async (n) => (await load('q' + Math.floor(n / QUOTED), (parts) => parts.map((/** @type {string[]} */ [lines, bits]) => {
    let at = 0;
    return {
      bits: atob(bits),
      terms: lines.split('\n').map((/** @type {string} */ line) => {
        const [df, k, size] = line.split('\t').map((field) => parseInt(field, 36));
        at += size;
        return [df, k, at - size];
      }),
    };
  })))[n % QUOTED];

  /** Reads postings (build/search/posting.go).
   * @param {string} bits @param {number} at in bytes @param {number} df @param {number} k
   * @param {(doc: number, weight: number) => void} each
   * @param {boolean} [bare] there are no levels */
  function read(bits, at, df, k, each, bare) {
    let bit = at * 8;
    const one = () => bits.charCodeAt(bit >> 3) >> 7 - (bit++ & 7) & 1;
    const ones = () => { let n = 0; while (one()) n++; return n; };
    const number = (/** @type {number} */ size) => { let n = 0; while (size--) n = n << 1 | one(); return n; };
    for (let doc = 0; df--; doc++) {
      doc += (ones() << k) + number(k);
      const level = bare ? 0 : ones();
      each(doc, level < LEVELS.length ? LEVELS[level] : heading(number(4) + 1));
    }
  }

  /** The term that begins as a word does which the archive lacks: five letters or more alike and three at most that are
   * not, or all of the term alike. @param {string} word @param {Term[]} terms @returns {Term | undefined} */
  function nearest(word, terms) {
    let best, most = 3;
    for (const t of terms) {
      let same = 0;
      while (same < word.length && t[0][same] === word[same]) same++;
      const left = t[0].length - same;
      if (same > most && word.length - same < 4 && (!left || same > 4 && left < 4)) [best, most] = [t, same];
    }
    return best;
  }

  /** Finds the terms that a word stands for, with what each weighs.
   * @param {string} word folded @param {boolean} open whether it may be the beginning of one
   * @returns {Promise<{found: [Shard, Term, number][], note?: Note}>} */
  async function expand(word, open) {
    const { shards } = await index();
    const first = find(shards, word), last = open ? find(shards, word + '\uffff') : first;
    const wide = last - first > 2; // a letter or two that half of the archive begins with
    const loaded = await Promise.all(shards.slice(first, wide ? first + 1 : last + 1).map((/** @type {string} */ _, /** @type {number} */ i) => shard(first + i)));
    /** @type {[Shard, Term, number][]} */
    const found = [];
    let exact = false;
    for (const s of loaded) {
      for (const t of s.terms) {
        if (t[0] === word) exact = !!found.push([s, t, 1]);
        else if (open && !wide && t[0].startsWith(word)) found.push([s, t, OPEN]);
      }
    }
    const add = async (/** @type {string} */ term, /** @type {number} */ weight) => {
      const s = await shard(find(shards, term)), t = s.terms.find((t) => t[0] === term);
      if (t) found.push([s, t, weight]);
    };
    const forms = found.flatMap((f) => f[2] === 1 ? f[1][4] : []);
    await Promise.all(forms.map((form) => add(form, FORM)));
    if (!found.length) {
      const near = nearest(word, loaded[0].terms);
      if (near) {
        await Promise.all([near[0], ...near[4]].map((form) => add(form, NEAR)));
        return { found, note: ['near', { word, near: near[0] }] };
      }
    }
    if (forms.length) return { found, note: ['forms', { word, forms: forms.slice(0, SAID).join(', ') + (forms.length > SAID ? ' …' : '') }] };
    return { found, note: wide && !exact ? ['short', { word }] : undefined };
  }

  /** Reads a query: words, of which the last may be a beginning, and phrases in quotation marks.
   * @param {string} query
   * @returns {{words: [word: string, open: boolean, run: string][], phrases: string[]}} */
  function parse(query) {
    /** @type {[string, boolean, string][]} */
    const out = [];
    /** @type {string[]} */
    const phrases = [];
    query.split(/["“”«»„]/).forEach((part, i, all) => {
      const isPhrase = i % 2 === 1 && i < all.length - 1;
      const found = words(part), folded = found.map(([word]) => fold(word)).filter(Boolean);
      if (isPhrase && folded.length) phrases.push(folded.join(' '));
      found.forEach(([word, at], j) => {
        const isLast = i === all.length - 1 && j === found.length - 1 && at + word.length === part.length;
        for (const run of fold(word).match(PARTS) || []) {
          const letters = Array.from(run);
          if (!UNPARTED.test(run)) out.push([letters.slice(0, LONGEST).join(''), isLast, '']);
          else if (letters.length === 1) out.push([run, true, run]);
          else letters.slice(1).forEach((letter, k) => out.push([letters[k] + letter, false, run]));
        }
      });
    });
    return { words: out, phrases };
  }

  /** Finds the documents that have all words, the best first: a key holds score, month and document.
   * @param {string} query @param {boolean} [quoted] quotations too @returns {Promise<Answer>} */
  async function answer(query, quoted = true) {
    const dir = await index(), parsed = parse(query);
    const expanded = await Promise.all(parsed.words.map(([word, open]) => expand(word, open)));
    const size = dir.kinds[quoted ? 4 : 3], sum = new Float32Array(size);
    const quotes = new Map(await Promise.all([...new Set(expanded.flatMap(({ found }) => quoted ? found.map(([s]) => s.n) : []))]
      .map(async (n) => /** @type {const} */ ([n, await quotedIn(n)]))));
    expanded.forEach(({ found }, i) => {
      const best = new Float32Array(size);
      let df = 0;
      for (const [s, t, weight] of found) {
        const note = (/** @type {number} */ doc, /** @type {number} */ value) => {
          if (!best[doc]) df++;
          if (best[doc] < value * weight) best[doc] = value * weight;
        };
        read(s.bits, t[3], t[1], t[2], note);
        const q = quotes.get(s.n);
        if (q) read(q.bits, q.terms[t[5]][2], q.terms[t[5]][0], q.terms[t[5]][1], (doc, value) => note(doc + dir.kinds[3], value));
      }
      const idf = Math.log(1 + (size - df + .5) / (df + .5));
      for (let doc = 0; doc < best.length; doc++) sum[doc] = best[doc] && (!i || sum[doc]) ? sum[doc] + best[doc] * idf : 0;
    });
    /** @type {number[]} */
    const keys = [], cells = new Uint32Array(4 * dir.month.length || 4);
    for (let kind = 0, doc = 0; kind < (quoted ? 4 : 3); kind++) {
      let bucket = 0;
      for (; doc < dir.kinds[kind + 1]; doc++) {
        if (!sum[doc]) continue;
        const at = doc - dir.kinds[kind];
        if (kind) while (dir.buckets[kind][bucket + 1] <= at) bucket++;
        cells[kind * dir.month.length + bucket]++;
        const score = Math.min(16383, Math.ceil(sum[doc] * KINDS[kind] * 16));
        keys.push((score * 32768 + (kind ? dir.month[bucket] + 1 : 0)) * 4194304 + 4194303 - doc);
      }
    }
    return {
      keys: new Float64Array(keys).sort().reverse(), cells, phrases: parsed.phrases,
      hits: expanded.map(({ found }, i) => ({ has: new Set(found.map(([, t]) => t[0])), run: parsed.words[i][2] })),
      notes: expanded.flatMap(({ note }) => note ? [note] : []),
    };
  }

  const docOf = (/** @type {number} */ key) => 4194303 - key % 4194304;

  /** The cell that a document is counted in: of a kind, and of articles of one source and month.
   * @param {any} dir @param {number} doc @returns {number} */
  function cellOf(dir, doc) {
    const kind = find(dir.kinds, doc);
    return kind * dir.month.length + (kind ? find(dir.buckets[kind], doc - dir.kinds[kind]) : 0);
  }

  /** The places of the articles that name an entity. @param {number} entity @returns {Promise<Uint8Array>} */
  async function named(entity) {
    const dir = await index(), file = find(dir.named, entity), out = new Uint8Array(dir.kinds[3] - dir.kinds[2]);
    const [df, k, bits] = (await load('n' + file))[entity - dir.named[file]];
    read(atob(bits), 0, df, k, (place) => { out[place] = 1; }, true);
    return out;
  }

  /** Loads what is shown of a document. @param {number} doc @returns {Promise<Row>} */
  async function row(doc) {
    const dir = await index(), kind = find(dir.kinds, doc), at = doc - dir.kinds[kind];
    const path = (/** @type {string} */ id) => id.split('/').map(encodeURIComponent).join('/') + '.html';
    if (kind === ENTITY) {
      const type = find(dir.typed, at), file = find(dir.cards, at);
      const [id, title, text, count] = (await load('e' + file))[at - dir.cards[file]];
      return { doc, kind, href: dir.types[type][2] + '/' + path(id), title, lang: '', text, marks: [], date: '', by: '', type, count };
    }
    const file = find(dir.leaves[kind], at), leaf = await load('t' + file);
    let n = at - dir.leaves[kind][file], k = 0;
    if (kind === ARTICLE) k = n;
    else for (let size = 0; n >= (size = kind === NOTE ? leaf[k][6].length : leaf[k][7].length / 3); k++) n -= size;
    const [id, title, date, lang, text, mentions, notes, quotations] = leaf[k];
    const out = { doc, kind, href: 'articles/' + path(id), title, lang, text, marks: spans(mentions), date, by: '', type: -1, count: 0 };
    if (kind === NOTE) return { ...out, href: out.href + '#note-' + (n + 1), text: notes[n], marks: [] };
    if (kind === ARTICLE) return out;
    const [from, to, by] = spans(quotations)[n];
    const marks = out.marks.filter((m) => m[0] >= from && m[1] <= to).map((m) => [m[0] - from, m[1] - from, m[2]]);
    return { ...out, href: out.href + '#q' + (n + 1), text: text.slice(from, to), marks, by };
  }

  /** @param {any[]} flat distance, length, what; and so on @returns {[from: number, to: number, what: any][]} */
  function spans(flat) {
    /** @type {[number, number, any][]} */
    const out = [];
    for (let i = 0, end = 0; i < flat.length; i += 3) {
      const from = end + flat[i];
      out.push([from, end = from + flat[i + 1], flat[i + 2]]);
    }
    return out;
  }

  /** Whether what is shown of a document has every phrase. @param {Row} row @param {string[]} phrases @returns {boolean} */
  function hasPhrases(row, phrases) {
    const text = [row.kind === QUOTATION || row.kind === NOTE ? '' : row.title, row.text || ''].map((part) => ' ' + words(part).map(([word]) => fold(word)).join(' ') + ' ');
    return phrases.every((phrase) => text.some((t) => t.includes(UNPARTED.test(phrase) ? phrase : ' ' + phrase + ' ')));
  }

  // @ts-ignore the one name that the files of search/ call, with what the page of the search needs
  window.glossSearch = Object.assign((/** @type {string} */ name, /** @type {any} */ data, /** @type {string} */ of) => {
    const script = document.currentScript, resolve = waiting.get(script);
    if (name === 'index') stamp = of;
    if (of !== stamp) newer = '?' + of;
    else if (resolve && waiting.delete(script)) resolve(data);
  }, { LONGEST, UNPARTED, root, answer, cellOf, docOf, find, fold, hasPhrases, index, named, row, words });
})();
