// One scenario: a test with a host, a context and a page of its own, that fails on any fault which it did not expect.

import assert from "node:assert/strict";
import { after, describe, test } from "node:test";
import { closeBrowser, openContext, settle, theBrowser } from "./browser.mjs";
import { openHost, stopServers } from "./host.mjs";

after(async () => {
  await closeBrowser();
  await stopServers();
});

/**
 * `scenario(title, body)` or `scenario(title, { host, context, faults }, body)`.
 * - `host`: options of openHost · `context`: options of openContext
 * - `faults`: patterns of the faults that the scenario brings about itself
 * - `together`: a scenario of a group that runs two at a time
 */
export function scenario(title, options, body) {
  if (typeof options === "function") return scenario(title, {}, options);
  return test(title, { timeout: 60_000 }, async (t) => {
    const host = await openHost(options.host);
    const context = await openContext(options.context);
    const page = await context.newPage();
    try {
      await body({ t, host, context, page });
      for (const open of context.pages()) await settle(open);
      const expected = options.faults ?? [];
      const unexpected = context.faults.filter((fault) => !expected.some((pattern) => pattern.test(fault)));
      assert.deepEqual(unexpected, [], "faults on the page");
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
