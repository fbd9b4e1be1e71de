// A tablet on a ward: one touch clears everything for the next person, and so does time, with a warning that anybody can meet.

import { assertAccessible } from "../harness/axe.mjs";
import { arrive, install, ready, standInForNeutralSite } from "../harness/browser.mjs";
import { translations } from "../harness/languages.mjs";
import { eventually, focused, follow, isSameDocument, mark } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, TOOL, TOP, options, questions, settings, words } from "../harness/site.mjs";
import { asks, field, goOn, openSection, openTool, option } from "../harness/tool.mjs";
import { press, toYourAnswers } from "../harness/tools.mjs";
import { readFileSync } from "node:fs";
import { join } from "node:path";

const PAGE = "workers/ward-tablet/";
const SECRET = "secret words";
const [first, second] = questions.keys();
/** Milliseconds until the warning, and until it is over. */
const IDLE = Number(/^idle_minutes = (\d+)$/m.exec(readFileSync(join(TOP, "content/site.toml"), "utf8"))[1]) * 60_000;
const WARNING = 120_000;

const box = (page) => page.getByRole("checkbox", { name: words.ward.switch });
const bar = (page) => page.getByRole("region", { name: words.ward.name });
const startAgain = (page) => bar(page).getByRole("button", { name: words.ward.start_again });
const warning = (page) => page.getByRole("alertdialog", { name: words.ward.title });

/** Makes the device a ward tablet, as a worker does. */
async function setUp(page, host) {
  await arrive(page, host.url(PAGE));
  await box(page).check();
  await startAgain(page).waitFor();
  await page.getByText(words.ward.on, { exact: true }).waitFor();
}

/** Answers the first question and types into another section of the tool. */
async function answer(page, host) {
  await openTool(page, host);
  await option(page, options(first)[1]).check();
  await goOn(page);
  await asks(page, second);
  await openSection(page, "in-your-own-words");
  await field(page).fill(SECRET);
}

/** Puts a page to sleep (or behind another tab), or wakes it, and tells what can be seen then. */
const sleep = (page, hidden) =>
  page.evaluate((value) => {
    Object.defineProperty(document, "hidden", { value, configurable: true });
    document.dispatchEvent(new Event("visibilitychange", { bubbles: true }));
    return getComputedStyle(document.body).visibility;
  }, hidden);
const seen = (page) => page.evaluate(() => getComputedStyle(document.body).visibility);

/** Waits for the home page, loaded anew, with nothing of a reader on it or kept. */
async function assertCleared(page, host) {
  await page.waitForURL(host.url());
  await ready(page);
  assert.equal(await isSameDocument(page), false, "the page is loaded anew");
  await page.getByText(words.ward.cleared, { exact: true }).waitFor();
  await eventually(() => focused(page), await page.locator("h1").innerText(), "the focus is on the heading");
  const kept = await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]);
  assert.deepEqual(kept, [["carer-portal-ward"], ["carer-portal-ward-used"]]);
}

async function assertNoAnswers(page) {
  const shown = await page.evaluate(() => ({
    text: document.body.innerText + document.title,
    checked: document.querySelectorAll("input:checked").length,
    typed: [...document.querySelectorAll("input, textarea")].map(({ type, value }) => (["radio", "checkbox"].includes(type) ? "" : value)).join(""),
  }));
  assert.equal(shown.checked, 0, page.url());
  assert.equal(shown.typed, "", page.url());
  assert.ok(!shown.text.includes(SECRET), page.url());
}

