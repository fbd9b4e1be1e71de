// Following links without a full load: what a reader and a screen reader notice of it, and when the browser's own way is taken.

import { arrive, ready } from "../harness/browser.mjs";
import { announced, eventually, focused, focusedTag, follow, headingOf, isSameDocument, linkTo, mark, scrolled, shows } from "../harness/page.mjs";
import { pageOfAnotherRelease } from "../harness/release.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, OTHER_ARTICLE, TOOL, files, words } from "../harness/site.mjs";

/** Clicks where the link stands, without bringing it into view first. */
const inPlace = (link) => link.evaluate((element) => element.click());

scenario("a link shows its page without a full load; focus, title and announcement follow", async ({ host, page }) => {
  await arrive(page, host.url());
  for (const target of ["sharing/", "rights/", "about/"]) {
    await follow(page, host.url(target));
    const heading = await headingOf(page);
    assert.equal(await focused(page), heading, "the heading has the focus");
    assert.equal(await focusedTag(page), "h1");
    assert.ok((await page.title()).startsWith(heading), `the title is "${await page.title()}"`);
    assert.equal(await announced(page), await page.title());
    assert.equal(await scrolled(page), 0, "the page begins at its top");
  }
});

scenario("what was followed is what a full load would show", async ({ host, page, context }) => {
  const other = await context.newPage();
  await arrive(page, host.url());
  for (const target of ["sharing/", "help-now/", "support/", "tools/", "about/"]) {
    await follow(page, host.url(target));
    await ready(page);
    await arrive(other, host.url(target));
    const portal = (of) => of.locator("#portal").evaluate((element) => element.outerHTML.replace(/<!--.*?-->| tabindex="-1"| data-ready=""/gs, ""));
    assert.equal(await portal(page), await portal(other), target);
    assert.equal(await page.title(), await other.title());
  }
});

scenario("Back and Forward show the pages again, at the place where they were left", async ({ host, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await arrive(page, host.url(ARTICLE));
  await page.evaluate(() => scrollTo(0, 700));
  await follow(page, host.url(OTHER_ARTICLE), inPlace);
  await page.evaluate(() => scrollTo(0, 300));
  await follow(page, host.url(), inPlace);

  await mark(page);
  await page.goBack();
  await shows(page, host.url(OTHER_ARTICLE));
  await eventually(() => scrolled(page), 300, "Back leads to where the page was left");
  await mark(page);
  await page.goBack();
  await shows(page, host.url(ARTICLE));
  await eventually(() => scrolled(page), 700, "Back again");
  await mark(page);
  await page.goForward();
  await shows(page, host.url(OTHER_ARTICLE));
  await eventually(() => scrolled(page), 300, "Forward leads to where the page was left");
  assert.ok(await isSameDocument(page));
});

scenario("a reload keeps the page, its place and the way back", async ({ host, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await arrive(page, host.url());
  await page.getByRole("button", { name: words.shell.menu, exact: true }).click();
  await follow(page, host.url("sharing/"));
  await page.evaluate(() => scrollTo(0, 400));
  await page.reload();
  await ready(page);
  assert.equal(page.url(), host.url("sharing/"));
  await eventually(() => scrolled(page), 400, "the place on the page");
  await mark(page);
  await page.goBack();
  await page.waitForURL(host.url());
  await eventually(async () => (await headingOf(page)).length > 0, true);
});

scenario("a link to a heading of another page leads to that heading", async ({ host, page }) => {
  await arrive(page, host.url());
  const target = `${host.url(DIRECTORY)}#carers-groups`;
  await follow(page, target);
  await eventually(() => page.evaluate(() => document.activeElement?.id), "carers-groups", "the heading has the focus");
  const { top } = await page.locator("#carers-groups").evaluate((element) => element.getBoundingClientRect());
  assert.ok(top >= 0 && top < 300, `the heading is in view (${top} px from the top)`);
});

scenario("a link within the page is the browser's: the skip link leads to the main part", async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  await mark(page);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement?.getAttribute("href")), "#maincontent", "the skip link is first");
  await page.keyboard.press("Enter");
  await page.waitForURL(`${host.url(ARTICLE)}#maincontent`);
  await page.keyboard.press("Tab");
  assert.ok(await page.evaluate(() => document.querySelector("main").contains(document.activeElement)), "the next Tab stands in the main part");
  assert.ok(await isSameDocument(page));
  await page.goBack();
  await page.waitForURL(host.url(ARTICLE));
  assert.ok(await isSameDocument(page));
});

