// The search, without a browser: the very script and the very index of the built site. Run: npm run test:search

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { Finder, fold, slip, stem } from "../../public/find.js";
import { TOP, files, read } from "../browser/harness/site.mjs";

const index = JSON.parse(read(files.find((file) => /^assets\/search-[0-9a-f]+\.json$/.test(file))));
const finder = new Finder(index);
const [, TITLE, ADDRESS] = [0, 2, 1];
const questions = [...readFileSync(join(TOP, "tests/search/questions.toml"), "utf8").matchAll(/^asks = (".*")\npage = (".*")$/gm)].map(
  ([, asks, page]) => ({ asks: JSON.parse(asks), page: JSON.parse(page) }),
);
const addresses = (typed, limit) => finder.find(typed, limit).map(({ address }) => address);
const texts = index.entries.flatMap(([, , title, names, summary, sentences]) => [title, names, summary, ...sentences]);

test("carers' own questions lead to the page among the first three results", () => {
  assert.ok(questions.length >= 60, `${questions.length} questions`);
  const wrong = questions.filter(({ asks, page }) => !addresses(asks, 3).includes(page));
  assert.deepEqual(wrong.map(({ asks, page }) => `${asks}: not ${page} but ${addresses(asks, 3).join(" ")}`), []);
});

test("a page is found by its title, and every page and service is in the index", () => {
  for (const entry of index.entries) {
    assert.ok(addresses(entry[TITLE], 8).includes(entry[ADDRESS]), `${entry[TITLE]} does not find ${entry[ADDRESS]}`);
  }
});

test("one slip of the keyboard in a word of a title still finds a page with that word", () => {
  const words = [...new Set(index.entries.flatMap((entry) => fold(entry[TITLE]).split(" ")))].filter((word) => word.length > 5 && /^[a-z]+$/.test(word));
  const lost = [];
  for (const word of words) {
    const middle = word.length >> 1;
    const slips = [word.slice(0, middle) + word.slice(middle + 1), word.slice(0, middle) + "q" + word.slice(middle), word.slice(0, middle) + word[middle + 1] + word[middle] + word.slice(middle + 2)];
    for (const slip of slips) if (!finder.places.has(slip) && finder.meant(slip).size === 0) lost.push(`${slip} for ${word}`);
  }
  assert.deepEqual(lost, []);
});

test("as it is typed, letter by letter, a title word finds its page", () => {
  for (const end of [4, 6, 8, 10]) assert.ok(addresses("schizophrenia".slice(0, end), 3).includes("/understanding/schizophrenia/"), "schizophrenia".slice(0, end));
});

test("the sentence that is shown holds a word that was looked for", () => {
  for (const typed of ["tribunal", "wheelchair", "sleep", "passport", "receptionist"]) {
    for (const { sentence, address } of finder.find(typed, 3)) {
      const held = fold(sentence).split(" ").some((word) => finder.meant(typed).has(word));
      const named = finder.index.entries.find((entry) => entry[ADDRESS] === address);
      assert.ok(held || fold(`${named[2]} ${named[3]}`).split(" ").some((word) => finder.meant(typed).has(word)), `${typed}: ${address}: ${sentence}`);
    }
  }
});

test("nothing is found for nothing, and anything may be typed", () => {
  for (const typed of ["", "   ", "?!", "zzqqxxyy", "\u0000", "𝔸", "a".repeat(5000), "(.*)[", "the of and", "اردو", "__proto__", "constructor"]) assert.ok(Array.isArray(finder.find(typed)), typed);
  assert.deepEqual(finder.find("zzqqxxyy"), []);
});

test("words fold as the directory folds them", () => {
  assert.equal(fold("  Men's Advice–Line, “CAFÉ” & ŵyl! "), "mens advice line cafe wyl");
  assert.equal(fold("Alzheimer’s"), fold("alzheimers"));
  assert.equal(fold("آپ کیا، کر سکتے ہیں؟"), "آپ کیا کر سکتے ہیں");
  for (const text of texts) assert.ok(!/[^\p{L}\p{N} ]/u.test(fold(text)), text);
});

test("one slip is one slip", () => {
  for (const [typed, meant] of [["medicne", "medicine"], ["carrer", "carer"], ["caerr", "carer"], ["cater", "carer"], ["carrs", "carers"], ["care", "carer"]]) {
    assert.equal(slip(typed, meant), 2, `${typed} ${meant}`);
  }
  for (const [typed, meant] of [["medicn", "medicines"], ["carr", "carers"], ["mdeic", "medicine"]]) assert.equal(slip(typed, meant), 1, `${typed} ${meant}`);
  for (const [typed, meant] of [["cat", "dogs"], ["carers", "care"], ["medicnie", "mediicnes"], ["dcotro", "doctor"]]) assert.equal(slip(typed, meant), 0, `${typed} ${meant}`);
  for (const [a, b] of [["carers", "carer"], ["medicines", "medicine"], ["caring", "care"], ["stopped", "stop"], ["therapies", "therapy"]]) assert.equal(stem(a), stem(b));
});
