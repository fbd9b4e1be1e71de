// One scenario: a test with a host, a context and a page of its own, that fails on any fault which it did not expect.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { closeBrowser, openContext, settle, theBrowser } from "./browser.mjs";
import { openHost, stopServers } from "./host.mjs";

after(async () => {
  await closeBrowser();
  stopServers();
});

/**
 * `scenario(title, body)` or `scenario(title, { host, context, faults }, body)`.
 * - `host`: options of openHost · `context`: options of openContext
 * - `faults`: patterns of the faults that the scenario brings about itself
 */
export function scenario(title, options, body) {
  if (typeof options === "function") return scenario(title, {}, options);
  return test(title, { timeout: 240_000 }, async (t) => {
    const host = await openHost(options.host);
    const context = await openContext(options.context);
    const page = await context.newPage();
    const expected = options.faults ?? [];
    const faults = () => context.faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
    try {
      await body({ t, host, context, page });
      for (const open of context.pages()) await settle(open);
      assert.deepEqual(faults(), [], "faults on the page");
    } catch (error) {
      // A fault is often why the rest failed.
      for (const fault of new Set(faults())) t.diagnostic(fault);
      throw error;
    } finally {
      await context.close();
      await host.stop();
    }
  });
}

/** Scenarios that run two at a time, since most of a page's time is waiting. */
export function sideBySide(title, body) {
  describe(title, { concurrency: 2 }, body);
}

export { assert, theBrowser };
