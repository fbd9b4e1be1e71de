// The directory near a postcode, and a service's details: distances, councils, opening and coming back, the reader's own list, freshness.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "../harness/axe.mjs";
import { arrive, ready } from "../harness/browser.mjs";
import { eventually, focused, follow, isSameDocument, mark } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { DIRECTORY, TOP, files, services, words } from "../harness/site.mjs";

const say = { ...words.directory, ...words.service };
const SAMPLE = "sample-memory-cafe-sampleford";
const sample = services.find(({ id }) => id === SAMPLE);
const isSample = ({ attributes }) => attributes?.some(({ link_type: type, value }) => type === "certainty" && value === "sample");

const search = (page) => page.getByLabel(say.search_label);
const postcode = (page) => page.getByLabel(say.postcode_label, { exact: true });
const near = (page) => page.locator("#near");
const found = (page) => page.locator("main [data-found] > li");
const openService = async (page, name) => {
  await page.locator("main [data-found]").getByRole("link", { name, exact: true }).click();
  await page.locator("[data-view]").waitFor();
};
const asked = (host, part) => host.requests.filter(({ path }) => path.includes(part)).length;

scenario("a postcode sorts by distance, and its file comes only when one is typed", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await search(page).fill("group");
  await eventually(async () => (await found(page).count()) > 3, true);
  assert.equal(asked(host, "/places-"), 0, "nobody has asked for places yet");
  await postcode(page).fill("le1 5");
  await eventually(async () => near(page).innerText(), say.near.replace("{postcode}", "LE1 5"));
  assert.equal(asked(host, "/places-"), 1);
  const places = await page.locator("main [data-found] [data-where]").allInnerTexts();
  const miles = places.filter((text) => /away/.test(text)).map((text) => Number(/([\d.]+) miles/.exec(text)?.[1] ?? 0));
  assert.ok(miles.length > 5, places.join("; "));
  assert.deepEqual(miles, [...miles].sort((a, b) => a - b), "the nearest first");
  assert.equal(await page.locator("[data-order]").innerText(), say.why_near);
  await postcode(page).fill("");
  await eventually(async () => page.locator("[data-order]").innerText(), say.why_fit);
  assert.ok(!(await page.locator("main [data-found]").innerText()).includes("miles"));
});

for (const [typed, message] of [
  ["WC2B 6N", say.postcode_incomplete],
  ["ZZ9 9ZZ", say.postcode_impossible],
  ["12345", say.postcode_impossible],
  ["BT1 1AA", say.postcode_northern_ireland],
  ["JE2 3AB", say.postcode_islands],
]) {
  scenario(`the postcode "${typed}" is answered in words of its own`, async ({ host, page }) => {
    await arrive(page, host.url(DIRECTORY));
    await postcode(page).fill(typed);
    await postcode(page).press("Tab");
    await eventually(async () => near(page).innerText(), message);
    assert.ok(await page.locator("[data-council]").isHidden());
  });
}

scenario("while a postcode is typed nobody is told that it is wrong", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await postcode(page).pressSequentially("wc");
  assert.equal(await near(page).innerText(), "");
});

scenario("a postcode names the council to ask, with what to say if they send you on", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await postcode(page).fill("wc2b6nh");
  const council = page.locator("[data-council]");
  await council.waitFor();
  const text = await council.innerText();
  assert.match(text, /Westminster|Camden/);
  assert.ok(text.includes(say.council_advice) && text.includes(say.places_source), text);
  assert.ok(await council.getByRole("link", { name: say.council_find }).isVisible());
  await postcode(page).fill("CF10 1");
  await eventually(async () => (await council.innerText()).includes(say.council_wales), true);
  await assertAccessible(page, "the directory with a council");
});

