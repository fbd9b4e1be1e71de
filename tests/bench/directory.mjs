// The directory's search over ten thousand services, beside MiniSearch and FlexSearch: one page of Chromium, one run, one set of queries.
// Run: make bench (all), or node tests/bench/directory.mjs [--save FILE] [--strict] [--large]
//
//   --large   also builds 50,000 services and searches them, with our search alone: MiniSearch would take an hour
//
// 200 queries of three words of a wanted service (two of its name, one of its description), typed letter by letter; in one of five a
// letter is wrong. A keystroke is timed on a processor four times slower. What is spelt right is compared with a plain substring search.

import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { brotliCompressSync, constants } from "node:zlib";
import FlexSearch from "flexsearch";
import MiniSearch from "minisearch";
import { NATIONAL, buildWith } from "../browser/harness/build.mjs";
import { PORTAL, openHost, stopServers } from "../browser/harness/host.mjs";
import { DIRECTORY, TOP } from "../browser/harness/site.mjs";
import { launch } from "./browser.mjs";
import { numbers, services, textsOf } from "./services.mjs";

const flag = { type: "boolean", default: false };
const { values: options } = parseArgs({ options: { strict: flag, large: flag, save: { type: "string" } } });
const TARGET = process.env.CARGO_TARGET_DIR ?? join(TOP, "target");
const progress = (text) => process.stderr.write(`${text}\n`);
const packed = (bytes) =>
  brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }).length;
const folder = mkdtempSync(join(tmpdir(), "portal-search-"));
process.on("exit", () => rmSync(folder, { recursive: true, force: true }));

/** The directory's search as a module of its own, made like the site's wasm. */
function buildFinder() {
  const run = (program, ...parameters) => execFileSync(program, parameters, { cwd: TOP, stdio: ["ignore", "ignore", "inherit"] });
  const features = ["--no-default-features", "--features", "bench", "--profile", "browser", "--target", "wasm32-unknown-unknown"];
  run("cargo", "build", "--quiet", "--bin", "finder", ...features);
  run("wasm-bindgen", "--target", "web", "--no-typescript", "--out-dir", folder, join(TARGET, "wasm32-unknown-unknown/browser/finder.wasm"));
  const wasm = join(folder, "finder_bg.wasm");
  const allowed = ["bulk-memory", "nontrapping-float-to-int", "reference-types", "multivalue", "sign-ext", "mutable-globals"];
  run("wasm-opt", "-Oz", ...allowed.map((feature) => `--enable-${feature}`), wasm, "-o", wasm);
}

