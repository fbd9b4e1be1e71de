// Leaving quickly: the page is covered at once, nothing of it comes back, and nothing stays.

import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { arrive, standInForNeutralSite } from "../harness/browser.mjs";
import { eventually, follow } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, TOOL, TOP, languages, pages, read, settings, words } from "../harness/site.mjs";
import { asks, field, fillIn, openSection, openTool } from "../harness/tool.mjs";

const SAFETY = "help-now/when-you-are-not-safe/";
const exit = (page) => page.locator("#portal [data-exit]:visible").last();

async function left(page) {
  await page.waitForURL(settings.leave_to);
  await page.getByRole("heading", { name: "Weather" }).waitFor();
}

/** Whatever of the portal Back shows, it must hold no answer. */
async function assertNothingComesBack(page, secret) {
  for (let turn = 0; turn < 4; turn++) {
    if (!(await page.goBack().catch(() => null))) break;
    await page.waitForTimeout(400);
    const shown = await page.evaluate(() => ({
      text: document.body.innerText,
      title: document.title,
      checked: document.querySelectorAll("input:checked").length,
      typed: [...document.querySelectorAll("input[type=text], input[type=search], textarea")].map((each) => each.value).join(""),
    }));
    assert.equal(shown.checked, 0, `Back ${turn + 1}: an answer is still ticked on ${page.url()}`);
    assert.ok(!`${shown.text}${shown.title}${shown.typed}`.includes(secret), `Back ${turn + 1}: words came back on ${page.url()}`);
  }
}

scenario("the button leaves at once; Back brings nothing back", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  const dialogs = [];
  page.on("dialog", (dialog) => (dialogs.push(dialog.type()), dialog.accept()));
  await fillIn(page, host, "secret words");
  await exit(page).click();
  await left(page);
  assert.deepEqual(dialogs, [], "nobody asks whether the reader really wants to leave");
  await assertNothingComesBack(page, "secret words");
});

scenario("Shift three times leaves; other keys between count from the start", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await fillIn(page, host, "secret words");
  for (const key of ["Shift", "Shift", "a", "Shift", "Shift"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.ok(page.url().startsWith(host.origin), "two presses are not three");
  await page.keyboard.press("Shift");
  await left(page);
  await assertNothingComesBack(page, "secret words");
});

scenario("capital letters do not leave: Shift held while typing is no press", async ({ host, page }) => {
  await openTool(page, host);
  await openSection(page, "in-your-own-words");
  await field(page).click();
  for (const key of ["Shift+A", "Shift+B", "Shift+C", "Shift+D"]) await page.keyboard.press(key);
  await page.waitForTimeout(300);
  assert.ok(page.url().startsWith(host.origin));
  assert.equal(await field(page).inputValue(), "ABCD");
});

scenario("three slow presses do not leave", async ({ host, page }) => {
  await arrive(page, host.url(SAFETY));
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  await page.waitForTimeout(5_300);
  await page.keyboard.press("Shift");
  await page.waitForTimeout(300);
  assert.equal(page.url(), host.url(SAFETY));
});

scenario("each press is shown beside the button", async ({ host, page }) => {
  await arrive(page, host.url(SAFETY));
  await page.keyboard.press("Shift");
  await page.keyboard.press("Shift");
  assert.equal(await page.locator('[class*="press"][class*="--on"], [class*="indicator-light"][class*="--on"]').count(), 2);
});

scenario("without JavaScript the button is a plain link", { context: { javaScriptEnabled: false } }, async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  for (const address of [TOOL, SAFETY]) {
    await page.goto(host.url(address));
    await page.locator(`#portal a[href="${settings.leave_to}"]:visible`).last().click();
    await left(page);
  }
});

scenario("a skip link leaves too, and says how", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await arrive(page, host.url(SAFETY));
  await page.keyboard.press("Tab");
  await page.keyboard.press("Tab");
  const link = page.locator(":focus");
  assert.equal((await link.innerText()).trim(), words.shell.leave_help);
  assert.ok(await link.isVisible());
  await page.keyboard.press("Enter");
  await left(page);
});