scenario("without their file there are no distances, and the page says so", { faults: [/places-/] }, async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  const places = files.find((file) => /places-.*\.bin$/.test(file));
  host.instead.set(host.pathOf(places), (request, response) => response.writeHead(404).end());
  await postcode(page).fill("LE1");
  await eventually(async () => near(page).innerText(), say.postcode_failed);
  await search(page).fill("dementia");
  await eventually(async () => (await found(page).count()) > 0, true);
});

scenario("opening a service keeps the search, and asks only for its area", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await mark(page);
  await search(page).fill("memory");
  await page.getByLabel(say.need_label, { exact: true }).selectOption("dementia");
  await openService(page, sample.name);
  const view = page.locator("[data-view]");
  for (const text of [sample.name, sample.description, "Every second Friday, 10am to midday", "12 Sample Lane", say.sample, "£2, each time"]) {
    assert.ok((await view.innerText()).includes(text), text);
  }
  assert.ok(await page.locator("[data-finder]").isHidden());
  assert.equal(await focused(page), sample.name);
  assert.equal(page.url(), host.url(DIRECTORY));
  assert.equal(asked(host, "/area-"), 1);
  assert.equal(asked(host, "/support/services/"), 0, "no address tells which service is read");
  await assertAccessible(page, "a service");
  await page.getByRole("button", { name: say.back }).click();
  await eventually(async () => search(page).inputValue(), "memory");
  assert.ok(await view.isHidden());
  assert.equal(await focused(page), sample.name, "the focus is back on its link");
  await page.goForward();
  await view.waitFor();
  await page.goBack();
  assert.ok(await isSameDocument(page));
});

scenario("a postcode still counts when the reader comes back to an opened service", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  // The file of places comes late, as on a slow line.
  const [places] = files.filter((file) => file.startsWith("assets/places-"));
  host.instead.set(host.pathOf(places), (request, response, pass) => setTimeout(pass, 500));
  await search(page).fill("memory");
  await postcode(page).fill("LE1");
  await openService(page, sample.name);
  await eventually(async () => near(page).textContent(), say.near.replace("{postcode}", "LE1"));
  await follow(page, host.url("rights/"));
  await page.goBack();
  await page.locator("[data-view]").waitFor();
  await page.getByRole("button", { name: say.back }).click();
  await eventually(async () => near(page).innerText(), say.near.replace("{postcode}", "LE1"));
  assert.match(await found(page).first().innerText(), /away|miles/);
});

scenario("the search survives another page, and goes with a reload", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await search(page).fill("memory");
  await postcode(page).fill("LE1");
  await eventually(async () => (await near(page).innerText()).includes("LE1"), true);
  const before = await found(page).count();
  await follow(page, host.url("rights/"));
  await follow(page, host.url(DIRECTORY));
  await ready(page);
  assert.equal(await search(page).inputValue(), "memory");
  await eventually(async () => (await near(page).innerText()).includes("LE1"), true);
  assert.equal(await found(page).count(), before);
});

scenario("filters say how many there would be, and show every service again", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  const option = page.locator("#need option[value=dementia]");
  const number = async () => Number(/\((\d+)\)$/.exec(await option.innerText())?.[1]);
  const all = await number();
  assert.ok(all > 2);
  await search(page).fill("nurse");
  await eventually(async () => (await number()) < all, true);
  const told = await number();
  await page.getByLabel(say.need_label, { exact: true }).selectOption("dementia");
  await eventually(async () => found(page).count(), told);
});

scenario("day, time, language, access and cost narrow the list", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await page.getByText(say.more_filters).click();
  for (const [facet, value] of [["day", "sa"], ["time", "evening"], ["how", "in-person"], ["language", "polish"], ["access", "step-free"], ["cost", "free"]]) {
    await page.locator(`#${facet}`).selectOption(value);
    const told = Number(/\((\d+)\)$/.exec(await page.locator(`#${facet} option[value="${value}"]`).innerText())?.[1]);
    assert.ok(told > 0 && told < services.length, `${facet} ${told}`);
    await eventually(async () => page.locator("[data-count]").innerText(), told === 1 ? say.results_one : say.results_many.replace("{count}", told));
    await page.locator(`#${facet}`).selectOption("");
  }
});

