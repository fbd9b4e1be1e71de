// Pages that are given out together. boot.js loads this where a page has a part of it: the page of sets for carers, which is filled in
// here, or the hand-out maker (hand-out-maker.js).
//
// A set travels as names of pages behind the "#" of an address, joined by "+". Browsers do not send that part. A name is the end of
// a page's address: "consent" is /sharing/consent/. Whatever stands there is only ever compared with names, or shown as text.

/** More names than any set has. */
const MOST = 100;
/** A name that is no page's is shown only so far. */
const LONGEST = 60;

/** What only these two pages need of styles; for the layout to stand still it is waited for. */
export const style = new Promise((done) => {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: new URL("hand-out.css", import.meta.url).href });
  link.onload = link.onerror = () => done(link.sheet);
  document.head.append(link);
});

/** Puts values into the places of a text: fill("{count} parts", { count: 3 }). */
export const fill = (text, values) => text.replaceAll(/\{(\w+)\}/g, (place, name) => values[name] ?? place);

/** The names in the address. A heading or part of this page (a link went to it) is no name; undefined. */
export function namesIn(hash) {
  let text = hash.slice(1);
  try {
    text = decodeURIComponent(text);
  } catch {
    // Taken as it stands: it is the name of no page.
  }
  if (text && !text.includes("+") && document.getElementById(text)) return undefined;
  const names = text.split("+").map((name) => name.replace(/^\/|\/$/g, ""));
  return [...new Set(names.filter(Boolean))].slice(0, MOST);
}

/** The names as they stand in an address. One alone gets a "+", so that it cannot be taken for a heading. */
export const fragmentOf = (names) => (names.length === 1 ? `${names[0]}+` : names.join("+"));

/** Parts names into pages and what is unknown. `pages` maps a name to a page, whose `at` is its address from the top of the site. */
export function lookUp(names, pages) {
  // A name that was enough when a paper was printed may have become the end of two addresses since: then it is not known.
  const ending = (name) => [...pages.values()].filter(({ at }) => `/${at}`.endsWith(`/${name}/`));
  const found = [];
  const unknown = [];
  for (const name of names) {
    const ends = pages.has(name) ? [pages.get(name)] : ending(name);
    if (ends.length === 1) found.push(ends[0]);
    else unknown.push(name.length > LONGEST ? `${name.slice(0, LONGEST)}…` : name);
  }
  return { found: [...new Set(found)], unknown };
}

/** The data that a page carries for its script. */
export const frameOf = () => JSON.parse(document.querySelector("#portal script[data-frame]").textContent);

/** Shows the pages that the address names in the place of the ready-made sets, or the sets when it names none. */
async function show(host) {
  const [chosen, sets] = ["chosen", "sets"].map((part) => host.querySelector(`[data-${part}]`));
  const frame = frameOf();
  const pages = new Map(Object.entries(frame.pages).map(([name, [at, title]]) => [name, { at, title }]));
  const names = namesIn(location.hash) ?? [];
  if (names.length > 0) await style;
  const { found, unknown } = lookUp(names, pages);
  const root = document.getElementById("portal").dataset.root;
  const lines = found.map(({ at, title }) => {
    const link = Object.assign(document.createElement("a"), { href: root + at, textContent: title });
    const line = document.createElement("li");
    line.append(link);
    return line;
  });
  chosen.querySelector("[data-list]").replaceChildren(...lines);
  tellUnknown(chosen.querySelector("[data-unknown]"), unknown, frame.unknown);
  host.toggleAttribute("data-own", names.length > 0);
  chosen.hidden = names.length === 0;
  sets.hidden = names.length > 0;
  host.dataset.ready = "";
}

/** Says which names are no page's. */
export function tellUnknown(place, unknown, words) {
  place.hidden = unknown.length === 0;
  place.textContent = unknown.length ? fill(words, { names: unknown.join(", ") }) : "";
}

/** Brings the page to life. It may be called again and again; following a link exchanges the page. */
export async function begin() {
  const list = document.querySelector("[data-for-you]:not([data-ready])");
  const maker = document.querySelector("[data-hand-out]:not([data-ready])");
  if (list) await show(list);
  if (maker) await (await import("./hand-out-maker.js")).make(maker);
}

addEventListener("hashchange", () => {
  const list = document.querySelector("[data-for-you]");
  if (list) show(list);
});
