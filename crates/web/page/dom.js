// Creates and finds elements.
"use strict";

/** @param {string} id @returns {HTMLElement} */
const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/** @typedef {Node | string | null | undefined | false} Child */

/**
 * Creates an element; attributes starting with `on` are event handlers, and `true` is an attribute without a value.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} tag
 * @param {Record<string, string | number | boolean | ((event: any) => void)>} attributes
 * @param {...(Child | Child[])} children
 * @returns {HTMLElementTagNameMap[T]}
 */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name.slice(2), value);
    else if (value !== false) element.setAttribute(name, value === true ? "" : String(value));
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return element;
}

/** @param {string} label @param {() => void} act @param {Record<string, string | boolean>} attributes */
const button = (label, act, attributes = {}) => make("button", { type: "button", onclick: act, ...attributes }, label);

/**
 * A decorative bar for the figure next to it.
 * @param {number} share @param {number} [after]
 */
function bar(share, after) {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  for (const [name, value] of [["class", "small"], ["aria-hidden", "true"], ["width", "100%"], ["height", "10"]]) {
    svg.setAttribute(name, value);
  }
  /** @param {string} kind @param {number} width */
  const part = (kind, width) => {
    const rect = document.createElementNS(space, "rect");
    rect.setAttribute("class", kind);
    rect.setAttribute("width", `${(width * 100).toFixed(1)}%`);
    rect.setAttribute("height", "10");
    svg.append(rect);
  };
  part("track", 1);
  if (after !== undefined) part("gained", after);
  part("covered", share);
  return svg;
}

/** @param {number} share */
const percent = (share) => `${Math.round(share * 100)}%`;

/** @param {number} number @param {string} thing */
const count = (number, thing) => `${number.toLocaleString("en")} ${thing}${number === 1 ? "" : "s"}`;

/** Downloads a text as a file. @param {string} name @param {string} text @param {string} type */
function download(name, text, type) {
  const href = URL.createObjectURL(new Blob([text], { type }));
  const link = make("a", { href, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(href), 10_000);
}