scenario("the page is covered before the other site answers", { faults: [/seen/] }, async ({ host, page, context }) => {
  let answer;
  const asked = new Promise((done) => (answer = done));
  await context.route(`${new URL(settings.leave_to).origin}/**`, async (route) => {
    await asked;
    await route.fulfill({ contentType: "text/html", body: "<!doctype html><html lang=en><title>Weather</title><h1>Weather</h1></html>" });
  });
  await fillIn(page, host, "secret words");
  // A page that is being left cannot be asked from outside: it tells the host what it shows.
  await page.evaluate(() => {
    const tell = () => {
      const shown = { text: document.querySelector("#portal").textContent, title: document.title, body: getComputedStyle(document.body).visibility };
      fetch(`/seen/${encodeURIComponent(JSON.stringify(shown))}`);
    };
    new MutationObserver(() => requestAnimationFrame(tell)).observe(document.documentElement, { attributeFilter: ["class"] });
  });
  await exit(page).click({ noWaitAfter: true });
  const seen = () => host.requests.map(({ path }) => path).find((path) => path.startsWith("/seen/"));
  await eventually(() => seen() !== undefined, true, "the page is covered while the other site is slow");
  answer();
  await left(page);
  const { text, title, body } = JSON.parse(decodeURIComponent(seen().slice("/seen/".length)));
  assert.deepEqual({ text, title, body }, { text: "", title: "", body: "hidden" });
});

scenario("leaving empties every storage of the site", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await arrive(page, host.url(SAFETY));
  await page.evaluate(() => {
    localStorage.setItem("kept", "by another page of the host");
    sessionStorage.setItem("kept", "by another page of the host");
  });
  await exit(page).click();
  await left(page);
  await page.goto(host.url(), { waitUntil: "domcontentloaded" });
  assert.deepEqual(await page.evaluate(() => [localStorage.length, sessionStorage.length]), [0, 0]);
});

scenario("leaving from a page reached by links: nothing of the tool comes back from the browser's fast cache", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await fillIn(page, host, "secret words");
  await follow(page, host.url("help-now/"));
  await follow(page, host.url(SAFETY));
  await exit(page).click();
  await left(page);
  await assertNothingComesBack(page, "secret words");
});

scenario("leaving works with site data blocked", async ({ host, page, context }) => {
  await standInForNeutralSite(context);
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
  });
  await arrive(page, host.url(SAFETY));
  await exit(page).click();
  await left(page);
});

scenario("tools and safety pages have the button; other pages have none, and Shift does nothing there", async ({ host, page }) => {
  for (const address of [TOOL, SAFETY]) {
    await arrive(page, host.url(address));
    assert.ok(await exit(page).isVisible(), address);
  }
  await arrive(page, host.url(ARTICLE));
  assert.equal(await page.locator("[data-exit]").count(), 0);
  for (let press = 0; press < 3; press++) await page.keyboard.press("Shift");
  await page.waitForTimeout(300);
  assert.equal(page.url(), host.url(ARTICLE));
});

test("every tool, its paper and its example, and every page marked for safety have the button, and no other page", () => {
  const others = new RegExp(`^(${languages.slice(1).map(({ code }) => code).join("|")})/`);
  const fileOf = (page) => ["index.md", ".md"].map((end) => join(TOP, "content/en/pages", end === ".md" ? page.replace(/\/$/, end) : `${page}${end}`)).find(existsSync);
  const wanted = (page) => {
    // A translation is marked by its page in the site's own language, a paper version or an example by its tool.
    const file = fileOf(page.replace(others, "")) ?? fileOf(page.replace(/(paper|example)\/$/, ""));
    return file !== undefined && /^(safety = true|tool = ".*")$/m.test(readFileSync(file, "utf8"));
  };
  const has = pages.filter((page) => /data-exit/.test(read(`${page}index.html`)));
  assert.deepEqual(has, pages.filter(wanted));
  assert.ok(has.length > 20, `${has.length} pages`);
});

scenario("a safety page says plainly that the history is not erased", async ({ host, page }) => {
  await arrive(page, host.url(SAFETY));
  assert.match(await page.locator("main").innerText(), /history/i);
});
