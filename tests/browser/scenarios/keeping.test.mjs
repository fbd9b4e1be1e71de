// What a reader saves, opens, keeps and deletes; and what goes wrong with that.

import { readFileSync } from "node:fs";
import { assertAccessible } from "../harness/axe.mjs";
import { arrive, openContext, ready, standInForNeutralSite } from "../harness/browser.mjs";
import { eventually, follow } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { TOOL, options, questions, settings, words } from "../harness/site.mjs";
import { asks, atAnswers, atSections, atSummary, fillIn, goOn, openSection, openTool, option, toAnswers, toSections, toSummary } from "../harness/tool.mjs";
import { OWN, at, on, press, toYourAnswers, tools } from "../harness/tools.mjs";

const [first, second] = questions.keys();
const KEY = "carer-portal/carers-assessment";
const tool = tools.find(({ name }) => name === "carers-assessment");
const record = (page) => page.evaluate((key) => localStorage.getItem(key), KEY);
const main = (page) => page.locator("main");
const day = (days) => {
  const date = new Date(Date.now() + days * 86_400_000);
  return `${date.getFullYear()}-${String(date.getMonth() + 1).padStart(2, "0")}-${String(date.getDate()).padStart(2, "0")}`;
};

const answer = (page, host) => fillIn(page, host, OWN);
const row = (page, linkId) => page.locator(".nhsuk-summary-list__row", { hasText: questions.get(linkId).text });

/** On the list of answers: those that `answer` gave. */
async function assertAnswered(page) {
  await atAnswers(page);
  assert.ok((await row(page, second).innerText()).includes(options(second)[0]));
  assert.ok((await row(page, "own-words").innerText()).includes(OWN));
}

async function save(page) {
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "save_button")]);
  return { name: download.suggestedFilename(), text: readFileSync(await download.path(), "utf8") };
}

const choose = (page, text, name = "answers.json") =>
  page.locator("#file").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

async function keep(page, days = "28") {
  await toYourAnswers(page);
  await page.locator("#keep").selectOption(days);
  await press(page, "keep_button");
  await main(page).getByText(words.tool.kept, { exact: true }).waitFor();
}

scenario("a saved file is a QuestionnaireResponse that people can read, and opens again on another device", async ({ host, page }) => {
  await answer(page, host);
  await toYourAnswers(page);
  await assertAccessible(page, "save, open, keep, delete");
  const { name, text } = await save(page);
  assert.match(name, /^carers-assessment-\d{4}-\d\d-\d\d\.json$/);
  const file = JSON.parse(text);
  assert.equal(file.resourceType, "QuestionnaireResponse");
  assert.equal(file.questionnaire, `${tool.questionnaire.url}|${tool.questionnaire.version}`);
  assert.equal(file.authored, day(0));
  assert.equal(file.text.status, "generated");
  assert.ok(file.text.div.includes("my own words &amp; &lt;b&gt;signs&lt;/b&gt;"), "the readable summary");
  assert.ok(!text.includes(`"${first}"`), "what is never kept is not in it");
  assert.ok(host.requests.every(({ body }) => body === ""), "nothing was sent");

  const warnings = [];
  page.on("dialog", (dialog) => (warnings.push(dialog.type()), dialog.accept()));
  await page.reload();
  await ready(page);
  assert.deepEqual(warnings, [], "what is saved is not lost");

  const other = await (await openContext()).newPage();
  await openTool(other, host);
  await toYourAnswers(other);
  await choose(other, text);
  await assertAnswered(other);
  assert.ok((await main(other).innerText()).includes(words.tool.opened_from.split("{date}")[0]));
  await other.context().close();
});

