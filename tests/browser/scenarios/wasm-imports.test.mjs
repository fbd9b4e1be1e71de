// What the wasm may ask of the browser: a new function on the list needs a reason.
//
// wasm-imports.txt holds groups: a line `# reason`, and below it what the reason allows. UPDATE=1 rewrites the file: what is no longer
// imported goes, and what is new goes below `# no reason given`, which this test refuses until a person has given one.

import { readFileSync, writeFileSync } from "node:fs";
import { test } from "node:test";
import assert from "node:assert/strict";
import { join } from "node:path";
import { transformSync } from "esbuild";
import { DIST, files, read } from "../harness/site.mjs";

const LIST = new URL("../wasm-imports.txt", import.meta.url);
const UNEXPLAINED = "no reason given";

const scripts = files.filter((file) => /^assets\/client-.*\.js$/.test(file));
/** With a line for each step again, which a release does without. */
const glue = scripts.map((file) => transformSync(read(file), { format: "esm" }).code).join("\n");

/** The imports of the built wasm, each with what its glue does where the name alone (`new`, `get`) says too little. */
function imported() {
  const wasm = files.filter((file) => file.endsWith(".wasm"));
  const names = wasm.flatMap((file) => WebAssembly.Module.imports(new WebAssembly.Module(readFileSync(join(DIST, file)))));
  return [...new Set(names.map(({ name }) => entry(name)))].sort();
}

/** Without wasm-bindgen's prefix and hash, which change with every version. */
const plainName = (name) => name.replace(/^__wbg_/, "").replace(/_[0-9a-f]{16}$/, "");

function entry(name) {
  const plain = plainName(name);
  const does = deed(name);
  return does === undefined || plain.replace(/^set_/, "") === does ? plain : `${plain} (${does})`;
}

/** What the glue makes, calls or reads for an import: `new DOMParser`, `fetch`, `Reflect.get`. */
function deed(name) {
  const start = glue.search(new RegExp(`\\b${name}\\b\\s*[:=(]`));
  if (start < 0 || name.startsWith("__wbindgen")) return undefined;
  const body = glue.slice(start, start + 600).split(/\n {2}\},|\n\s*\};|\n\}/)[0];
  return /new [A-Z]\w+|arg\d\.\w+|(?:[A-Z]\w+|globalThis|window|self)\.\w+|typeof (?:global|self|window)\w*/.exec(body)?.[0].replace(/^arg\d\./, "");
}

function readList() {
  const reasons = new Map();
  let reason;
  for (const line of readFileSync(LIST, "utf8").split("\n")) {
    if (line.startsWith("# ")) reason = line.slice(2).trim();
    else if (line.trim()) reasons.set(line.trim(), reason);
  }
  return reasons;
}

function writeList(now, reasons) {
  const groups = new Map();
  for (const name of now) {
    const reason = reasons.get(name) ?? UNEXPLAINED;
    groups.set(reason, [...(groups.get(reason) ?? []), name]);
  }
  writeFileSync(LIST, [...groups].map(([reason, names]) => `# ${reason}\n${names.join("\n")}\n`).join("\n"));
}

test("the wasm imports only what has a reason in wasm-imports.txt", () => {
  const now = imported();
  assert.ok(now.length > 10, "the wasm and its script were found");
  if (process.env.UPDATE) writeList(now, readList());
  const reasons = readList();
  assert.deepEqual(now.filter((name) => !reasons.has(name)), [], "new: give each a reason");
  assert.deepEqual([...reasons.keys()].filter((name) => !now.includes(name)), [], "no longer imported: take it off the list");
  assert.deepEqual([...reasons].filter(([, reason]) => !reason || reason === UNEXPLAINED).map(([name]) => name), [], "without a reason");
});

test("the wasm reads by address alone: no method, no body, no headers", () => {
  const calls = glue.match(/\.fetch\([^\n]*/g) ?? [];
  assert.ok(calls.length, "the wasm reads files");
  for (const call of calls) assert.match(call, /^\.fetch\(getStringFromWasm0\(arg1, arg2\)\)/);
});
