// Another release of the built site, for the scenarios of coming and going releases.

import { createHash } from "node:crypto";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DIST, files, release } from "./site.mjs";

const made = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

const sha256 = (bytes) => createHash("sha256").update(bytes).digest("base64");

/**
 * Copies dist/ as the release `name`: every page says so, and the wasm has another file name, so that a mixture of two releases cannot
 * work unseen. `spoil` is a file that is changed behind the back of the list of hashes.
 */
export function makeRelease(name, { spoil } = {}) {
  const folder = mkdtempSync(join(tmpdir(), "portal-release-"));
  made.push(folder);
  cpSync(DIST, folder, { recursive: true });
  const at = (file) => join(folder, file);

  const wasm = files.find((file) => file.endsWith(".wasm"));
  const wasmName = wasm.split("/").pop();
  const otherName = `other-${wasmName}`;
  renameSync(at(wasm), at(wasm.replace(wasmName, otherName)));

  let worker = readFileSync(at("sw.js"), "utf8").replaceAll(wasmName, otherName).replaceAll(release, name);
  for (const file of files.filter((file) => file.endsWith(".html"))) {
    const before = readFileSync(at(file));
    const after = Buffer.from(before.toString().replaceAll(release, name).replaceAll(wasmName, otherName));
    writeFileSync(at(file), after);
    if (!worker.includes(sha256(before))) throw new Error(`sw.js does not know ${file}`);
    worker = worker.replaceAll(sha256(before), sha256(after));
  }
  writeFileSync(at("sw.js"), worker);
  if (spoil) writeFileSync(at(spoil), Buffer.concat([readFileSync(at(spoil)), Buffer.from("\n")]));
  return folder;
}

/** Puts a page of another release, a heading and nothing else, at an address. */
export function pageOfAnotherRelease(host, address) {
  host.instead.set(host.pathOf(address), (request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    response.end(`<!doctype html><html lang="en"><title>New</title><link rel="icon" href="data:,"><meta name="release" content="another"><div id="portal"><h1>New release</h1></div></html>`);
  });
}
