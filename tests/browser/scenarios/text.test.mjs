// A result as plain text: copied, or saved as a file. A letter goes alone, without what is said to the reader.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { assertAccessible } from "../harness/axe.mjs";
import { arrive } from "../harness/browser.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { TOP, words } from "../harness/site.mjs";
import { on, press, toYourAnswers } from "../harness/tools.mjs";

/** Opens a tool's example as its own answers, and goes to the result. */
async function toResultOf(page, host, name) {
  await arrive(page, host.url(`tools/${name}/`));
  assert.equal(await page.getByRole("button", { name: words.tool.copy_text }).count(), 0, "there is nothing to copy yet");
  await toYourAnswers(page);
  await page.locator("#file").setInputFiles(join(TOP, `content/en/tools/examples/${name}.json`));
  await page.getByRole("heading", { name: words.tool.check_answers }).waitFor();
  await on(page, "make_summary");
}

const lines = (page, selector) => page.locator(selector).evaluateAll((all) => all.map((line) => line.innerText.trim()));
const clipboard = { permissions: ["clipboard-read", "clipboard-write"] };

scenario("a letter is copied as text, without what is said to the reader", { context: clipboard }, async ({ host, page }) => {
  await toResultOf(page, host, "letter-gp");
  await assertAccessible(page);
  await press(page, "copy_text");
  await page.getByText(words.tool.copied, { exact: true }).waitFor();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const letter = await lines(page, ".portal-summary > :not(.portal-long)");
  assert.ok(letter.length > 5);
  assert.equal(copied, letter.join("\n\n"));
  const ours = await lines(page, ".portal-summary > .portal-long");
  assert.ok(ours.length > 0 && ours.every((line) => !copied.includes(line)));
});

scenario("a plan is saved as a text file, whole", async ({ host, page }) => {
  await toResultOf(page, host, "sharing-plan");
  const [download] = await Promise.all([page.waitForEvent("download"), press(page, "save_text")]);
  assert.equal(download.suggestedFilename(), "sharing-plan.txt");
  assert.equal(readFileSync(await download.path(), "utf8"), (await lines(page, ".portal-summary > *")).join("\n\n"));
  await page.getByText(words.tool.saved_text, { exact: true }).waitFor();
});

scenario("where the browser does not let us copy, the text is selected and the reader is told", async ({ host, page }) => {
  await page.addInitScript(() => {
    navigator.clipboard.writeText = () => Promise.reject(new DOMException("Write permission denied.", "NotAllowedError"));
  });
  await toResultOf(page, host, "letter-gp");
  await press(page, "copy_text");
  await page.getByText(words.tool.copy_failed, { exact: true }).waitFor();
  const selected = await page.evaluate(() => getSelection().toString());
  for (const line of await lines(page, ".portal-summary > :not(.portal-long)")) assert.ok(selected.includes(line), line);
  for (const line of await lines(page, ".portal-summary > .portal-long")) assert.ok(!selected.includes(line), line);
});

scenario("the buttons go when the result does", async ({ host, page }) => {
  await toResultOf(page, host, "letter-gp");
  const copy = page.getByRole("button", { name: words.tool.copy_text });
  await copy.waitFor();
  await press(page, "change_answers");
  await copy.waitFor({ state: "hidden" });
});
