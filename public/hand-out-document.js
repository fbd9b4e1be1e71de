// The paper of a hand-out: the pages that were chosen, put together as one document. Start at build().

import { generate, correction } from "./qr.js";
import { fill } from "./hand-out.js";

/** What has no use on paper: what is pressed, and ways to other pages. */
const LEFT_OUT = "nav, script, template, noscript, button, input, select, textarea, [data-live], .portal-cards, .portal-related, .portal-no-print, .portal-print-only";
/** Attributes that name the ids of other elements. */
const REFERENCES = ["for", "aria-labelledby", "aria-describedby", "aria-controls"];
/** Readers of codes need so many light modules around them. */
const MARGIN = 4;

/** The pages fetched so far, by their address. They are of this document's release. */
const fetched = new Map();

const releaseOf = (page) => page.querySelector("meta[name=release]")?.content;
/** Without an offline copy the host may have a new release by now. To try again is of no use then; to open the maker again is. */
class OtherRelease extends Error {}

async function fetchPage(url) {
  const answer = await fetch(url);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const release = releaseOf(page);
  // A new release may have the page at another address, so this comes first.
  if (release && release !== releaseOf(document)) throw new OtherRelease(release);
  // Some hosts answer for every address. What is no page of a portal has no release.
  if (!answer.ok || !release) throw new Error(`${answer.status}: ${url}`);
  return page;
}

/** The chosen pages as documents, in their order, and those that could not be had. A tool comes as its paper version. Throws if one is of another release. */
export async function collect(chosen, root) {
  const all = await Promise.all(
    chosen.map(async (page) => {
      const url = new URL(`${root}${page.at}${page.paper ? "paper/" : ""}`, document.baseURI).href;
      try {
        if (!fetched.has(url)) fetched.set(url, await fetchPage(url));
        return { page, url, from: fetched.get(url) };
      } catch (error) {
        if (error instanceof OtherRelease) throw error;
        return { page, url };
      }
    }),
  );
  return { parts: all.filter(({ from }) => from), failed: all.filter(({ from }) => !from).map(({ page }) => page) };
}

function element(name, className, text = "") {
  return Object.assign(document.createElement(name), { className, textContent: text });
}

/** Puts a heading one level lower: the document has the first. */
function lower(heading) {
  const level = Number(heading.localName.slice(1));
  const lowered = document.createElement(`h${Math.min(level + 1, 6)}`);
  for (const { name, value } of heading.attributes) lowered.setAttribute(name, value);
  lowered.append(...heading.childNodes);
  heading.replaceWith(lowered);
  return lowered;
}

/** Makes the ids of a part its own: two pages may have the same heading. */
function ownIds(part, number) {
  const own = (id) => `part-${number}-${id}`;
  for (const named of part.querySelectorAll("[id]")) named.id = own(named.id);
  for (const name of REFERENCES) {
    for (const referring of part.querySelectorAll(`[${name}]`)) {
      referring.setAttribute(name, referring.getAttribute(name).split(/\s+/).map(own).join(" "));
    }
  }
}

/** What an address on a page means. Nothing if it was mistyped: that is no reason to print nothing. */
function addressOn(url, written) {
  try {
    return new URL(written, url);
  } catch {
    return undefined;
  }
}

/** Leads links into the document where it holds their page, and writes out the others. */
function leadLinks(part, url, numbers, words) {
  for (const link of part.querySelectorAll("a[href]")) {
    const target = addressOn(url, link.getAttribute("href"));
    const number = numbers.get(target?.pathname);
    if (!target || link.dataset.term) link.replaceWith(...link.childNodes);
    else if (target.origin === location.origin && number !== undefined) {
      link.setAttribute("href", `#part-${number}`);
      if (target.pathname !== new URL(url).pathname) link.dataset.part = fill(words.partLink, { number });
    } else if (target.protocol.startsWith("http")) link.setAttribute("href", target.href);
  }
  for (const image of part.querySelectorAll("img[src]")) image.src = addressOn(url, image.getAttribute("src"))?.href ?? "";
}

/** A page as a part of the document. */
function partOf({ page, url, from }, number, numbers, words) {
  const part = element("section", "portal-part");
  part.id = `part-${number}`;
  const main = from.querySelector("main");
  const copy = document.importNode(main, true);
  for (const cards of copy.querySelectorAll(".portal-cards")) {
    if (cards.previousElementSibling?.localName === "h2") cards.previousElementSibling.remove();
  }
  for (const unwanted of copy.querySelectorAll(LEFT_OUT)) unwanted.remove();
  for (const closed of copy.querySelectorAll("details")) closed.open = true;
  for (const heading of copy.querySelectorAll("h1, h2, h3, h4, h5")) lower(heading);
  ownIds(copy, number);
  leadLinks(copy, url, numbers, words);
  part.append(...copy.childNodes);
  const heading = part.querySelector("h2");
  if (heading) heading.textContent = fill(words.partTitle, { number, title: heading.textContent });
  const reviewed = part.querySelector(".portal-review__dates > div");
  return { part, number, url, title: heading?.textContent ?? page.title, reviewed: reviewed && [...reviewed.children].map(({ textContent }) => textContent).join(" ") };
}