scenario("clicks with a key, and links to elsewhere, are the browser's", async ({ host, page, context }) => {
  await arrive(page, host.url(ARTICLE));
  await mark(page);
  const opened = context.waitForEvent("page");
  await (await linkTo(page, host.url("rights/"))).click({ modifiers: ["Control"] });
  await (await opened).waitForLoadState();
  assert.equal(page.url(), host.url(ARTICLE));

  // Whether the portal took a click over is asked when all its listeners have had it; then it is stopped.
  const taken = (selector, keys = {}) =>
    page.evaluate(
      ([selector, keys]) => {
        const link = document.querySelector(selector);
        if (!link) return `no ${selector}`;
        let prevented;
        addEventListener("click", (event) => ((prevented = event.defaultPrevented), event.preventDefault()), { once: true });
        link.dispatchEvent(new MouseEvent("click", { bubbles: true, cancelable: true, composed: true, ...keys }));
        return prevented;
      },
      [selector, keys],
    );
  for (const key of ["ctrlKey", "metaKey", "shiftKey", "altKey"]) {
    assert.equal(await taken(".nhsuk-header__navigation a", { [key]: true }), false, key);
  }
  assert.equal(await taken(".nhsuk-header__navigation a", { button: 1 }), false, "the middle button");
  assert.equal(await taken('#portal a[href^="https:"]'), false, "another site");
  await follow(page, host.url("help-now/"));
  assert.equal(await taken('#portal a[href^="tel:"]'), false, "a phone number");
  assert.equal(await taken(".nhsuk-header__navigation a"), true, "a plain click is ours");
});

const toolsStyle = files.find((file) => /^assets\/tools-.*\.css$/.test(file));

scenario("a page of text is drawn without the style of tools, which is there when a link leads to one", async ({ host, page }) => {
  const waits = (html) => new RegExp(`<link[^>]*${toolsStyle}`).test(html);
  assert.ok(!waits(await (await arrive(page, host.url("tools/"))).text()));
  await follow(page, host.url(TOOL));
  await ready(page);
  // The browser's own button is hidden: ours is drawn around it.
  assert.equal(await page.locator(".nhsuk-radios__input").first().evaluate((input) => getComputedStyle(input).opacity), "0");
  assert.ok(waits(await (await arrive(page, host.url(TOOL))).text()), "loaded in full, the tool waits for it");
  assert.equal(await page.locator(`link[href*="${toolsStyle}"]`).count(), 1, "once");
});

scenario("where the style of tools cannot be had, links are loaded in full", { faults: [/404/] }, async ({ host, page }) => {
  host.instead.set(host.pathOf(toolsStyle), (request, response) => response.writeHead(404).end());
  await page.goto(host.url("tools/"));
  await page.waitForFunction(() => document.querySelector("link[rel=manifest]"));
  await mark(page);
  host.instead.clear();
  await (await linkTo(page, host.url(TOOL))).click();
  await page.waitForURL(host.url(TOOL));
  await ready(page);
  assert.ok(!(await isSameDocument(page)));
  assert.equal(await page.locator(".nhsuk-radios__input").first().evaluate((input) => getComputedStyle(input).opacity), "0");
});

scenario("a page of another release is loaded in full", async ({ host, page }) => {
  await arrive(page, host.url());
  pageOfAnotherRelease(host, "rights/");
  await mark(page);
  await (await linkTo(page, host.url("rights/"))).click();
  await page.getByRole("heading", { name: "New release" }).waitFor();
  assert.ok(!(await isSameDocument(page)));
  assert.equal(page.url(), host.url("rights/"));
});