scenario("a device that is no ward tablet shows nothing of it and keeps nothing", async ({ host, page }) => {
  for (const address of ["", ARTICLE, TOOL]) {
    await arrive(page, host.url(address));
    assert.equal(await page.getByText(words.ward.start_again).count(), 0);
  }
  await follow(page, host.url("workers/"));
  await follow(page, host.url(PAGE));
  await box(page).waitFor();
  assert.equal(await box(page).isChecked(), false);
  assert.equal(await startAgain(page).count(), 0);
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

scenario("the switch is turned on and off, and stays as it is on every page", async ({ host, page }) => {
  await setUp(page, host);
  await assertAccessible(page);
  for (const address of ["", ARTICLE, DIRECTORY, TOOL]) {
    await arrive(page, host.url(address));
    await startAgain(page).waitFor();
  }
  await arrive(page, host.url("workers/"));
  await follow(page, host.url(PAGE));
  await eventually(() => box(page).isChecked(), true, "the switch shows how it is");
  await box(page).uncheck();
  await page.getByText(words.ward.off, { exact: true }).waitFor();
  assert.equal(await startAgain(page).count(), 0);
  await arrive(page, host.url(ARTICLE));
  assert.equal(await startAgain(page).count(), 0);
});

scenario("turned on again on the same page, the switch works as the first time", async ({ host, page }) => {
  await setUp(page, host);
  await box(page).uncheck();
  await startAgain(page).waitFor({ state: "detached" });
  await box(page).check();
  await startAgain(page).waitFor();
});

scenario("where the words cannot be had, the switch still says how it is turned", { faults: [/ERR_CONNECTION|ERR_EMPTY/] }, async ({ host, page }) => {
  await arrive(page, host.url(PAGE));
  await host.stop();
  await box(page).click();
  await page.waitForTimeout(300);
  assert.ok(await box(page).isChecked());
  await host.resume();
  await startAgain(page).waitFor();
});

scenario("one touch clears answers, fields and everything kept, without a question", async ({ host, page }) => {
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.message());
    dialog.accept();
  });
  await setUp(page, host);
  await answer(page, host);
  await toYourAnswers(page);
  await press(page, "keep_button");
  await page.locator("main").getByText(words.tool.kept, { exact: true }).waitFor();
  await page.locator("#portal-search").fill(SECRET);
  await page.evaluate(() => localStorage.setItem("other", "of the host"));
  await mark(page);
  await startAgain(page).click();
  await assertCleared(page, host);
  await assertNoAnswers(page);
  assert.deepEqual(dialogs, []);
  await arrive(page, host.url(TOOL));
  await asks(page, first);
  await assertNoAnswers(page);
  for (let turn = 0; turn < 6; turn++) {
    if (!(await page.goBack().catch(() => null))) break;
    await page.waitForTimeout(300);
    await assertNoAnswers(page);
  }
});

scenario("answers that are nowhere else are cleared without the browser's own question", async ({ host, page }) => {
  const dialogs = [];
  page.on("dialog", (dialog) => {
    dialogs.push(dialog.type());
    dialog.accept();
  });
  await setUp(page, host);
  await answer(page, host);
  await mark(page);
  await startAgain(page).click();
  await assertCleared(page, host);
  assert.deepEqual(dialogs, []);
});

scenario("on the home page one touch clears too", async ({ host, page }) => {
  await setUp(page, host);
  await arrive(page, host.url());
  await page.locator("#portal-search").fill(SECRET);
  await mark(page);
  await startAgain(page).click();
  await assertCleared(page, host);
  await assertNoAnswers(page);
});

scenario("nobody there: a warning, and then everything is cleared", async ({ host, page }) => {
  await page.clock.install();
  await setUp(page, host);
  await answer(page, host);
  await mark(page);
  await page.clock.runFor(IDLE - 5_000);
  assert.equal(await warning(page).count(), 0);
  await page.clock.runFor(7_000);
  await warning(page).waitFor();
  await page.clock.runFor(WARNING - 10_000);
  assert.ok(await warning(page).isVisible(), "the warning stands for 2 minutes");
  await page.clock.runFor(12_000);
  await assertCleared(page, host);
  await page.clock.runFor(2 * (IDLE + WARNING));
  assert.equal(await warning(page).count(), 0, "nobody is warned on a page that nobody has used");
});

scenario("the warning can be met by eye, ear and keyboard; what was read out is told sparingly", async ({ host, page }) => {
  await page.clock.install();
  await setUp(page, host);
  await answer(page, host);
  await field(page).focus();
  await page.clock.runFor(IDLE + 2_000);
  await warning(page).waitFor();
  assert.equal(await focused(page), words.ward.carry_on, "the focus is inside");
  const said = await warning(page).evaluate((dialog) => dialog.getAttribute("aria-describedby").split(" ").map((id) => document.getElementById(id).textContent));
  assert.match(said[0], /\d+ minute/, "it says how long nobody was there");
  assert.match(said[1], /^1[12]\d /, "and what is left");
  await assertAccessible(page, "the warning");
  const told = [];
  for (let seconds = 0; seconds < 100; seconds++) {
    await page.clock.runFor(1_000);
    const text = await page.locator("#ward-told").textContent();
    if (text && told.at(-1) !== text) told.push(text);
  }
  assert.deepEqual(told, ["60", "30"].map((seconds) => words.ward.left.replace("{seconds}", seconds)));
  await page.keyboard.press("Tab");
  assert.equal(await focused(page), words.ward.start_again, "both buttons can be reached");
  assert.ok(await warning(page).isVisible(), "moving the focus is no answer");
});

