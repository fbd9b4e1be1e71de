// The carer's assessment tool, as its reader meets it.

import { assertAccessible } from "../harness/axe.mjs";
import { ready } from "../harness/browser.mjs";
import { eventually, focused, follow, isSameDocument, linkTo, mark, shows } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { TOOL, options, questionnaire, questions, words } from "../harness/site.mjs";
import {
  TOUCHED, asks, atAnswers, atHeading, atSections, atSummary, current, field, goBack, goOn, goThrough, openSection, openTool, option, toAnswers,
  toSections, toSummary,
} from "../harness/tool.mjs";

const [first, second] = questions.keys();
const ids = [...questions.keys()];

scenario("the first question is there at once; Continue, with or without an answer, leads to the next", async ({ host, page }) => {
  await openTool(page, host);
  await goOn(page);
  await asks(page, second);
  await option(page, options(second)[0]).check();
  await goOn(page);
  await atSections(page);
});

scenario("each screen asks one question, says why, and is announced with its own title", async ({ host, page }) => {
  await openTool(page, host);
  await option(page, options(first)[1]).check();
  await goOn(page);
  await asks(page, second);
  assert.equal(await page.locator("main fieldset").count(), 1);
  assert.equal(await page.locator("h1").count(), 1);
  assert.ok(await page.locator("fieldset legend h1, legend .nhsuk-fieldset__heading").count(), "the heading is the legend");
  const { item: help } = questions.get(second);
  assert.ok((await page.locator(".portal-why").innerText()).includes(help[0].text));
  const text = questions.get(second).text;
  await eventually(async () => (await page.title()).includes(text), true, "the title");
  await eventually(async () => (await page.locator("#portal-announcer").innerText()).includes(text), true, "the announcement");
  await eventually(async () => (await focused(page))?.includes(text), true, "the focus");
});

scenario("Back, ours and the browser's, leads to the question before, with its answer", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "you-and-them");
  const section = ids.slice(ids.indexOf("age-band"), ids.indexOf("age-band") + 3);
  await option(page, options(section[0])[1]).check();
  await goOn(page);
  await asks(page, section[1]);
  await option(page, options(section[1])[0]).check();
  await goOn(page);
  await asks(page, section[2]);

  await goBack(page);
  await asks(page, section[1]);
  assert.ok(await option(page, options(section[1])[0]).isChecked());
  await goOn(page);
  await asks(page, section[2]);
  await mark(page);
  await page.goBack();
  await asks(page, section[1]);
  await page.goBack();
  await asks(page, section[2]);
  await page.goBack();
  await asks(page, section[1]);
  await page.goBack();
  await asks(page, section[0]);
  assert.ok(await option(page, options(section[0])[1]).isChecked());
  await page.goForward();
  await asks(page, section[1]);
  assert.ok(await isSameDocument(page));
  assert.equal(page.url(), host.url(TOOL), "the address never changes");
});

scenario("the task list says how far each section is", async ({ host, page }) => {
  await openTool(page, host);
  await toSections(page);
  await atSections(page);
  const statuses = page.locator(".nhsuk-task-list__status");
  const sections = questionnaire.item.length - 1;
  assert.equal(await statuses.count(), sections);
  assert.equal((await statuses.first().innerText()).trim(), words.tool.not_started);
  await openSection(page, "before-you-start");
  await option(page, options(first)[1]).check();
  await toSections(page);
  await atSections(page);
  await eventually(async () => (await statuses.first().innerText()).trim(), words.tool.in_progress);
  await openSection(page, "before-you-start");
  await goOn(page);
  await option(page, options(second)[0]).check();
  await goOn(page);
  await atSections(page);
  await eventually(async () => (await statuses.first().innerText()).trim(), words.tool.done);
  await assertAccessible(page, "the task list");
});

scenario("an answer that opens a text leads to that text, with a link to help", async ({ host, page }) => {
  await openTool(page, host);
  await option(page, options(first)[0]).check();
  await goOn(page);
  const text = questionnaire.item[0].item.find((item) => item.linkId === "get-help-first").text;
  await atHeading(page, text);
  await linkTo(page, host.url("help-now/"));
  await assertAccessible(page, text);
  await goOn(page);
  await asks(page, second);
});

scenario("a condition opens and closes a question; a kept answer comes back", async ({ host, page }) => {
  const toTheCondition = async () => {
    await openSection(page, "what-you-do");
    for (const linkId of ids.slice(ids.indexOf("tasks"), ids.indexOf("comes-and-goes"))) {
      await asks(page, linkId);
      await goOn(page);
    }
    await asks(page, "comes-and-goes");
  };
  await openTool(page, host);
  await toTheCondition();
  await option(page, options("comes-and-goes")[1]).check();
  await goOn(page);
  await asks(page, "changes-over");
  await option(page, options("changes-over")[0]).check();
  await goBack(page);
  await asks(page, "comes-and-goes");
  await option(page, options("comes-and-goes")[0]).check();
  await goOn(page);
  await atSections(page);
  await toTheCondition();
  await option(page, options("comes-and-goes")[1]).check();
  await goOn(page);
  await asks(page, "changes-over");
  assert.ok(await option(page, options("changes-over")[0]).isChecked());
});

