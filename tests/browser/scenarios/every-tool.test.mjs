// What every tool does, whatever it asks: it runs from the first question to a result, prints, and shows an example.

import { assertAccessible } from "../harness/axe.mjs";
import { openContext } from "../harness/browser.mjs";
import { linkTo } from "../harness/page.mjs";
import { assert, scenario, sideBySide } from "../harness/scenario.mjs";
import { pages, settings, words } from "../harness/site.mjs";
import { OWN, at, press, resultOf, toResult, tools } from "../harness/tools.mjs";

sideBySide("every tool", () => {
  for (const tool of tools) {
    scenario(`${tool.name}: from the first question to the result, with every question answered`, async ({ host, page }) => {
      const kinds = new Set();
      const look = async () => {
        // One screen of each kind is enough for the accessibility check; it takes a second.
        const kind = await page.evaluate(() => [...new Set([...document.querySelectorAll("main input, main textarea")].map((e) => e.type))].join());
        if (kinds.has(kind)) return;
        kinds.add(kind);
        await assertAccessible(page, `${tool.name}: ${kind}`);
      };
      await toResult(page, host, tool, undefined, look);
      await assertAccessible(page, `${tool.name}: the result`);
      const result = await resultOf(page);
      assert.ok(result.length > 300, result);
      const asksForWords = [...tool.items.values()].some(({ type }) => ["string", "text"].includes(type));
      assert.equal(result.includes(OWN), asksForWords, "own words stand as they were typed");
      assert.equal(await page.locator("main b", { hasText: "signs" }).count(), 0, "own words are never markup");
      for (const link of await page.locator(".portal-summary a[href]").all()) {
        const url = new URL(await link.getAttribute("href"), page.url());
        if (url.origin === host.origin) assert.ok(pages.includes(url.href.slice(host.url().length).split("#")[0]), `${url} is a page`);
      }
    });

    scenario(`${tool.name}: with every question skipped there is still a result`, async ({ host, page }) => {
      await toResult(page, host, tool, async () => {});
      assert.ok((await resultOf(page)).length > 200);
      await press(page, "change_answers");
      await at(page, "check_answers");
      const rows = await page.locator(".nhsuk-summary-list__value").allInnerTexts();
      assert.ok(rows.length > 0 && rows.every((value) => value.trim() === words.tool.not_provided), "nothing is made up");
    });

    scenario(`${tool.name}: the example and the paper version are a link away, and need no script`, async ({ host, page }) => {
      await page.goto(host.url(tool.page));
      await linkTo(page, host.url(`${tool.page}example/`));
      await linkTo(page, host.url(`${tool.page}paper/`));
      const plain = await openContext({ javaScriptEnabled: false });
      const still = await plain.newPage();
      await still.goto(host.url(`${tool.page}example/`));
      assert.ok((await resultOf(still)).length > 300);
      assert.ok((await still.locator("main").innerText()).includes(words.tool.example_help));
      assert.ok(await (await linkTo(still, host.url(tool.page))).isVisible());
      assert.equal(await still.locator("[data-exit]:visible").first().getAttribute("href"), settings.leave_to, "leaving needs no script");
      await still.goto(host.url(`${tool.page}paper/`));
      const asked = (await still.locator(".portal-paper__question h3").allInnerTexts()).map((text) => text.trim());
      const kept = (item) => !(item.extension ?? []).some(({ url, valueBoolean }) => url.endsWith("/not-kept") && valueBoolean);
      const wanted = [...tool.items.values()].filter((item) => !["group", "display"].includes(item.type) && kept(item)).map(({ text }) => text);
      assert.deepEqual(asked, wanted, "paper has every question, but those that are never kept");
      await plain.close();
    });
  }
});