scenario("an older release's file opens; what is no longer asked is left out and counted", async ({ host, page }) => {
  await openTool(page, host);
  await toYourAnswers(page);
  const coding = (code) => [{ valueCoding: { system: "https://carer-portal.example/codes", code } }];
  const item = (linkId, answer) => ({ linkId, answer });
  const code = questions.get(second).answerOption[0].valueCoding.code;
  const file = {
    resourceType: "QuestionnaireResponse",
    questionnaire: `${tool.questionnaire.url}|0.0.1`,
    status: "in-progress",
    item: [
      { linkId: "before-you-start", item: [item(second, coding(code))] },
      { linkId: "gone", item: [item("gone-too", coding("x"))] },
      { linkId: "you-and-them", item: [item("age-band", coding("no-longer-an-option"))] },
      { linkId: "in-your-own-words", item: [item("own-words", [{ valueString: OWN }])] },
    ],
  };
  await choose(page, JSON.stringify(file));
  await assertAnswered(page);
  assert.ok((await row(page, "age-band").innerText()).includes(words.tool.not_provided));
  const note = words.tool.opened_left_out.replace("{count}", "3");
  assert.ok((await main(page).innerText()).includes(note), note);
});

const BROKEN = {
  "cut off": ['{"resourceType":"QuestionnaireResponse","item":[{"linkId":', "open_damaged"],
  "not JSON": ["Dear council", "open_damaged"],
  "a photo": ["\u00ff\u00d8\u00ff\u00e0JFIF", "open_damaged"],
  "another kind of record": ['{"resourceType":"Patient","name":[{"family":"Smith"}]}', "open_damaged"],
  "a list": ["[]", "open_damaged"],
  empty: ["", "open_damaged"],
  "of another tool": ['{"resourceType":"QuestionnaireResponse","questionnaire":"https://carer-portal.example/Questionnaire/signs-note|0.2.0","item":[]}', "open_other_tool"],
  "without answers": ['{"resourceType":"QuestionnaireResponse","status":"in-progress"}', "open_empty"],
  "far too large": [" ".repeat(2_000_001), "open_damaged"],
};
scenario("a file that cannot be used says what to do and changes nothing", async ({ host, page }) => {
  await answer(page, host);
  await toYourAnswers(page);
  for (const [what, [text, message]] of Object.entries(BROKEN)) {
    // A slow phone takes its time to read a file. What moves half a second after a press counts as a layout shift.
    await page.waitForTimeout(600);
    await choose(page, text);
    const summary = page.locator(".nhsuk-error-summary");
    await summary.getByText(words.tool[message]).waitFor();
    await eventually(() => summary.evaluate((element) => element === document.activeElement), true, `${what}: the message has the focus`);
    assert.ok((await page.locator("#file-error").innerText()).includes(words.tool[message]), what);
  }
  await assertAccessible(page, "a file that cannot be used");
  await toSections(page).catch(() => press(page, "back"));
  await atSections(page);
  await toAnswers(page);
  await assertAnswered(page);
});

scenario("opening a file over answers asks first", async ({ host, page }) => {
  await answer(page, host);
  await toYourAnswers(page);
  const { text } = await save(page);
  let asked = 0;
  page.on("dialog", (dialog) => (asked++ === 0 ? dialog.dismiss() : dialog.accept()));
  await choose(page, text);
  await eventually(() => asked, 1);
  await at(page, "your_answers");
  await choose(page, text);
  await assertAnswered(page);
  assert.equal(asked, 2);
});

scenario("kept on the device: a reload brings the answers back, without a warning and without a shift", async ({ host, page }) => {
  const dialogs = [];
  page.on("dialog", (dialog) => (dialogs.push(dialog.type()), dialog.accept()));
  await answer(page, host);
  assert.equal(await record(page), null, "nothing is kept unless asked");
  await keep(page);
  const kept = JSON.parse(await record(page));
  assert.equal(kept.until, day(28));
  assert.ok(!kept.response.includes(`"${first}"`), "what is never kept is not there");
  assert.equal(await page.evaluate(() => localStorage.length), 1);
  await page.reload();
  await ready(page);
  assert.deepEqual(dialogs, []);
  const bar = page.locator(".portal-bar[role=alert]", { hasText: words.tool.welcome.split("{date}")[0] });
  await bar.getByRole("button", { name: words.tool.welcome_button }).click();
  await assertAnswered(page);
  assert.equal(await bar.count(), 0);

  // Each later change is kept, too.
  await row(page, second).locator(".nhsuk-summary-list__actions").locator("a, button").click();
  await asks(page, second);
  await option(page, options(second)[1]).check();
  const code = questions.get(second).answerOption[1].valueCoding.code;
  assert.ok((await record(page)).includes(code));

  await toYourAnswers(page);
  await press(page, "keep_stop");
  await main(page).getByText(words.tool.kept_no_more).waitFor();
  assert.equal(await record(page), null);
  await page.reload();
  await ready(page);
  assert.deepEqual(dialogs, ["beforeunload"], "now they would be lost");
});

