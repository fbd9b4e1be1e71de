// The moments that a reader waits for, in milliseconds: a page's heading seen, a tool's first control usable, a link's page painted.

import { setTimeout as pause } from "node:timers/promises";
import { ready } from "../browser/harness/browser.mjs";
import { goOn } from "../browser/harness/tool.mjs";
import { median, onSlowPhone } from "./browser.mjs";

/** Runs in the page: notes when the first heading is painted, when the tool's host is ready, and when a click's page is painted. */
function watch() {
  const moments = (window.moments = {});
  const painted = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => done(performance.now());
      port2.postMessage("");
    });
  let heading;
  let clicked;
  addEventListener("click", (event) => ((clicked = event.timeStamp), (moments.followed = undefined)), { capture: true });
  const look = () => {
    const now = document.querySelector("main h1");
    if (now && now !== heading) {
      const first = heading === undefined;
      const from = clicked;
      heading = now;
      painted((time) => {
        if (first) moments.seen = time;
        else moments.followed = time - from;
      });
    }
    if (moments.usable === undefined && document.querySelector("[data-live=tool][data-ready]")) moments.usable = performance.now();
  };
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributeFilter: ["data-ready"] });
}

/** Waits for a moment that `watch` notes. */
async function moment(page, name) {
  await page.waitForFunction((name) => window.moments[name] !== undefined, name);
  return page.evaluate((name) => window.moments[name], name);
}

/** When the heading of a page is first on the screen. */
const seen = (url) => (browser, cpu) =>
  onSlowPhone(browser, { cpu, watch }, async (page) => {
    await page.goto(url);
    return moment(page, "seen");
  });

/** When a tool's first question can be answered: it is then answered, to see that this is so. */
const usable = (url) => (browser, cpu) =>
  onSlowPhone(browser, { cpu, watch }, async (page) => {
    await page.goto(url, { waitUntil: "commit" });
    const time = await moment(page, "usable");
    const question = await page.locator("main h1").innerText();
    await page.locator("main .nhsuk-radios__label").nth(1).click();
    await goOn(page);
    await page.waitForFunction((before) => document.querySelector("main h1").innerText !== before, question);
    return time;
  });

/** From the click on a link of the menu until the page that it leads to is painted: the median of the menu's links. */
const followed = (url, worker) => (browser, cpu) =>
  onSlowPhone(browser, { cpu, worker, watch }, async (page) => {
    await page.goto(url);
    await ready(page);
    if (worker) await page.waitForFunction(() => navigator.serviceWorker.controller);
    await page.evaluate(() => (window.sameDocument = true));
    const links = page.locator(".nhsuk-header__navigation a");
    const times = [];
    for (let turn = 0; turn < (await links.count()); turn++) {
      // The page before has come to rest.
      await pause(300);
      // On a phone the menu is folded away.
      await page.locator(".portal-menu__button").first().click();
      await links.nth(turn).click();
      times.push(await moment(page, "followed"));
    }
    if (!(await page.evaluate(() => window.sameDocument))) throw new Error("a link of the menu was loaded in full");
    return median(times);
  });

/** A tool's file with 300 items and 300 conditions: its own first question, and a long chain that hangs on it. */
function large(file) {
  const questionnaire = JSON.parse(file);
  const [section, ...others] = questionnaire.item.filter(({ linkId }) => linkId !== "summary");
  const question = section.item.find(({ type }) => type === "choice");
  const is = (linkId, value) => ({ question: linkId, operator: "=", ...value });
  const first = is(question.linkId, { answerCoding: question.answerOption[1].valueCoding });
  const items = Array.from({ length: 297 }, (_, at) => {
    const enableWhen = at === 0 ? [first] : [is(`x${at - 1}`, { answerBoolean: true }), ...(at < 4 ? [first] : [])];
    return { linkId: `x${at}`, type: "boolean", text: `Question ${at}`, enableWhen, enableBehavior: "any" };
  });
  const line = { linkId: "line", type: "display", text: "Thank you" };
  // As many sections as were prerendered: the page says which of them the first question is in.
  const sections = others.map((other, at) => ({ ...other, item: [{ linkId: `s${at}`, type: "display", text: "Text" }] }));
  const summary = { linkId: "summary", type: "group", text: "Result", item: [line] };
  questionnaire.item = [{ ...section, item: [question, ...items] }, ...sections, summary];
  const all = [question, ...items, line];
  const conditions = all.flatMap(({ enableWhen }) => enableWhen ?? []).length;
  if (all.length + 2 < 300 || conditions < 300) throw new Error(`${all.length + 2} items and ${conditions} conditions are too few`);
  return JSON.stringify(questionnaire);
}

/** From a press on an answer of such a tool until it is painted, on a line that does not matter: the median of 20 presses. */
const answered = (url) => (browser, cpu) =>
  onSlowPhone(browser, { cpu, worker: false, watch }, async (page) => {
    await page.route(/\/assets\/carers-assessment-[^/]*\.json$/, async (route) => {
      const answer = await route.fetch({ ignoreHTTPSErrors: true });
      await route.fulfill({ response: answer, body: large(await answer.text()) });
    });
    await page.goto(url);
    await ready(page);
    await page.evaluate(() => {
      window.presses = [];
      const painted = (done) => requestAnimationFrame(() => setTimeout(done));
      addEventListener("change", () => {
        const from = performance.now();
        painted(() => window.presses.push(performance.now() - from));
      }, { capture: true });
    });
    const labels = page.locator("main .nhsuk-radios__label");
    for (let turn = 0; turn < 20; turn++) {
      await labels.nth(turn % 2).click();
      await page.waitForFunction((wanted) => window.presses.length === wanted, turn + 1);
    }
    return median(await page.evaluate(() => window.presses));
  });

/** Each moment by its name: what it is in the tables, and how it is measured with a browser and a processor so many times slower. */
export const momentsOf = (addresses) => ({
  bareSeen: ["bare page: heading seen", seen(addresses.bare)],
  contentSeen: ["content page: heading seen", seen(addresses.content)],
  questionSeen: ["assessment: first question seen", seen(addresses.assessment)],
  usable: ["assessment: first control usable", usable(addresses.assessment)],
  answered: ["an answer in a tool of 300 items and 300 conditions, until painted", answered(addresses.assessment)],
  followed: ["link followed until painted, no offline copy", followed(addresses.home, false)],
  followedOffline: ["link followed until painted, with offline copy", followed(addresses.home, true)],
});
