// @ts-check
// The panel in which one says something of words: what it is made of. What its buttons do is annotate.js's.
(function () {
  'use strict';

  var desk = window['glossDesk'];
  var make = desk.make;

  /** @typedef {{kind: string, value: string, name: string, tags: string, scope: string, create: boolean,
   *   type: string, newName: string, aliases: string, description: string, date: string, note: string}} Fields */

  /** @returns {Fields} */
  function empty() {
    return {
      kind: 'entity', value: '', name: '', tags: '', scope: 'here', create: false,
      type: '', newName: '', aliases: '', description: '', date: '', note: '',
    };
  }

  /** A label with its field.
   * @param {string} id
   * @param {string} label
   * @param {string} name
   * @param {Record<string, any>} [attributes] */
  function field(id, label, name, attributes) {
    var input = make(name, Object.assign({ id: id, dir: 'auto', 'aria-describedby': id + '-wrong' }, attributes));
    var wrong = make('p', { id: id + '-wrong', class: 'desk-wrong' });
    return { input: input, wrong: wrong, element: make('div', { class: 'desk-field' }, [make('label', { for: id }, [label]), input, wrong]) };
  }

  /** Radio buttons in a line.
   * @param {string} name
   * @param {string} legend
   * @param {[string, string][]} choices value and label */
  function radios(name, legend, choices) {
    var inputs = choices.map(function (c) { return make('input', { type: 'radio', name: name, value: c[0], id: name + '-' + c[0] }); });
    var element = make('fieldset', { class: 'desk-radios' }, [make('legend', { class: 'visually-hidden' }, [legend])].concat(inputs.map(function (input, i) {
      return make('span', {}, [input, make('label', { for: input.id }, [choices[i][1]])]);
    })));
    return {
      element: element,
      inputs: inputs,
      get: function () { var on = inputs.find(function (i) { return i.checked; }); return on ? on.value : ''; },
      /** @param {string} value */
      set: function (value) { inputs.forEach(function (i) { i.checked = i.value === value; }); },
    };
  }

  /** @param {{types: {id: string, name: string}[], readOnly: boolean, changed: () => void, submit: () => void, discard: () => void,
   *   close: () => void, remove: () => void}} o */
  function panel(o) {
    var state = empty();

    var title = make('h2', { id: 'desk-title', dir: 'auto', tabindex: '-1' });
    var others = make('ul', { class: 'desk-others' });
    var kinds = radios('desk-kind', 'What to say of these words', [
      ['entity', 'Entity'], ['note', 'Note'], ['date', 'Date'], ['speaker', 'Speaker'], ['none', 'Not this'],
    ]);

    // who or what
    var entity = desk.picker({
      id: 'desk-entity', label: 'Who or what is meant',
      extra: function (typed) { return [{ id: '', name: typed || state.newName, typeName: 'new entity …' }]; },
      chosen: function (e) {
        state.create = !e.id;
        state.value = e.id;
        state.name = e.name;
        if (state.create) newName.input.value = e.name;
        sync();
        if (state.create) type.input.focus();
        o.changed();
      },
      typed: function () { state.value = ''; state.create = false; sync(); o.changed(); },
    });
    var type = field('desk-type', 'Type', 'select');
    type.input.append(make('option', { value: '' }, ['choose …']));
    o.types.forEach(function (t) { type.input.append(make('option', { value: t.id }, [t.name])); });
    var newName = field('desk-name', 'Name', 'input', { type: 'text', autocomplete: 'off' });
    var aliases = field('desk-aliases', 'Other names, one a line', 'textarea', { rows: '2' });
    var description = field('desk-description', 'Description', 'textarea', { rows: '2' });
    var creation = make('div', { class: 'desk-new' }, [newName.element, type.element, aliases.element, description.element]);
    var scope = radios('desk-scope', 'Where', [
      ['here', 'Here'], ['every', 'Every time in this article'], ['archive', 'Everywhere, as a name in the registry'],
    ]);

    // the other kinds
    var note = field('desk-note', 'Note, in Markdown', 'textarea', { rows: '4' });
    var preview = make('div', { class: 'desk-preview note-body', 'aria-label': 'How the note will look', role: 'region' });
    var tags = field('desk-tags', 'Tags, with commas between', 'input', { type: 'text', autocomplete: 'off' });
    var date = field('desk-date', 'Date: 2017-01-08, 2017-01, 2017, or two with a slash between', 'input', { type: 'text', autocomplete: 'off', dir: 'ltr' });
    var nobody = { id: 'none', name: 'Nobody of the registry', typeName: '' };
    var speaker = desk.picker({
      id: 'desk-speaker', label: 'Who speaks', extra: function () { return [nobody]; },
      chosen: function (e) { state.value = e.id; state.name = e.name; o.changed(); },
      typed: function () { state.value = ''; o.changed(); },
    });
    var denial = make('p', { class: 'desk-denial' }, ['These words name nobody and nothing of the registry here.']);

    var parts = {
      entity: make('div', {}, [entity.element, creation]),
      note: make('div', {}, [note.element, preview]),
      date: make('div', {}, [date.element]),
      speaker: make('div', {}, [speaker.element]),
      none: make('div', {}, [denial]),
    };
    var message = make('p', { class: 'desk-message', role: 'status' });
    var choice = make('div', { class: 'desk-choice' });
    var save = make('button', { type: 'submit', class: 'desk-save', 'aria-keyshortcuts': 'Control+Enter', title: 'Ctrl+Enter' }, ['Save']);
    var remove = make('button', { type: 'button', click: o.remove }, ['Delete']);
    var discard = make('button', { type: 'button', click: o.discard }, ['Discard']);
    var form = make('form', {
      novalidate: true,
      submit: function (event) { event.preventDefault(); if (!save.disabled) o.submit(); },
      input: function () { pull(); o.changed(); sync(); },
      keydown: function (event) {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) { event.preventDefault(); o.submit(); }
      },
    }, [kinds.element, parts.entity, parts.note, parts.date, parts.speaker, parts.none, scope.element, tags.element, choice, message,
      make('p', { class: 'desk-buttons' }, [save, discard, remove])]);
    var closer = make('button', { type: 'button', class: 'desk-close', 'aria-label': 'Close; what is written is kept', click: o.close }, ['×']);
    var element = make('section', {
      class: 'desk-panel apparatus', 'data-gloss-keep': true, role: 'dialog', 'aria-labelledby': 'desk-title', hidden: true, dir: 'ltr',
      keydown: function (event) {
        if (event.key === 'Escape') { event.stopPropagation(); o.close(); }
        if (event.key === 'Tab') turn(event);
      },
    }, [make('div', { class: 'desk-head' }, [title, closer]), others, form]);
    if (o.readOnly) {
      form.replaceChildren(make('p', { class: 'desk-message' }, ['This preview is read-only: gloss serve was started with --read-only.']));
    }

    /** Leads from the last field to the first and back: the panel stands at the end of the page, and what follows is nothing.
     * Escape leads out of it.
     * @param {KeyboardEvent} event */
    function turn(event) {
      var stops = Array.from(element.querySelectorAll('button, input, select, textarea, a[href], summary, [tabindex="0"]')).filter(function (stop) {
        return stop.checkVisibility() && !stop.disabled && !(stop.type === 'radio' && !stop.checked);
      });
      if (document.activeElement !== stops[event.shiftKey ? 0 : stops.length - 1]) return;
      event.preventDefault();
      stops[event.shiftKey ? stops.length - 1 : 0].focus();
    }

    /** Takes what the fields say. */
    function pull() {
      state.kind = kinds.get() || 'entity';
      state.scope = scope.get() || 'here';
      state.note = note.input.value;
      state.tags = tags.input.value;
      state.date = date.input.value;
      state.type = type.input.value;
      state.newName = newName.input.value;
      state.aliases = aliases.input.value;
      state.description = description.input.value;
      if (state.kind === 'entity') state.name = entity.input.value;
      if (state.kind === 'speaker') state.name = speaker.input.value;
    }

    var shown = '';
    var timer = 0;
    /** Shows the note as the page will, a moment after the last key. */
    function render() {
      if (state.note === shown) return;
      clearTimeout(timer);
      timer = setTimeout(function () {
        var mine = state.note;
        desk.wire.ask('note', { markdown: mine }).then(function (answer) {
          if (!answer.ok || mine !== state.note) return;
          shown = mine;
          preview.replaceChildren.apply(preview, Array.from(new DOMParser().parseFromString(answer.body.html, 'text/html').body.childNodes));
        });
      }, 120); // milliseconds: between two keys of somebody who types
    }

    /** Shows what belongs to what is chosen. */
    function sync() {
      Object.keys(parts).forEach(function (kind) { parts[kind].hidden = kind !== state.kind; });
      creation.hidden = !state.create;
      preview.hidden = !state.note.trim();
      scope.inputs[2].parentElement.hidden = state.kind !== 'entity';
      if (state.kind !== 'entity' && state.scope === 'archive') scope.set(state.scope = 'here');
      if (state.kind === 'note') render();
      tags.element.hidden = state.scope === 'archive' || state.kind === 'none';
      var bad = state.kind === 'date' && state.date.trim() !== '' ? wrongDate(state.date.trim()) : '';
      say(date, bad);
    }

    /** @param {{input: any, wrong: any}} f
     * @param {string} words */
    function say(f, words) {
      f.wrong.textContent = words;
      if (words) f.input.setAttribute('aria-invalid', 'true');
      else f.input.removeAttribute('aria-invalid');
    }

    return {
      element: element,
      fields: function () { pull(); return Object.assign({}, state); },
      /** @param {Partial<Fields>} values */
      fill: function (values) {
        state = Object.assign(empty(), values);
        kinds.set(state.kind);
        scope.set(state.scope);
        entity.input.value = state.kind === 'entity' ? state.name : '';
        speaker.input.value = state.kind === 'speaker' ? state.name : '';
        note.input.value = state.note;
        tags.input.value = state.tags;
        date.input.value = state.date;
        type.input.value = state.type;
        newName.input.value = state.newName;
        aliases.input.value = state.aliases;
        description.input.value = state.description;
        shown = '';
        preview.replaceChildren();
        sync();
      },
      /** Puts the focus where one goes on. */
      focus: function () {
        var first = { entity: entity.input, note: note.input, date: date.input, speaker: speaker.input, none: save }[kinds.get()] || title;
        (o.readOnly ? closer : state.create ? type.input : first).focus();
      },
      title: title, others: others, message: message, choice: choice, save: save, remove: remove, scope: scope,
      /** Says what is wrong with a field.
       * @param {string} name as the preview calls it
       * @param {string} words */
      wrong: function (name, words) {
        var f = name === 'name' ? newName : name === 'type' ? type : state.kind === 'date' ? date : state.kind === 'note' ? note : null;
        if (!f) { message.textContent = words; return; }
        say(f, words);
        f.input.focus();
      },
      clear: function () {
        message.textContent = '';
        choice.replaceChildren();
        [newName, type, note, date].forEach(function (f) { say(f, ''); });
      },
    };
  }

  /** What is wrong with a date, in words, or nothing. The preview has the last word.
   * @param {string} s EDTF level 0, or 1 as far as a sidecar takes it
   * @returns {string} */
  function wrongDate(s) {
    var day = /^\d{3}[\dX](-(0[1-9]|1[0-2]|2[1-4])(-(0[1-9]|[12]\d|3[01]))?)?[?~%]?$/;
    var parts = s.split('/');
    var isDate = parts.length < 3 && parts.every(function (p) { return day.test(p) || parts.length === 2 && /^(\.\.)?$/.test(p); });
    return s === 'none' || isDate ? '' : 'That is no date such as 2017-01-08, 2017-01, 2016~ or 2016-12/2017-01-08.';
  }

  desk.panel = panel;
}());
