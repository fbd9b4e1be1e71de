// The scenarios' own eyes: what counts as a fault on a page is seen.

import { test } from "node:test";
import { openContext, settle } from "../harness/browser.mjs";
import { openHost } from "../harness/host.mjs";
import { assert } from "../harness/scenario.mjs";

const page = (body) => `<!doctype html><html lang="en"><title>x</title>${body}</html>`;
const FAULTS = {
  "a console message": [page("<script src=one.js></script>"), "console.info('hello')", /console info: hello/],
  "an error": [page("<script src=one.js></script>"), "throw new Error('lost')", /error: lost/],
  "a refused policy": [page("<p style='color: red'>x</p>"), "", /policy: style-src/],
  "a file that is not there": [page("<img src=none.png alt=x>"), "", /status 404: .*none\.png/],
  "a request that fails": [page("<script src=one.js></script>"), null, /failed: .*one\.js/],
  "a request to another site": [page("<script src=one.js></script>"), "fetch('https://example.org/').catch(() => {})", /example\.org/],
  "a layout shift": [page("<p id=a></p><p id=b>moved</p><script src=one.js></script>"), "setTimeout(() => { a.textContent = 'x '.repeat(900) }, 300)", /layout shift/],
};

for (const [what, [html, script, pattern]] of Object.entries(FAULTS)) {
  test(`${what} is seen`, async () => {
    const host = await openHost();
    const context = await openContext();
    try {
      const headers = { "content-type": "text/html", "content-security-policy": "default-src 'self'" };
      host.instead.set("/", (request, response) => response.writeHead(200, headers).end(html));
      host.instead.set("/none.png", (request, response) => response.writeHead(404).end());
      host.instead.set("/one.js", (request, response) =>
        script === null ? request.socket.destroy() : response.writeHead(200, { "content-type": "text/javascript" }).end(script),
      );
      const shown = await context.newPage();
      await shown.goto(host.url());
      await shown.waitForTimeout(600);
      await settle(shown);
      assert.ok(context.faults.some((fault) => pattern.test(fault)), `${pattern} in ${JSON.stringify(context.faults)}`);
    } finally {
      await context.close();
      await host.stop();
    }
  });
}
