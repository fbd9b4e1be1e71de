// The directory of support: narrowing it down, searching it, and finding nothing.

import { assertAccessible } from "../harness/axe.mjs";
import { arrive } from "../harness/browser.mjs";
import { eventually, mark, isSameDocument } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { DIRECTORY, services, words } from "../harness/site.mjs";

const say = { ...words.directory, ...words.service };
/** A service stands under each of its kinds: here each counts once. */
const shown = (page) =>
  page.evaluate(() => [...new Set([...document.querySelectorAll(".portal-service")].filter((each) => each.checkVisibility()).map((each) => each.querySelector(".portal-service__name").innerText.trim()))]);
const count = (page) => page.locator(".portal-results__count").innerText();
const tagged = (taxonomy, code) =>
  services
    .filter(({ attributes }) => attributes?.some(({ taxonomy_term: term }) => term?.taxonomy === taxonomy && term.code === code))
    .map(({ name }) => name)
    .sort();

/** Waits until the page shows these services and says how many. */
async function finds(page, names) {
  await eventually(async () => (await shown(page)).sort().join("; "), [...names].sort().join("; "), "the services on the page");
  const told = { 0: say.results_none, 1: say.results_one }[names.length] ?? say.results_many.replace("{count}", names.length);
  await eventually(async () => (await count(page)).trim(), told, "the count");
}

async function open(page, host) {
  await arrive(page, host.url(DIRECTORY));
  assert.equal((await shown(page)).length, services.length, "every service at first");
}

const search = (page) => page.getByLabel(say.search_label);
const choose = (page, label, code) => page.getByLabel(label, { exact: true }).selectOption(code);

scenario("the list is narrowed by kind, by need and by who it is for", async ({ host, page }) => {
  await open(page, host);
  for (const [label, taxonomy, code] of [[say.kind_label, "kind", "carer-groups"], [say.need_label, "need", "dementia"], [say.audience_label, "audience", "young-carers"]]) {
    assert.ok(tagged(taxonomy, code).length, code);
    await choose(page, label, code);
    await finds(page, tagged(taxonomy, code));
    await choose(page, label, "");
    await eventually(async () => (await shown(page)).length, services.length);
  }
});

scenario("several choices together give what fits all of them", async ({ host, page }) => {
  await open(page, host);
  await choose(page, say.kind_label, "helplines");
  await choose(page, say.need_label, "dementia");
  const both = tagged("kind", "helplines").filter((name) => tagged("need", "dementia").includes(name));
  await finds(page, both);
  await page.getByRole("button", { name: say.clear }).click();
  await eventually(async () => (await shown(page)).length, services.length);
  assert.equal(await page.getByLabel(say.kind_label, { exact: true }).inputValue(), "");
});

for (const [typed, name] of Object.entries({ samaritans: "Samaritans", samaritens: "Samaritans", SAMARITANS: "Samaritans", bipolr: "Bipolar UK", "carers uk": "Carers UK" })) {
  scenario(`"${typed}" finds ${name}`, async ({ host, page }) => {
    await open(page, host);
    await search(page).pressSequentially(typed);
    await eventually(async () => (await shown(page)).includes(name) && (await shown(page)).length < services.length / 2, true);
    const found = await shown(page);
    await eventually(async () => (await count(page)).includes(String(found.length)), true, `the count says ${found.length}`);
  });
}

scenario("how many were found is announced", async ({ host, page }) => {
  await open(page, host);
  const status = page.locator(".portal-results__count");
  assert.equal(await status.getAttribute("role"), "status");
  assert.equal((await status.innerText()).trim(), "", "nothing is announced at first");
  await search(page).fill("dementia");
  await eventually(async () => /\d/.test(await status.innerText()), true);
});

scenario("finding nothing says what to do instead", async ({ host, page }) => {
  await open(page, host);
  await search(page).fill("zzzzqqqq");
  await finds(page, []);
  await page.getByText(say.nothing_title).waitFor();
  await page.getByText(say.nothing_text).waitFor();
  const sections = await page.locator("#services h2").evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
  assert.equal(sections, 0, "no empty section is left standing");
  await assertAccessible(page, "the directory with no result");
  await page.getByRole("button", { name: say.clear }).click();
  await eventually(async () => (await shown(page)).length, services.length);
});

scenario("Enter in the search field and the search button stay on the page", async ({ host, page }) => {
  await open(page, host);
  await mark(page);
  await search(page).fill("dementia");
  await search(page).press("Enter");
  await page.getByRole("button", { name: say.search_button, exact: true }).click();
  await page.waitForTimeout(300);
  assert.ok(await isSameDocument(page));
  assert.equal(page.url(), host.url(DIRECTORY));
  await assertAccessible(page, "the directory with results");
});

scenario("999 and 111 are on the page whatever was filtered", async ({ host, page }) => {
  await open(page, host);
  await search(page).fill("zzzzqqqq");
  await finds(page, []);
  const urgent = await page.locator('main a[href="tel:999"], main a[href="tel:111"], a.portal-help-now').evaluateAll((all) => all.filter((each) => each.checkVisibility()).length);
  assert.ok(urgent > 0);
});
