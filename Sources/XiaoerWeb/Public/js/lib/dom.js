// Building elements: h() for HTML, s() for SVG, list() for keyed rows. Text always goes through text nodes.
// @ts-check
import { effect, onEnd, scope } from "./signals.js";

/** @typedef {Node | string | number | null | undefined | false} Plain */
/**
 * A piece of a page: nested lists are flattened, functions are kept up to date.
 * @typedef {Plain | any[] | (() => any)} Child
 */
/** @typedef {Record<string, any>} Props */

const SVG = "http://www.w3.org/2000/svg";
const ICONS = new URL("../../icons.svg", import.meta.url).pathname;

/**
 * @param {Element} element
 * @param {string} name
 * @param {any} value
 */
function put(element, name, value) {
  if (name === "class") {
    if (value == null || value === false || value === "") element.removeAttribute("class");
    else element.setAttribute("class", String(value));
  } else if (name === "value" && "value" in element) {
    if (/** @type {any} */ (element).value !== value) /** @type {any} */ (element).value = value ?? "";
  } else if (name === "checked" || name === "indeterminate" || name === "selected" || name === "muted") {
    /** @type {any} */ (element)[name] = Boolean(value);
  } else if (value == null || value === false) {
    element.removeAttribute(name);
  } else {
    element.setAttribute(name, value === true ? "" : String(value));
  }
}

/**
 * @param {Element} element
 * @param {Props | null} props
 */
function dress(element, props) {
  for (const name in props) {
    const value = props[name];
    if (name === "ref") value(element);
    else if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (typeof value === "function") effect(() => put(element, name, value()));
    else put(element, name, value);
  }
}

/**
 * An HTML element. Functions as property values or children are kept up to date; `onclick` and the like are listeners;
 * `ref` is called with the element.
 * @template {keyof HTMLElementTagNameMap} K
 * @param {K} tag
 * @param {Props | null} [props]
 * @param {...Child} kids
 * @returns {HTMLElementTagNameMap[K]}
 */
export function h(tag, props = null, ...kids) {
  const element = document.createElement(tag);
  // A select takes its value only when its options are there.
  if (tag === "select" && props && "value" in props) {
    const { value, ...rest } = props;
    append(element, kids);
    dress(element, { ...rest, value });
    return element;
  }
  dress(element, props);
  append(element, kids);
  return element;
}

/**
 * An SVG element.
 * @template {keyof SVGElementTagNameMap} K
 * @param {K} tag
 * @param {Props | null} [props]
 * @param {...Child} kids
 * @returns {SVGElementTagNameMap[K]}
 */
export function s(tag, props = null, ...kids) {
  const element = document.createElementNS(SVG, tag);
  dress(element, props);
  append(element, kids);
  return element;
}

/**
 * @param {Node} parent
 * @param {Child[]} kids
 */
export function append(parent, kids) {
  for (const kid of kids) {
    if (Array.isArray(kid)) append(parent, kid);
    else if (typeof kid === "function") dynamic(parent, kid);
    else if (kid instanceof Node) parent.appendChild(kid);
    else if (kid != null && kid !== false) parent.appendChild(document.createTextNode(String(kid)));
  }
}

/**
 * A piece whose nodes are replaced whenever what it reads changes. Two comments mark its place, so that pieces nest.
 * @param {Node} parent
 * @param {() => Child} make
 */
function dynamic(parent, make) {
  const start = parent.appendChild(document.createComment(""));
  const end = parent.appendChild(document.createComment(""));
  effect(() => {
    const made = make();
    const only = start.nextSibling;
    const isText = typeof made === "string" || typeof made === "number";
    if (isText && only instanceof Text && only.nextSibling === end) {
      only.data = String(made);
      return;
    }
    while (start.nextSibling && start.nextSibling !== end) start.nextSibling.remove();
    const piece = document.createDocumentFragment();
    append(piece, [made]);
    end.parentNode?.insertBefore(piece, end);
  });
}

/**
 * Rows by key: nodes are kept, moved and removed as `items()` changes. Each node's effects end when it leaves.
 * `make` gets the item as it was when the row appeared; rows that change should read signals, or change their key.
 * @template T
 * @param {Element} parent
 * @param {() => T[]} items
 * @param {(item: T) => string | number} key
 * @param {(item: T) => Element} make
 */
export function list(parent, items, key, make) {
  /** @type {Map<string | number, { node: Element, stop: () => void }>} */
  const live = new Map();
  effect(() => {
    const wanted = items();
    const seen = new Set();
    let at = parent.firstChild;
    for (const item of wanted) {
      const id = key(item);
      if (seen.has(id)) continue;
      seen.add(id);
      let row = live.get(id);
      if (!row) {
        const [node, stop] = scope(() => make(item));
        row = { node, stop };
        live.set(id, row);
      }
      if (row.node === at) at = at.nextSibling;
      else parent.insertBefore(row.node, at);
    }
    for (const [id, row] of live) {
      if (seen.has(id)) continue;
      row.stop();
      row.node.remove();
      live.delete(id);
    }
  });
  onEnd(() => {
    for (const row of live.values()) row.stop();
  });
}

/**
 * Replaces everything inside `parent`.
 * @param {Element} parent
 * @param {...Child} kids
 */
export function fill(parent, ...kids) {
  parent.replaceChildren();
  append(parent, kids);
}

let drawingsAsked = false;

/** Brings icons.svg into the page once: a reference to a file is fetched anew for each new drawing and flickers. */
function bringDrawings() {
  drawingsAsked = true;
  const request = new XMLHttpRequest();
  request.open("GET", ICONS);
  request.responseType = "document";
  request.onload = () => {
    const sheet = request.responseXML?.documentElement;
    if (!sheet) return;
    for (const symbol of sheet.querySelectorAll("symbol")) symbol.id = `icon-${symbol.id}`;
    const drawings = document.importNode(sheet, true);
    drawings.setAttribute("hidden", "");
    drawings.setAttribute("aria-hidden", "true");
    document.body.append(drawings);
  };
  request.send();
}

/**
 * A drawing from icons.svg; decorative, so the button around it needs a label.
 * @param {string} name
 * @param {string} [size] "s" for the small one
 */
export function icon(name, size = "") {
  if (!drawingsAsked) bringDrawings();
  return s("svg", { class: size ? `i ${size}` : "i", "aria-hidden": "true" }, s("use", { href: `#icon-${name}` }));
}

/**
 * Finds one element or says which one is missing.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement}
 */
export function find(selector, root = document) {
  const found = root.querySelector(selector);
  if (!(found instanceof HTMLElement)) throw new Error(`no ${selector} on this page`);
  return found;
}

/**
 * True for an Enter that only confirms a Chinese input method's choice.
 * @param {KeyboardEvent} event
 */
export function composing(event) {
  return event.isComposing || event.keyCode === 229;
}