for (const [title, act] of [
  ["the space bar", (page) => page.keyboard.press("Space")],
  ["a letter", (page) => page.keyboard.press("k")],
  ["Escape", (page) => page.keyboard.press("Escape")],
  ["a touch on the button", (page) => warning(page).getByRole("button", { name: words.ward.carry_on }).click()],
]) {
  scenario(`${title} carries on where the reader was, and the time begins anew`, async ({ host, page }) => {
    await page.clock.install();
    await setUp(page, host);
    await answer(page, host);
    await field(page).focus();
    await page.clock.runFor(IDLE + 60_000);
    await warning(page).waitFor();
    await act(page);
    await warning(page).waitFor({ state: "hidden" });
    assert.equal(await field(page).inputValue(), SECRET, "nothing was typed");
    assert.ok(await field(page).evaluate((element) => element === document.activeElement), "the focus is where it was");
    await page.clock.runFor(IDLE - 5_000);
    assert.equal(await warning(page).count(), 0);
    await page.clock.runFor(7_000);
    await warning(page).waitFor();
  });
}

scenario("reading and typing count as being there", async ({ host, page }) => {
  await page.clock.install();
  await setUp(page, host);
  await arrive(page, host.url(ARTICLE));
  for (const act of [() => page.mouse.wheel(0, 300), () => page.keyboard.press("ArrowDown"), () => page.locator("h1").click()]) {
    await page.clock.runFor(IDLE - 10_000);
    await act();
    await page.waitForTimeout(200);
  }
  assert.equal(await warning(page).count(), 0);
  await page.clock.runFor(IDLE + 2_000);
  await warning(page).waitFor();
  await warning(page).getByRole("button", { name: words.ward.start_again }).click();
  await page.waitForURL(host.url());
});

scenario("a tablet that slept is cleared when it wakes, before anything is seen", async ({ host, page }) => {
  await page.clock.install();
  await setUp(page, host);
  await answer(page, host);
  assert.equal(await sleep(page, true), "hidden", "what is asleep shows nothing");
  await page.clock.runFor(5_000);
  assert.equal(await sleep(page, false), "visible", "a short sleep ends where it began");
  assert.equal(await field(page).inputValue(), SECRET);
  await sleep(page, true);
  await mark(page);
  // Time asleep: the clock goes on, and nothing runs.
  await page.clock.setSystemTime(Date.now() + IDLE + WARNING + 3_600_000);
  const shown = await sleep(page, false).catch(() => "hidden");
  assert.equal(shown, "hidden");
  await assertCleared(page, host);
});

scenario("the site opened anew begins with nothing that somebody kept", async ({ host, page, context }) => {
  await setUp(page, host);
  await answer(page, host);
  await toYourAnswers(page);
  await press(page, "keep_button");
  await page.locator("main").getByText(words.tool.kept, { exact: true }).waitFor();
  await page.close({ runBeforeUnload: false });
  const next = await context.newPage();
  await openTool(next, host);
  assert.equal(await next.getByText(words.tool.welcome_button).count(), 0);
  assert.deepEqual(await next.evaluate(() => Object.keys(localStorage).sort()), ["carer-portal-ward", "carer-portal-ward-used"]);
});

scenario("other tabs are cleared with this one", async ({ host, page, context }) => {
  await setUp(page, host);
  const other = await context.newPage();
  await answer(other, host);
  await mark(other);
  await page.bringToFront();
  await startAgain(page).click();
  await page.waitForURL(host.url());
  await assertCleared(other, host);
});

scenario("a tab that nobody sees leaves the tab in use alone", async ({ host, page, context }) => {
  await page.clock.install();
  await setUp(page, host);
  await answer(page, host);
  await sleep(page, true);
  const other = await context.newPage();
  await answer(other, host);
  await mark(other);
  await field(other).focus();
  for (let time = 0; time < IDLE + 2 * WARNING; time += 60_000) {
    await page.clock.runFor(60_000);
    await other.keyboard.press("End");
    assert.equal(await warning(page).count(), 0, "nobody is warned unseen");
  }
  assert.ok(await isSameDocument(other));
  assert.equal(await field(other).inputValue(), SECRET);
  // Nobody is at either: both warn, and one answer is enough.
  await page.clock.runFor(IDLE + 2_000);
  for (const tab of [page, other]) await tab.locator("dialog[open]").waitFor({ state: "attached" });
  await other.keyboard.press("k");
  await page.clock.runFor(1_000);
  for (const tab of [page, other]) await tab.locator("dialog[open]").waitFor({ state: "detached" });
  await page.clock.runFor(IDLE - 5_000);
  for (const tab of [page, other]) assert.equal(await tab.locator("dialog[open]").count(), 0);
  await page.clock.runFor(WARNING + 7_000);
  await assertCleared(other, host);
});