scenario("\"none of these\" clears the others, and the others clear it", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "what-you-do");
  const list = options("tasks");
  const none = option(page, list.at(-1));
  await option(page, list[0]).check();
  await option(page, list[1]).check();
  await none.check();
  await eventually(() => option(page, list[0]).isChecked(), false);
  await eventually(() => option(page, list[1]).isChecked(), false);
  await option(page, list[1]).check();
  await eventually(() => none.isChecked(), false);
  assert.ok(await option(page, list[1]).isChecked());
});

scenario("a mistake: the error summary has the focus and leads to the field, the title says so, what was typed stays", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "in-your-own-words");
  const { maxLength } = questions.get("own-words");
  assert.ok(maxLength, "the question has a limit");
  const long = "a ".repeat(maxLength / 2 + 5);
  await field(page).fill(long);
  await goOn(page);
  const summary = page.locator(".nhsuk-error-summary");
  await summary.waitFor();
  await eventually(() => summary.evaluate((element) => element === document.activeElement || element.contains(document.activeElement)), true, "focus");
  assert.ok((await summary.innerText()).includes(words.tool.error_title));
  assert.ok((await page.title()).startsWith(words.tool.error_prefix), await page.title());
  await page.locator(".nhsuk-error-message").first().waitFor();
  assert.equal(await field(page).inputValue(), long);
  await assertAccessible(page, "a question with a mistake");
  await mark(page);
  await summary.getByRole("link").click();
  await eventually(() => field(page).evaluate((element) => element === document.activeElement), true, "the link leads to the field");
  assert.ok(await isSameDocument(page));
  await field(page).fill("short");
  await goOn(page);
  await atSections(page);
  assert.ok(!(await page.title()).startsWith(words.tool.error_prefix));
});

scenario("check answers: each row can be changed, and the change leads back there", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "you-and-them");
  await option(page, options("age-band")[1]).check();
  await toSections(page);
  await toAnswers(page);
  await atAnswers(page);
  const row = (linkId) => page.locator(".nhsuk-summary-list__row", { hasText: questions.get(linkId).text });
  assert.ok((await row("age-band").innerText()).includes(options("age-band")[1]));
  assert.ok((await row("who-for").innerText()).includes(words.tool.not_provided));
  assert.equal(await row("help-now").count(), 0, "what is never kept has no row");
  await assertAccessible(page, "check answers");

  const change = row("age-band").locator(".nhsuk-summary-list__actions").locator("a, button");
  assert.ok((await change.innerText()).replace(/\s+/g, " ").includes(words.tool.change));
  await change.click();
  await asks(page, "age-band");
  assert.ok(await option(page, options("age-band")[1]).isChecked());
  await option(page, options("age-band")[2]).check();
  await goOn(page);
  await atAnswers(page);
  assert.ok((await row("age-band").innerText()).includes(options("age-band")[2]));

  // A change that opens a new question goes by way of it.
  await row("comes-and-goes").locator(".nhsuk-summary-list__actions").locator("a, button").click();
  await asks(page, "comes-and-goes");
  await option(page, options("comes-and-goes")[1]).check();
  await goOn(page);
  await asks(page, "changes-over");
  await goOn(page);
  await atAnswers(page);
});

scenario("from the first question to the summary, which prints", async ({ host, page }) => {
  await openTool(page, host);
  const own = "my own words & <b>signs</b>";
  const given = { ...TOUCHED, "own-words": own };
  const asked = await goThrough(page, ({ linkId }) => given[linkId]);
  assert.deepEqual(asked, ids.filter((linkId) => !["changes-over", "assessment-language"].includes(linkId)), "every open question was asked once, in order");
  await toAnswers(page);
  await atAnswers(page);
  await toSummary(page);
  await atSummary(page);
  const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
  const line = (linkId) => questionnaire.item.flatMap(function all(item) { return [item, ...(item.item ?? []).flatMap(all)]; }).find((item) => item.linkId === linkId).text;
  for (const wanted of ["council-decides", "test-all-touched", "test-part-1-touched", "test-part-2-touched", "test-part-3-touched"]) {
    assert.ok(text.includes(line(wanted).replace(/\s+/g, " ")), `${wanted}: ${line(wanted)}`);
  }
  assert.ok(text.includes(own), "own words stand as they were typed");
  assert.equal(await page.locator("main b", { hasText: "signs" }).count(), 0, "own words are never markup");
  await assertAccessible(page, "the summary");
  await page.evaluate(() => (window.print = () => (window.printed = true)));
  await page.getByRole("button", { name: words.tool.print, exact: true }).click();
  assert.ok(await page.evaluate(() => window.printed));
  await page.getByRole("button", { name: words.tool.change_answers }).click();
  await atAnswers(page);
});

