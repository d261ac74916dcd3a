// @ts-check
// Annotating in the page: the tool that is switched on, what is selected or clicked, and what becomes of it. Every page is
// complete without it; only gloss serve brings it.
(function () {
  'use strict';

  var desk = window['glossDesk'];
  var make = desk.make;
  var wire = desk.wire;
  var prose = /** @type {HTMLElement} */ (document.querySelector('article.prose'));
  var path = decodeURIComponent(location.pathname);
  if (!prose || path.indexOf('/articles/') !== 0) return;
  var article = path.slice('/articles/'.length).replace(/\.html$/, '');

  /** @type {any} what the preview says of the article */
  var state = null;
  /** @type {any} */
  var map = null;
  /** @type {any} */
  var panel = null;
  /** @type {{start: number, end: number, exact: string, annotation: any} | null} */
  var place = null;
  /** @type {Element | null} where the focus was before the panel had it */
  var before = null;
  var isByWords = false; // the words in the panel were selected without a pointer
  var busy = false;
  var confirmed = ''; // the names whose effect on the archive was shown

  var drafts = wire.drafts(article);
  var tool = wire.slot(localStorage, 'gloss:tool');
  var back = wire.slot(sessionStorage, 'gloss:back');
  var untold = wire.slot(localStorage, 'gloss:untold'); // whether who knows the keys has put them away

  // The bar.
  var status = make('p', { class: 'desk-status', role: 'status' });
  var toggle = make('button', { type: 'button', 'aria-pressed': 'false', 'aria-keyshortcuts': 'a', title: 'Key: a', click: function () { use(!isOn()); } }, ['Annotate']);
  var undo = make('button', { type: 'button', hidden: true, click: function () { take(wire.undo, 'Taken back: '); } }, ['Undo']);
  var redo = make('button', { type: 'button', hidden: true, click: function () { take(wire.redo, 'Made again: '); } }, ['Redo']);
  var names = make('button', { type: 'button', hidden: true, 'aria-expanded': 'false', click: showNames }, ['Names']);
  var keys = make('button', { type: 'button', hidden: true, 'aria-expanded': 'false', click: function () { untold.set(help.hidden ? null : true); tell(); } }, ['Keys']);
  var help = make('p', { class: 'desk-help', hidden: true }, ['Select words, or click a mark. By keyboard: s selects a word, the arrows go on, Shift and the arrows take more. Enter writes of them; 2 a note, 3 a date, 4 who speaks, 5 “not this”. Ctrl+Enter saves.']);
  var found = make('div', { class: 'desk-names', hidden: true });
  var bar = make('aside', { class: 'desk-bar apparatus', 'data-gloss-keep': true, 'aria-label': 'Annotating', dir: 'ltr' }, [
    make('div', { class: 'desk-tools' }, [toggle, names, undo, redo, keys, make('a', { href: '/_gloss/' }, ['Work'])]), help, found, status,
  ]);
  document.body.append(bar);

  function isOn() { return document.documentElement.hasAttribute('data-annotating'); }

  /** Switches the tool.
   * @param {boolean} on */
  function use(on) {
    tool.set(on);
    document.documentElement.toggleAttribute('data-annotating', on);
    toggle.setAttribute('aria-pressed', String(on));
    names.hidden = !on;
    keys.hidden = !on;
    tell();
    if (!on) { found.hidden = true; close(); }
    steps();
    if (on && !state) load();
  }

  /** Shows the keys, unless they were put away. */
  function tell() {
    help.hidden = !isOn() || untold.get() === true;
    keys.setAttribute('aria-expanded', String(!help.hidden));
  }

  /** Shows whether there is anything to take back. */
  function steps() {
    [[undo, wire.canUndo(), 'Undo'], [redo, wire.canRedo(), 'Redo']].forEach(function (b) {
      b[0].hidden = !isOn() || !b[1];
      b[0].title = b[1] ? b[2] + ': ' + b[1].what : '';
    });
  }

  /** Asks what the article is made of, and goes on where one was. */
  function load() {
    return wire.ask('article/' + encodeURI(article)).then(function (answer) {
      if (!answer.ok) { status.textContent = answer.body.message; return; }
      state = answer.body;
      map = desk.text.read(prose);
      if (map.text !== state.text) {
        status.textContent = 'The text has changed since this page was made. Load it again to annotate.';
        state = null;
        return;
      }
      if (!panel) build();
      if (words.isOn()) words.resume();
      if (returned && returned.place) words.resume(returned.place);
      returned = null;
      if (state.readOnly) status.textContent = 'This preview is read-only.';
      var draft = drafts.get();
      var at = /^#gloss-at=(\d+),(\d+)$/.exec(location.hash);
      if (place && !panel.element.hidden) mark(place);
      else if (draft) resume(draft);
      else if (at) openAt(Number(at[1]), Number(at[2]), true);
    });
  }

  function build() {
    panel = desk.panel({
      types: state.types, readOnly: state.readOnly,
      changed: function () { confirmed = ''; panel.clear(); panel.save.textContent = 'Save'; keep(); },
      submit: submit, discard: function () { drafts.set(null); close(); }, close: close,
      remove: function () { write({ do: 'delete' }, 'deletion'); },
    });
    document.body.append(panel.element);
  }

  /** Keeps what is written, until it is in the file or discarded. */
  function keep() {
    if (place) drafts.set({ start: place.start, end: place.end, exact: place.exact, annotation: place.annotation, fields: panel.fields(), text: state.textHash });
  }

  /** Opens the panel with what was written before.
   * @param {any} draft */
  function resume(draft) {
    var start = draft.start;
    if (state.text.slice(start, draft.end) !== draft.exact) {
      start = state.text.indexOf(draft.exact);
      if (start < 0 || state.text.indexOf(draft.exact, start + 1) >= 0) start = -1;
    }
    var known = draft.annotation && state.annotations.find(function (a) { return isSame(a, draft.annotation); });
    open({ start: Math.max(start, 0), end: Math.max(start, 0) + draft.exact.length, exact: draft.exact, annotation: known || null }, draft.fields);
    panel.message.textContent = start < 0 ? 'The words are gone from the text. What you wrote is still here.' : 'What you wrote here was kept.';
  }

  /** Whether two are one annotation: by its ID, or, since gloss gives an ID only with time, by what it says.
   * @param {any} a
   * @param {any} b
   * @returns {boolean} */
  function isSame(a, b) {
    return b.id ? a.id === b.id : !a.id && a.kind === b.kind && a.value === b.value && a.exact === b.exact;
  }

  /** What is said of a place already: annotations that lie upon it.
   * @param {number} start
   * @param {number} end */
  function said(start, end) {
    return state.annotations.filter(function (a) {
      return a.spans.some(function (s) { return s[0] < end && start < s[1]; });
    });
  }

  /** Opens the panel for a range of the text.
   * @param {number} start
   * @param {number} end
   * @param {boolean} [focus] */
  function openAt(start, end, focus) {
    var exact = state.text.slice(start, end);
    /** @type {any} */
    var fields = { newName: exact.replace(/\s+/g, ' ') };
    var date = state.dates.find(function (d) { return d.start < end && start < d.end; });
    if (date) Object.assign(fields, { kind: 'date', date: date.value });
    open({ start: start, end: end, exact: exact, annotation: null }, fields);
    if (focus) panel.focus();
  }

  /** Opens the panel for an annotation that is there.
   * @param {any} a */
  function openAnnotation(a) {
    var span = a.spans[0];
    open({ start: span[0], end: span[1], exact: state.text.slice(span[0], span[1]), annotation: a }, {
      kind: a.kind, value: a.kind === 'speaker' && !a.value ? 'none' : a.value, name: a.name || (a.value ? '' : 'Nobody of the registry'), scope: a.every ? 'every' : 'here',
      tags: (a.tags || []).join(', '), note: a.kind === 'note' ? a.value : '', date: a.kind === 'date' ? a.value || 'none' : '',
    });
    panel.focus();
  }

  /** @param {{start: number, end: number, exact: string, annotation: any}} at
   * @param {any} fields */
  function open(at, fields) {
    if (!panel.element.contains(document.activeElement)) before = document.activeElement;
    isByWords = false;
    words.end();
    place = at;
    panel.clear();
    panel.title.textContent = '“' + short(at.exact) + '”';
    panel.fill(fields);
    panel.save.textContent = at.annotation ? 'Change' : 'Save';
    panel.remove.hidden = !at.annotation;
    panel.others.replaceChildren.apply(panel.others, said(at.start, at.end).filter(function (a) {
      return !at.annotation || a.index !== at.annotation.index;
    }).map(function (a) {
      return make('li', {}, [make('button', { type: 'button', click: function () { openAnnotation(a); } }, [label(a)])]);
    }).concat(decided(at)));
    panel.element.hidden = false;
    mark(at);
  }

  /** What gloss decided of a place by itself.
   * @param {{start: number, end: number}} at */
  function decided(at) {
    return state.mentions.filter(function (m) { return m.annotation < 0 && m.start < at.end && at.start < m.end; }).map(function (m) {
      return make('li', {}, [m.how === 'ambiguous' ? 'Undecided so far.' : 'Linked to ', m.how === 'ambiguous' ? '' : make('bdi', {}, [m.name]), m.how === 'ambiguous' ? '' : ', by ' + m.how + '.']);
    });
  }

  /** @param {any} a
   * @returns {string} */
  function label(a) {
    var what = { entity: 'Entity: ' + a.name, none: 'Not this', note: 'Note: ' + short(a.value), date: 'Date: ' + (a.value || 'none'), speaker: 'Speaker: ' + (a.with ? [a.name].concat(a.with).join(', ') : a.name || 'nobody') };
    return what[a.kind];
  }

  /** @param {string} s */
  function short(s) { return s.length > 60 ? Array.from(s).slice(0, 60).join('') + '…' : s.replace(/\n/g, ' '); }

  /** Shows which words are meant, while the focus is elsewhere.
   * @param {{start: number, end: number} | null} at */
  function mark(at) {
    var range = at && desk.text.range(map, at.start, at.end);
    var highlights = /** @type {any} */ (CSS)['highlights'];
    if (!highlights) return;
    if (!range) { highlights.delete('gloss-place'); return; }
    highlights.set('gloss-place', new window['Highlight'](range));
    var box = range.getBoundingClientRect();
    var sheet = panel.element.getBoundingClientRect();
    var room = sheet.width > innerWidth * 0.8 ? sheet.top : innerHeight;
    if (box.top < 0 || box.bottom > room) scrollBy({ top: box.top - room / 3 });
  }

  function close() {
    if (!panel || panel.element.hidden) return;
    if (panel.element.contains(document.activeElement)) /** @type {HTMLElement} */ (document.activeElement).blur(); // now, not with the next frame
    panel.element.hidden = true;
    place = null;
    mark(null);
    if (before instanceof HTMLElement && document.contains(before)) before.focus({ preventScroll: true });
    if (isByWords) words.resume();
  }

  /** Sends what the panel says. */
  function submit() {
    var f = panel.fields();
    if (f.kind === 'entity' && f.scope === 'archive') { register(f); return; }
    /** @type {any} */
    var body = {
      do: place.annotation ? 'change' : 'add', kind: f.kind, every: f.scope === 'every',
      tags: tagsOf(f.tags), value: '',
    };
    if (f.kind === 'note') body.value = f.note;
    if (f.kind === 'date') body.value = f.date.trim() === 'none' ? '' : f.date.trim();
    if (f.kind === 'date' && !f.date.trim()) { panel.wrong('value', 'Write a date, or “none” where the words mean no date.'); return; }
    if (f.kind === 'entity' && !f.create) body.value = f.value;
    if (f.kind === 'entity' && f.create) body.create = created(f);
    if (f.kind === 'speaker') {
      if (!f.value) { panel.wrong('value', 'Choose who speaks, or nobody.'); return; }
      body.value = f.value === 'none' ? '' : f.value;
    }
    write(body, f.kind === 'none' ? '“not this”' : f.kind);
  }

  /** The tags that a field says: those that the annotation has, where nobody changed them, since one may have a comma.
   * @param {string} written
   * @returns {string[]} */
  function tagsOf(written) {
    var have = place.annotation && place.annotation.tags || [];
    if (written === have.join(', ')) return have;
    return written.split(',').map(function (t) { return t.trim(); }).filter(Boolean);
  }

  /** @param {any} f */
  function created(f) {
    return { type: f.type, name: f.newName, aliases: f.aliases.split('\n').filter(Boolean), description: f.description };
  }

  /** Sends an edit of the sidecar.
   * @param {any} body
   * @param {string} what in words, for taking it back */
  function write(body, what) {
    var at = place;
    if (!at || busy) return;
    var request = Object.assign({
      article: article, text: state.textHash, files: state.files, start: at.start, end: at.end, exact: at.exact,
      annotation: at.annotation ? { index: at.annotation.index, id: at.annotation.id } : null,
    }, body);
    post('annotate', request, what + ' on “' + short(at.exact) + '”');
  }

  /** @param {string} to
   * @param {any} request
   * @param {string} what */
  function post(to, request, what) {
    busy = true;
    panel.clear();
    panel.message.textContent = 'Saving …';
    keep();
    wire.ask(to, request).then(function (answer) {
      busy = false;
      panel.message.textContent = '';
      if (answer.ok) return written(answer.body, what);
      if (answer.body.conflict) return conflict(to, request, answer.body, what);
      panel.save.textContent = answer.status ? panel.save.textContent : 'Try again';
      if (answer.body.field) panel.wrong(answer.body.field, answer.body.message);
      else panel.message.textContent = answer.body.message;
    });
  }

  /** @param {any} body
   * @param {string} what */
  function written(body, what) {
    Object.assign(state.files, body.files);
    wire.did({ edit: body.edit, what: what, article: article });
    drafts.set(null);
    close();
    renew('Saved.');
  }

  /** Asks what to do where the file is not the one that the page was made from.
   * @param {string} to
   * @param {any} request
   * @param {any} body
   * @param {string} what */
  function conflict(to, request, body, what) {
    var c = body.conflict;
    panel.message.textContent = body.message + '. What you wrote is kept.';
    var apply = make('button', {
      type: 'button',
      click: function () {
        Object.assign(state.files, c.files);
        var again = Object.assign({}, request, { files: Object.assign({}, state.files) });
        if (c.text) Object.assign(again, { text: c.text, start: c.start, end: c.end, annotation: c.annotation });
        post(to, again, what);
      },
    }, ['Apply to the file as it is now']);
    var leave = make('button', { type: 'button', click: function () { panel.clear(); panel.save.focus(); } }, ['Leave the file alone']);
    panel.choice.replaceChildren(
      make('details', {}, [make('summary', {}, ['What has changed']), make('pre', { dir: 'ltr', tabindex: '0' }, [c.changes])]),
      make('p', { class: 'desk-buttons' }, [c.canApply ? apply : null, leave].filter(Boolean))
    );
    (c.canApply ? apply : leave).focus();
  }

  /** Puts a name into the registry, after showing what it would mark.
   * @param {any} f */
  function register(f) {
    var list = f.create ? [f.newName].concat(f.aliases.split('\n').filter(Boolean)) : [place.exact.replace(/\s+/g, ' ')];
    if (!f.create && !f.value) { panel.wrong('value', 'Choose an entity.'); return; }
    if (confirmed !== JSON.stringify(list)) {
      panel.clear();
      panel.message.textContent = 'Looking through the archive …';
      wire.ask('effect', { names: list, type: f.type }).then(function (answer) {
        panel.message.textContent = answer.ok ? count(answer.body.places, 'place') + ' in ' + count(answer.body.articles, 'article') + ' would be marked.' : answer.body.message;
        if (!answer.ok) return;
        confirmed = JSON.stringify(list);
        panel.save.textContent = 'Add to the registry';
        panel.choice.replaceChildren(make('ul', { class: 'desk-effect', tabindex: '0', 'aria-label': 'What would be marked' }, answer.body.items.map(function (item) {
          return make('li', {}, [make('p', { dir: 'auto' }, [item.before, make('a', { href: item.href }, [item.words]), item.after]), make('cite', { dir: 'auto' }, [item.title])]);
        })));
        panel.save.focus();
      });
      return;
    }
    post('entity', f.create ? { article: article, files: state.files, create: created(f) } :
      { article: article, files: state.files, entity: f.value, name: list[0] }, 'the name “' + short(list[0]) + '”');
  }

  /** @param {number} n
   * @param {string} word */
  function count(n, word) { return n + ' ' + word + (n === 1 ? '' : 's'); }

  /** Takes an edit back, or makes it again.
   * @param {() => Promise<any>} step
   * @param {string} lead */
  function take(step, lead) {
    if (busy) return;
    var last = (step === wire.undo ? wire.canUndo() : wire.canRedo()) || { what: '' };
    busy = true;
    step().then(function (answer) {
      busy = false;
      steps();
      if (!answer) return;
      if (!answer.ok) { status.textContent = answer.body.message; return; }
      if (state) Object.assign(state.files, answer.body.files);
      renew(lead + last.what);
    });
  }

  /** How long the preview may take to bring the page as it is now, in milliseconds, before the page is loaded again: ten
   * times what it needs. */
  var PATIENCE = 700;
  var waiting = 0;

  /** Shows the page as the files are now: in place, where the preview does so, else by loading it again.
   * @param {string} news to be said then */
  function renew(news) {
    steps();
    status.textContent = news;
    back.set({ words: news, top: scrollY, place: words.place() });
    if (!document.documentElement.hasAttribute('data-gloss-live')) return location.reload();
    waiting = setTimeout(function () { location.reload(); }, PATIENCE);
  }

  // The preview has made the page equal to the files: where words stand has to be found out anew. What is written in the
  // panel stays.
  document.addEventListener('gloss:page', function () {
    clearTimeout(waiting);
    back.set(null);
    if (isOn()) load();
  });

  /** Shows the names that the registry lacks. */
  function showNames() {
    found.hidden = !found.hidden;
    names.setAttribute('aria-expanded', String(!found.hidden));
    if (found.hidden || !state) return;
    found.replaceChildren(make('p', {}, ['Looking …']));
    wire.ask('suggestions/' + encodeURI(article)).then(function (answer) {
      if (!answer.ok) { found.replaceChildren(make('p', {}, [answer.body.message])); return; }
      var list = answer.body.suggestions;
      found.replaceChildren(make('p', {}, [list.length ? 'What looks like a name that the registry lacks, most often named first. Not all of it is one.' : 'There is no name that the registry lacks.']),
        make('ul', {}, list.map(function (n) {
          return make('li', {}, [
            make('button', {
              type: 'button',
              click: function () {
                openAt(n.spans[0][0], n.spans[0][1]);
                panel.fill({ kind: 'entity', create: true, name: n.name, newName: n.name, scope: 'archive' });
                mark(place);
                panel.focus();
              },
            }, [make('bdi', {}, [n.name])]),
            make('span', { class: 'count' }, [n.spans.length + ' here, ' + n.places + ' in ' + count(n.articles, 'article')]),
          ]);
        })));
    });
  }

  /** Opens the panel for what is selected, if that is in the text. */
  function selected() {
    var selection = getSelection();
    if (!isOn() || !state || !selection || selection.isCollapsed || !selection.rangeCount) return;
    var at = desk.text.offsets(map, selection.getRangeAt(0));
    if (!at || place && place.start === at.start && place.end === at.end) return;
    if (place && written_()) { panel.message.textContent = 'Save or discard this first.'; panel.focus(); return; }
    openAt(at.start, at.end);
  }

  /** Whether the panel holds something that is in no file. */
  function written_() { return drafts.get() !== null; }

  var words = desk.selector({
    prose: prose, map: function () { return map; }, status: status,
    chosen: function (start, end, kind) {
      openAt(start, end);
      if (kind) panel.fill(Object.assign(panel.fields(), { kind: kind }));
      isByWords = true;
      panel.focus();
    },
  });

  document.addEventListener('pointerup', function (event) {
    if (bar.contains(/** @type {Node} */ (event.target)) || panel && panel.element.contains(event.target)) return;
    setTimeout(selected); // the selection is as it will be only after the event
  });
  // On a touch screen the handles of the selection move without an event of the pointer.
  var settling = 0;
  document.addEventListener('selectionchange', function () {
    if (!matchMedia('(pointer: coarse)').matches) return;
    clearTimeout(settling);
    settling = setTimeout(selected, 400); // milliseconds: a finger rests between two moves of a handle
  });

  prose.addEventListener('click', function (event) {
    var selection = getSelection();
    if (!isOn() || !state || selection && !selection.isCollapsed || event.ctrlKey || event.metaKey || event.shiftKey) return;
    var target = /** @type {Element} */ (event.target).closest('.mention, .note-anchor, .date, .quotation, .note-mark');
    if (!target) return;
    var shown = target.matches('.note-mark') ? /** @type {Element} */ (target.closest('.note')).previousElementSibling : target;
    var at = shown && desk.text.within(map, shown);
    if (!at) return;
    event.preventDefault();
    if (place && written_()) { panel.message.textContent = 'Save or discard this first.'; panel.focus(); return; }
    var all = said(at.start, at.end);
    var kind = shown.matches('.note-anchor') ? 'note' : shown.matches('.date') ? 'date' : shown.matches('.quotation') ? 'speaker' : 'entity';
    var own = all.find(function (a) { return a.kind === kind; });
    if (own) { openAnnotation(own); return; }
    var mention = state.mentions.find(function (m) { return m.start < at.end && at.start < m.end; });
    if (kind === 'entity' && mention) at = { start: mention.start, end: mention.end };
    openAt(at.start, at.end);
    if (kind === 'speaker') panel.fill({ kind: 'speaker' });
    panel.focus();
  });

  document.addEventListener('keydown', function (event) {
    var at = /** @type {HTMLElement} */ (event.target);
    if (at.isContentEditable || at.matches('textarea, select, input:not([type="checkbox"], [type="radio"])')) return;
    if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === 'z' && isOn()) {
      event.preventDefault();
      if (event.shiftKey) take(wire.redo, 'Made again: ');
      else take(wire.undo, 'Taken back: ');
      return;
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (panel && panel.element.contains(at)) return;
    if (event.key === 'a') use(!isOn());
    else if (event.key === 's' && isOn() && state) { event.preventDefault(); words.begin(); }
    else if (words.key(event)) event.preventDefault();
    else if (event.key === 'Enter' && isOn() && place && at === document.body) { event.preventDefault(); panel.focus(); }
    else if (event.key === 'Escape') close();
  });

  // What was written while there was no connection is sent when it is back.
  addEventListener('online', function () {
    if (place && panel.save.textContent === 'Try again') submit();
  });

  var returned = back.get();
  if (returned) {
    back.set(null);
    status.textContent = returned.words;
    scrollTo({ top: returned.top, behavior: 'instant' });
  }
  if (tool.get() || /^#gloss-at=/.test(location.hash)) use(true);
}());
