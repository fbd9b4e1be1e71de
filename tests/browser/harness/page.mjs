// What a reader does and sees on any page: links, headings, focus, the announcement, the marks of a full load.

import assert from "node:assert/strict";

/** A link on the page to an address, the first one that can be seen. */
export async function linkTo(page, url) {
  const links = page.locator("#portal a[href]");
  const found = await links.evaluateAll((all, wanted) => all.findIndex((a) => a.href === wanted && a.checkVisibility()), url);
  assert.notEqual(found, -1, `${page.url()} has no link to ${url}`);
  return links.nth(found);
}

export const headingOf = async (page) => (await page.locator("#portal h1").innerText()).trim();

/** Waits until the page shows an address and has settled there. */
export async function shows(page, url) {
  await page.waitForFunction((wanted) => {
    const here = document.querySelector("#portal");
    return location.href === wanted && here !== null && here !== window.portalBefore;
  }, url);
}

/** Leaves a mark that only a full load takes away, and remembers which `#portal` is on the screen. */
export function mark(page) {
  return page.evaluate(() => {
    window.sameDocument = true;
    window.portalBefore = document.querySelector("#portal");
  });
}

export const isSameDocument = (page) => page.evaluate(() => window.sameDocument === true);

/** Follows a link within the document: no full load. `click` tells how. */
export async function follow(page, url, click = (link) => link.click()) {
  await mark(page);
  await click(await linkTo(page, url));
  await shows(page, url);
  assert.ok(await isSameDocument(page), `${url} was loaded in full`);
}

/** The words of the element that has the focus. */
export const focused = (page) => page.evaluate(() => document.activeElement?.innerText?.trim());
export const focusedTag = (page) => page.evaluate(() => document.activeElement?.tagName.toLowerCase());
export const announced = (page) => page.locator("#portal-announcer").innerText();
export const scrolled = (page) => page.evaluate(() => Math.round(scrollY));

/** Waits until a value, read again and again, is the one wanted. */
export async function eventually(read, wanted, what) {
  const until = Date.now() + 5_000;
  let value;
  do {
    value = await read();
    if (value === wanted) return;
    await new Promise((later) => setTimeout(later, 50));
  } while (Date.now() < until);
  assert.deepEqual(value, wanted, what);
}