scenario("\"delete all\" asks first, then begins again with nothing", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "you-and-them");
  await option(page, options("age-band")[1]).check();
  await toSections(page);
  await toAnswers(page);
  await atAnswers(page);
  let asked = 0;
  page.on("dialog", (dialog) => (asked++ === 0 ? dialog.dismiss() : dialog.accept()));
  const remove = page.getByRole("button", { name: words.tool.delete_all });
  await remove.click();
  assert.ok((await page.locator("main").innerText()).includes(options("age-band")[1]), "no means no");
  await remove.click();
  await asks(page, first);
  assert.equal(asked, 2);
  await openSection(page, "you-and-them");
  assert.equal(await page.locator("main input:checked").count(), 0);
});

scenario("reading a page and coming back keeps every answer and the place", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "you-and-them");
  await option(page, options("age-band")[1]).check();
  await goOn(page);
  await asks(page, "who-for");
  await follow(page, host.url("rights/"));
  await mark(page);
  await page.goBack();
  await shows(page, host.url(TOOL));
  await ready(page);
  await asks(page, "who-for");
  await goBack(page);
  await asks(page, "age-band");
  assert.ok(await option(page, options("age-band")[1]).isChecked());

  await follow(page, host.url("tools/"));
  await follow(page, host.url(TOOL));
  await ready(page);
  await openSection(page, "you-and-them");
  assert.ok(await option(page, options("age-band")[1]).isChecked(), "also by a link");
});

scenario("a reload warns that answers will be lost, and only when there are some", async ({ host, page }) => {
  await openTool(page, host);
  const warnings = [];
  page.on("dialog", (dialog) => {
    warnings.push(dialog.type());
    return dialog.accept();
  });
  await page.getByRole("button", { name: words.tool.continue_button }).click();
  await asks(page, second);
  await page.reload();
  await ready(page);
  assert.deepEqual(warnings, [], "nothing was answered");
  await asks(page, first);
  await option(page, options(first)[1]).check();
  await goOn(page);
  await asks(page, second);
  await page.reload();
  await ready(page);
  assert.deepEqual(warnings, ["beforeunload"]);
  await asks(page, first);
  assert.equal(await page.locator("main input:checked").count(), 0, "the answers are gone");
});

scenario("the whole way with the keyboard alone", async ({ host, page }) => {
  await openTool(page, host);
  /** Presses Tab until what has the focus fits, as a reader without a mouse does. */
  const tabTo = async (fits, what) => {
    for (let turn = 0; turn < 40; turn++) {
      await page.keyboard.press("Tab");
      if (await page.evaluate(fits)) return;
    }
    assert.fail(`Tab never reaches ${what}`);
  };
  const toButton = async (text) => {
    for (let turn = 0; turn < 60; turn++) {
      await page.keyboard.press("Tab");
      if ((await page.evaluate(() => document.activeElement?.matches("main button, main a") && document.activeElement.innerText.trim())) === text) return;
    }
    assert.fail(`Tab never reaches "${text}"`);
  };
  await tabTo(() => document.activeElement?.matches("main input[type=radio]"), "the first option");
  await page.keyboard.press("Space");
  await page.keyboard.press("ArrowDown");
  await eventually(() => option(page, options(first)[1]).isChecked(), true, "an arrow key chooses the next option");
  await toButton(words.tool.continue_button);
  await page.keyboard.press("Enter");
  await asks(page, second);
  await eventually(async () => (await focused(page))?.includes(questions.get(second).text), true, "focus on the question");
  await tabTo(() => document.activeElement?.matches("main input[type=radio]"), "the first option");
  await page.keyboard.press("Space");
  await toButton(words.tool.continue_button);
  await page.keyboard.press("Enter");
  await atSections(page);
  await eventually(async () => (await focused(page))?.includes(words.tool.task_list), true, "focus on the heading");
  await toButton(questionnaire.item.find(({ linkId }) => linkId === "what-you-do").text);
  await page.keyboard.press("Enter");
  await asks(page, "tasks");
  await tabTo(() => document.activeElement?.matches("main input[type=checkbox]"), "the first box");
  await page.keyboard.press("Space");
  await eventually(() => option(page, options("tasks")[0]).isChecked(), true);
  await toButton(words.tool.continue_button);
  await page.keyboard.press("Space");
  await asks(page, "without-you");
});

scenario("the skip link leads to the main part and leaves the tool where it is", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "what-you-do");
  await option(page, options("tasks")[0]).check();
  await page.locator(".nhsuk-skip-link").first().focus();
  await page.keyboard.press("Enter");
  await page.waitForURL(`${host.url(TOOL)}#maincontent`);
  await page.waitForTimeout(300);
  await asks(page, "tasks");
  assert.ok(await option(page, options("tasks")[0]).isChecked());
});

scenario("every kind of screen is accessible", async ({ host, page }) => {
  await openTool(page, host);
  for (const section of ["what-you-do", "your-wellbeing", "in-your-own-words"]) {
    await openSection(page, section);
    assert.ok(await current(page));
    await assertAccessible(page, section);
  }
});
