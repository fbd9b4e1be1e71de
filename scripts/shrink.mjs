// Takes out of a release's scripts what only people read: comments, room, long names. Trunk runs it on what it has staged, before
// `portal build` names the files by what they hold.
//
// The script of the wasm keeps its names: tests/browser/scenarios/wasm-imports.test.mjs reads in it what the wasm asks of the browser.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { transformSync } from "esbuild";

const { TRUNK_STAGING_DIR: folder, TRUNK_PROFILE: profile } = process.env;
// The newest that the scripts themselves use: nothing newer may come in.
const target = "es2021";

if (profile === "release") {
  for (const file of readdirSync(folder).filter((name) => name.endsWith(".js"))) {
    const path = join(folder, file);
    const minifyIdentifiers = !/^client-/.test(file);
    const { code } = transformSync(readFileSync(path, "utf8"), { target, format: "esm", minifyWhitespace: true, minifySyntax: true, minifyIdentifiers });
    writeFileSync(path, code);
  }
}
