// A new release waits until the reader asks for it, comes whole or not at all, and never mixes with the old one.

import { arrive, install, ready } from "../harness/browser.mjs";
import { follow, headingOf } from "../harness/page.mjs";
import { makeRelease } from "../harness/release.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { TOOL, files, options, questions, release, words } from "../harness/site.mjs";

const context = { serviceWorkers: "allow" };
const NEW = "second-release";
const faults = [/sw\.js/];

/** The release of the page, as `<meta>` and as the reader sees it. */
async function shownRelease(page) {
  const named = await page.locator('meta[name="release"]').getAttribute("content");
  const text = await page.locator("footer .portal-release").last().innerText();
  assert.ok(text.includes(named), `the page is of ${named} and says "${text}"`);
  return named;
}

/** Has the browser look for a new release, as it does by itself at a full load. */
async function lookForRelease(page) {
  await page.evaluate(async () => (await navigator.serviceWorker.ready).update());
}

/** Waits until a new worker has finished or given up. */
async function installed(page) {
  await page.waitForFunction(async () => !(await navigator.serviceWorker.ready).installing, undefined, { timeout: 45_000 });
}

const notice = (page) => page.locator("[data-new-release]");
/** The browser takes its time to fetch a whole release. */
const noticed = (page) => notice(page).waitFor({ state: "visible", timeout: 45_000 });

scenario("the old release stays on every page until the reader asks for the new one", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  assert.equal(await shownRelease(page), release);
  await host.serve(makeRelease(NEW));

  await arrive(page, host.url("rights/"));
  await lookForRelease(page);
  await noticed(page);
  for (const address of ["sharing/", "about/", TOOL]) {
    await arrive(page, host.url(address));
    assert.equal(await shownRelease(page), release, `/${address}`);
    await noticed(page);
  }
  await arrive(page, host.url());
  await follow(page, host.url("sharing/"));
  assert.equal(await shownRelease(page), release);

  await arrive(page, host.url("rights/"));
  await noticed(page);
  await page.evaluate(() => (window.before = true));
  await notice(page).getByRole("button", { name: words.shell.new_release_button }).click();
  await page.waitForFunction(() => window.before === undefined);
  await ready(page);
  assert.equal(page.url(), host.url("rights/"));
  assert.equal(await shownRelease(page), NEW);
  assert.ok(!(await notice(page).isVisible()));
  for (const address of ["", "sharing/", TOOL]) {
    await arrive(page, host.url(address));
    assert.equal(await shownRelease(page), NEW, `/${address}`);
  }
  const caches = await page.evaluate(() => caches.keys());
  assert.equal(caches.length, 1, `only the new copy is kept: ${caches}`);
});

scenario("the notice stays while the reader goes from page to page", { context, faults }, async ({ host, page }) => {
  await install(page, host);
  await host.serve(makeRelease(NEW));
  await lookForRelease(page);
  await noticed(page);
  await follow(page, host.url("rights/"));
  await noticed(page);
  await page.evaluate(() => (window.before = true));
  await notice(page).getByRole("button", { name: words.shell.new_release_button }).click();
  await page.waitForFunction(() => window.before === undefined);
  await ready(page);
  assert.equal(await shownRelease(page), NEW);
});

scenario("the new release comes by itself when the site was closed in between", { context, faults }, async ({ host, page, context }) => {
  await install(page, host);
  await host.serve(makeRelease(NEW));
  await lookForRelease(page);
  await noticed(page);
  await page.goto("about:blank");
  await page.waitForTimeout(500);
  const later = await context.newPage();
  await arrive(later, host.url("rights/"));
  assert.equal(await shownRelease(later), NEW);
});

scenario("nothing is taken over under somebody who fills in a form", { context, faults }, async ({ host, page, context }) => {
  await install(page, host);
  await arrive(page, host.url(TOOL));
  const [first] = questions.keys();
  await page.getByRole("radio", { name: options(first)[1], exact: true }).check();
  await page.getByRole("button", { name: words.tool.continue_button }).click();
  await page.waitForFunction(() => !document.querySelector("#portal input:checked"));
  const question = await headingOf(page);
  await page.evaluate(() => (window.before = true));

  await host.serve(makeRelease(NEW));
  await lookForRelease(page);
  await noticed(page);
  assert.equal(await headingOf(page), question);

  // Another tab asks for the new release: this one still holds answers.
  const other = await context.newPage();
  await arrive(other, host.url("rights/"));
  assert.equal(await shownRelease(other), release);
  await notice(other).getByRole("button", { name: words.shell.new_release_button }).click();
  await other.waitForTimeout(1_000);
  assert.equal(await shownRelease(other), release);
  assert.ok(await page.evaluate(() => window.before), "the tab with the answers was reloaded");
  assert.equal(await headingOf(page), question);
  await other.close();
});

scenario("a release with one wrong file is not taken, and the site goes on as it was", { context, faults: [...faults, /integrity|digest/i] }, async ({ host, page }) => {
  await install(page, host);
  // A page, since a hashed file may rightly come from what the browser has kept of the old release.
  const spoil = files.find((file) => file.endsWith("/index.html"));
  await host.serve(makeRelease(NEW, { spoil }));
  await lookForRelease(page).catch(() => {});
  await installed(page);
  assert.ok(!(await notice(page).isVisible()));
  for (const address of ["rights/", TOOL]) {
    await arrive(page, host.url(address));
    assert.equal(await shownRelease(page), release);
  }
  assert.equal((await page.evaluate(() => caches.keys())).length, 1, "nothing of it is kept");
});

scenario("a first visit to a host with one wrong file works, only not offline", { context, faults: [...faults, /integrity|digest/i] }, async ({ host, page }) => {
  await host.serve(makeRelease(NEW, { spoil: files.find((file) => file.endsWith(".png")) }));
  await arrive(page, host.url());
  await page.waitForTimeout(1_500);
  assert.equal(await page.evaluate(async () => (await navigator.serviceWorker.getRegistration())?.active ?? null), null);
  assert.deepEqual(await page.evaluate(() => caches.keys()), []);
  await follow(page, host.url("rights/"));
});
