// Any tool of the site, as its reader goes through it: its pages, its file, and the way from the first question to the result.

import { readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { arrive } from "./browser.mjs";
import { TOP, pages, words } from "./site.mjs";

const folder = join(TOP, "content/en/tools");
const below = (item) => [item, ...(item.item ?? []).flatMap(below)];

/** Every tool: `name`, `page`, its `questionnaire` and its `items` by linkId. */
export const tools = readdirSync(folder)
  .filter((file) => file.endsWith(".json"))
  .map((file) => {
    const name = file.slice(0, -".json".length);
    const questionnaire = JSON.parse(readFileSync(join(folder, file), "utf8"));
    const page = `tools/${name}/`;
    if (!pages.includes(page)) throw new Error(`The site has no page /${page}`);
    const sections = questionnaire.item.filter(({ linkId }) => linkId !== "summary");
    return { name, page, questionnaire, sections, items: new Map(questionnaire.item.flatMap(below).map((item) => [item.linkId, item])) };
  });

const main = (page) => page.locator("main");
const button = (page, name) => main(page).getByRole("button", { name, exact: true });
export const press = (page, word) => button(page, words.tool[word]).click();
const heading = (page) => page.locator("#portal h1").innerText();

/** Waits for the screen with this heading. */
export const at = (page, word) =>
  page.waitForFunction((wanted) => document.querySelector("#portal h1")?.innerText.includes(wanted), words.tool[word]);

/** Presses a button and waits until another screen is there. */
export async function on(page, word) {
  const before = await heading(page);
  await press(page, word);
  await page.waitForFunction((old) => document.querySelector("#portal h1")?.innerText !== old, before);
}

/** The way to the screen on which answers are saved, opened, kept and deleted. */
export async function toYourAnswers(page) {
  await press(page, "your_answers");
  await at(page, "your_answers");
}

/**
 * From the first question of a tool to its result. `fill(page)` answers the screen that is shown; `look(page)` sees every screen.
 * Returns how many screens there were.
 */
export async function toResult(page, host, tool, fill = fillIn, look = async () => {}) {
  await arrive(page, host.url(tool.page));
  let screens = 0;
  const through = async () => {
    for (;;) {
      await look(page);
      await fill(page);
      screens++;
      await on(page, "continue_button");
      const shown = await heading(page);
      if ([words.tool.task_list, words.tool.summary_title].some((end) => shown.includes(end))) return shown;
    }
  };
  if (tool.sections.length < 2) {
    await through();
  } else {
    await on(page, "task_list");
    for (const section of tool.sections) {
      await main(page).locator(".nhsuk-task-list").getByText(section.text, { exact: true }).click();
      await page.waitForFunction((list) => !document.querySelector("#portal h1")?.innerText.includes(list), words.tool.task_list);
      await through();
    }
    await look(page);
    await on(page, "check_answers");
    await look(page);
    await on(page, "make_summary");
  }
  await at(page, "summary_title");
  await look(page);
  return screens;
}

/** Words that no content has. */
export const OWN = "my own words & <b>signs</b>";

/** Answers the question on the screen: the second option (the first may lead to help), own words, or a date. */
export async function fillIn(page) {
  const choices = main(page).locator("input[type=radio], input[type=checkbox]");
  const count = await choices.count();
  if (count > 0) return choices.nth(Math.min(1, count - 1)).check();
  const fields = main(page).locator(".portal-question textarea, .portal-question input[type=text]");
  const values = (await fields.count()) === 3 ? ["24", "11", "2026"] : [OWN];
  for (const [place, value] of values.entries()) if (await fields.nth(place).count()) await fields.nth(place).fill(value);
}

/** What is written below a heading of the page. */
export const resultOf = async (page) => (await page.locator(".portal-summary").innerText()).replace(/\s+/g, " ");
