// Everything that can be printed, as sheets: nothing is cut, parted or pale, and every sheet says where it comes from.

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { arrive } from "../harness/browser.mjs";
import { dense, follows, paleTexts, placesOf, sheetsOf } from "../harness/paper.mjs";
import { assert, scenario, sideBySide } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, TOP, pages, settings, words } from "../harness/site.mjs";
import { on, press, toYourAnswers, tools } from "../harness/tools.mjs";

/** Paper is laid out anew; that is no shift under a reader's eyes. */
const faults = [/layout shift/];

/** Where to put the PDFs for looking at them, if anywhere. */
const { PAPERS } = process.env;
if (PAPERS) mkdirSync(PAPERS, { recursive: true });

/** Prints the page, and checks what holds for every sheet of everything. */
async function printed(page, name) {
  // What is for screen readers only is in the PDF, but not to be seen on the paper.
  await page.locator(".nhsuk-u-visually-hidden").evaluateAll((all) => all.forEach((each) => (each.style.display = "none")));
  const pdf = await page.pdf({ format: "A4", preferCSSPageSize: true });
  if (PAPERS) writeFileSync(join(PAPERS, `${name.replaceAll("/", "_")}.pdf`), pdf);
  const sheets = await sheetsOf(pdf);
  for (const [at, { foot, astray, body }] of sheets.entries()) {
    const sheet = `sheet ${at + 1} of ${sheets.length}`;
    assert.ok(dense(foot).includes(dense(`${settings.service}, ${settings.organisation}`)), `${sheet} names its source: ${foot}`);
    assert.match(dense(foot), /\d{1,2}\p{L}+20\d\d/u, `${sheet} has a date: ${foot}`);
    assert.ok(dense(foot).endsWith(`${at + 1}/${sheets.length}`), `${sheet} has its number: ${foot}`);
    assert.deepEqual(astray, [], `${sheet} has text beyond its edges`);
    assert.ok(body.length > 0, `${sheet} is not empty`);
  }
  await page.emulateMedia({ media: "print" });
  assert.deepEqual(await page.evaluate(paleTexts), [], "every text can be read without colours");
  const controls = await page.locator("main :is(button, input, select, textarea)").evaluateAll((all) => all.filter((each) => each.checkVisibility()).map((each) => each.outerHTML));
  assert.deepEqual(controls, [], "nothing is printed that only a screen can press");
  await assertHeadingsStayWithText(page, sheets);
  // A service's own page and its lists say elsewhere when they were checked.
  const dates = (await page.locator(".portal-review__dates").allInnerTexts()).join("\n").split("\n").filter((line) => line.trim());
  assert.ok(sheets.some(({ body }) => dates.every((line) => dense(body).includes(dense(line)))), "the dates are on the sheet of their names");
  await page.emulateMedia({ media: null });
  return sheets;
}

/** A heading at the foot of a sheet belongs to what is on the next one. */
async function assertHeadingsStayWithText(page, sheets) {
  const pairs = await page.evaluate(() => {
    const all = [...document.querySelectorAll("main :is(h1, h2, h3, p, li, dt, .portal-paper__lines)")].filter((each) => each.checkVisibility() && each.innerText.trim());
    const begins = (element) => element.innerText.trim().split("\n")[0].slice(0, 12);
    const pairs = all.flatMap((element, at) => (/^H\d$/.test(element.tagName) && all[at + 1] ? [[element, all[at + 1]]] : []));
    // Side by side, as cards are, their lines alternate on the paper.
    return pairs.filter(([, next]) => !next.closest(".portal-cards, .portal-doors")).map(([heading, next]) => [heading.innerText, begins(next)]);
  });
  const parted = pairs.filter(([heading, next]) => !follows(sheets, heading, next));
  assert.deepEqual(parted, [], "every heading is on the sheet of what follows it");
}

sideBySide("every tool on paper", () => {
  for (const tool of tools) {
    scenario(`${tool.name}: no question of the paper version is parted from its answers`, { faults }, async ({ host, page }) => {
      const address = `${tool.page}paper/`;
      await page.goto(host.url(address));
      // Room to write in has no text by which its sheet is known: a mark at its foot is.
      const questions = await page.locator(".portal-paper__question").evaluateAll((all) =>
        all.map((question, at) => {
          const room = question.querySelector(".portal-paper__lines");
          if (room) {
            room.style.display = "flex";
            room.style.alignItems = "end";
            room.textContent = `room ${at}.`;
          }
          const last = [...question.querySelectorAll(".portal-paper__options > li, .portal-paper__lines")].pop();
          return [question.querySelector("h3").innerText, last.textContent];
        }),
      );
      assert.ok(questions.length > 0, "it asks something");
      const sheets = await printed(page, address);
      const places = placesOf(sheets, questions.flat());
      for (const [at, [prompt, last]] of questions.entries()) {
        assert.notEqual(places[2 * at], undefined, `${prompt} is whole on one sheet`);
        assert.equal(places[2 * at], places[2 * at + 1], `${prompt} and "${last}" are on one sheet`);
      }
    });

    scenario(`${tool.name}: the example's result prints, in all its forms`, { faults }, async ({ host, page }) => {
      await page.goto(host.url(`${tool.page}example/`));
      await printed(page, `${tool.page}example/`);
      await arrive(page, host.url(tool.page));
      await toYourAnswers(page);
      await page.locator("#file").setInputFiles(join(TOP, `content/en/tools/examples/${tool.name}.json`));
      await page.getByRole("heading", { name: words.tool.check_answers }).waitFor();
      await printed(page, `${tool.page}answers/`);
      await on(page, "make_summary");
      await page.evaluate(() => (window.print = () => {}));
      for (const form of ["print", "print_large", "print_short"]) {
        await press(page, form);
        await printed(page, `${tool.page}${form}/`);
      }
    });
  }
});

/**
 * Of articles one of each kind: with cards for urgent care, with lists of what to do, with pictures, with a table, a section, a long list.
 * Of services' pages and lists one each: their templates are one.
 */
const OTHERS = [
  "",
  ARTICLE,
  "help-now/",
  "rights/money/",
  "services/mental-health-act/",
  "workers/sharing-framework/",
  "about/sources/",
  "a-to-z/",
  "words/",
  ...pages.filter((page) => page.startsWith("easy-read/")),
  pages.find((page) => page.startsWith(`${DIRECTORY}services/`)),
  pages.find((page) => page.startsWith(`${DIRECTORY}areas/`)),
  pages.find((page) => page.startsWith(`${DIRECTORY}kinds/`)),
  DIRECTORY,
];

sideBySide("pages on paper", () => {
  for (const address of OTHERS) {
    scenario(`/${address} prints`, { faults }, async ({ host, page }) => {
      await arrive(page, host.url(address));
      const sheets = await printed(page, address || "home");
      const title = (await page.title()).split(" – ")[0];
      for (const { foot } of sheets) assert.ok(dense(foot).startsWith(dense(title)), `the foot names the page: ${foot}`);
    });
  }

  scenario("without scripts every sheet names its source and its number too", { faults, context: { javaScriptEnabled: false } }, async ({ host, page }) => {
    await page.goto(host.url(ARTICLE));
    const sheets = await sheetsOf(await page.pdf({ format: "A4", preferCSSPageSize: true }));
    for (const [at, { foot, astray }] of sheets.entries()) {
      assert.ok(dense(foot).startsWith(dense(`${settings.service}, ${settings.organisation}`)), foot);
      assert.ok(dense(foot).endsWith(`${at + 1}/${sheets.length}`), foot);
      assert.deepEqual(astray, []);
    }
  });
});
