// Numbers that somebody may call in need stand in one table, and are the same wherever the site shows them.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { assert } from "../harness/scenario.mjs";
import { DIRECTORY, TOP, files, read, services } from "../harness/site.mjs";

const crisis = JSON.parse(readFileSync(join(TOP, "content/directory/crisis.json"), "utf8")).contents;
const html = files.filter((file) => file.endsWith(".html"));
const plain = (text) => text.replaceAll(/<!--.*?-->|<!>|<[^>]*>/g, "").replaceAll("&#39;", "'").trim();
const digits = (text) => text.replaceAll(/[^\d]/g, "");
const phonesOf = (service) => [service, ...(service.contacts ?? []), ...(service.organization?.contacts ?? [])].flatMap((holder) => holder.phones ?? []);
/** Every link that dials or texts, on every page and in every area's details, with the words on it. */
const links = (text) => [...text.matchAll(/<a\b[^>]*?href=\\?"?((?:tel|sms):[^"\\>\s]+)[^>]*>(.*?)<\/a>/g)].map(([, href, words]) => ({ href, words: plain(words) }));

test("every number that the site dials is one of the directory's, and is shown as it is dialled", () => {
  const known = new Set(services.flatMap(phonesOf).map(({ number }) => digits(number)));
  let count = 0;
  for (const file of [...html, ...files.filter((file) => /area-.*\.json$/.test(file))]) {
    for (const { href, words } of links(read(file))) {
      count += 1;
      assert.ok(known.has(digits(href)), `${file} dials ${href}, which no service has`);
      assert.ok(digits(words).endsWith(digits(href)), `${file} dials ${href} and shows ${words}`);
    }
  }
  assert.ok(count > 100);
});

test("what is listed for a crisis is the table of crisis lines, whole and alone", () => {
  const page = read(`${DIRECTORY}kinds/crisis/index.html`);
  const listed = [...page.matchAll(/data-service="?([^"\s>]+)/g)].map(([, id]) => id);
  assert.deepEqual(listed.sort(), crisis.filter(({ status }) => status === "active").map(({ id }) => id).sort());
});

test("no number of a crisis line belongs to another service too", () => {
  const numbers = new Set(crisis.flatMap(phonesOf).map(({ number }) => digits(number)));
  for (const service of services.filter(({ id }) => !crisis.some((line) => line.id === id))) {
    for (const { number } of phonesOf(service)) assert.ok(!numbers.has(digits(number)), `${service.id} has ${number}`);
  }
});

test("a crisis line that changes in the table changes on every page that names it", () => {
  const samaritans = crisis.find(({ id }) => id === "samaritans");
  const [{ number }] = phonesOf(samaritans);
  const pages = html.filter((file) => links(read(file)).some(({ href }) => digits(href) === digits(number)));
  assert.ok(pages.length > 2, pages.join(", "));
  for (const file of html) {
    // The number as text, outside a link, would be one that nobody changes with the table.
    const outside = plain(read(file).replaceAll(/<a\b.*?<\/a>/gs, "").replaceAll(/<script.*?<\/script>/gs, "").replaceAll(/<svg.*?<\/svg>/gs, "").replaceAll(/<figcaption.*?<\/figcaption>/gs, ""));
    assert.ok(!outside.includes(number), `${file} writes ${number} by hand`);
  }
});
