// The site built anew with another directory, for what only shows when services are many.

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { PORTAL } from "./host.mjs";
import { TOP } from "./site.mjs";

const made = [];
process.on("exit", () => made.forEach((folder) => rmSync(folder, { recursive: true, force: true })));

/** Feeds that are the same in every site: crisis lines and national organisations. */
export const NATIONAL = ["crisis.json", "national.json"];

/** Copies what a build needs and builds the site with these services in the place of the sample area's; `seconds` is the build alone. */
export function buildWith(services) {
  const folder = mkdtempSync(join(tmpdir(), "portal-site-"));
  made.push(folder);
  const at = (...names) => join(folder, ...names);
  for (const part of ["content", "dist", "target/portal"]) {
    mkdirSync(at(part), { recursive: true });
    cpSync(join(TOP, part), at(part), { recursive: true });
  }
  for (const feed of readdirSync(at("content/directory"))) if (!NATIONAL.includes(feed)) rmSync(at("content/directory", feed));
  if (services.length) writeFileSync(at("content/directory/many.json"), JSON.stringify(services));
  const from = performance.now();
  const said = execFileSync(PORTAL, ["build"], { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });
  return { dist: at("dist"), seconds: (performance.now() - from) / 1000, pages: Number(/^(\d+) pages/.exec(said)[1]) };
}