scenario("the switch turned off in one tab leaves another as it was", async ({ host, page, context }) => {
  await page.clock.install();
  await setUp(page, host);
  await answer(page, host);
  const other = await context.newPage();
  await arrive(other, host.url(PAGE));
  await startAgain(other).waitFor();
  await page.clock.pauseAt(new Date(Date.now() + IDLE + 10_000));
  await warning(page).waitFor();
  await sleep(page, true);
  await other.keyboard.press("k");
  await box(other).uncheck();
  await eventually(() => page.locator("dialog[open]").count(), 0, "the warning is over");
  assert.equal(await seen(page), "visible");
  assert.equal(await field(page).inputValue(), SECRET);
  assert.deepEqual(await page.evaluate(() => [Object.keys(localStorage), Object.keys(sessionStorage)]), [[], []]);
  await page.clock.resume();
});

scenario("a page that the browser's fast cache brings back keeps to the switch as it is now", async ({ host, page }) => {
  // Chromium tells such a page afterwards what was stored meanwhile; not every browser does.
  await page.addInitScript(() => addEventListener("storage", (event) => event.stopImmediatePropagation()));
  await setUp(page, host);
  await arrive(page, host.url(ARTICLE));
  await startAgain(page).waitFor();
  await mark(page);
  await arrive(page, host.url(PAGE));
  await box(page).uncheck();
  // What comes from the fast cache is not loaded.
  await page.goBack({ waitUntil: "commit" });
  assert.ok(await isSameDocument(page), "it comes from the fast cache");
  await startAgain(page).waitFor({ state: "detached" });
  assert.equal(await seen(page), "visible");
  await arrive(page, host.url(PAGE));
  assert.equal(await box(page).isChecked(), false);
});

for (const { code, name, words: theirs } of translations) {
  scenario(`the bar and the warning go over to ${name}, and back, with the page`, async ({ host, page }) => {
    const address = "sharing/three-kinds-of-information/";
    await page.clock.install();
    await setUp(page, host);
    await arrive(page, host.url(address));
    await page.clock.runFor(IDLE + 2_000);
    await warning(page).getByRole("button", { name: words.ward.carry_on }).click();
    for (const [to, { ward }] of [[`${code}/`, theirs], ["", words]]) {
      await follow(page, host.url(to + address));
      await page.getByRole("region", { name: ward.name }).getByRole("button", { name: ward.start_again }).waitFor();
      assert.equal(await page.locator(".portal-bar[role=region]").count(), 1);
      await page.clock.runFor(IDLE + 2_000);
      await page.getByRole("alertdialog", { name: ward.title }).getByRole("button", { name: ward.carry_on }).click();
      assert.equal(await page.locator("dialog").count(), 1);
    }
  });
}

scenario("leaving quickly leaves a ward tablet", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await setUp(page, host);
  await answer(page, host);
  await page.locator("#portal [data-exit]:visible").last().click();
  await page.waitForURL(settings.leave_to);
  await arrive(page, host.url(ARTICLE));
  await startAgain(page).waitFor();
});

scenario("with the network gone it works as before", { context: { serviceWorkers: "allow" }, faults: [/sw\.js/] }, async ({ host, page }) => {
  await install(page, host);
  await setUp(page, host);
  await host.stop();
  await answer(page, host);
  await mark(page);
  await startAgain(page).click();
  await assertCleared(page, host);
  await arrive(page, host.url(PAGE));
  assert.ok(await box(page).isChecked());
});

scenario("where the browser keeps nothing, the switch says so and stays off", async ({ host, page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
  await arrive(page, host.url(PAGE));
  await box(page).click();
  await page.getByText(words.ward.refused, { exact: true }).waitFor();
  assert.equal(await box(page).isChecked(), false);
  assert.equal(await startAgain(page).count(), 0);
});

scenario("without JavaScript the page says that the switch needs it", { context: { javaScriptEnabled: false } }, async ({ host, page }) => {
  await page.goto(host.url(PAGE));
  assert.equal(await box(page).isVisible(), false);
  // Playwright looks for no text inside <noscript>.
  const notice = page.locator("main noscript p");
  assert.ok(await notice.isVisible());
  assert.equal(await notice.innerText(), words.ward.needs_script);
});

scenario("the end of a page, and what has the focus, are never behind the bar", { context: { viewport: { width: 360, height: 640 } } }, async ({ host, page }) => {
  await setUp(page, host);
  await arrive(page, host.url(ARTICLE));
  await startAgain(page).waitFor();
  const covered = await page.evaluate(() => {
    const top = () => document.querySelector(".portal-bar:not([hidden])[role=region]").getBoundingClientRect().top;
    const hidden = [];
    for (const link of document.querySelectorAll("#portal a[href]")) {
      link.focus();
      const place = link.getBoundingClientRect();
      if (place.height && place.top >= top()) hidden.push(link.textContent);
    }
    scrollTo(0, document.body.scrollHeight);
    const last = [...document.querySelectorAll(".portal-release")].pop().getBoundingClientRect();
    return { hidden, end: last.bottom <= top() };
  });
  assert.deepEqual(covered, { hidden: [], end: true });
});
