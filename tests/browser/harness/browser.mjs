// The browser, and what counts as a fault on a page: any console message, error, refused policy, failed request or layout shift.

import { chromium } from "playwright-core";
import { CHROMIUM, FLAGS } from "./chromium.mjs";
import { settings } from "./site.mjs";

let browser;

/** The one browser of this process. */
export function theBrowser() {
  browser ??= chromium.launch({
    executablePath: CHROMIUM,
    args: FLAGS,
    // Playwright switches it off; leaving quickly has to hold with it.
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  return browser;
}

export async function closeBrowser() {
  if (browser) await (await browser).close();
  browser = undefined;
}

/** Runs in every document before the page's own scripts: turns quiet faults into console messages. */
function reportFaults() {
  document.addEventListener("securitypolicyviolation", (event) => {
    console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`);
  });
  const report = (entries) => {
    for (const { value, hadRecentInput, sources } of entries) {
      if (value === 0 || hadRecentInput) continue;
      const moved = sources.map(({ node }) => node?.outerHTML?.slice(0, 80) ?? node?.nodeName).join(" | ");
      console.error(`layout shift ${value}: ${moved}`);
    }
  };
  const shifts = new PerformanceObserver((list) => report(list.getEntries()));
  shifts.observe({ type: "layout-shift", buffered: true });
  window.reportShifts = () => report(shifts.takeRecords());
}

/** Playwright's own word when a context is told to do without service workers. */
const NO_WORKER = "Service Worker registration blocked by Playwright";

/**
 * A context of its own. `options` are Playwright's; service workers are left out unless `serviceWorkers: "allow"`, so that each scenario
 * sees the network it arranged.
 */
export async function openContext(options = {}) {
  const context = await (await theBrowser()).newContext({ serviceWorkers: "block", locale: "en-GB", ...options });
  context.setDefaultTimeout(10_000);
  const faults = [];
  context.faults = faults;
  // Without scripts nothing on a page can be waited for, nor reported from within.
  context.hasScripts = options.javaScriptEnabled !== false;
  if (context.hasScripts) await context.addInitScript(reportFaults);
  context.on("console", (message) => {
    if (!message.text().includes(NO_WORKER)) faults.push(`console ${message.type()}: ${message.text()} (${message.location().url})`);
  });
  context.on("weberror", (error) => faults.push(`error: ${error.error().message}`));
  context.on("requestfailed", (request) => {
    const why = request.failure()?.errorText;
    // What was under way when the reader went on to another page.
    if (why !== "net::ERR_ABORTED") faults.push(`failed: ${request.url()} ${why}`);
  });
  context.on("response", (response) => {
    if (response.status() >= 400) faults.push(`status ${response.status()}: ${response.url()}`);
  });
  return context;
}

/** Waits until a shown page has settled, and reports layout shifts that the browser has not yet handed over. */
export async function settle(page) {
  if (!page.context().hasScripts) return;
  await page
    .evaluate(async () => {
      await new Promise((painted) => requestAnimationFrame(() => setTimeout(painted, 50)));
      window.reportShifts?.();
    })
    .catch(() => {});
}

/** Opens an address and waits until the wasm has taken the page over. */
export async function arrive(page, url) {
  const response = await page.goto(url);
  await ready(page);
  return response;
}

/** Waits until the wasm is ready, and each live part on the page with it. */
export async function ready(page) {
  await page.waitForFunction(() => {
    const live = [...document.querySelectorAll("#portal [data-live]")];
    return "ready" in document.documentElement.dataset && live.every((part) => "ready" in part.dataset);
  });
}

/** A first visit, until the whole site is kept on the device and answers for this page. The browser takes its time to begin. */
export async function install(page, host) {
  await arrive(page, host.url());
  await page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 45_000 });
}

/** The neutral site to which readers leave, answered here: nothing goes out. */
export async function standInForNeutralSite(context) {
  await context.route(`${new URL(settings.leave_to).origin}/**`, (route) =>
    route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1></html>" }),
  );
  return settings.leave_to;
}
