// A Chromium that Lighthouse and Playwright share, and a phone with a slow line in it.

import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "../browser/harness/chromium.mjs";
import { TRUST } from "./certificate.mjs";

const freePort = () =>
  new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });

/** Starts a browser with a fresh profile; `port` is where Lighthouse speaks to it. */
export async function launch() {
  const port = await freePort();
  const browser = await chromium.launch({
    executablePath: CHROMIUM,
    args: [...FLAGS, TRUST, `--remote-debugging-port=${port}`],
    // Playwright switches it off; Lighthouse asks for it.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  return { browser, port };
}

/** Slow 4G, as Lighthouse defines it: 1.6 Mbit/s down, 750 kbit/s up, 150 ms there and back. */
const SLOW_4G = { offline: false, latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };
const PHONE = { viewport: { width: 412, height: 823 }, deviceScaleFactor: 1.75, isMobile: true, hasTouch: true, locale: "en-GB" };

/**
 * Gives `measure` a page of a reader who was never here, on a slow line, with a processor that is `cpu` times slower than this one;
 * `watch` runs in every document before the page's own scripts.
 */
export async function onSlowPhone(browser, { cpu, worker = true, watch }, measure) {
  const context = await browser.newContext({ ...PHONE, serviceWorkers: worker ? "allow" : "block" });
  try {
    context.setDefaultTimeout(20_000);
    await context.addInitScript(watch);
    const page = await context.newPage();
    const session = await context.newCDPSession(page);
    await session.send("Network.enable");
    await session.send("Network.emulateNetworkConditions", SLOW_4G);
    await session.send("Emulation.setCPUThrottlingRate", { rate: cpu });
    return await measure(page);
  } finally {
    await context.close();
  }
}

/** Bytes of an answer's body as it goes over the line, compressed. */
export const bytesSent = (url) =>
  new Promise((done, failed) => {
    const count = (answer, end = () => {}) => {
      let bytes = 0;
      answer.on("data", (data) => (bytes += data.length));
      answer.on("end", () => (end(), done(bytes)));
      answer.on("error", failed);
    };
    if (url.protocol === "http:") {
      http.get(url, { headers: { "accept-encoding": "br" } }, count).on("error", failed);
      return;
    }
    const session = http2.connect(url.origin, { rejectUnauthorized: false }).on("error", failed);
    count(session.request({ ":path": url.pathname, "accept-encoding": "br" }), () => session.close());
  });

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
