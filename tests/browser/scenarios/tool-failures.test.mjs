// When something fails under the tool, its reader is told what still works, and loses nothing.

import { arrive, ready } from "../harness/browser.mjs";
import { linkTo } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, PAPER, TOOL, files, options, questions, read, words } from "../harness/site.mjs";
import { asks, goOn, openTool, option } from "../harness/tool.mjs";

const [first, second] = questions.keys();
const wasm = files.find((file) => file.endsWith(".wasm"));
const script = files.find((file) => file.endsWith(".js") && !["boot.js", "sw.js"].includes(file));

/** The tool's own file, as its page names it. It is kept for ever once it is there, so it must fail on the first visit. */
const [, source] = read(`${TOOL}index.html`).match(/data-source="[./]*([^"]+)"/);
const text = (body, type = "application/json") => (request, response) => {
  response.writeHead(200, { "content-type": type });
  response.end(body);
};
const refused = (request, response) => request.socket.destroy();
/** Something failed, so a message comes after all: that may move what stands below it. */
const MESSAGE = /layout shift/;

scenario("an answer that was ticked before the page came alive is kept", async ({ host, page }) => {
  let release;
  const held = new Promise((done) => (release = done));
  host.instead.set(host.pathOf(wasm), async (request, response, pass) => {
    await held;
    pass();
  });
  await page.goto(host.url(TOOL));
  await asks(page, first);
  await option(page, options(first)[1]).check();
  release();
  await ready(page);
  assert.ok(await option(page, options(first)[1]).isChecked());
  await goOn(page);
  await asks(page, second);
  await page.goBack();
  await asks(page, first);
  assert.ok(await option(page, options(first)[1]).isChecked());
});

const BROKEN = {
  "no JSON": "{ this is no JSON",
  "another kind of file": '{"resourceType":"Patient"}',
  "no questions": '{"resourceType":"Questionnaire","status":"active"}',
  "a page in its place": "<!doctype html><title>Home</title>",
  nothing: "",
};
for (const [what, body] of Object.entries(BROKEN)) {
  scenario(`a tool's file with ${what} gets a message and the paper version`, { faults: [MESSAGE] }, async ({ host, page }) => {
    host.instead.set(host.pathOf(source), text(body));
    await page.goto(host.url(TOOL));
    await page.getByText(words.tool.broken_file).waitFor();
    await (await linkTo(page, host.url(PAPER))).click();
    await page.waitForFunction((wanted) => location.href === wanted, host.url(PAPER));
  });
}

scenario("a tool's file that does not come gets the same message", { faults: [MESSAGE, /assets\/.*json|ERR_/] }, async ({ host, page }) => {
  host.instead.set(host.pathOf(source), refused);
  await page.goto(host.url(TOOL));
  await page.getByText(words.tool.broken_file).waitFor();
});

const BLOCKED = { "the wasm is blocked": [wasm, refused], "the wasm's script is blocked": [script, refused], "the wasm is broken": [wasm, text("no wasm", "application/wasm")] };
for (const [what, [file, answer]] of Object.entries(BLOCKED)) {
  scenario(`when ${what}, the tool says so and leads to the paper version`, { faults: [MESSAGE, /wasm|ERR_|client/i] }, async ({ host, page }) => {
    host.instead.set(host.pathOf(file), answer);
    await page.goto(host.url(TOOL));
    await page.getByText(words.tool.no_wasm).waitFor();
    await (await linkTo(page, host.url(PAPER))).click();
    await page.waitForURL(host.url(PAPER));
  });

  scenario(`when ${what}, every other page is what it was`, { faults: [/wasm|ERR_|client/i] }, async ({ host, page }) => {
    host.instead.set(host.pathOf(file), answer);
    for (const address of [ARTICLE, DIRECTORY, "help-now/"]) {
      await page.goto(host.url(address));
      await page.waitForTimeout(300);
      assert.ok((await page.locator("main").innerText()).length > 300, address);
      assert.ok(await page.locator("main h1").isVisible());
    }
    await (await linkTo(page, host.url("rights/"))).click();
    await page.waitForURL(host.url("rights/"));
  });
}

scenario("a browser without wasm keeps the static site and is led to paper", { faults: [MESSAGE] }, async ({ host, page }) => {
  await page.addInitScript(() => delete window.WebAssembly);
  await page.goto(host.url(TOOL));
  await page.getByText(words.tool.no_wasm).waitFor();
  await page.goto(host.url(ARTICLE));
  assert.ok((await page.locator("main").innerText()).length > 300);
});

scenario("a directory whose index does not come is still the whole list", { faults: [/ERR_|services/] }, async ({ host, page }) => {
  await page.goto(host.url(DIRECTORY), { waitUntil: "commit" });
  const index = new URL(await page.locator('[data-live="directory"]').getAttribute("data-source"), page.url()).pathname;
  host.instead.set(index, refused);
  await page.goto(host.url(DIRECTORY));
  await page.waitForFunction(() => "ready" in document.documentElement.dataset);
  assert.ok((await page.locator(".portal-service").count()) > 30);
  assert.ok(await page.locator(".portal-service").first().isVisible());
});

scenario("storage that throws breaks nothing", async ({ host, page }) => {
  await page.addInitScript(() => {
    for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"]) {
      Object.defineProperty(window, name, {
        get() {
          throw new DOMException("Access is denied for this document.", "SecurityError");
        },
      });
    }
    Object.defineProperty(Document.prototype, "cookie", {
      get() {
        throw new DOMException("Access is denied for this document.", "SecurityError");
      },
    });
  });
  await openTool(page, host);
  await option(page, options(first)[1]).check();
  await goOn(page);
  await asks(page, second);
  page.on("dialog", (dialog) => dialog.accept());
  await arrive(page, host.url(DIRECTORY));
  await page.getByRole("searchbox").fill("dementia");
});
