// The main menu: folded on a phone, open elsewhere, and by the browser's own means, so that no script is needed.

import { assertAccessible } from "../harness/axe.mjs";
import { arrive } from "../harness/browser.mjs";
import { focusedTag, follow, headingOf } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, words } from "../harness/site.mjs";

const PHONE = { viewport: { width: 360, height: 640 } };
const menuOf = (page) => page.getByRole("navigation", { name: words.shell.menu_label });
const openerOf = (page) => page.getByRole("button", { name: words.shell.menu, exact: true });
const firstOf = (page) => menuOf(page).getByRole("link").first().evaluate((link) => link.href);

scenario("on a phone the page begins on the first screen, and a button opens the menu", { context: PHONE }, async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  const { top } = await page.locator("h1").evaluate((heading) => heading.getBoundingClientRect());
  assert.ok(top < PHONE.viewport.height * 0.7, `the heading stands at ${top} px`);
  assert.ok(!(await menuOf(page).isVisible()));
  await openerOf(page).click();
  await menuOf(page).waitFor();
  assert.ok((await menuOf(page).getByRole("link").count()) > 4);
  await assertAccessible(page, "the open menu");
  await page.getByRole("button", { name: words.shell.menu_close }).click();
  await menuOf(page).waitFor({ state: "hidden" });
  await openerOf(page).click();
  await follow(page, await firstOf(page));
  assert.ok(!(await menuOf(page).isVisible()), "a followed link closes it");
});

scenario("the keyboard opens and closes the menu, and comes back to its button", { context: PHONE }, async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  await openerOf(page).focus();
  await page.keyboard.press("Enter");
  await menuOf(page).waitFor();
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.textContent), words.shell.menu_close, "the next stop is in the menu");
  await page.keyboard.press("Escape");
  await menuOf(page).waitFor({ state: "hidden" });
  assert.equal(await focusedTag(page), "button");
  assert.ok(await openerOf(page).evaluate((button) => button === document.activeElement));
});

scenario("without a script the menu opens all the same", { context: { ...PHONE, javaScriptEnabled: false } }, async ({ host, page }) => {
  await page.goto(host.url(ARTICLE));
  await openerOf(page).click();
  const target = await firstOf(page);
  await menuOf(page).getByRole("link").first().click();
  await page.waitForURL(target);
  assert.ok(await headingOf(page));
});

scenario("on a wide screen the menu stands open and no button is needed", async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  assert.ok(await menuOf(page).isVisible());
  assert.ok(!(await openerOf(page).isVisible()));
});
