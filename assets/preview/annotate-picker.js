// @ts-check
// A field that finds entities as one types: the combobox pattern of the ARIA Authoring Practices, with a list box below.
(function () {
  'use strict';

  var desk = window['glossDesk'];

  var make = desk.make;

  /** @typedef {{id: string, name: string, alias?: string, type?: string, typeName?: string, description?: string, mentions?: number}} Entity */

  /** @param {{id: string, label: string, extra: (typed: string) => Entity[], chosen: (entity: Entity) => void, typed: () => void}} o
   * extra returns what is offered beside the entities that were found */
  function picker(o) {
    var list = make('ul', { id: o.id + '-list', role: 'listbox', 'aria-label': o.label, class: 'desk-options', hidden: true });
    var input = make('input', {
      id: o.id, type: 'text', role: 'combobox', autocomplete: 'off', spellcheck: 'false', dir: 'auto',
      'aria-autocomplete': 'list', 'aria-expanded': 'false', 'aria-controls': list.id,
    });
    /** @type {Entity[]} */
    var options = [];
    var active = -1;
    var asked = 0;
    var shown = ''; // for which words the options are
    var wanted = 0; // how often Enter was pressed before the options for them came: once to choose, twice to send as well
    var taken = false; // Enter chose an option, so that it may not send the form as well

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute('aria-expanded', 'false');
      input.removeAttribute('aria-activedescendant');
    }

    /** @param {number} i */
    function point(i) {
      active = i;
      Array.from(list.children).forEach(function (option, k) { option.setAttribute('aria-selected', String(k === i)); });
      if (i < 0) return input.removeAttribute('aria-activedescendant');
      input.setAttribute('aria-activedescendant', list.children[i].id);
      list.children[i].scrollIntoView({ block: 'nearest' });
    }

    /** @param {number} i */
    function choose(i) {
      var entity = options[i];
      asked++; // what is still on its way is not wanted any more
      wanted = 0;
      close();
      if (!entity) return;
      input.value = entity.name;
      o.chosen(entity);
    }

    /** @param {Entity[]} found */
    function show(found) {
      options = found;
      list.replaceChildren.apply(list, found.map(function (e, i) {
        return make('li', {
          id: o.id + '-' + i, role: 'option', 'aria-selected': 'false', 'data-type': e.type,
          pointerdown: function (event) { event.preventDefault(); }, click: function () { choose(i); },
        }, [
          make('span', { class: 'desk-option-name', dir: 'auto' }, [e.name]),
          e.alias ? make('span', { class: 'desk-option-alias', dir: 'auto' }, [' ' + e.alias]) : null,
          make('span', { class: 'desk-option-what' }, [' ' + [e.typeName, e.description].filter(Boolean).join(' · ')]),
        ]);
      }));
      list.hidden = !found.length;
      input.setAttribute('aria-expanded', String(!!found.length));
      point(found.length ? 0 : -1);
      shown = input.value.trim();
      var send = wanted > 1;
      if (wanted) choose(0);
      if (send && input.form) input.form.requestSubmit();
    }

    function search() {
      wanted = 0;
      var typed = input.value.trim();
      var mine = ++asked;
      if (!typed) return show(o.extra(''));
      desk.wire.ask('entities?q=' + encodeURIComponent(typed)).then(function (answer) {
        if (mine !== asked || document.activeElement !== input) return;
        show((answer.ok ? answer.body.entities : []).concat(o.extra(typed)));
      });
    }

    input.addEventListener('input', function () { o.typed(); search(); });
    input.addEventListener('blur', close);
    input.addEventListener('keydown', function (event) {
      if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
        event.preventDefault();
        if (list.hidden) return search();
        point((active + (event.key === 'ArrowDown' ? 1 : options.length - 1) + options.length) % options.length);
      } else if (event.key === 'Enter' && !list.hidden && active >= 0) {
        event.preventDefault();
        taken = true;
        if (shown === input.value.trim()) choose(active);
        else wanted++;
      } else if (event.key === 'Escape' && !list.hidden) {
        event.stopPropagation();
        close();
      }
    });
    input.addEventListener('keypress', function (event) { if (taken && event.key === 'Enter') event.preventDefault(); });
    input.addEventListener('keyup', function () { taken = false; });
    return { element: make('div', { class: 'desk-picker' }, [make('label', { for: o.id }, [o.label]), input, list]), input: input };
  }
  desk.picker = picker;
}());