/** The site with so many services more: the index, the places, and the largest area's file. */
function siteOf(count) {
  const site = buildWith(services(count));
  const page = readFileSync(join(site.dist, "support/index.html"), "utf8");
  const file = (name) => readFileSync(join(site.dist, "assets", /[^/"]*$/.exec(new RegExp(`${name}="([^"]*)"`).exec(page)[1])[0]));
  const areas = readdirSync(join(site.dist, "assets")).filter((name) => name.startsWith("area-"));
  const largest = Math.max(...areas.map((name) => statSync(join(site.dist, "assets", name)).size));
  return { ...site, index: file("data-source"), places: file("data-places"), largest };
}

const FIELDS = ["name", "description", "organisation", "tags", "place"];
const fold = (text) => text.toLowerCase().replaceAll(/['’]/g, "");
const wordsOf = (text) => fold(text).split(/[^a-z0-9]+/).filter(Boolean);

/** What is asked: the words, the wanted service, and whether a letter is wrong. */
function queries(all, count, random) {
  const pick = (list) => list.splice(Math.floor(random() * list.length), 1);
  return Array.from({ length: count }, (_, number) => {
    const at = Math.floor(random() * all.length);
    const name = [...new Set(wordsOf(all[at].name))].filter((word) => word.length > 2);
    const rest = [...new Set(wordsOf(all[at].description))].filter((word) => word.length > 4 && !name.includes(word));
    const words = [...pick(name), ...pick(name), ...pick(rest)];
    const wrong = number % 5 === 4;
    if (wrong) {
      const [long] = words.map((word, place) => [word.length, place]).sort((a, b) => b[0] - a[0]);
      const word = words[long[1]];
      // Not the first letter, which fingers seldom miss.
      const place = 1 + Math.floor(random() * (word.length - 1));
      const other = "abcdefghijklmnopqrstuvwxyz".replace(word[place], "")[Math.floor(random() * 25)];
      words[long[1]] = word.slice(0, place) + other + word.slice(place + 1);
    }
    return { typed: words.join(" "), words, at, wrong };
  });
}

/** Runs in the page: gets each library ready and types every query into it. Nothing is drawn. */
async function measure({ queries, fields, limit, only }) {
  const file = async (name) => new Uint8Array(await (await fetch(name)).arrayBuffer());
  const text = async (name) => (await fetch(name)).text();
  const [{ default: init, Search }, { default: MiniSearch }, { default: FlexSearch }] = await Promise.all([import("/finder.js"), import("/minisearch.js"), import("/flexsearch.js")]);
  await init({ module_or_path: "/finder_bg.wasm" });
  const [index, mini, flex] = [await file("/index.bin"), await text("/mini.json"), await text("/flex.json")];
  const libraries = {
    portal: () => {
      const search = Search.read(index);
      return (words, many) => [...search.find(words, many)];
    },
    MiniSearch: () => {
      const search = MiniSearch.loadJSON(mini, { fields, storeFields: ["name"], searchOptions: { prefix: true, fuzzy: 0.2, combineWith: "AND" } });
      return (words, many) => search.search(words).slice(0, many).map(({ id }) => id);
    },
    FlexSearch: () => {
      const search = new FlexSearch.Document({ tokenize: "forward", document: { id: "id", index: ["text"], store: ["name"] } });
      for (const [key, value] of JSON.parse(flex)) search.import(key, value);
      return (words, many) => (search.search(words, { limit: many, suggest: true })[0]?.result ?? []).slice(0, many);
    },
  };
  const measured = {};
  for (const name of only) {
    const load = libraries[name];
    const times = [];
    const from = performance.now();
    const find = load();
    const ready = performance.now() - from;
    const found = [];
    for (const { typed } of queries) {
      for (let end = 1; end <= typed.length; end++) {
        const from = performance.now();
        find(typed.slice(0, end), limit);
        times.push(performance.now() - from);
      }
      found.push(find(typed, 100_000));
    }
    times.sort((a, b) => a - b);
    measured[name] = { ready, p50: times[times.length >> 1], p95: times[Math.floor(times.length * 0.95)], found, keys: times.length };
    await new Promise((rest) => setTimeout(rest, 50));
  }
  return measured;
}

/** Serves these files from memory. */
function serve(files) {
  const types = { js: "text/javascript", wasm: "application/wasm", json: "application/json", html: "text/html" };
  const server = http.createServer((request, response) => {
    const name = request.url === "/" ? "/page.html" : request.url;
    response.writeHead(files[name] === undefined ? 404 : 200, { "content-type": types[name.split(".").pop()] ?? "application/octet-stream" });
    response.end(files[name]);
  });
  return new Promise((done) => server.listen(0, "127.0.0.1", () => done(server)));
}

/** The same services as the other two libraries keep them. */
async function indexesOf(all) {
  const mini = new MiniSearch({ fields: FIELDS, storeFields: ["name"] });
  mini.addAll(all);
  // It looks for all words in one field, so it gets all texts as one.
  const flex = new FlexSearch.Document({ tokenize: "forward", document: { id: "id", index: ["text"], store: ["name"] } });
  for (const each of all) flex.add({ id: each.id, name: each.name, text: FIELDS.map((field) => each[field]).join(" ") });
  const chunks = [];
  await flex.export((key, value) => chunks.push([key, value]));
  return { "/mini.json": JSON.stringify(mini), "/flex.json": JSON.stringify(chunks) };
}

/** So many services in these libraries, measured; `order` leads from the index's places to the list's. */
async function compare(count, index, only = ["portal", "MiniSearch", "FlexSearch"]) {
  progress(`${count} services in ${only.join(", ")}`);
  const all = services(count).map((service, id) => ({ id, ...textsOf(service) }));
  const others = only.length > 1 ? await indexesOf(all) : {};
  const files = {
    "/page.html": "<!doctype html><title>Search</title>",
    "/finder.js": readFileSync(join(folder, "finder.js")),
    "/finder_bg.wasm": readFileSync(join(folder, "finder_bg.wasm")),
    "/minisearch.js": readFileSync(join(TOP, "node_modules/minisearch/dist/es/index.js")),
    "/flexsearch.js": readFileSync(join(TOP, "node_modules/flexsearch/dist/flexsearch.bundle.module.min.mjs")),
    "/index.bin": index,
    ...others,
  };
  const asked = queries(all, 200, numbers(7));
  const server = await serve(files);
  const { browser } = await launch();
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(600_000);
    await page.goto(`http://127.0.0.1:${server.address().port}/`);
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const measured = await page.evaluate(measure, { queries: asked.map(({ typed }) => ({ typed })), fields: FIELDS, limit: 50, only });
    const order = inOrder(count);
    measured.portal.found = measured.portal.found.map((found) => found.map((at) => order[at] ?? -1));
    const bytes = { portal: index, MiniSearch: files["/mini.json"], FlexSearch: files["/flex.json"] };
    const texts = all.map((each) => fold(FIELDS.map((field) => each[field]).join("\n")));
    return Object.entries(measured).map(([name, { found, ...times }]) => ({ name, bytes: packed(Buffer.from(bytes[name])), ...times, ...judge(asked, found, texts) }));
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page: types each query into the site's own search; from each letter until the results stand on the screen. */
async function type(queries) {
  const field = document.getElementById("search");
  const painted = () =>
    new Promise((done) =>
      requestAnimationFrame(() => {
        const { port1, port2 } = new MessageChannel();
        port1.onmessage = done;
        port2.postMessage("");
      }),
    );
  const [busy, seen] = [[], []];
  for (const typed of queries) {
    for (let end = 1; end <= typed.length; end++) {
      // A finger needs longer than this from one letter to the next.
      await new Promise((rest) => setTimeout(rest, 60));
      const from = performance.now();
      field.value = typed.slice(0, end);
      field.dispatchEvent(new Event("input", { bubbles: true }));
      busy.push(performance.now() - from);
      await painted();
      seen.push(performance.now() - from);
    }
  }
  const at95 = (times) => times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)];
  return { keys: busy.length, busy: at95(busy), seen: at95(seen) };
}

/** What a letter costs on the directory's own page, drawing included. */
async function typeOnPage(count, dist) {
  const host = await openHost({ dist });
  const { browser } = await launch();
  try {
    const page = await browser.newPage({ viewport: { width: 360, height: 640 } });
    await page.goto(host.url(DIRECTORY));
    await page.waitForSelector("[data-live=directory][data-ready]");
    const session = await page.context().newCDPSession(page);
    await session.send("Emulation.setCPUThrottlingRate", { rate: 4 });
    const all = services(count).map((service, id) => ({ id, ...textsOf(service) }));
    return await page.evaluate(type, queries(all, 30, numbers(11)).map(({ typed }) => typed));
  } finally {
    await browser.close();
    await host.stop();
    await stopServers();
  }
}

/** The services of the feed in the order of the index, by `portal find`, which searches the same index. */
function inOrder(count) {
  const feed = join(folder, "feed.json");
  writeFileSync(feed, JSON.stringify(services(count)));
  const national = NATIONAL.map((name) => join(TOP, "content/directory", name));
  const said = execFileSync(PORTAL, ["find", "--json", "--in-order", "--feed", national[0], "--feed", national[1], "--feed", feed], { cwd: TOP, encoding: "utf8", maxBuffer: 1 << 28 });
  return JSON.parse(said).results.map(({ id }) => (/^s\d+$/.test(id) ? Number(id.slice(1)) : -1));
}

/** How much of what a plain substring search finds was found; how often the wanted one is among the first ten. */
function judge(asked, found, texts) {
  const recalls = [];
  let [right, wrong, rightFirst, wrongFirst] = [0, 0, 0, 0];
  asked.forEach(({ words, at, wrong: misspelt }, number) => {
    const first = found[number].slice(0, 10).includes(at);
    if (misspelt) {
      wrong += 1;
      wrongFirst += first;
      return;
    }
    right += 1;
    rightFirst += first;
    const truth = texts.flatMap((text, id) => (words.every((word) => text.includes(word)) ? [id] : []));
    const got = new Set(found[number]);
    recalls.push(truth.filter((id) => got.has(id)).length / truth.length);
  });
  const mean = recalls.reduce((sum, recall) => sum + recall, 0) / recalls.length;
  return { recall: mean, right: rightFirst / right, wrong: wrongFirst / wrong };
}

const kilo = (bytes) => `${(bytes / 1000).toFixed(1)} kB`;
const milli = (time) => `${time.toFixed(time < 10 ? 1 : 0)} ms`;
const share = (part) => part.toFixed(3);
const row = (cells) => `| ${cells.join(" | ")} |`;

progress("the search as a module of its own");
buildFinder();
progress("sites of 0, 5,000 and 10,000 services more");
const [bare, half, whole] = [siteOf(0), siteOf(5_000), siteOf(10_000)];
const rows = await compare(10_000, whole.index);
progress("the directory's own page");
const page = await typeOnPage(10_000, whole.dist);
const [portal, ...others] = rows;
const large = options.large ? siteOf(50_000) : undefined;
const [largeRow] = large ? await compare(50_000, large.index, ["portal"]) : [];
if (large) progress("the directory's own page with 50,000 services");
const largePage = large ? await typeOnPage(50_000, large.dist) : undefined;
const grown = (whole.seconds - bare.seconds) / (half.seconds - bare.seconds);
const aims = [
  [portal.bytes <= 180_000, "bytes to the first result at most 180 kB", kilo(portal.bytes)],
  [portal.ready <= 150, "ready within 150 ms", milli(portal.ready)],
  [portal.p95 <= 8, "a keystroke within 8 ms (95th percentile)", milli(portal.p95)],
  [portal.recall >= 0.99, "recall at least 0.99, spelt right", share(portal.recall)],
  [portal.wrong >= 0.85, "misspelt: wanted among the first ten at least 0.85", share(portal.wrong)],
  [others.every((other) => other.bytes > portal.bytes && other.wrong <= portal.wrong), "ahead of both in bytes and in misspelt queries", others.map(({ name, bytes, wrong }) => `${name} ${kilo(bytes)}, ${share(wrong)}`).join("; ")],
  [whole.seconds <= 20, "10,000 services built within 20 s", `${whole.seconds.toFixed(1)} s, ${whole.pages} pages`],
  [grown <= 2.4, "twice the services, at most 2.4 times the time", `${grown.toFixed(2)} times (${bare.seconds.toFixed(1)}, ${half.seconds.toFixed(1)}, ${whole.seconds.toFixed(1)} s)`],
];
const report = `10,000 services beside the portal's own, processor 4 times slower, ${portal.keys} keystrokes, sizes in Brotli 11:

${row(["", "index", "ready", "keystroke, median", "keystroke, 95th", "recall, spelt right", "wanted in first ten, spelt right", "wanted in first ten, misspelt"])}
|---|--:|--:|--:|--:|--:|--:|--:|
${rows.map((each) => row([each.name, kilo(each.bytes), milli(each.ready), milli(each.p50), milli(each.p95), share(each.recall), share(each.right), share(each.wrong)])).join("\n")}

Where postcodes and services lie, fetched once somebody types a postcode: ${kilo(packed(whole.places))}. The largest area's details: ${kilo(whole.largest)} as they are.${large ? ` With 50,000 services: built in ${large.seconds.toFixed(0)} s, index ${kilo(largeRow.bytes)}, ready in ${milli(largeRow.ready)}, a keystroke ${milli(largeRow.p95)} (95th percentile), recall ${share(largeRow.recall)}, misspelt ${share(largeRow.wrong)}; on the page itself the results stand on the screen after ${milli(largePage.seen)} (19 of 20 letters).` : ""}

On the directory's own page, ${page.keys} letters typed, drawing included, processor 4 times slower, for 19 of 20: the page is busy for
${milli(page.busy)}, and the results stand on the screen after ${milli(page.seen)}.

${row(["aim", "measured", "met"])}
|---|---|---|
${aims.map(([met, what, measured]) => row([what, measured, met ? "yes" : "NO"])).join("\n")}
`;
console.log(report);
const head = "# Measurements of the directory\n\nWritten by `node tests/bench/directory.mjs --save FILE`, which is part of `make bench`.\n\n";
if (options.save) writeFileSync(options.save, head + report);
if (options.strict && aims.some(([met]) => !met)) process.exitCode = 1;
