// The tables, and what was aimed at.

import { KIND_NAMES } from "./weight.mjs";

const kilo = (bytes) => (bytes / 1000).toFixed(1);
const milli = (time) => (Number.isFinite(time) ? Math.round(time).toString() : "never");
const seconds = (time) => (Number.isFinite(time) ? `${(time / 1000).toFixed(2)} s` : "never");

function table(head, rows) {
  const all = [head, ...rows].map((row) => row.map(String));
  const widths = head.map((_, column) => Math.max(3, ...all.map((row) => row[column].length)));
  const line = (row) => `| ${row.map((cell, column) => (column ? cell.padStart(widths[column]) : cell.padEnd(widths[0]))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column ? `${"-".repeat(width + 1)}:` : "-".repeat(width + 2))).join("|")}|`;
  return [line(all[0]), rule, ...all.slice(1).map(line)].join("\n");
}

/** Until the first results, beside Pagefind; and what a key costs. */
export function searchTables({ ours, pagefind, keys }) {
  const row = (name, { bytes, 1: fast, 4: slow }) => [name, kilo(bytes), milli(fast), milli(slow)];
  return `Search, from the first look at the box to the first results, on slow 4G, over the same pages:

${table(["engine", "kB", "ms, processor as it is", "4 times slower"], [row("ours", ours), row("Pagefind", pagefind)])}

A key, 4 times slower: ${keys.middle.toFixed(1)} ms in the middle, ${keys.most.toFixed(1)} ms for 19 of 20, ${keys.worst.toFixed(1)} ms at worst.
`;
}

const searchAims = ({ keys, ours }) => [
  [keys.most <= 8, "search: a key at most 8 ms on a processor 4 times slower (19 of 20)", `${keys.most.toFixed(1)} ms`],
  [ours.bytes <= 65_000, "search: first results for at most 65 kB", `${kilo(ours.bytes)} kB`],
];

/** Every aim as `[met, what, measured]`. */
export function aimsOf({ weights, audits, moments, search }) {
  const { bare, content } = audits;
  const at = (kind) => Math.max(...Object.entries(weights).filter(([name]) => name !== "bare").map(([, weight]) => weight[kind]));
  const pages = Object.entries(audits).filter(([name]) => name !== "bare");
  const within = (what, kind, limit) => [at(kind) <= limit * 1000, `${what} at most ${limit} kB`, `${kilo(at(kind))} kB`];
  return [
    within("wasm", "wasm", 170),
    within("its script", "wasm's script", 10),
    within("style", "style", 12),
    [weights.content.page <= 12_000, "the content page's HTML at most 12 kB", `${kilo(weights.content.page)} kB`],
    [weights.content.total <= 205_000, "first visit of the content page at most 205 kB", `${kilo(weights.content.total)} kB`],
    ...pages.map(([name, { scores }]) => [scores.every((score) => score === 100), `${name}: 100 in all four categories`, scores.join(" ")]),
    ...pages.map(([name, { cls }]) => [cls === 0, `${name}: no layout shift`, cls.toFixed(3)]),
    [
      content.lcp <= 1.25 * bare.lcp,
      "content: LCP within a quarter of the bare page's",
      `${seconds(content.lcp)} beside ${seconds(bare.lcp)}: ${(content.lcp / bare.lcp).toFixed(2)} times`,
    ],
    [content.tbt - bare.tbt <= 50, "content: blocking time within 50 ms of the bare page's", `${milli(content.tbt)} ms beside ${milli(bare.tbt)} ms`],
    [
      moments.questionSeen[1] - moments.contentSeen[1] <= 50,
      "assessment: first question visible as early as a content page's heading (within 50 ms)",
      `${milli(moments.questionSeen[1])} ms beside ${milli(moments.contentSeen[1])} ms`,
    ],
    ...(search ? searchAims(search) : []),
    [moments.usable[1] <= 2000, "assessment: usable within 2.0 s", seconds(moments.usable[1])],
    [moments.answered[4] <= 16, "300 items and 300 conditions: answer to repainted page within 16 ms on a processor 4 times slower", `${moments.answered[4].toFixed(1)} ms`],
    [moments.usable[4] <= 3200, "assessment: usable within 3.2 s on a processor 4 times slower", seconds(moments.usable[4])],
  ];
}

export function report({ weights, audits, moments, search, runs, machine, release }, aims) {
  const count = runs === 1 ? "one run" : `median of ${runs}`;
  return `Release ${release}, ${count}, Lighthouse's benchmark index of the machine ${machine}.

First visit, kB in Brotli 11 (1 kB = 1000 bytes), without the offline copy:

${table(
  ["page", ...KIND_NAMES, "all"],
  Object.entries(weights).map(([name, weight]) => [name, ...KIND_NAMES.map((kind) => kilo(weight[kind])), kilo(weight.total)]),
)}

Lighthouse, mobile, times in ms:

${table(
  ["page", "performance", "accessibility", "best practices", "SEO", "FCP", "LCP", "TBT", "CLS"],
  Object.entries(audits).map(([name, { scores, fcp, lcp, tbt, cls }]) => [name, ...scores, milli(fcp), milli(lcp), milli(tbt), cls.toFixed(3)]),
)}

LCP of every run, where one is compared with the other: ${["bare", "content"].map((name) => `${name} ${audits[name].spread.map(milli).join(", ")}`).join("; ")}.

What a reader waits for, ms, on slow 4G (1.6 Mbit/s, 150 ms):

${table(
  ["moment", "processor as it is", "4 times slower"],
  Object.values(moments).map(({ what, 1: fast, 4: slow }) => [what, milli(fast), milli(slow)]),
)}

${search ? `${searchTables(search)}\n` : ""}Aims:

${table(
  ["aim", "measured", "met"],
  aims.map(([met, what, measured]) => [what, measured, met ? "yes" : "NO"]),
)}
`;
}

/** What Lighthouse finds fault with, page by page. */
export function complaints(audits) {
  return Object.entries(audits).map(([name, { complaints }]) => `${name}:\n${complaints.map((line) => `  ${line}`).join("\n") || "  nothing"}`).join("\n");
}