scenario("answers whose day has passed are gone, whichever page is opened first", async ({ host, page }) => {
  await answer(page, host);
  await keep(page, "1");
  await page.evaluate(
    ([key, until]) => localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), until })),
    [KEY, day(-1)],
  );
  await arrive(page, host.url("rights/"));
  assert.equal(await record(page), null);
  await openTool(page, host);
  assert.equal(await main(page).locator("input:checked").count(), 0);
});

scenario("on the last day they are still there", async ({ host, page }) => {
  await answer(page, host);
  await keep(page, "1");
  await page.evaluate(
    ([key, until]) => localStorage.setItem(key, JSON.stringify({ ...JSON.parse(localStorage.getItem(key)), until })),
    [KEY, day(0)],
  );
  await page.reload();
  await ready(page);
  await page.getByRole("button", { name: words.tool.welcome_button }).click();
  await assertAnswered(page);
});

scenario("\"delete everything\" asks, and then nothing is left on the page or the device", async ({ host, page }) => {
  await answer(page, host);
  await keep(page);
  page.on("dialog", (dialog) => dialog.accept());
  await press(page, "delete_all");
  await asks(page, first);
  assert.equal(await record(page), null);
  await page.reload();
  await ready(page);
  assert.equal(await main(page).locator("input:checked").count(), 0);
});

scenario("leaving quickly takes what was kept with it", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await answer(page, host);
  await keep(page);
  await page.locator("#portal [data-exit]:visible").last().click();
  await page.waitForURL(settings.leave_to);
  await page.goto(host.url("about/"));
  assert.equal(await record(page), null);
});

