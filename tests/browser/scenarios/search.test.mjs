// The search at the top of every page: by mouse, keyboard and screen reader, offline, and without a script.

import { assertAccessible } from "../harness/axe.mjs";
import { arrive, install, ready } from "../harness/browser.mjs";
import { NOTHING_KEPT, tracesOn } from "../harness/memory.mjs";
import { announced, eventually, follow, isSameDocument, mark, shows } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, languages, pages, settings, words } from "../harness/site.mjs";

const box = (page) => page.getByRole("combobox", { name: words.search.label });
const results = (page) => page.locator("[data-found] [role=option]");
const indexPath = (page) => page.locator("[data-search]").evaluate((part) => new URL(part.dataset.search, document.baseURI).pathname);
const first = async (page, address) => eventually(async () => (await results(page).count()) > 0 && (await results(page).first().evaluate((link) => link.pathname)), `/${address}`, "the first result");

scenario("nothing of the search is fetched until a reader goes to the box", async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  const asked = () => host.requests.map(({ path }) => path).filter((path) => /search|find/.test(path));
  assert.deepEqual(asked(), []);
  await box(page).focus();
  await eventually(() => asked().length, 3, "two scripts and the index");
});

scenario("results come while typing, are counted aloud, and lead to their page without a full load", async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  await mark(page);
  await box(page).pressSequentially("sectioned");
  await first(page, "services/mental-health-act/");
  assert.equal(await box(page).getAttribute("aria-expanded"), "true");
  await eventually(async () => /^\d+ /.test(await announced(page)), true, "the count is announced");
  assert.match(await results(page).first().innerText(), /sectioned/i, "with the sentence that matched");
  await assertAccessible(page);
  await results(page).first().click();
  await shows(page, host.url("services/mental-health-act/"));
  assert.ok(await isSameDocument(page));
  assert.equal(await box(page).inputValue(), "", "the box is empty on the new page");
  await box(page).fill("CPN");
  await first(page, "services/who-is-who/");
});

scenario("by keyboard: arrows choose, Enter follows, Escape closes, the focus stays in the box", async ({ host, page }) => {
  await arrive(page, host.url());
  await box(page).focus();
  await page.keyboard.type("benefits");
  await first(page, "rights/money/");
  const focused = () => box(page).evaluate((input) => input === document.activeElement);
  const chosen = () => page.locator('[role=option][aria-selected="true"]');
  await page.keyboard.press("ArrowDown");
  assert.equal(await box(page).getAttribute("aria-activedescendant"), await chosen().getAttribute("id"));
  await page.keyboard.press("ArrowDown");
  assert.equal(await chosen().count(), 1);
  assert.equal(await chosen().evaluate((option) => [...option.parentElement.children].indexOf(option)), 1);
  await page.keyboard.press("ArrowUp");
  await page.keyboard.press("ArrowUp");
  assert.equal(await chosen().count(), 0, "above the first is what was typed");
  assert.ok(await focused());
  await page.keyboard.press("Escape");
  assert.ok(!(await page.locator("[data-found]").isVisible()));
  assert.ok(await focused());
  await page.keyboard.press("ArrowDown");
  await first(page, "rights/money/");
  await mark(page);
  await page.keyboard.press("Enter");
  assert.equal(await chosen().count(), 1, "Enter looks before it goes");
  await page.keyboard.press("Enter");
  await shows(page, host.url("rights/money/"));
});

scenario("a press elsewhere and Tab close the list; nothing found is said, with a way on", async ({ host, page }) => {
  await arrive(page, host.url());
  await box(page).fill("carer");
  await results(page).first().waitFor();
  await page.locator("main h1").click();
  assert.ok(!(await page.locator("[data-found]").isVisible()));
  await box(page).fill("zzqqxx");
  await page.locator("[data-found]").waitFor({ state: "visible" });
  assert.ok((await page.locator("[data-found]").innerText()).includes(words.search.none));
  await page.keyboard.press("Tab");
  assert.ok(!(await page.locator("[data-found]").isVisible()));
  assert.equal(await page.evaluate(() => document.activeElement.textContent), words.search.all);
});