scenario("a page that is gone is loaded in full, so that the host can say so", { faults: [/404/] }, async ({ host, page }) => {
  await arrive(page, host.url());
  host.instead.set(host.pathOf("rights/"), (request, response) => {
    response.writeHead(404, { "content-type": "text/html; charset=utf-8" });
    response.end("<!doctype html><html lang=en><title>Gone</title><h1>Gone</h1></html>");
  });
  await (await linkTo(page, host.url("rights/"))).click();
  await page.getByRole("heading", { name: "Gone" }).waitFor();
});

const unreachable = [/ERR_CONNECTION_REFUSED/, /ERR_EMPTY_RESPONSE/, /ERR_CONNECTION_RESET/];

scenario("a lost connection is said, the page stays, and the link works again later", { faults: unreachable }, async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  await mark(page);
  const heading = await headingOf(page);
  await host.stop();
  await (await linkTo(page, host.url("rights/"))).click();
  const notice = page.locator("[data-connection-lost]");
  await notice.waitFor({ state: "visible" });
  assert.ok(await notice.evaluate((element) => element.contains(document.activeElement)), "the notice has the focus");
  assert.equal(page.url(), host.url(ARTICLE));
  assert.equal(await headingOf(page), heading);

  await host.resume();
  await (await linkTo(page, host.url("rights/"))).click();
  await shows(page, host.url("rights/"));
  assert.ok(await isSameDocument(page));
  assert.ok(!(await page.locator("[data-connection-lost]").isVisible()), "the notice is gone");
});

scenario("Back without a connection keeps the page, its address and the history together", { faults: unreachable }, async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  await follow(page, host.url("rights/"));
  await mark(page);
  const heading = await headingOf(page);
  await host.stop();
  await page.evaluate(() => history.back());
  const notice = page.locator("[data-connection-lost]");
  await notice.waitFor({ state: "visible" });
  await eventually(async () => page.url(), host.url("rights/"));
  assert.equal(await headingOf(page), heading);
  await page.waitForTimeout(200);
  assert.ok(await notice.evaluate((element) => element.contains(document.activeElement)), "the notice keeps the focus");

  await host.resume();
  await page.evaluate(() => history.back());
  await shows(page, host.url(ARTICLE));
  assert.ok(await isSameDocument(page));
  await page.evaluate(() => history.forward());
  await eventually(async () => headingOf(page), heading);
});

scenario("Back and at once Forward keeps the page that is shown", async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  await follow(page, host.url("rights/"));
  const heading = await headingOf(page);
  host.instead.set(host.pathOf(ARTICLE), (request, response, pass) => setTimeout(pass, 500));
  await page.evaluate(() => history.back());
  await eventually(async () => page.url(), host.url(ARTICLE));
  await page.evaluate(() => history.forward());
  await page.waitForTimeout(1_000);
  assert.equal(page.url(), host.url("rights/"));
  assert.equal(await headingOf(page), heading);
});

scenario("Back to a heading of a page of another release loads the page", async ({ host, page }) => {
  await arrive(page, host.url("rights/"));
  await page.evaluate(() => (location.hash = "maincontent"));
  await follow(page, host.url("sharing/"));
  pageOfAnotherRelease(host, "rights/");
  await page.evaluate(() => history.back());
  await page.getByRole("heading", { name: "New release" }).waitFor();
  assert.ok(!(await isSameDocument(page)));
});

scenario("when two links are followed at once, the last one counts", async ({ host, page }) => {
  await arrive(page, host.url());
  host.instead.set(host.pathOf("sharing/"), (request, response, pass) => setTimeout(pass, 800));
  await mark(page);
  await (await linkTo(page, host.url("sharing/"))).click();
  await (await linkTo(page, host.url("rights/"))).click();
  await shows(page, host.url("rights/"));
  await page.waitForTimeout(1_000);
  assert.equal(page.url(), host.url("rights/"));
});

scenario("a live part that was reached by a link works as after a full load", async ({ host, page }) => {
  await arrive(page, host.url("tools/"));
  await follow(page, host.url(TOOL));
  await ready(page);
  await page.getByRole("radio").first().check();
  await arrive(page, host.url());
  await follow(page, host.url(DIRECTORY));
  await ready(page);
  await page.getByRole("searchbox").fill("dementia");
});
