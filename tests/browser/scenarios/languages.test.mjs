// A second language, and one from right to left: the way to it, what it shows, and what happens where it lacks a page.

import { assertAccessible } from "../harness/axe.mjs";
import { arrive, install } from "../harness/browser.mjs";
import { languageOf, translations } from "../harness/languages.mjs";
import { announced, eventually, focused, follow, headingOf, isSameDocument, mark, shows } from "../harness/page.mjs";
import { assert, scenario, sideBySide } from "../harness/scenario.mjs";
import { ARTICLE, TOOL, languages, words } from "../harness/site.mjs";

/** A page that is translated, and one below a section that is not. */
const PAGE = "sharing/three-kinds-of-information/";
const switchTo = (page, name) => page.getByRole("banner").getByRole("link", { name, exact: true });
const notice = (page, code) => page.locator(`#${code}`);
const [welsh] = translations;

for (const { code, name, dir, words: theirs, pages } of translations) {
  sideBySide(`in ${name}`, () => {
    for (const address of pages) {
      scenario(`/${code}/${address} is in its language, says that nobody has checked it, and is accessible`, async ({ host, page }) => {
        await arrive(page, host.url(`${code}/${address}`));
        assert.equal(await languageOf(page), `${code} ${dir}`);
        const main = page.locator("main");
        assert.ok((await main.innerText()).includes(theirs.language.not_checked));
        const original = main.getByRole("link", { name: theirs.language.english_page });
        assert.equal(await original.evaluate((link) => link.href), host.url(address));
        assert.equal(await original.getAttribute("hreflang"), "en");
        // What surrounds every page is in the page's language too.
        const header = await page.getByRole("banner").innerText();
        assert.ok(header.includes(theirs.shell.urgent_link) && header.includes(theirs.search.all));
        assert.equal(await page.locator(".portal-help-now").evaluate((link) => link.href), host.url(`${code}/help-now/`));
        assert.ok((await page.locator(".portal-demo").innerText()).includes(theirs.shell.demonstration_urgent));
        assert.equal((await page.locator("[data-new-release] button").textContent()).trim(), theirs.shell.new_release_button);
        const leave = page.locator(".nhsuk-button[data-exit]");
        if (await leave.count()) assert.ok((await leave.innerText()).includes(theirs.shell.leave));
        // Each date is written with its months.
        const months = Object.entries(theirs.dates).filter(([month]) => month !== "date").map(([, month]) => month);
        const reviewed = await page.locator(".portal-review__dates dd").first().innerText();
        assert.ok(months.some((month) => reviewed.includes(month)), reviewed);
        await assertAccessible(page);
      });
    }
  });

  scenario(`${name}: every link to a page in English is marked, and leads to the notice there`, async ({ host, page }) => {
    for (const address of pages) {
      await page.goto(host.url(`${code}/${address}`));
      const links = await page.locator("#portal a[href]").evaluateAll((all) => all.map((a) => ({ href: a.href, hreflang: a.hreflang, lang: (a.querySelector("[lang]") ?? a.closest("[lang]")).lang, text: a.innerText })));
      for (const { href, hreflang, lang, text } of links.filter(({ href }) => href.startsWith(host.url()))) {
        const path = href.slice(host.url().length);
        const other = languages.find((language) => path.startsWith(`${language.code}/`))?.code ?? (hreflang === "en" ? "en" : "");
        if (other === code || path.startsWith("#")) continue;
        if (path === `${code}/${address}` || new URL(href).pathname === `/${code}/${address}`) continue;
        assert.ok(hreflang, `${address}: the link "${text}" to ${path} does not say its language`);
        if (hreflang !== "en") continue;
        assert.ok(path.endsWith(`#${code}`) || path === address, `${address}: ${path} has no notice`);
        const marked = lang === "en" || text.includes(theirs.language.in_english) || [theirs.language.english_page, theirs.search.all].includes(text.trim());
        assert.ok(marked, `${address}: "${text}" does not say that its page is in English`);
      }
    }
  });

  for (const javaScriptEnabled of [true, false]) {
    scenario(`${name}: a page that is missing shows the notice, ${javaScriptEnabled ? "with" : "without"} JavaScript`, { context: { javaScriptEnabled } }, async ({ host, page }) => {
      await page.goto(host.url(ARTICLE));
      for (const other of translations) assert.ok(!(await notice(page, other.code).isVisible()), "nobody else sees it");
      await switchTo(page, name).click();
      assert.equal(page.url(), host.url(`${ARTICLE}#${code}`));
      await notice(page, code).waitFor({ state: "visible" });
      assert.equal(await notice(page, code).getAttribute("lang"), code);
      assert.equal(await notice(page, code).getAttribute("dir"), dir);
      assert.ok((await notice(page, code).innerText()).includes(theirs.language.missing));
      for (const other of translations.filter((language) => language.code !== code)) assert.ok(!(await notice(page, other.code).isVisible()));
      if (javaScriptEnabled) await assertAccessible(page);
      await notice(page, code).getByRole("link", { name: theirs.language.start }).click();
      await page.waitForURL(host.url(`${code}/`));
    });
  }

  scenario(`${name}: following a link to a page that is missing leads to the notice, and Back to where it was`, async ({ host, page }) => {
    await arrive(page, host.url(`${code}/${PAGE}`));
    await mark(page);
    await page.locator(`main .portal-article a[href$="${ARTICLE}#${code}"]`).first().click();
    await shows(page, host.url(`${ARTICLE}#${code}`));
    assert.ok(await isSameDocument(page));
    assert.equal(await languageOf(page), "en ltr");
    assert.ok(await notice(page, code).isVisible());
    assert.ok((await focused(page)).includes(theirs.language.missing), "a screen reader reads it");
    assert.ok(await notice(page, code).evaluate((part) => part.getBoundingClientRect().top >= 0), "and it is in view");
    await mark(page);
    await page.goBack();
    await shows(page, host.url(`${code}/${PAGE}`));
    assert.equal(await languageOf(page), `${code} ${dir}`);
  });

  scenario(`${name}: the search finds its own pages, with its own words`, async ({ host, page }) => {
    await arrive(page, host.url(`${code}/`));
    const box = page.getByRole("combobox", { name: theirs.search.label });
    // The last word of a title is found as it is typed.
    await follow(page, host.url(`${code}/help-now/`));
    const title = await headingOf(page);
    await follow(page, host.url(`${code}/`), async () => page.goBack());
    await box.pressSequentially(title.split(" ").at(-1).replace(/[?.]/g, ""));
    const results = page.locator("[data-found] [role=option]");
    await results.first().waitFor();
    const found = await results.evaluateAll((all) => all.map((link) => new URL(link.href).pathname));
    assert.ok(found.includes(`/${code}/help-now/`) && found.every((path) => path.startsWith(`/${code}/`)), found.join());
    await box.fill("zzqqxx");
    await eventually(async () => (await page.locator("[data-found]").innerText()).trim(), `${theirs.search.none}. ${theirs.search.nothing}`, "its own words");
    await eventually(() => announced(page), `${theirs.search.none}. ${theirs.search.nothing}`, "aloud too");
    // The page in English has its own index.
    await switchTo(page, "English").click();
    await shows(page, host.url());
    await page.getByRole("combobox", { name: words.search.label }).fill("carer");
    await results.first().waitFor();
    assert.ok((await results.evaluateAll((all) => all.map((link) => new URL(link.href).pathname))).every((path) => !path.startsWith(`/${code}/`)));
  });
}