/** The device's storage takes nothing more, or nothing at all. */
const breakStorage = (kind) => {
  if (kind === "full") {
    Storage.prototype.setItem = () => {
      throw new DOMException("The quota has been exceeded.", "QuotaExceededError");
    };
  } else {
    Object.defineProperty(window, "localStorage", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  }
};
for (const [kind, word] of [["full", "kept_full"], ["forbidden", "kept_refused"]]) {
  scenario(`with a ${kind} storage the reader is told, and no answer is lost`, async ({ host, page }) => {
    await page.addInitScript(breakStorage, kind);
    await answer(page, host);
    await toYourAnswers(page);
    await press(page, "keep_button");
    await main(page).getByText(words.tool[word]).waitFor();
    assert.ok(await main(page).locator("#keep").isVisible(), "it is not said to be kept");
    const warnings = [];
    page.on("dialog", (dialog) => (warnings.push(dialog.type()), dialog.dismiss().catch(() => {})));
    await press(page, "back");
    await toAnswers(page);
    await assertAnswered(page);
    await page.reload({ timeout: 1_000 }).catch(() => {});
    assert.deepEqual(warnings, ["beforeunload"]);
  });
}

scenario("a storage that fills up later: the change stays on the page, and the reader is told", async ({ host, page }) => {
  await answer(page, host);
  await keep(page);
  await page.evaluate(breakStorage, "full");
  await press(page, "back");
  await atSections(page);
  await openSection(page, "you-and-them");
  await option(page, options("age-band")[1]).check();
  await eventually(() => page.locator("#portal-announcer").innerText(), words.tool.kept_full);
  await toSections(page);
  await toAnswers(page);
  await assertAnswered(page);
  assert.ok((await row(page, "age-band").innerText()).includes(options("age-band")[1]));
});

async function twoTabs(page, host) {
  await answer(page, host);
  await keep(page);
  const other = await page.context().newPage();
  await arrive(other, host.url(TOOL));
  await other.getByRole("button", { name: words.tool.welcome_button }).click();
  await assertAnswered(other);
  await row(other, second).locator(".nhsuk-summary-list__actions").locator("a, button").click();
  await asks(other, second);
  await option(other, options(second)[2]).check();
  return other;
}
const code = (place) => questions.get(second).answerOption[place].valueCoding.code;

scenario("two tabs: the one that is behind asks whose answers count, and writes nothing before", async ({ host, page }) => {
  await twoTabs(page, host);
  const bar = page.locator(".portal-bar[role=alert]", { hasText: words.tool.conflict });
  await bar.waitFor();
  await assertAccessible(page, "the question whose answers count");
  assert.ok((await record(page)).includes(code(2)), "the other tab's answers stand");
  await press(page, "back");
  await atSections(page);
  await openSection(page, "you-and-them");
  await option(page, options("age-band")[1]).check();
  assert.ok((await record(page)).includes(code(2)), "still");
  await bar.getByRole("button", { name: words.tool.conflict_ours }).click();
  assert.ok((await record(page)).includes(code(0)), "the reader has chosen");
  assert.equal(await bar.count(), 0);
});

scenario("two tabs: the other tab's answers can be taken over", async ({ host, page }) => {
  await twoTabs(page, host);
  const bar = page.locator(".portal-bar[role=alert]", { hasText: words.tool.conflict });
  await bar.getByRole("button", { name: words.tool.conflict_theirs }).click();
  await press(page, "back");
  await atSections(page);
  await toAnswers(page);
  await atAnswers(page);
  assert.ok((await row(page, second).innerText()).includes(options(second)[2]));
});

// The other tab is not in view while its page changes.
scenario("two tabs: what one deletes, the other does not bring back", { faults: [/layout shift/] }, async ({ host, page }) => {
  const other = await twoTabs(page, host);
  other.on("dialog", (dialog) => dialog.accept());
  await toYourAnswers(other);
  await press(other, "delete_all");
  await asks(other, first);
  await eventually(() => page.locator("#portal-announcer").innerText(), words.tool.kept_no_more);
  await press(page, "back");
  await atSections(page);
  await openSection(page, "you-and-them");
  await option(page, options("age-band")[1]).check();
  assert.equal(await record(page), null);
});

scenario("two tabs: beginning to keep in both asks, too", async ({ host, page }) => {
  const other = await page.context().newPage();
  await answer(page, host);
  await answer(other, host);
  await keep(page);
  const before = await record(page);
  await toYourAnswers(other);
  await press(other, "keep_button");
  await other.locator(".portal-bar[role=alert]", { hasText: words.tool.conflict }).waitFor();
  assert.equal(await record(page), before);
});

scenario("last time's answers are compared in words", async ({ host, page }) => {
  await answer(page, host);
  await toYourAnswers(page);
  const { text } = await save(page);
  await press(page, "back");
  await toAnswers(page);
  await toSummary(page);
  await atSummary(page);
  await choose(page, text);
  await main(page).getByText(words.tool.compare_same).waitFor();
  await on(page, "change_answers");
  await row(page, second).locator(".nhsuk-summary-list__actions").locator("a, button").click();
  await asks(page, second);
  await option(page, options(second)[1]).check();
  await goOn(page);
  await atAnswers(page);
  await toSummary(page);
  await atSummary(page);
  const shown = await main(page).innerText();
  assert.ok(shown.includes(words.tool.changed_since.split("{date}")[0]));
  assert.ok(shown.includes(words.tool.before.replace("{answer}", options(second)[0])), "then");
  assert.ok(shown.includes(words.tool.now.replace("{answer}", options(second)[1])), "now");
  await assertAccessible(page, "what has changed");
});

scenario("a file for comparing that cannot be used says so on the summary", async ({ host, page }) => {
  await answer(page, host);
  await toSections(page);
  await toAnswers(page);
  await toSummary(page);
  await atSummary(page);
  await choose(page, "no JSON");
  await page.locator(".nhsuk-error-summary").getByText(words.tool.open_damaged).waitFor();
});

scenario("kept answers survive following links and coming back", async ({ host, page }) => {
  await answer(page, host);
  await keep(page);
  await follow(page, host.url("rights/"));
  await follow(page, host.url("tools/"));
  await follow(page, host.url(TOOL));
  await ready(page);
  assert.equal(await page.locator(".portal-bar[role=alert]:visible").count(), 0, "no conflict with oneself");
  await toYourAnswers(page);
  assert.ok((await main(page).innerText()).includes(words.tool.kept_until.split("{date}")[0]));
});
