// Readers' own settings: forced colours, reduced motion, large text, paper.

import { arrive } from "../harness/browser.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, TOOL, pages } from "../harness/site.mjs";

scenario("in forced colours buttons, fields and the focus can still be seen", { context: { forcedColors: "active" } }, async ({ host, page }) => {
  await arrive(page, host.url(TOOL));
  assert.ok(await page.evaluate(() => matchMedia("(forced-colors: active)").matches));
  const border = (locator) => locator.evaluate((element) => parseFloat(getComputedStyle(element).borderTopWidth) + parseFloat(getComputedStyle(element).outlineWidth));
  const button = page.locator("main .nhsuk-button").first();
  assert.ok((await border(button)) > 0, "a button has a border");
  const radio = page.getByRole("radio").first();
  const mark = await page.locator(".nhsuk-radios__label").first().evaluate((label) => getComputedStyle(label, "::before").borderTopWidth);
  assert.ok(parseFloat(mark) > 0, "a radio has a border");
  await radio.check();
  const dot = await page.locator(".nhsuk-radios__label").first().evaluate((label) => {
    const { opacity, borderTopWidth, forcedColorAdjust } = getComputedStyle(label, "::after");
    return { opacity, borderTopWidth, forcedColorAdjust };
  });
  assert.equal(dot.opacity, "1", "a chosen radio has its dot");
  assert.ok(parseFloat(dot.borderTopWidth) > 0, "the dot is a border, which forced colours keep");
  for (const address of ["", ARTICLE, "help-now/", DIRECTORY]) {
    await arrive(page, host.url(address));
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    const outline = await page.locator(":focus").evaluate((element) => {
      const style = getComputedStyle(element);
      return style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
    });
    assert.ok(outline, `/${address}: what has the focus has an outline`);
  }
});

scenario("with reduced motion nothing moves by itself", { context: { reducedMotion: "reduce" } }, async ({ host, page }) => {
  for (const address of ["", ARTICLE, TOOL, DIRECTORY]) {
    await arrive(page, host.url(address));
    const moving = await page.evaluate(() =>
      [document.documentElement, ...document.querySelectorAll("body *")]
        .filter((element) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(element);
          const slow = transitionDuration.split(",").some((time) => parseFloat(time) > 0.01);
          return slow || animationName !== "none" || scrollBehavior === "smooth";
        })
        .map((element) => element.outerHTML.slice(0, 100)),
    );
    assert.deepEqual([...new Set(moving)], [], `/${address}`);
  }
});

scenario("on paper every closed part is open, and closed again afterwards", async ({ host, page }) => {
  await page.emulateMedia({ media: "print" });
  let closed = 0;
  for (const address of pages) {
    await page.goto(host.url(address));
    const parts = page.locator("main details:not(.portal-no-print *)");
    closed += await parts.count();
    for (const part of await parts.all()) {
      const inside = part.locator(":scope > :not(summary)").first();
      assert.ok(await inside.evaluate((element) => element.checkVisibility({ contentVisibilityAuto: true }) && element.getClientRects().length > 0), `/${address}: a closed part is not printed`);
    }
  }
  assert.ok(closed > 0, "the site has details");
  await arrive(page, host.url("help-now/"));
  await page.evaluate(() => dispatchEvent(new Event("beforeprint")));
  assert.equal(await page.locator("details:not([open])").count(), 0);
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  assert.equal(await page.locator("details[open]").count(), 0);
});

scenario("on paper links to other sites show their address", async ({ host, page }) => {
  await page.emulateMedia({ media: "print" });
  await page.goto(host.url(ARTICLE));
  const shown = await page.locator('main a[href^="https:"]').first().evaluate((link) => getComputedStyle(link, "::after").content);
  assert.match(shown, /https:/);
});

scenario("everything that can be pressed is large enough for a thumb on a phone", { context: { viewport: { width: 360, height: 740 } } }, async ({ host, page }) => {
  const wrong = [];
  for (const address of ["", "help-now/", TOOL, DIRECTORY]) {
    await arrive(page, host.url(address));
    const small = await page.evaluate(() =>
      [...document.querySelectorAll("header a, main button, main select, main input[type=search], main .nhsuk-button, main .nhsuk-radios__label, main .nhsuk-checkboxes__label")]
        .filter((element) => element.checkVisibility() && !element.closest(".nhsuk-u-visually-hidden"))
        .map((element) => ({ html: element.outerHTML.slice(0, 100), box: element.getBoundingClientRect() }))
        .filter(({ box }) => box.width > 0 && (box.height < 24 || box.width < 24))
        .map(({ html, box }) => `${Math.round(box.width)} × ${Math.round(box.height)}: ${html}`),
    );
    wrong.push(...small.map((what) => `/${address}: ${what}`));
  }
  assert.deepEqual(wrong, []);
});
