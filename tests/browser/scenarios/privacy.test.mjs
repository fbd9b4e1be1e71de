// Nothing leaves the page: what is asked of the host, what is said with it, and what is kept on the device.

import { arrive, openContext, ready, settle } from "../harness/browser.mjs";
import { NOTHING_KEPT, tracesOn } from "../harness/memory.mjs";
import { follow } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { DIRECTORY, TOOL, fileFor, options, pages, questions, words } from "../harness/site.mjs";
import { goThrough, openTool, toAnswers, toSections, toSummary, atAnswers, atSections, atSummary } from "../harness/tool.mjs";

const context = { serviceWorkers: "allow" };

/** Every request was a GET of a file of the site, with no query, no body, and no header that tells of the reader. */
function assertOnlyFiles(host) {
  for (const { method, path, headers, body } of host.requests) {
    assert.equal(method, "GET", path);
    assert.ok(path.startsWith(host.base) && fileFor(path.slice(host.base.length)) !== undefined, `${path} is no file of the site`);
    assert.ok(!path.includes("?"), path);
    assert.equal(body, "", path);
    for (const name of ["cookie", "referer", "content-length", "authorization"]) assert.equal(headers[name], undefined, `${name} of ${path}`);
  }
}

/** Every request of the browser, wherever it went. */
function watchRequests(page) {
  const asked = [];
  page.context().on("request", (request) => asked.push(`${request.method()} ${request.url()} ${request.postData() ?? ""}`));
  return asked;
}

function assertSameOrigin(asked, host) {
  for (const request of asked) assert.ok(request.startsWith(`GET ${host.origin}/`) || request.startsWith("GET about:"), request);
}

async function assertNothingKept(page, host) {
  const { answers, state, address, title, ...kept } = await tracesOn(page);
  assert.deepEqual(kept, NOTHING_KEPT, address);
  assert.match(state, /^(null|\d+)$/, "the history's state is a number at most");
  for (const url of answers) assert.ok(fileFor(url.slice(host.url().length)) !== undefined, `${url} is kept and no file of the site`);
  return { address, title, state };
}

scenario("reading every page asks for files of the site only, and keeps nothing else", { context, faults: [/sw\.js/] }, async ({ host, page }) => {
  const asked = watchRequests(page);
  for (const address of pages) {
    await arrive(page, host.url(address));
    await settle(page);
    await assertNothingKept(page, host);
  }
  assertOnlyFiles(host);
  assertSameOrigin(asked, host);
});

scenario("words typed into every field appear nowhere but on the page", { context, faults: [/sw\.js/] }, async ({ host, page }) => {
  const asked = watchRequests(page);
  const secrets = [];
  const secret = (name) => {
    secrets.push(`qzx${name.replace(/\W/g, "")}${secrets.length}qzx`);
    return secrets.at(-1);
  };
  const seen = [];
  const look = async () => {
    seen.push(await assertNothingKept(page, host));
  };
  page.on("dialog", (dialog) => dialog.accept());

  await openTool(page, host);
  await goThrough(
    page,
    ({ linkId, type, repeats, answerOption }) => {
      if (["string", "text", "open-choice"].includes(type)) return secret(linkId);
      return repeats ? options(linkId).slice(0, 2) : [options(linkId)[Math.min(1, answerOption.length - 1)]];
    },
    look,
  );
  assert.ok(secrets.length >= 2, "fields were filled in");
  await toAnswers(page);
  await atAnswers(page);
  await look();
  await toSummary(page);
  await atSummary(page);
  await look();
  await page.goBack();
  await look();

  await follow(page, host.url(DIRECTORY));
  await ready(page);
  for (const field of await page.locator("main input, main textarea").all()) {
    await field.pressSequentially(secret("search"));
    await look();
  }
  await follow(page, host.url("rights/"));
  await look();
  await follow(page, host.url("tools/"));
  await follow(page, host.url(TOOL));
  await ready(page);
  await look();
  await page.reload();
  await ready(page);
  await look();
  await page.waitForTimeout(300);

  assertOnlyFiles(host);
  assertSameOrigin(asked, host);
  const everywhere = {
    "addresses, titles and states": JSON.stringify(seen),
    requests: JSON.stringify(host.requests) + asked.join("\n"),
    "the server's log": host.log(),
    "the console": page.context().faults.join("\n"),
  };
  const codes = [...questions.values()].flatMap(({ answerOption }) => answerOption ?? []).map(({ valueCoding }) => valueCoding.code);
  for (const [where, text] of Object.entries(everywhere)) {
    for (const typed of secrets) assert.ok(!text.includes(typed), `${typed} in ${where}`);
  }
  for (const { address, state } of seen) {
    for (const code of codes.filter((code) => code.length > 6)) assert.ok(!`${address}${state}`.includes(code), `${code} in an address`);
  }

  // What the browser has written to its disk for the site, read back by itself.
  const kept = await page.evaluate(async () => {
    let all = "";
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const answer of await cache.matchAll()) all += await answer.text();
    }
    return all;
  });
  for (const typed of secrets) assert.ok(!kept.includes(typed), `${typed} in the offline copy`);
});

scenario("a tool's titles tell which question it is, never an answer", async ({ host, page }) => {
  const titles = new Set();
  await openTool(page, host);
  const chosen = (item) => (item.answerOption ? [options(item.linkId)[0]] : undefined);
  await goThrough(page, chosen, async () => titles.add(await page.title()));
  await toSections(page).catch(() => {});
  await atSections(page);
  const long = [...questions.keys()].filter((linkId) => questions.get(linkId).answerOption).map((linkId) => options(linkId)[0]).filter((text) => text.length > 12);
  for (const title of titles) for (const text of long) assert.ok(!title.includes(text), `"${text}" in the title "${title}"`);
});

scenario("two readers of one device see nothing of each other", async ({ host, page }) => {
  await openTool(page, host);
  await page.getByRole("radio").nth(1).check();
  await page.getByRole("button", { name: words.tool.continue_button }).click();
  const other = await page.context().newPage();
  await arrive(other, host.url(TOOL));
  assert.equal(await other.locator("main input:checked").count(), 0);
  const later = await openContext();
  const third = await later.newPage();
  await arrive(third, host.url(TOOL));
  assert.equal(await third.locator("main input:checked").count(), 0);
  await later.close();
});
