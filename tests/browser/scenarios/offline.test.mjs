// After the first visit the site needs no network: every page is there, and reading tells the host nothing.

import { arrive, install, ready } from "../harness/browser.mjs";
import { follow, headingOf } from "../harness/page.mjs";
import { buildWith } from "../harness/build.mjs";
import { pageOfAnotherRelease } from "../harness/release.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { DIRECTORY, TOOL, fileFor, pages, words } from "../harness/site.mjs";
import { services } from "../../bench/services.mjs";

const context = { serviceWorkers: "allow" };
const say = { ...words.directory, ...words.service };
/** The browser asks for sw.js on its own account, and may say that it got no answer. */
const faults = [/sw\.js/];

scenario("with the network gone every page opens, alive", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  await host.stop();
  for (const address of pages) {
    const response = await arrive(page, host.url(address));
    assert.equal(response.status(), 200, `/${address}`);
    assert.ok(response.fromServiceWorker(), `/${address} comes from the copy`);
    assert.ok(await headingOf(page), `/${address}`);
  }
  for (const form of ["sharing/consent", "sharing/consent/index.html"]) {
    await arrive(page, host.url(form));
    assert.ok(await headingOf(page), form);
  }
});

scenario("with the network gone the tool and the directory work", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  await host.stop();
  await arrive(page, host.url(TOOL));
  await page.getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: words.tool.continue_button }).click();
  await page.waitForFunction(() => !document.querySelector("#portal input:checked"));
  await arrive(page, host.url("tools/"));
  await follow(page, host.url(DIRECTORY));
  await ready(page);
  await page.getByRole("searchbox").fill("dementia");
  await page.waitForFunction(() => [...document.querySelectorAll(".portal-service")].filter((service) => service.checkVisibility()).length < 15);
});

scenario("with the network gone an unknown address gets the page that helps", { context, faults: [...faults, /404|no-such-page/] }, async ({ host, page }) => {
  await install(page, host);
  await host.stop();
  const response = await page.goto(host.url("no-such-page/"));
  assert.equal(response.status(), 404);
  await page.locator('main a[href="tel:999"]').first().waitFor();
});

scenario("once the copy is there, reading every page asks the host for nothing but sw.js", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  host.requests.length = 0;
  for (const address of pages) await arrive(page, host.url(address));
  await arrive(page, host.url());
  for (const target of ["sharing/", "rights/", "support/", "tools/", "about/"]) await follow(page, host.url(target));
  await arrive(page, host.url(TOOL));
  await page.getByRole("radio").nth(1).check();
  await page.waitForTimeout(500);
  const asked = host.requests.map(({ path }) => path).filter((path) => path !== host.pathOf("sw.js"));
  assert.deepEqual(asked, []);
});

scenario("the first visit asks for files of the site and nothing else", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  for (const { method, path } of host.requests) {
    assert.equal(method, "GET", path);
    assert.ok(fileFor(path.slice(host.base.length)), path);
  }
});

scenario("a browser that throws the copy away gets the very same files from the host", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  await arrive(page, host.url("rights/"));
  assert.ok(await headingOf(page));
});

scenario("where the copy is gone and the host has another release, its scripts never reach an old page, and its pages open whole", { context, faults: [...faults, /integrity|digest|ERR_FAILED|Failed to fetch/i] }, async ({ host, page }) => {
  await install(page, host);
  // The same file name, other bytes, as in any other release.
  host.instead.set(host.pathOf("search.js"), (request, response) => {
    response.writeHead(200, { "content-type": "text/javascript" });
    response.end("document.title = 'another release'");
  });
  await page.evaluate(async () => {
    for (const name of await caches.keys()) await caches.delete(name);
  });
  const asked = await page.evaluate((url) => fetch(url).then(() => "given", () => "refused"), host.url("search.js"));
  assert.equal(asked, "refused");
  pageOfAnotherRelease(host, "rights/");
  await page.goto(host.url("rights/"));
  assert.equal(await headingOf(page), "New release");
});

scenario("a missing script is never answered with a page", { context, faults: [...faults, /404|no-such/] }, async ({ host, page }) => {
  await install(page, host);
  host.instead.set(host.pathOf("no-such.js"), (request, response) => {
    response.writeHead(200, { "content-type": "text/html" });
    response.end("<!doctype html><title>Home</title>");
  });
  const loaded = await page.evaluate(
    (src) => new Promise((done) => document.head.append(Object.assign(document.createElement("script"), { src, onload: () => done(true), onerror: () => done(false) }))),
    host.url("no-such.js"),
  );
  assert.equal(loaded, false);
});

scenario("an area of the directory is kept when the reader asks for it", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  await arrive(page, host.url(`${DIRECTORY}areas/exampleshire-sample-area/`));
  await page.getByRole("button", { name: words.service.keep_area }).click();
  await page.getByText(words.service.kept_area).waitFor();
});

scenario("with more services than the copy takes, a kept area's services open with the network gone", { context, faults: [...faults, /area-/] }, async ({ host, page }) => {
  const feed = services(250);
  const { dist } = buildWith(feed);
  await host.serve(dist);
  await install(page, host);
  await arrive(page, host.url(DIRECTORY));
  // The last two of the areas; the first holds what has no place.
  const [left, kept] = await page.locator('main a[href*="/areas/"]').evaluateAll((links) => links.map((link) => link.href).slice(-2));
  await arrive(page, kept);
  const nameIn = (of) => of.locator("main .portal-services a").first().innerText();
  const keptName = await nameIn(page);
  await page.getByRole("button", { name: words.service.keep_area }).click();
  await page.getByText(words.service.kept_area).waitFor();
  await arrive(page, left);
  const leftName = await nameIn(page);
  await host.stop();

  await arrive(page, host.url(DIRECTORY));
  const view = page.locator("[data-view]");
  const open = async (name) => {
    await page.getByRole("searchbox").fill(name);
    await page.locator("main [data-found]").getByRole("link", { name, exact: true }).first().click();
    await view.waitFor();
  };
  await open(keptName);
  const wanted = feed.find(({ name }) => name === keptName);
  assert.ok((await view.innerText()).includes(wanted.description), "its details are there");
  await page.getByRole("button", { name: say.back }).click();
  await open(leftName);
  assert.ok((await view.innerText()).includes(say.details_failed), "what was not kept says what to do");
});

scenario("a browser without an offline copy says that it cannot keep an area", async ({ host, page }) => {
  await arrive(page, host.url(`${DIRECTORY}areas/exampleshire-sample-area/`));
  await page.getByRole("button", { name: words.service.keep_area }).click();
  await page.getByText(words.service.not_kept_area).waitFor();
});
