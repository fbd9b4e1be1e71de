// The search, beside Pagefind over the same pages: what a reader waits for and pays for until the first results, and what a key costs.

import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHost } from "../browser/harness/host.mjs";
import { DIST, TOP } from "../browser/harness/site.mjs";
import { bytesSent, median, onSlowPhone } from "./browser.mjs";

/** What is looked for: found by both. */
const WORD = "benefits";
/** Typed letter by letter: short beginnings hit most, words that nobody wrote cost a look at every word. */
const TYPED = ["carers assessment", "they won't tell me anything", "schizofrenia and side affects", "what happens when he comes out of hospital"];

/** After so many milliseconds a key is taken to have changed nothing. */
const LIMIT = 500;

/** A copy of the site with Pagefind's own index of the same pages, made as its guide says. */
export async function openBoth() {
  const folder = mkdtempSync(join(tmpdir(), "portal-search-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  cpSync(DIST, folder, { recursive: true });
  execFileSync(join(TOP, "node_modules/.bin/pagefind"), ["--site", folder, "--root-selector", "main"], { stdio: "ignore" });
  return openHost({ dist: folder, compressed: true });
}

/** Runs in the page. Ours: from the focus on the box, with the word typed at once, until the first results are there. */
async function ours(word) {
  const box = document.querySelector("[data-search] input");
  const list = document.querySelector("[data-search] [role=listbox]");
  const shown = new Promise((done) => new MutationObserver(() => list.childElementCount && done(performance.now())).observe(list, { childList: true }));
  const start = performance.now();
  box.focus();
  box.value = word;
  box.dispatchEvent(new Event("input", { bubbles: true }));
  const time = (await shown) - start;
  return { time, titles: [...list.querySelectorAll(".portal-search__title")].map((title) => title.textContent) };
}

/** Runs in the page. Pagefind: from its import until the texts of as many results are there. */
async function theirs(word) {
  const start = performance.now();
  const pagefind = await import(new URL("/pagefind/pagefind.js", location.href).href);
  const { results } = await pagefind.search(word);
  const all = await Promise.all(results.slice(0, 8).map((result) => result.data()));
  return { time: performance.now() - start, titles: all.map(({ meta }) => meta.title) };
}

/** Time in milliseconds and bytes until the first results, on a slow line. */
async function firstResults(browser, host, cpu, search) {
  return onSlowPhone(browser, { cpu, worker: false, watch: () => {} }, async (page) => {
    await page.goto(host.url("about/"), { waitUntil: "networkidle" });
    host.requests.length = 0;
    const { time, titles } = await page.evaluate(search, WORD);
    if (titles.length === 0) throw new Error(`nothing found for ${WORD}`);
    let bytes = 0;
    for (const path of new Set(host.requests.map(({ path }) => path))) bytes += await bytesSent(new URL(path, host.origin));
    return { time, bytes };
  });
}

/** What each key costs in script, in milliseconds, from the event until the results are in the page. */
async function keys(browser, host, cpu) {
  return onSlowPhone(browser, { cpu, worker: false, watch: () => {} }, async (page) => {
    await page.goto(host.url("about/"), { waitUntil: "networkidle" });
    await page.evaluate(ours, WORD);
    return page.evaluate(async ([typed, limit]) => {
      const box = document.querySelector("[data-search] input");
      const list = document.querySelector("[data-search] [role=listbox]");
      const times = [];
      for (const text of typed) {
        for (let end = 1; end <= text.length; end++) {
          await new Promise((done) => setTimeout(done, 30));
          const shown = new Promise((done) => new MutationObserver((_, self) => (self.disconnect(), done(performance.now()))).observe(list, { childList: true }));
          box.value = text.slice(0, end);
          const start = performance.now();
          box.dispatchEvent(new Event("input", { bubbles: true }));
          // A key that changes nothing in the list, such as the second after which nothing is found, is seen by nobody.
          const done = await Promise.race([shown, new Promise((late) => setTimeout(() => late(Infinity), limit))]);
          times.push(done - start);
        }
      }
      return times;
    }, [TYPED, LIMIT]);
  });
}

/** A busy machine takes the processor away now and then: of each key the least of three tries counts, each on a fresh page. */
async function keyCosts(inBrowser, host) {
  const tries = [];
  for (let turn = 0; turn < 3; turn++) tries.push(await inBrowser((browser) => keys(browser, host, 4)));
  const least = tries[0].map((_, key) => Math.min(...tries.map((times) => times[key])));
  const sorted = least.filter(Number.isFinite).sort((a, b) => a - b);
  return { middle: median(sorted), most: sorted[Math.floor(sorted.length * 0.95)], worst: sorted.at(-1) };
}

/** All measures: `{ ours, pagefind }` by processor, and `keys` at four times slower. */
export async function measureSearch(inBrowser, runs, progress) {
  const host = await openBoth();
  const rounds = [];
  for (let run = 1; run <= runs; run++) {
    progress(`${run} of ${runs}: search`);
    const round = { keys: await keyCosts(inBrowser, host) };
    for (const cpu of [1, 4]) {
      for (const [name, search] of Object.entries({ ours, theirs })) round[name + cpu] = await inBrowser((browser) => firstResults(browser, host, cpu, search));
    }
    rounds.push(round);
  }
  await host.stop();
  const middle = (read) => median(rounds.map(read));
  const first = (name) => ({
    bytes: middle((round) => round[`${name}1`].bytes),
    1: middle((round) => round[`${name}1`].time),
    4: middle((round) => round[`${name}4`].time),
  });
  const key = (part) => middle((round) => round.keys[part]);
  return { ours: first("ours"), pagefind: first("theirs"), keys: { middle: key("middle"), most: key("most"), worst: key("worst") } };
}
