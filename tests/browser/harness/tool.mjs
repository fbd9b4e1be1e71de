// A reader at a tool: what is asked, how it is answered, where the buttons lead.

import assert from "node:assert/strict";
import { arrive } from "./browser.mjs";
import { TOOL, options, questionnaire, questions, words } from "./site.mjs";

const plain = (text) => text.replace(/\s+/g, " ").trim();

/** Waits for a screen by the words of its heading. */
export async function atHeading(page, text) {
  await page
    .waitForFunction((wanted) => document.querySelector("#portal h1")?.innerText.replace(/\s+/g, " ").includes(wanted), plain(text))
    .catch(async () => assert.equal(await page.locator("#portal h1").innerText(), text, "the screen"));
}

/** Waits for a question. */
export const asks = (page, linkId) => atHeading(page, questions.get(linkId).text);
export const atSections = (page) => atHeading(page, words.tool.task_list);
export const atAnswers = (page) => atHeading(page, words.tool.check_answers);
export const atSummary = (page) => atHeading(page, words.tool.summary_title);

const main = (page) => page.locator("main");
const button = (page, name) => main(page).getByRole("button", { name, exact: true });

export const goOn = (page) => button(page, words.tool.continue_button).click();
export const goBack = (page) => main(page).locator(".nhsuk-back-link").click();
export const toSections = (page) => button(page, words.tool.task_list).click();
export const toAnswers = (page) => button(page, words.tool.check_answers).click();
export const toSummary = (page) => button(page, words.tool.make_summary).click();

/** An option of the question on the screen, by its words. */
export const option = (page, text) => main(page).getByLabel(text, { exact: true });
export const field = (page) => main(page).locator("textarea, input[type=text]").first();

/** Opens the tool; it asks its first question. */
export async function openTool(page, host) {
  await arrive(page, host.url(TOOL));
  const [first] = questions.keys();
  await asks(page, first);
}

const sections = questionnaire.item.filter((item) => item.linkId !== "summary");

/** Opens a section from the task list, wherever the reader is in the tool. */
export async function openSection(page, linkId) {
  if (!(await page.locator("#portal h1").innerText()).includes(words.tool.task_list)) await toSections(page);
  await atSections(page);
  const section = sections.find((item) => item.linkId === linkId);
  await main(page).locator(".nhsuk-task-list").getByText(section.text, { exact: true }).click();
  await asks(page, section.item.find((item) => questions.has(item.linkId)).linkId);
}

/** Opens the tool and answers a question that is never kept, one with options, and one in own words. */
export async function fillIn(page, host, ownWords) {
  const [first, second] = questions.keys();
  await openTool(page, host);
  await option(page, options(first)[1]).check();
  await goOn(page);
  await asks(page, second);
  await option(page, options(second)[0]).check();
  await openSection(page, "in-your-own-words");
  await field(page).fill(ownWords);
}

/** The question on the screen, or undefined on another screen. */
export async function current(page) {
  const heading = plain(await page.locator("#portal h1").innerText());
  return [...questions.values()].find(({ text }) => heading.endsWith(plain(text)));
}

/**
 * Goes through every section, one after the other. `answer(item)` gives the words of the options to choose, the text to type, or nothing
 * to leave the question out. `look` is called on every screen.
 */
export async function goThrough(page, answer, look = async () => {}) {
  const asked = [];
  for (const section of sections) {
    await openSection(page, section.linkId);
    for (;;) {
      await look(page);
      const item = await current(page);
      if (item) {
        asked.push(item.linkId);
        const given = answer(item);
        if (typeof given === "string") await field(page).fill(given);
        else for (const text of given ?? []) await option(page, text).check();
      }
      const before = await page.locator("#portal h1").innerText();
      await goOn(page);
      await page.waitForFunction((old) => document.querySelector("#portal h1")?.innerText !== old, before);
      await look(page);
      if ((await page.locator("#portal h1").innerText()).includes(words.tool.task_list)) break;
    }
  }
  return asked;
}

/** The answers of somebody whom every part of the test fits, as words of options. */
export const TOUCHED = {
  "help-now": ["No"],
  "age-band": ["18 to 64"],
  "who-for": ["An adult, aged 18 or over"],
  tasks: ["Medicines"],
  "without-you": ["No, they could not"],
  paid: ["No, I help as family, a friend or a neighbour"],
  health: ["My health is getting worse"],
  "wellbeing-effect": ["Yes, or it is likely to"],
};
