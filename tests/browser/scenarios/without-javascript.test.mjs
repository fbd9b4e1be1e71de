// Without JavaScript every page reads, links and prints.

import { headingOf, linkTo } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { DIRECTORY, PAPER, TOOL, pages, questionnaire, questions, services, settings, words } from "../harness/site.mjs";

const context = { javaScriptEnabled: false };

scenario("every page has its text, and nothing that waits for a script", { context }, async ({ host, page }) => {
  for (const address of pages) {
    await page.goto(host.url(address));
    assert.ok((await headingOf(page)).length > 3, `/${address} has a heading`);
    assert.ok((await page.locator("main").innerText()).length > 300, `/${address} has text`);
    for (const waiting of ["[data-loading]", "[data-no-wasm]", "[data-new-release]", "[data-connection-lost]"]) {
      for (const part of await page.locator(waiting).all()) assert.ok(!(await part.isVisible()), `/${address} shows ${waiting}`);
    }
  }
});

scenario("the main menu and the link to urgent help lead to their pages", { context }, async ({ host, page }) => {
  await page.goto(host.url());
  const targets = await page.locator("header a[href]").evaluateAll((links) => [...new Set(links.map((link) => link.href))]);
  assert.ok(targets.length > 5, "the header has its links");
  for (const target of targets) {
    await page.goto(host.url());
    await (await linkTo(page, target)).click();
    await page.waitForURL(target);
    assert.ok(await headingOf(page));
  }
});

scenario("a tool says that it needs JavaScript and leads to its paper version", { context }, async ({ host, page }) => {
  await page.goto(host.url(TOOL));
  // Playwright looks for no text inside <noscript>.
  const notice = page.locator("noscript .nhsuk-inset-text p").first();
  assert.ok(await notice.isVisible());
  assert.equal(await notice.innerText(), words.tool.no_script);
  await (await linkTo(page, host.url(PAPER))).click();
  await page.waitForURL(host.url(PAPER));
});

scenario("the paper version has every question, with its options", { context }, async ({ host, page }) => {
  await page.goto(host.url(PAPER));
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  const isKept = (item) => !(item.extension ?? []).some(({ url, valueBoolean }) => url.endsWith("/not-kept") && valueBoolean);
  const printed = [...questions].filter(([, item]) => isKept(item));
  assert.ok(printed.length < questions.size, "what is never kept is not printed either");
  for (const [linkId, item] of questions) if (!isKept(item)) assert.ok(!text.includes(item.text), `${linkId}: ${item.text}`);
  for (const [linkId, item] of printed) {
    assert.ok(text.includes(item.text), `${linkId}: ${item.text}`);
    for (const option of item.answerOption ?? []) assert.ok(text.includes(option.valueCoding.display), `${linkId}: ${option.valueCoding.display}`);
  }
  for (const { text: section, linkId, item } of questionnaire.item) {
    const asks = linkId !== "summary" && item.some(({ linkId: inner }) => printed.some(([printed]) => printed === inner));
    if (asks) assert.ok(text.includes(section), section);
  }
});

scenario("the directory lists every service", { context }, async ({ host, page }) => {
  await page.goto(host.url(DIRECTORY));
  const shown = (await page.locator(".portal-services").allInnerTexts()).join("\n");
  for (const { name } of services) assert.ok(shown.includes(name), name);
});

scenario("every page prints: its text, no menu, where it is from", { context }, async ({ host, page }) => {
  await page.emulateMedia({ media: "print" });
  const wrong = [];
  for (const address of pages) {
    await page.goto(host.url(address));
    for (const part of await page.locator("header nav, .portal-help-now, .nhsuk-skip-link, .portal-exit, button, input[type=search]").all()) {
      if (await part.isVisible()) wrong.push(`/${address} prints ${await part.evaluate((element) => element.outerHTML.slice(0, 100))}`);
    }
    if (!(await page.locator("main h1").innerText()).trim()) wrong.push(`/${address} prints no heading`);
    const from = page.locator(".portal-print-only", { hasText: settings.service }).first();
    if (!(await from.isVisible())) wrong.push(`/${address} does not say on paper where it is from`);
    const pdf = await page.pdf({ format: "A4" });
    assert.equal(pdf.subarray(0, 5).toString(), "%PDF-", `/${address}`);
  }
  assert.deepEqual(wrong, []);
});
