// Every page fits: from a small phone to a wide screen, with the text twice as large, and at 400 % zoom (320 px of 1280).

import { arrive } from "../harness/browser.mjs";
import { assert, scenario, sideBySide } from "../harness/scenario.mjs";
import { looked } from "../harness/site.mjs";

const WIDTHS = [320, 360, 768, 1280];
/** Changing the size of window or text moves things: that is no fault here. */
const faults = [/layout shift/];

/** What sticks out of the page, if the page can be scrolled sideways. */
function sticksOut() {
  const { scrollWidth, clientWidth } = document.documentElement;
  if (scrollWidth <= clientWidth) return [];
  const wide = [...document.querySelectorAll("body *")].filter((element) => element.getBoundingClientRect().right > clientWidth + 1);
  return [`${scrollWidth} px in a window of ${clientWidth}`, ...wide.slice(-3).map((element) => element.outerHTML.slice(0, 120))];
}

sideBySide("no page scrolls sideways", () => {
  for (const address of looked) {
    scenario(`/${address} at ${WIDTHS.join(", ")} px, with normal text and text of 200 %`, { faults }, async ({ host, page }) => {
      await page.setViewportSize({ width: 1280, height: 900 });
      await arrive(page, host.url(address));
      await page.evaluate(() => document.querySelectorAll("details").forEach((part) => (part.open = true)));
      const wrong = [];
      for (const size of ["", "200%"]) {
        await page.evaluate((value) => (document.documentElement.style.fontSize = value), size);
        for (const width of WIDTHS) {
          await page.setViewportSize({ width, height: 900 });
          wrong.push(...(await page.evaluate(sticksOut)).map((what) => `text ${size || "100%"}: ${what}`));
        }
      }
      assert.deepEqual(wrong, []);
    });
  }
});
