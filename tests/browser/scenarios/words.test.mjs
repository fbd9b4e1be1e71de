// Words that readers may not know: listed A to Z, and shown where they stand.

import { arrive } from "../harness/browser.mjs";
import { eventually, follow, scrolled } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, pages } from "../harness/site.mjs";

const WORD = "main a[data-term]";

scenario("a word opens in place by mouse and keyboard, and closing leads back to it", async ({ host, page }) => {
  await page.setViewportSize({ width: 360, height: 640 });
  await arrive(page, host.url(ARTICLE));
  const word = page.locator(WORD).first();
  const box = page.getByRole("dialog");
  await word.scrollIntoViewIfNeeded();
  const place = await scrolled(page);
  const focusOnWord = () => word.evaluate((link) => link === document.activeElement);
  for (const open of [() => word.click(), () => word.press("Enter")]) {
    for (const close of [() => page.keyboard.press("Escape"), () => box.getByRole("button").click()]) {
      await word.focus();
      await open();
      await box.waitFor({ state: "visible" });
      assert.equal(await page.locator("#portal-term-name").innerText(), await word.getAttribute("data-term"));
      assert.equal(await page.locator("#portal-term-meaning").innerText(), await word.getAttribute("data-meaning"));
      assert.ok(await box.evaluate((element) => element.contains(document.activeElement)), "the meaning has the focus, so it is read out");
      await close();
      await box.waitFor({ state: "hidden" });
      await eventually(focusOnWord, true, "the focus is on the word again");
      assert.equal(page.url(), host.url(ARTICLE));
      assert.equal(await scrolled(page), place, "the page has not moved");
    }
  }
});

scenario("from the meaning a link leads to the word in the list", async ({ host, page }) => {
  await arrive(page, host.url(ARTICLE));
  const word = page.locator(WORD).first();
  const target = await word.evaluate((link) => link.href);
  await word.click();
  await page.locator("#portal-term-all").click();
  await page.waitForURL(target);
  await page.getByRole("dialog").waitFor({ state: "hidden" });
  assert.ok(await page.locator(":target, :focus").first().isVisible());
});

scenario("without JavaScript the word is a link to its place in the list", { context: { javaScriptEnabled: false } }, async ({ host, page }) => {
  await page.goto(host.url(ARTICLE));
  assert.ok(!(await page.locator("#portal-term").isVisible()));
  const target = await page.locator(WORD).first().evaluate((link) => link.href);
  await page.locator(WORD).first().click();
  await page.waitForURL(target);
  assert.ok(await page.locator(new URL(target).hash).isVisible());
});

scenario("no page marks more than a handful of words, nor one in a heading, a link or a card", async ({ host, page }) => {
  await arrive(page, host.url());
  // Read as they were built, without opening each.
  const [marks, wrong] = await page.evaluate(
    async ([addresses, word]) => {
      let marks = 0;
      const wrong = [];
      for (const address of addresses) {
        const document = new DOMParser().parseFromString(await (await fetch(address)).text(), "text/html");
        const count = document.querySelectorAll(word).length;
        marks += count;
        if (count > 6) wrong.push(`${address} marks ${count} words`);
        for (const marked of document.querySelectorAll(":is(h1, h2, h3, a, .nhsuk-card, summary) [data-term]")) wrong.push(`${address}: ${marked.outerHTML}`);
      }
      return [marks, wrong];
    },
    [pages.map((address) => host.url(address)), WORD],
  );
  assert.deepEqual(wrong, []);
  assert.ok(marks > pages.length / 10, `${marks} words are marked on ${pages.length} pages`);
});

scenario("an amount says that it may have changed from the day after its last, after a navigation too", async ({ host, page }) => {
  const notice = page.locator("main .portal-expired").first();
  await arrive(page, host.url("rights/money/"));
  const last = await page.locator("[data-valid-to]").first().getAttribute("data-valid-to");
  assert.ok(!(await notice.isVisible()));
  await page.clock.setFixedTime(new Date(`${last}T20:00:00`));
  await arrive(page, host.url("rights/money/"));
  assert.ok(!(await notice.isVisible()), "it holds on its last day");
  await page.clock.setFixedTime(new Date(new Date(`${last}T12:00:00`).getTime() + 86_400_000));
  await arrive(page, host.url("rights/"));
  await follow(page, host.url("rights/money/"));
  assert.ok(await notice.isVisible());
  assert.match(await notice.getByRole("link").getAttribute("href"), /^https:/);
});
