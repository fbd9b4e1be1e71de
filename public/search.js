// The search box at the top of every page. boot.js loads this when a reader first goes to the box; find.js does the searching.
//
// It follows the ARIA pattern of a combobox with a list box: the focus stays in the box, arrows choose, Enter follows, Escape closes.
// What is typed stays in the box: it is put into no address, no title and no storage, and no request carries it.

import { Finder } from "./find.js";

/** A screen reader is told the count when the typing rests, in milliseconds. */
const REST = 700;

let finder;
/** Which index the finder is of: each language has its own. */
let from;
let resting;

/** The box and its parts, as they stand on the page now: following a link exchanges them. */
function partsOf(input) {
  const box = input.closest("[data-search]");
  const found = box.querySelector("[data-found]");
  return { box, found, count: found.querySelector("p"), list: found.querySelector("[role=listbox]") };
}

async function load(input) {
  const { href } = new URL(partsOf(input).box.dataset.search, document.baseURI);
  if (href !== from) [finder, from] = [undefined, href];
  finder ??= fetch(href)
    .then((file) => (file.ok ? file.json() : Promise.reject(new Error(`${file.status}`))))
    .then((index) => new Finder(index));
  try {
    return await finder;
  } catch {
    // No connection: the link to the A to Z stands beside the box. The next key tries again.
    finder = undefined;
    return undefined;
  }
}

const optionsOf = (list) => [...list.querySelectorAll("[role=option]")];

function choose(input, option) {
  for (const other of optionsOf(partsOf(input).list)) other.setAttribute("aria-selected", String(other === option));
  if (option) input.setAttribute("aria-activedescendant", option.id);
  else input.removeAttribute("aria-activedescendant");
  option?.scrollIntoView({ block: "nearest" });
}

function close(input) {
  partsOf(input).found.hidden = true;
  input.setAttribute("aria-expanded", "false");
  choose(input);
  clearTimeout(resting);
}

function say(text) {
  clearTimeout(resting);
  resting = setTimeout(() => {
    const announcer = document.getElementById("portal-announcer");
    if (announcer) announcer.textContent = text;
  }, REST);
}

function part(className, text) {
  const span = document.createElement("span");
  span.className = className;
  span.textContent = text;
  return span;
}

/** One result: a link, so that it can be opened like any other. */
function optionFor({ kind, address, title, sentence }, number, root) {
  const link = document.createElement("a");
  link.id = `portal-found-${number}`;
  link.className = "portal-search__result";
  link.href = root + address.slice(1);
  link.setAttribute("role", "option");
  link.setAttribute("aria-selected", "false");
  link.tabIndex = -1;
  link.append(part("portal-search__title", title), " ", part("portal-search__kind", kind), " ", part("portal-search__sentence", sentence));
  return link;
}

async function show(input) {
  const engine = await load(input);
  const { found, count, list } = partsOf(input);
  const typed = input.value;
  // The index may come when the reader has gone on.
  if (!engine || !typed.trim() || document.activeElement !== input) return close(input);
  const { none, one, many, nothing } = engine.index.found;
  const results = engine.find(typed);
  const root = document.getElementById("portal").dataset.root;
  list.replaceChildren(...results.map((result, at) => optionFor(result, at, root)));
  const words = results.length === 0 ? `${none}. ${nothing}` : results.length === 1 ? one : many.replace("{count}", results.length);
  count.textContent = words;
  found.hidden = false;
  input.setAttribute("aria-expanded", String(results.length > 0));
  input.removeAttribute("aria-activedescendant");
  say(words);
}

function press(event) {
  const input = event.target;
  const { found, list } = partsOf(input);
  const options = found.hidden ? [] : optionsOf(list);
  const at = options.findIndex((option) => option.getAttribute("aria-selected") === "true");
  if (event.key === "Escape" && !found.hidden) {
    event.preventDefault();
    close(input);
  } else if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    if (options.length === 0) return void show(input);
    // Past either end the choice goes back to what was typed.
    const next = event.key === "ArrowDown" ? at + 1 : at < 0 ? options.length - 1 : at - 1;
    choose(input, options[next]);
  } else if (event.key === "Enter" && options.length > 0) {
    event.preventDefault();
    // Without a choice the first is chosen, to be looked at before it is followed.
    if (at < 0) choose(input, options[0]);
    else options[at].click();
  } else if (event.key === "Tab") {
    close(input);
  }
}

const isBox = (target) => target instanceof HTMLInputElement && target.closest("[data-search]") !== null;

addEventListener("input", (event) => isBox(event.target) && show(event.target));
addEventListener("keydown", (event) => isBox(event.target) && press(event));
addEventListener("focusin", (event) => isBox(event.target) && load(event.target));
// A press outside closes; following a result exchanges the page, or stays on it.
addEventListener("click", (event) => {
  const input = document.querySelector("[data-search] input");
  if (input && (!event.target.closest("[data-search]") || event.target.closest("[role=option]"))) close(input);
});

/** Begins with a box that has the focus already, and perhaps a word. */
export function begin(input) {
  load(input);
  if (input.value) show(input);
}