scenario("switching exchanges the page without a full load: language, direction, title and announcement follow", async ({ host, page }) => {
  await arrive(page, host.url(PAGE));
  for (const { code, name, dir } of [...translations, { code: "en", name: "English", dir: "ltr" }]) {
    await mark(page);
    await switchTo(page, name).click();
    await shows(page, host.url(code === "en" ? PAGE : `${code}/${PAGE}`));
    assert.ok(await isSameDocument(page), "answers in memory stay");
    assert.equal(await languageOf(page), `${code} ${dir}`);
    assert.equal(await focused(page), await headingOf(page));
    assert.equal(await announced(page), await page.title());
  }
  await mark(page);
  await page.goBack();
  await shows(page, host.url(`${translations.at(-1).code}/${PAGE}`));
  assert.equal(await languageOf(page), `${translations.at(-1).code} ${translations.at(-1).dir}`);
});

scenario("the notice of a page in English is there again on the way back", async ({ host, page }) => {
  await arrive(page, host.url(`${welsh.code}/`));
  const english = await page.locator(`main a[href$="#${welsh.code}"]`).first().evaluate((link) => link.href);
  await follow(page, english);
  await notice(page, welsh.code).waitFor();
  await follow(page, host.url("rights/"));
  await page.goBack();
  await shows(page, english);
  await notice(page, welsh.code).waitFor();
});

