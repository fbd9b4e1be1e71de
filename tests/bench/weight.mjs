// What a first visit of a page weighs: everything that the browser asks for until the line is quiet, without the offline copy.

import { bytesSent } from "./browser.mjs";

/** The columns of the table, in order, and which files they count. */
const KINDS = {
  page: (path) => path.endsWith("/") || path.endsWith(".html"),
  style: (path) => path.endsWith(".css"),
  wasm: (path) => path.endsWith(".wasm"),
  "wasm's script": (path) => /\/assets\/.*\.js$/.test(path),
  "boot.js": (path) => path.endsWith(".js"),
  data: (path) => path.endsWith(".json"),
  other: () => true,
};
export const KIND_NAMES = Object.keys(KINDS);

/** Bytes by kind, in brotli 11, and `total`. */
export async function weigh(browser, host, address) {
  const context = await browser.newContext({ serviceWorkers: "block" });
  host.requests.length = 0;
  const page = await context.newPage();
  await page.goto(host.url(address), { waitUntil: "networkidle" });
  const asked = new Set(host.requests.map(({ path }) => path));
  await context.close();
  const weight = Object.fromEntries(KIND_NAMES.map((kind) => [kind, 0]));
  for (const path of asked) {
    const kind = KIND_NAMES.find((name) => KINDS[name](path));
    weight[kind] += await bytesSent(new URL(path, host.origin));
  }
  weight.total = Object.values(weight).reduce((sum, bytes) => sum + bytes);
  return weight;
}