scenario("an empty result offers wider searches that find something", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await search(page).fill("advocate");
  await page.getByLabel(say.kind_label, { exact: true }).selectOption("breaks");
  const way = page.getByRole("button", { name: say.without_word.replace("{name}", "advocate").split("(")[0] });
  await way.waitFor();
  const told = Number(/\((\d+)\)/.exec(await way.innerText())[1]);
  await way.click();
  await eventually(async () => found(page).count(), told);
  assert.equal(await search(page).inputValue(), "");
});

scenario("every sample says that it is one, and its file is all there is of it", async ({ host, page }) => {
  const made = services.filter(isSample);
  assert.ok(made.length >= 40);
  const kept = JSON.parse(readFileSync(join(TOP, "content/directory/sample.json"), "utf8")).contents;
  assert.deepEqual(made.map(({ id }) => id).sort(), kept.map(({ id }) => id).sort());
  await arrive(page, host.url(DIRECTORY));
  for (const { id } of made) {
    const card = page.locator(`#services [data-service="${id}"]`).first();
    assert.ok((await card.innerText()).includes(say.sample_tag), id);
  }
});

scenario("a list of chosen services prints, with numbers to scan", async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  await search(page).fill("carers");
  const cards = found(page);
  await eventually(async () => (await cards.count()) > 2, true);
  const names = [];
  for (const at of [0, 2]) {
    names.push((await cards.nth(at).locator("[data-open]").innerText()).trim());
    await cards.nth(at).locator("[data-add]").click();
  }
  await page.getByRole("button", { name: say.my_list.replace("{count}", "2") }).click();
  const view = page.locator("[data-view]");
  await view.waitFor();
  for (const name of names) assert.ok((await view.innerText()).includes(name), name);
  assert.ok((await view.locator("svg.portal-qr").count()) > 0, "numbers to scan");
  await page.emulateMedia({ media: "print" });
  assert.ok(await view.locator("h2", { hasText: names[1] }).isVisible());
  assert.ok(!(await page.locator(".portal-filter").isVisible()) && !(await view.locator("button").first().isVisible()));
  await page.emulateMedia({ media: "screen" });
  await assertAccessible(page, "the reader's own list");
});

scenario("without a connection a service cannot be opened, and the way back is there", { faults: [/area-/] }, async ({ host, page }) => {
  await arrive(page, host.url(DIRECTORY));
  for (const file of files.filter((file) => /area-.*\.json$/.test(file))) host.instead.set(host.pathOf(file), (request, response) => response.writeHead(503).end());
  await search(page).fill("memory");
  await openService(page, sample.name);
  assert.ok((await page.locator("[data-view]").innerText()).includes(say.details_failed));
  await page.getByRole("button", { name: say.back }).click();
  await eventually(async () => search(page).inputValue(), "memory");
});

scenario("without JavaScript there are lists by kind and by area, and a page for each service", { context: { javaScriptEnabled: false } }, async ({ host, page }) => {
  await page.goto(host.url(DIRECTORY));
  await page.locator('a[href$="/support/areas/exampleshire-sample-area/"]').click();
  await page.locator("h1").waitFor();
  assert.ok((await page.locator("main").innerText()).includes(sample.name));
  await page.getByRole("link", { name: sample.name, exact: true }).click();
  await page.waitForURL(/support\/services\//);
  const text = await page.locator("main").innerText();
  for (const part of [sample.description, "Every second Friday, 10am to midday", "12 Sample Lane", say.sample]) assert.ok(text.includes(part), part);
  assert.equal(await page.locator('main a[href^="tel:"]').count(), 1);
  await page.goto(host.url(`${DIRECTORY}kinds/helplines/`));
  assert.ok((await page.locator("main").innerText()).includes("Carers UK"));
});