scenario("what is typed is in no address, title, storage or request", { context: { serviceWorkers: "allow" }, faults: [/sw\.js/] }, async ({ host, page }) => {
  const asked = [];
  page.context().on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""}`));
  await arrive(page, host.url());
  await box(page).pressSequentially("qzxsecretqzx depression");
  await results(page).first().waitFor();
  await page.waitForTimeout(1_000);
  const { answers, ...kept } = await tracesOn(page);
  for (const [where, text] of Object.entries({ ...kept, asked: asked.join(" ") })) assert.ok(!text.includes("qzxsecret"), where);
  const { address, title, state, ...rest } = kept;
  assert.deepEqual(rest, NOTHING_KEPT);
  await results(page).first().click();
  await page.waitForURL(/understanding/);
  assert.ok(!JSON.stringify(await tracesOn(page)).includes("qzxsecret"));
});

scenario("it works without a network", { context: { serviceWorkers: "allow" }, faults: [/ERR_/, /sw\.js/] }, async ({ host, page }) => {
  await install(page, host);
  await host.stop();
  await box(page).fill("they won't tell me");
  await first(page, "sharing/why-staff-may-say-no/");
  await follow(page, host.url("sharing/"));
});

scenario("without an index the way to the A to Z is left, and the next key tries again", { faults: [/503/] }, async ({ host, page }) => {
  await arrive(page, host.url());
  const path = await indexPath(page);
  host.instead.set(path, (request, response) => response.writeHead(503).end());
  await box(page).pressSequentially("carer");
  await page.waitForTimeout(300);
  assert.ok(!(await page.locator("[data-found]").isVisible()));
  host.instead.delete(path);
  await box(page).press("s");
  await results(page).first().waitFor();
});

scenario("an index that comes late opens no list behind a reader who has gone on", async ({ host, page }) => {
  await arrive(page, host.url());
  const waiting = [];
  host.instead.set(await indexPath(page), (request, response, pass) => waiting.push(pass));
  await box(page).pressSequentially("care");
  await eventually(() => waiting.length, 1, "the index is asked for");
  await page.keyboard.press("Tab");
  waiting[0]();
  await page.waitForTimeout(500);
  assert.ok(!(await page.locator("[data-found]").isVisible()));
  assert.equal(await box(page).getAttribute("aria-expanded"), "false");
  await box(page).press("r");
  await results(page).first().waitFor();
});

scenario("a script that could not be had is asked for again when the reader comes back to the box", { faults: [/503/] }, async ({ host, page }) => {
  await arrive(page, host.url());
  for (const script of ["search.js", "find.js"]) {
    await page.reload();
    await ready(page);
    const path = host.pathOf(script);
    let asked = 0;
    host.instead.set(path, (request, response) => (asked++, response.writeHead(503).end()));
    await box(page).focus();
    await eventually(() => asked, 1, `${script} is asked for`);
    await page.waitForTimeout(300);
    host.instead.delete(path);
    await page.getByRole("banner").getByRole("link").first().focus();
    await box(page).pressSequentially("carer");
    await results(page).first().waitFor();
  }
});

scenario("without JavaScript there is no box, but a link to a list of everything", { context: { javaScriptEnabled: false } }, async ({ host, page }) => {
  await page.goto(host.url(ARTICLE));
  assert.ok(!(await page.locator("#portal-search").isVisible()));
  await page.getByRole("banner").getByRole("link", { name: words.search.all }).click();
  await page.waitForURL(host.url("a-to-z/"));
  const listed = new Set(await page.locator("main a[href]").evaluateAll((links) => links.map((link) => link.pathname)));
  const isTranslation = (address) => languages.slice(1).some(({ code }) => address.startsWith(`${code}/`));
  const missing = pages.filter((address) => !["", "a-to-z/"].includes(address) && !isTranslation(address) && !/\/(paper|example)\/$/.test(address) && !listed.has(`/${address}`));
  assert.deepEqual(missing, []);
  assert.ok(settings.service);
});
