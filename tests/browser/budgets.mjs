// The weight of the site, as a reader pays for it: Brotli at its best, as good hosts send files. Run: npm run test:budgets

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { DIST, files, read } from "./harness/site.mjs";

/**
 * kB of 1000 bytes. `first` is the style sheet that every page waits for: with most pages it fits into the 14.6 kB that a host may send
 * before it hears from the browser again, so the first paint takes one round trip less. `search` and `index` together are what a reader
 * who searches waits for: 65 kB.
 */
const BUDGETS = { wasm: 170, script: 10, search: 3, small: 3, index: 62, style: 12, first: 8.5, handOut: 12, page: 12, list: 15, visit: 205 };

const sizes = new Map();
/** Bytes of a file when sent. What is compressed already (pictures) gains nothing, and is not compressed again by hosts. */
function sent(file) {
  if (!sizes.has(file)) {
    const bytes = readFileSync(join(DIST, file));
    const best = { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } };
    sizes.set(file, /\.(png|jpe?g|webp|woff2)$/.test(file) ? bytes.length : brotliCompressSync(bytes, best).length);
  }
  return sizes.get(file);
}

const sum = (list) => [...new Set(list)].reduce((total, file) => total + sent(file), 0);
const only = (what, test) => {
  const found = files.filter(test);
  if (found.length === 0) throw new Error(`No ${what} in ${DIST}`);
  return found;
};

/** What only the hand-out maker and the page of sets load. */
const handOut = ["hand-out.js", "hand-out-maker.js", "hand-out-document.js", "hand-out.css", "qr.js"];
const wasm = only("wasm", (file) => file.endsWith(".wasm"));
const script = only("script of the wasm", (file) => file.endsWith(".js") && !["boot.js", "find.js", "search.js", "sw.js", "text.js", "ward.js", ...handOut].includes(file));
// Each language has an index of its own, and its readers fetch no other.
const indexes = only("index of the search", (file) => /^assets\/search-.*\.json$/.test(file));
const style = only("style", (file) => file.endsWith(".css") && !handOut.includes(file));
const pages = only("page", (file) => file.endsWith(".html"));

/** What a first visit of a page asks for: the page, what its HTML names, and the wasm with its script. Not sw.js and the offline copy. */
function visit(page) {
  const html = read(page);
  const named = [...html.matchAll(/<(?:link|script|img)\b[^>]*?\s(?:href|src|data-js|data-style|data-wasm)="?([^"\s>]+)[^>]*>/g)].flatMap(([tag]) =>
    /rel="?(?:stylesheet|icon|apple-touch-icon|manifest|modulepreload|preload)|<script|<img/.test(tag)
      ? [...tag.matchAll(/\s(?:href|src|data-js|data-style|data-wasm)="?([^"\s>]+)/g)].map(([, address]) => address)
      : [],
  );
  const at = new URL(page, "http://site/");
  const asked = named.map((address) => decodeURIComponent(new URL(address, at).pathname.slice(1))).filter((file) => files.includes(file));
  const live = [.../\sdata-source="?([^"\s>]+)/.exec(html)?.slice(1) ?? []].map((address) => new URL(address, at).pathname.slice(1));
  // A phone takes one icon, not all that are named.
  const icons = asked.filter((file) => /icon/.test(file)).sort((a, b) => sent(a) - sent(b));
  return [page, ...asked.filter((file) => !icons.includes(file)), ...icons.slice(-1), ...live];
}

const rows = [
  ["wasm", wasm.join(", "), sum(wasm), BUDGETS.wasm],
  ["its script", script.join(", "), sum(script), BUDGETS.script],
  ["search", "find.js, search.js", sum(["find.js", "search.js"]), BUDGETS.search],
  ...["boot.js", "ward.js", "text.js"].map((file) => ["small scripts", file, sent(file), BUDGETS.small]),
  ...indexes.map((file) => ["its index", file, sent(file), BUDGETS.index]),
  ["hand-outs", handOut.join(", "), sum(handOut), BUDGETS.handOut],
  ["style", style.join(", "), sum(style), BUDGETS.style],
  ...style.filter((file) => file.startsWith("assets/portal-")).map((file) => ["that of every page", file, sent(file), BUDGETS.first]),
];
const isTool = (page) => /data-live="?tool/.test(read(page));
/** A list of every word or every page is as long as the site is large. */
const isList = (page) => /<main[^]*class="?portal-letters/.test(read(page));
const isDirectory = (page) => /data-live="?directory/.test(read(page));
const content = pages.filter((page) => !isTool(page) && !isDirectory(page) && !page.endsWith("/paper/index.html"));
const byWeight = (list, weigh) => [...list].sort((a, b) => weigh(b) - weigh(a));
const [lists, texts] = [content.filter(isList), content.filter((page) => !isList(page))];
for (const page of lists) rows.push(["list", page, sent(page), BUDGETS.list]);
for (const page of byWeight(texts, sent).slice(0, 3)) rows.push(["page", page, sent(page), BUDGETS.page]);
const weighVisit = (page) => sum(visit(page));
for (const page of byWeight(content, weighVisit).slice(0, 3)) rows.push(["first visit", page, weighVisit(page), BUDGETS.visit]);
for (const page of pages.filter((page) => !content.includes(page))) {
  rows.push(["page (no limit)", page, sent(page)], ["first visit (no limit)", page, weighVisit(page)]);
}

let over = 0;
const kilo = (bytes) => (bytes / 1000).toFixed(1).padStart(7);
console.log("what".padEnd(24), "     kB", "  limit", "");
for (const [what, file, bytes, limit] of rows) {
  const much = limit !== undefined && bytes > limit * 1000;
  over += much;
  console.log(what.padEnd(24), kilo(bytes), limit === undefined ? "      –" : kilo(limit * 1000), much ? "OVER " : "     ", file);
}
console.log(over ? `\n${over} over budget` : `\nWithin budget: ${content.length} content pages, ${files.length} files`);
process.exitCode = over ? 1 : 0;