/** Today, as the site writes dates. */
function today({ words, months }) {
  const now = new Date();
  return fill(words.day, { day: now.getDate(), month: months[now.getMonth()], year: now.getFullYear() });
}

function coverOf(parts, { title, team, phone, frame }) {
  const cover = document.querySelector("#portal template[data-cover]").content.firstElementChild.cloneNode(true);
  const place = (name) => cover.querySelector(`[data-${name}]`);
  // The page itself has its own first heading, so the cover gets one only here.
  place("title").replaceWith(element("h1", "", title));
  for (const [name, value, words] of [
    ["team", fill(frame.words.team, { team: team.trim() }), team.trim()],
    ["team-phone", fill(frame.words.phone, { number: phone.trim() }), phone.trim()],
  ]) {
    place(name).hidden = !words;
    place(name).textContent = value;
  }
  place("date").textContent = fill(frame.words.date, { date: today(frame) });
  const lines = parts.map(({ number, title }) => {
    const line = document.createElement("li");
    line.append(Object.assign(document.createElement("a"), { href: `#part-${number}`, textContent: title }));
    return line;
  });
  place("contents").append(...lines);
  return cover;
}

/** A text between quotes, as styles write it. */
const quoted = (text) => `"${text.replaceAll(/["\\]/g, "\\$&").replaceAll(/\s+/g, " ")}"`;

/** Writes at the foot of every sheet of a part what the sheet is, where it is from and of what date. */
function footed(sheet, part, name, text) {
  part.style.setProperty("page", name);
  sheet?.insertRule(`@page ${name} { @bottom-left { content: ${quoted(text)}; font-size: 9pt; line-height: 1.15 } }`, sheet.cssRules.length);
}

/** Takes back the rules of the document before. */
function clearFeet(sheet) {
  for (let at = (sheet?.cssRules.length ?? 0) - 1; at >= 0; at--) {
    if (sheet.cssRules[at] instanceof CSSPageRule) sheet.deleteRule(at);
  }
}

/** The whole document: a cover with contents, and each page on sheets of its own. `sheet` is the style sheet that may be written into. */
export function build(collected, cover) {
  const { frame, sheet } = cover;
  const { words } = frame;
  const numbers = new Map();
  for (const [at, { url, page }] of collected.entries()) {
    numbers.set(new URL(url).pathname, at + 1);
    // Links lead to the tool, the document holds its paper version.
    if (page.paper) numbers.set(new URL("../", url).pathname, at + 1);
  }
  const parts = collected.map((one, at) => partOf(one, at + 1, numbers, words));
  const made = element("div", "portal-document");
  const first = coverOf(parts, cover);
  made.append(first, ...parts.map(({ part }) => part));
  clearFeet(sheet);
  const foot = (title, url, date) => {
    const { host, pathname } = new URL(url);
    return fill(words.sheet, { title, address: host + pathname, date });
  };
  const date = fill(words.date, { date: today(frame) });
  footed(sheet, first, "cover", foot(cover.title, new URL(document.getElementById("portal").dataset.root, document.baseURI), date));
  for (const { part, number, title, url, reviewed } of parts) footed(sheet, part, `part-${number}`, foot(title, url, reviewed ?? date));
  return made;
}

/** A text as a QR code: one path, a broken line for each row. Nothing if the text is too long for one. */
export function draw(text, label) {
  let code;
  try {
    code = generate(text, { minCorrectionLevel: correction.M });
  } catch {
    return [];
  }
  let path = "";
  for (let y = 0; y < code.size; y++) {
    for (let x = 0; x < code.size; x++) {
      let run = 0;
      while (code.get(x + run, y)) run++;
      if (run) path += `M${x + MARGIN} ${y + MARGIN}.5h${run}`;
      x += run;
    }
  }
  const side = code.size + 2 * MARGIN;
  const make = (name, attributes) => {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
    return made;
  };
  const svg = make("svg", { class: "portal-qr", role: "img", "aria-label": label, viewBox: `0 0 ${side} ${side}` });
  svg.append(make("path", { d: path, stroke: "#000" }));
  return [svg];
}