scenario("each page names the pages in other languages, to readers and to search engines", async ({ host, page }) => {
  await page.goto(host.url(PAGE));
  const alternates = await page.locator('head link[rel="alternate"]').evaluateAll((links) => links.map((link) => `${link.hreflang} ${link.href}`));
  assert.deepEqual(alternates, ["en", ...translations.map(({ code }) => code)].map((code) => `${code} ${host.url(code === "en" ? PAGE : `${code}/${PAGE}`)}`));
  for (const { code, name, dir } of translations) {
    for (const [attribute, value] of Object.entries({ lang: code, hreflang: code, dir })) assert.equal(await switchTo(page, name).getAttribute(attribute), value);
  }
  await page.goto(host.url(ARTICLE));
  assert.equal(await page.locator('head link[rel="alternate"]').count(), 0, "only in English");
});

scenario("a tool in English shows the notice and loses nothing that was typed", async ({ host, page }) => {
  await arrive(page, host.url(TOOL));
  await page.locator("main input[type=radio], main input[type=checkbox]").first().check();
  const chosen = () => page.locator("main input:checked").count();
  await mark(page);
  await switchTo(page, welsh.name).click();
  await notice(page, welsh.code).waitFor({ state: "visible" });
  assert.ok(await isSameDocument(page));
  assert.equal(await chosen(), 1);
});

scenario("the notice of a new release is in the language of the page, also after following a link", async ({ host, page }) => {
  await arrive(page, host.url());
  await switchTo(page, welsh.name).click();
  await shows(page, host.url(`${welsh.code}/`));
  const bars = page.locator("[data-new-release]");
  assert.equal(await bars.count(), 1);
  assert.equal((await bars.locator("button").textContent()).trim(), welsh.words.shell.new_release_button);
});

scenario("translated pages are part of the offline copy", { context: { serviceWorkers: "allow" }, faults: [/ERR_/, /sw\.js/] }, async ({ host, page }) => {
  await install(page, host);
  await host.stop();
  for (const { code } of translations) {
    await page.goto(host.url(`${code}/${PAGE}`));
    assert.equal((await languageOf(page)).split(" ")[0], code);
  }
});

const mirrored = translations.find(({ dir }) => dir === "rtl");

scenario("from right to left, all that has a side has the other one", async ({ host, page }) => {
  const { code, pages } = mirrored;
  const box = (locator) => locator.evaluate((element) => element.getBoundingClientRect().toJSON());
  await page.setViewportSize({ width: 1280, height: 900 });
  for (const address of pages) {
    await arrive(page, host.url(`${code}/${address}`));
    assert.equal(await page.locator("main h1").evaluate((heading) => getComputedStyle(heading).textAlign), "start");
    const inset = await page.locator(".nhsuk-inset-text:visible").first().evaluate((part) => {
      const { borderLeftWidth, borderRightWidth } = getComputedStyle(part);
      return [borderLeftWidth, borderRightWidth];
    });
    assert.deepEqual(inset, ["0px", "8px"], "the inset's border is on the right");
    const name = await box(page.locator(".nhsuk-header__service"));
    const urgent = await box(page.locator(".portal-help-now"));
    assert.ok(name.left > urgent.right, "the header begins on the right");
    for (const list of await page.locator("main ul:visible").all()) {
      const { paddingLeft, paddingRight } = await list.evaluate((part) => {
        const style = getComputedStyle(part);
        return { paddingLeft: parseFloat(style.paddingLeft), paddingRight: parseFloat(style.paddingRight) };
      });
      assert.ok(paddingRight >= paddingLeft, "bullets stand on the right");
    }
    const crumbs = page.locator(".nhsuk-breadcrumb__list-item");
    if ((await crumbs.count()) > 1) assert.ok((await box(crumbs.first())).left > (await box(crumbs.nth(1))).left, "the way begins on the right");
    const leave = page.locator(".nhsuk-button[data-exit]");
    if (await leave.count()) assert.ok((await box(leave)).left < 640, "the button to leave is at the end of the line");
    const heading = page.locator(".nhsuk-card--care__heading, .nhsuk-card__heading").first();
    if (await heading.count()) assert.ok((await box(heading)).right > 640, "a card's heading begins on the right");
  }
});

scenario("from right to left, words in English keep their own direction", async ({ host, page }) => {
  await arrive(page, host.url(`${mirrored.code}/help-now/`));
  const english = await page.locator("#portal [lang=en]").evaluateAll((all) => all.map((part) => getComputedStyle(part).direction));
  assert.ok(english.length > 5 && english.every((direction) => direction === "ltr"), english.join());
});
