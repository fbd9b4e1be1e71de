// Every page comes alive without a word on the console, without moving, and without changing what was prerendered.

import { assertAccessible } from "../harness/axe.mjs";
import { arrive, settle } from "../harness/browser.mjs";
import { assert, scenario, sideBySide } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, TOOL, fileFor, looked, read, release } from "../harness/site.mjs";

/**
 * The prerendered `#portal` and the live one, without comments and without what says that a part is live. What stands in <noscript> is
 * text to a browser with scripts.
 */
function portals(html) {
  const plain = (document) => {
    const portal = document.querySelector("#portal").cloneNode(true);
    const comments = document.createTreeWalker(portal, NodeFilter.SHOW_COMMENT);
    for (const comment of iterate(comments)) comment.remove();
    for (const part of portal.querySelectorAll("noscript")) part.replaceChildren();
    for (const part of portal.querySelectorAll("[data-ready]")) part.removeAttribute("data-ready");
    return portal.outerHTML;
  };
  const iterate = (walker) => {
    const nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    return nodes;
  };
  return [plain(new DOMParser().parseFromString(html, "text/html")), plain(document)];
}

/** Where two texts part, with some of what stands around it. */
function difference(before, after) {
  const at = [...before].findIndex((letter, index) => letter !== after[index]);
  const from = Math.max(0, (at < 0 ? before.length : at) - 120);
  return `before: …${before.slice(from, from + 240)}\nafter:  …${after.slice(from, from + 240)}`;
}

sideBySide("every page comes alive unchanged, has one heading and a title, and is accessible", () => {
  for (const address of looked) {
    scenario(`/${address}`, async ({ host, page }) => {
      const response = await arrive(page, host.url(address));
      await settle(page);
      const [before, after] = await page.evaluate(portals, await response.text());
      assert.ok(before === after, `hydration changed the page\n${difference(before, after)}`);

      assert.equal(await page.locator("h1").count(), 1, "one h1");
      assert.ok((await page.locator("h1").innerText()).trim(), "the heading has words");
      assert.ok((await page.title()).trim(), "the page has a title");
      assert.equal(await page.locator("main#maincontent").count(), 1, "one main part");
      assert.match(await page.locator("footer .portal-release").last().innerText(), new RegExp(release.replace(/[.+]/g, "\\$&")), "the release is shown");
      await assertAccessible(page);
    });
  }
});

/** Where a page may be cut on its way: before and after the first word of the notice at its head, after its header, in the middle of its text. */
const CUTS = [/portal-demo__tag[^>]*>/, /portal-demo__tag[^]*?<\/strong>/, /<\/header>/, /<main[^]*?<\/h1>/, /<main[^]*?<\/p>/];

/** Sends a page in pieces, as a slow line does. */
function inPieces(host, address) {
  const html = read(fileFor(address));
  const ends = [...CUTS.map((cut) => cut.exec(html)).filter(Boolean).map((found) => found.index + found[0].length), html.length].sort((a, b) => a - b);
  host.instead.set(host.pathOf(address), async (request, response) => {
    response.writeHead(200, { "content-type": "text/html; charset=utf-8" });
    let from = 0;
    for (const end of ends) {
      response.write(html.slice(from, end));
      from = end;
      await new Promise((later) => setTimeout(later, 250));
    }
    response.end();
  });
}

for (const width of [360, 1280]) {
  scenario(`nothing moves while a page arrives piece by piece, ${width} px wide`, async ({ host, page }) => {
    await page.setViewportSize({ width, height: 800 });
    for (const address of ["", ARTICLE, DIRECTORY, TOOL]) {
      inPieces(host, address);
      await arrive(page, host.url(address));
      await settle(page);
    }
  });
}
