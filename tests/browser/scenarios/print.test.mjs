// The result on paper: full, in large letters, and for somebody with two minutes.

import { follow } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { words } from "../harness/site.mjs";
import { press, toResult, tools } from "../harness/tools.mjs";

const visible = (page) => page.locator(".portal-summary > *").evaluateAll((lines) => lines.filter((line) => line.checkVisibility()).length);
const size = (page) => page.locator(".portal-summary p").first().evaluate((line) => parseFloat(getComputedStyle(line).fontSize));

for (const tool of tools) {
    // Paper is laid out anew; that is no shift under a reader's eyes.
  scenario(`${tool.name} prints in three forms`, { faults: [/layout shift/] }, async ({ host, page }) => {
    await toResult(page, host, tool);
    await page.evaluate(() => (window.print = () => (window.printed = (window.printed ?? 0) + 1)));
    const onScreen = await visible(page);
    await page.emulateMedia({ media: "print" });
    const forms = {};
    await page.emulateMedia({ media: "screen" });
    for (const form of ["print", "print_large", "print_short"]) {
      await press(page, form);
      await page.emulateMedia({ media: "print" });
      forms[form] = { lines: await visible(page), size: await size(page), text: await page.locator("main").innerText() };
      const pdf = await page.pdf({ format: "A4" });
      forms[form].sheets = pdf.toString("latin1").match(/\/Type\s*\/Page\b/g).length;
      await page.emulateMedia({ media: "screen" });
    }
    assert.equal(await page.evaluate(() => window.printed), 3);
    assert.equal(forms.print.lines, onScreen, "all of it");
    assert.equal(forms.print_large.lines, onScreen, "all of it, larger");
    // CSS pixels are a 96th of an inch: 12 pt are 16, and 18 pt are 24.
    assert.ok(forms.print.size >= 15.5, `${forms.print.size} px`);
    assert.ok(forms.print_large.size >= 23.5, `${forms.print_large.size} px`);
    assert.ok(forms.print_short.lines > 0 && forms.print_short.lines < onScreen, `${forms.print_short.lines} of ${onScreen} lines`);
    assert.ok(forms.print_short.sheets <= 2, `${forms.print_short.sheets} sheets are no two minutes`);
    // A letter stands alone: nothing on it is ours.
    assert.equal(forms.print_short.text.includes(words.tool.short_title), !tool.name.startsWith("letter-"));
    assert.ok(!forms.print.text.includes(words.tool.short_title));
    for (const { text } of Object.values(forms)) {
      assert.ok(text.includes(words.article.print), "where it comes from");
      for (const button of ["print", "change_answers", "compare_title"]) assert.ok(!text.includes(words.tool[button]), `${button} is not printed`);
    }
    // The choice of form ends with the screen.
    await press(page, "change_answers");
    assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined);
  });
}

scenario("how a result was printed does not stay with the next page", async ({ host, page }) => {
  await toResult(page, host, tools[0]);
  await page.evaluate(() => (window.print = () => {}));
  await press(page, "print_short");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.print), "short");
  await follow(page, host.url("rights/"));
  assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined);
});
