// Measures the built site on this machine and compares it with what is aimed at. Run: make bench
//
//   --quick       one run instead of three: for work on the site, too noisy for a claim
//   --strict      fails when an aim is not met
//   --save FILE   also writes the tables there, as Markdown
//   --search      only the search, beside Pagefind
//   --pages       all but the search
//   --complaints  also tells what Lighthouse finds fault with, audit by audit

import { writeFileSync } from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { parseArgs } from "node:util";
import { release } from "../browser/harness/site.mjs";
import { audit } from "./audit.mjs";
import { launch, median } from "./browser.mjs";
import { momentsOf } from "./moments.mjs";
import { aimsOf, complaints, report, searchTables } from "./report.mjs";
import { measureSearch } from "./search.mjs";
import { PAGES, openSites } from "./site.mjs";
import { weigh } from "./weight.mjs";

const flag = { type: "boolean", default: false };
const { values: options } = parseArgs({ options: { quick: flag, strict: flag, complaints: flag, search: flag, pages: flag, save: { type: "string" } } });
const runs = options.quick ? 1 : 3;
/** Pages whose largest paint is compared, and how often it is measured. */
const COMPARED = ["bare", "content"];
const COMPARED_RUNS = 9;
const progress = (text) => process.stderr.write(`${text}\n`);

const sites = await openSites();
const addresses = { bare: sites.bare.url(), ...Object.fromEntries(Object.entries(PAGES).map(([name, page]) => [name, sites.portal.url(page)])) };

/** A browser for each step: nothing is left of the one before. */
async function inBrowser(step) {
  const { browser, port } = await launch();
  // A browser is busy with itself at first.
  await pause(1000);
  try {
    return await step(browser, port);
  } finally {
    await browser.close();
  }
}

/** First of all, since the server compresses a file when it is first asked for. */
async function measureWeights() {
  progress("weights");
  return inBrowser(async (browser) => {
    const weights = { bare: await weigh(browser, sites.bare, "") };
    for (const [name, page] of Object.entries(PAGES)) weights[name] = await weigh(browser, sites.portal, page);
    return weights;
  });
}

/**
 * Round by round, so that a busy minute of the machine falls on every page alike. The two pages whose largest paint is compared come more
 * often: Lighthouse adds 60 to 100 ms when the browser happened to fetch the page's icon before it painted, and chance decides that.
 */
async function measureAudits() {
  const all = Object.fromEntries(Object.keys(addresses).map((name) => [name, []]));
  const rounds = options.quick ? 1 : COMPARED_RUNS;
  for (let run = 1; run <= rounds; run++) {
    for (const [name, url] of Object.entries(addresses)) {
      if (run > runs && !COMPARED.includes(name)) continue;
      progress(`${run} of ${rounds}: Lighthouse, ${name}`);
      all[name].push(await inBrowser((_, port) => audit(port, url)));
    }
  }
  const middle = (list, field) => median(list.map((one) => one[field]));
  const audits = Object.entries(all).map(([name, list]) => [
    name,
    {
      scores: list[0].scores.map((_, category) => median(list.map(({ scores }) => scores[category]))),
      ...Object.fromEntries(["fcp", "lcp", "tbt", "cls", "machine"].map((field) => [field, middle(list, field)])),
      spread: list.map(({ lcp }) => lcp).sort((a, b) => a - b),
      complaints: [...new Set(list.flatMap(({ complaints }) => complaints))],
    },
  ]);
  return Object.fromEntries(audits);
}

async function measureMoments() {
  const moments = momentsOf(addresses);
  const times = Object.fromEntries(Object.keys(moments).map((name) => [name, { 1: [], 4: [] }]));
  for (let run = 1; run <= runs; run++) {
    for (const [name, [what, measure]] of Object.entries(moments)) {
      for (const cpu of [1, 4]) {
        progress(`${run} of ${runs}: ${what}, processor ${cpu}×`);
        // A moment that never comes is the slowest of all, and no reason to lose the other measures.
        const never = (error) => (progress(error.message.split("\n")[0]), Infinity);
        times[name][cpu].push(await inBrowser((browser) => measure(browser, cpu)).catch(never));
      }
    }
  }
  const of = ([name, { 1: fast, 4: slow }]) => [name, { what: moments[name][0], 1: median(fast), 4: median(slow) }];
  return Object.fromEntries(Object.entries(times).map(of));
}

async function measure() {
  const search = options.pages ? undefined : await measureSearch(inBrowser, runs, progress);
  if (options.search) return { search };
  const [weights, audits, moments] = [await measureWeights(), await measureAudits(), await measureMoments()];
  const machine = Math.round(median(Object.values(audits).map(({ machine }) => machine)));
  return { runs, release, machine, weights, audits, moments, search };
}

const measured = await measure().finally(sites.close);

if (options.search) {
  console.log(`\n${searchTables(measured.search)}`);
  process.exit(0);
}
const aims = aimsOf(measured);
const text = report(measured, aims);
console.log(`\n${text}`);
if (options.complaints) console.log(`Lighthouse finds fault with:\n${complaints(measured.audits)}\n`);
if (options.save) writeFileSync(options.save, text);
const missed = aims.filter(([met]) => !met).length;
console.log(missed ? `${missed} of ${aims.length} aims not met` : `All ${aims.length} aims met`);
if (missed && options.strict) process.exitCode = 1;
