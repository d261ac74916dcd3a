// @ts-check
// What the other files of annotating share: their one name in the page, and how they make elements. The preview loads
// scripts in the order of their names, so this one comes first.
(function () {
  'use strict';

  var desk = window['glossDesk'] = {};

  /** Makes an element. Text is only ever text.
   * @param {string} name
   * @param {Record<string, any>} [attributes]
   * @param {(Node | string | null)[]} [children]
   * @returns {any} */
  function make(name, attributes, children) {
    var element = document.createElement(name);
    Object.keys(attributes || {}).forEach(function (key) {
      var value = attributes[key];
      if (value === false || value === null || value === undefined) return;
      if (typeof value === 'function') element.addEventListener(key, value);
      else element.setAttribute(key, value === true ? '' : String(value));
    });
    (children || []).forEach(function (child) { if (child !== null) element.append(child); });
    return element;
  }
  desk.make = make;
}());
