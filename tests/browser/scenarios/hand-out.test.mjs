// Pages that are given out together: put together by a worker, printed as one document, opened on a carer's phone.

import jsQR from "jsqr";
import { paperReady } from "../../bench/hand-out.mjs";
import { assertAccessible } from "../harness/axe.mjs";
import { arrive, install } from "../harness/browser.mjs";
import { NOTHING_KEPT, tracesOn } from "../harness/memory.mjs";
import { announced, eventually, focused, follow, shows } from "../harness/page.mjs";
import { assert, scenario } from "../harness/scenario.mjs";
import { ARTICLE, words as all, read, release } from "../harness/site.mjs";

const words = all.hand_out;
const MAKER = "workers/hand-out/";
const FOR_YOU = "for-you/";
/** A set of one's own: an article, a tool and a service. */
const OWN = "consent+emergency-plan+samaritans";

/** Paper is laid out anew, and so are letters that become larger; that is no shift under a reader's eyes. */
const PAPER = [/layout shift/];

const alive = (page) => page.waitForSelector("[data-hand-out][data-ready=yes], [data-for-you][data-ready]", { state: "attached" });
async function open(page, host, address) {
  await arrive(page, host.url(address));
  await alive(page);
}
const lines = (page) => page.locator("[data-order] > li");
const order = (page) => lines(page).evaluateAll((all) => all.map((line) => line.dataset.page));
const hash = (page) => page.evaluate(() => decodeURIComponent(location.hash));
const step = (page, at, name) => lines(page).nth(at).getByRole("button", { name: new RegExp(`^${name}`) });
const use = (page, set) => page.locator(`[data-set="${set}"]`).click();
/** Chooses a page by its title, as the filter finds it. */
async function add(page, title) {
  await page.getByLabel(words.filter_label).fill(title);
  await page.locator("[data-group]").getByLabel(title, { exact: true }).first().check();
}

/** Presses Print and waits for the print dialog, which is only counted. */
async function print(page, press = () => page.getByRole("button", { name: words.print, exact: true }).click()) {
  const before = await page.evaluate(() => {
    window.printed ??= 0;
    window.print = () => window.printed++;
    return window.printed;
  });
  await press();
  await page.waitForFunction((count) => window.printed > count, before);
}
const onPaper = (page) => page.locator(".portal-document").evaluate((made) => made.textContent);
const sheets = async (page) => (await page.pdf({ format: "A4" })).toString("latin1").match(/\/Type\s*\/Page\b/g).length;

/** Holds a page back, as a slow line does. The answer lets it come. */
function holdBack(host, address) {
  const waiting = [];
  host.instead.set(host.pathOf(address), (request, response, pass) => waiting.push(pass));
  return async () => {
    await eventually(() => waiting.length > 0, true, "the page is asked for");
    host.instead.delete(host.pathOf(address));
    for (const pass of waiting) pass();
  };
}
/** Answers for a page with its text as `change` makes it. */
function changed(host, address, change, status = 200) {
  const text = change(read(`${address}index.html`));
  host.instead.set(host.pathOf(address), (request, response) => response.writeHead(status, { "content-type": "text/html; charset=utf-8" }).end(text));
}
const printButton = (page) => page.locator("[data-needs]");
/** Presses Print, also while the button says that it cannot be pressed. The print dialog is only counted. */
const pressPrint = (page) =>
  printButton(page).evaluate((button) => {
    window.printed ??= 0;
    window.print = () => window.printed++;
    button.click();
  });
const printed = (page) => page.evaluate(() => window.printed);
/** The reader is told to open the page again, where they are; nothing is printed, and nothing is being prepared. */
async function toldBroken(page) {
  const notice = page.locator("[data-broken-maker]");
  await notice.waitFor({ state: "visible" });
  assert.equal(await notice.innerText(), words.broken);
  await eventually(() => focused(page), words.broken, "the notice is in view");
  assert.equal(await printed(page), 0);
  assert.equal(await page.locator(".portal-document").count(), 0);
  assert.equal(await printButton(page).innerText(), words.print);
}

/** What a camera reads from a code on the page. */
async function scanned(page, within) {
  const code = await page.locator(`${within} [data-code] svg`).evaluate(async (svg) => {
    const side = svg.viewBox.baseVal.width * 8;
    const copy = svg.cloneNode(true);
    copy.setAttribute("width", side);
    copy.setAttribute("height", side);
    const dark = [...copy.querySelector("path").getAttribute("d").matchAll(/M(\d+) (\d+)\.5h(\d+)/g)];
    const pixels = new Uint8Array(side * side).fill(255);
    for (const [, x, y, run] of dark) {
      for (let row = y * 8; row < (Number(y) + 1) * 8; row++) pixels.fill(0, row * side + x * 8, row * side + (Number(x) + Number(run)) * 8);
    }
    return { side, pixels: [...pixels] };
  });
  return jsQR(Uint8ClampedArray.from(code.pixels.flatMap((light) => [light, light, light, 255])), code.side, code.side)?.data;
}

scenario("a ready-made set is used, changed, and read again from the address", async ({ host, page }) => {
  await open(page, host, MAKER);
  await use(page, "they-said-no");
  assert.equal(await hash(page), "#they-said-no");
  assert.equal((await order(page))[0], "you-can-always-speak");
  assert.match(await announced(page), /They said no/);
  await add(page, "What consent is, and when it is sound");
  const changed = await order(page);
  assert.equal(changed.at(-1), "consent");
  assert.equal(await hash(page), `#${changed.join("+")}`, "a changed set is written out");
  await step(page, changed.length - 1, words.remove).click();
  assert.equal(await hash(page), "#they-said-no", "the ready-made set again");
  await step(page, 0, words.down).click();
  const moved = await order(page);
  assert.deepEqual(moved.slice(0, 2), ["why-staff-may-say-no", "you-can-always-speak"]);
  await page.reload();
  await alive(page);
  assert.deepEqual(await order(page), moved);
  await follow(page, host.url(FOR_YOU));
  await page.goBack();
  await alive(page);
  await eventually(async () => (await order(page)).join(), moved.join(), "Back brings the set back");
  await page.getByRole("button", { name: words.clear }).click();
  assert.equal(await hash(page), "");
  assert.ok(await page.getByText(words.empty).isVisible());
  await assertAccessible(page);
});

scenario("the keyboard does everything, and the focus stays where the hand is", { faults: PAPER }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#${OWN}`);
  const press = async (button, key = "Enter") => {
    await button.focus();
    await page.keyboard.press(key);
  };
  await press(step(page, 2, words.up));
  assert.deepEqual(await order(page), ["consent", "samaritans", "emergency-plan"]);
  assert.match(await announced(page), /2 .*3/);
  assert.match(await focused(page), new RegExp(`^${words.up}[^]*Samaritans`), "the same button of the same page");
  await page.keyboard.press("Enter");
  assert.deepEqual(await order(page), ["samaritans", "consent", "emergency-plan"]);
  assert.match(await focused(page), new RegExp(`^${words.down}[^]*Samaritans`), "at the top only down is left");
  await press(step(page, 2, words.remove), "Space");
  assert.match(await focused(page), new RegExp(`^${words.remove}[^]*consent`, "i"), "the line that is now the last");
  await page.keyboard.press("Enter");
  await page.keyboard.press("Enter");
  assert.equal(await focused(page), words.order_title);
  const group = page.locator("[data-group] summary").nth(2);
  await press(group);
  const box = page.locator("[data-group]").nth(2).locator("input").first();
  await press(box, "Space");
  assert.equal((await order(page)).length, 1);
  await print(page, () => press(page.getByRole("button", { name: words.print, exact: true })));
});

scenario("the filter leaves the titles that fit and says how many", async ({ host, page }) => {
  await open(page, host, MAKER);
  const filter = page.getByLabel(words.filter_label);
  await filter.fill("carer assess");
  const shown = await page.locator("[data-group] label").evaluateAll((labels) => labels.filter((label) => label.checkVisibility()).map((label) => label.textContent));
  assert.ok(shown.length > 1 && shown.every((title) => /carer/i.test(title) && /assess/i.test(title)), shown.join("; "));
  assert.equal(await page.locator("[data-fit]").innerText(), words.filter_many.replace("{count}", shown.length));
  await filter.fill("zzzz");
  assert.equal(await page.locator("[data-fit]").innerText(), words.filter_none);
  await filter.fill("");
  assert.equal(await page.locator("[data-group]:visible").count(), await page.locator("[data-group]").count());
  await assertAccessible(page);
});

scenario("a hand-out is one document: cover, contents, each page on its own sheets with source and date", { faults: PAPER }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#${OWN}+why-staff-may-say-no`);
  await page.getByLabel(words.team_name).fill("Ward 4 <b>carers</b>");
  await page.getByLabel(words.team_phone).fill("a phone number");
  await print(page);
  const text = await onPaper(page);
  for (const wanted of ["Ward 4 <b>carers</b>", "a phone number", "999", "111", "116 123", words.contents, all.shell.demonstration_title]) assert.ok(text.includes(wanted), wanted);
  const parts = page.locator(".portal-document > section");
  assert.equal(await parts.count(), 4);
  const titles = await parts.evaluateAll((sections) => sections.map((part) => part.querySelector("h2").textContent));
  assert.deepEqual(await page.locator("[data-contents] li").allTextContents(), titles);
  assert.ok(titles[1].startsWith("2. ") && (await parts.nth(1).locator(".portal-paper").count()), "a tool comes as its paper version");
  assert.ok(await parts.nth(0).locator(".portal-sources").count(), "sources stay");
  await page.emulateMedia({ media: "print" });
  assert.ok(!(await page.locator("header").first().isVisible()) && !(await page.locator("main > article").isVisible()));
  assert.equal(await page.locator(".portal-document :is(button, input, nav, [data-live])").count(), 0);
  const faults = await page.locator(".portal-document").evaluate((made) => {
    const ids = [...document.querySelectorAll("[id]")].map(({ id }) => id);
    const twice = ids.filter((id, at) => ids.indexOf(id) !== at);
    const dead = [...made.querySelectorAll('a[href^="#"]')].filter((link) => !document.getElementById(link.getAttribute("href").slice(1)));
    const relative = [...made.querySelectorAll("a[href]")].filter((link) => !/^(#|https?:|tel:|sms:|mailto:)/.test(link.getAttribute("href")));
    const levels = [...made.querySelectorAll("h1, h2, h3, h4, h5, h6")].map((heading) => Number(heading.localName[1]));
    const jumps = levels.filter((level, at) => at > 0 && level > levels[at - 1] + 1);
    return { twice, dead: dead.length, relative: relative.map(({ outerHTML }) => outerHTML), jumps, first: levels.filter((level) => level === 1).length };
  });
  assert.deepEqual(faults, { twice: [], dead: 0, relative: [], jumps: [], first: 1 });
  assert.ok((await page.locator('.portal-document a[data-part]').count()) > 0, "a link to a page of the document names its part");
  const feet = await page.evaluate(() => {
    const rules = [...document.styleSheets].flatMap((sheet) => [...sheet.cssRules]).filter((rule) => rule instanceof CSSPageRule && /^(cover|part-)/.test(rule.selectorText));
    return rules.map(({ cssText }) => cssText);
  });
  assert.equal(feet.length, 5, "a foot for the cover and each part");
  assert.ok(feet[1].includes("/sharing/consent/") && feet[1].includes(all.article.reviewed), feet[1]);
  const standard = await sheets(page);
  assert.ok(standard >= 5, `${standard} sheets`);
  // A PDF would be one of the screen, too.
  await page.emulateMedia({ media: null });
  await page.getByLabel(words.size_large).check();
  await print(page);
  assert.ok((await sheets(page)) > standard, "large letters need more paper");
  assert.equal(await page.evaluate(() => document.documentElement.dataset.print), undefined, "only on paper");
  assert.ok(!(await page.locator(".portal-document").isVisible()), "not on the screen");
  await follow(page, host.url("for-you/"));
  assert.equal(await page.locator(".portal-document").count(), 0, "another page prints as itself");
});

scenario("the code and the written address lead to the same pages, on screen and on paper", { faults: PAPER }, async ({ host, page }) => {
  for (const set of ["dementia", OWN]) {
    await page.goto("about:blank");
    await open(page, host, `${MAKER}#${set}`);
    await page.locator("[data-hand-out] [data-code] svg").waitFor();
    const address = host.url(`${FOR_YOU}#${set}`);
    assert.equal(await page.locator("[data-hand-out] [data-address]").innerText(), address);
    assert.equal(await scanned(page, "[data-hand-out]"), address);
    const titles = await lines(page).locator("[data-name]").allTextContents();
    await print(page);
    assert.equal(await scanned(page, ".portal-document"), address);
    await page.goto(address);
    await alive(page);
    const links = page.locator(set === "dementia" ? `#${set} + p + ul a` : "[data-chosen] [data-list] a");
    assert.deepEqual(await links.allTextContents(), titles);
    await assertAccessible(page);
  }
});

scenario("a carer's list changes with the address; what is unknown or hostile is only text", async ({ host, page }) => {
  await open(page, host, `${FOR_YOU}#${OWN}`);
  const list = page.locator("[data-chosen] [data-list] a");
  assert.equal(await list.count(), 3);
  assert.ok(!(await page.locator("[data-sets]").isVisible()));
  const go = (to) => page.evaluate((to) => (location.hash = to), to);
  await go("#money+no-such-page+consent");
  await eventually(() => list.count(), 2, "known names are shown");
  assert.ok((await page.locator("[data-unknown]").innerText()).includes("no-such-page"));
  for (const hostile of ["<img src=x onerror=alert(1)>+consent", "javascript:alert(1)+consent", "%E0%A4%A+consent", "constructor+__proto__+consent", `${"x".repeat(50_000)}+consent`]) {
    await go(`#${hostile}`);
    await eventually(() => list.count(), 1, `beside ${hostile.slice(0, 40)}`);
    assert.ok((await page.locator("[data-unknown]").innerText()).length < 400);
    assert.equal(await page.locator("[data-chosen] img").count(), 0);
    assert.deepEqual(await page.locator("[data-chosen] a").evaluateAll((links) => links.filter((link) => !link.href.startsWith(location.origin)).length), 0);
  }
  await page.getByRole("link", { name: words.chosen_all }).click();
  await eventually(() => page.locator("[data-sets]").isVisible(), true, "the ready-made sets are back");
  await page.goBack();
  await eventually(() => list.count(), 1, "Back brings the list");
  await list.first().click();
  await shows(page, host.url(ARTICLE));
});

scenario("an unknown name in the maker is told, and the rest is kept", async ({ host, page }) => {
  await open(page, host, `${MAKER}#consent+nonsense`);
  assert.deepEqual(await order(page), ["consent"]);
  assert.equal(await page.locator("[data-unknown]").innerText(), words.unknown.replace("{names}", "nonsense"));
  await page.keyboard.press("Tab");
  await page.locator(".nhsuk-skip-link").press("Enter");
  await eventually(() => hash(page), "#consent+", "a link to a part of the page loses nothing");
});

scenario("no request, title or storage carries the set or the team's name", { faults: PAPER, context: { serviceWorkers: "allow" } }, async ({ host, page }) => {
  const asked = [];
  page.context().on("request", (request) => asked.push(`${request.url()} ${request.postData() ?? ""} ${JSON.stringify(request.headers())}`));
  await open(page, host, `${MAKER}#${OWN}`);
  await page.getByLabel(words.team_name).fill("qzxteamqzx");
  await print(page);
  const { answers, address, title, state, ...kept } = await tracesOn(page);
  assert.deepEqual(kept, NOTHING_KEPT);
  assert.ok(!`${address}${title}${state}${answers}`.includes("qzxteam"));
  // The browser's own note of where a page was opened is no request.
  for (const request of host.requests) assert.ok(!`${request.path}${JSON.stringify(request.headers)}${request.body}`.match(/emergency-plan\+|qzxteam/), request.path);
  assert.ok(!asked.join("\n").includes("qzxteam"));
});

scenario("it works without a network", { faults: [/ERR_/, /sw\.js/, ...PAPER], context: { serviceWorkers: "allow" } }, async ({ host, page }) => {
  await install(page, host);
  await host.stop();
  await page.goto(host.url(`${MAKER}#before-the-assessment`));
  await alive(page);
  await print(page);
  assert.equal(await page.locator(".portal-document > section").count(), (await order(page)).length);
});

scenario("a page that cannot be had is named, and the rest can be printed", { faults: [/503/, ...PAPER] }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#${OWN}`);
  host.instead.set(host.pathOf(ARTICLE), (request, response) => response.writeHead(503).end());
  await page.getByRole("button", { name: words.print, exact: true }).click();
  const notice = page.locator("[data-failed]");
  await notice.waitFor({ state: "visible" });
  assert.ok(await notice.evaluate((element) => element === document.activeElement));
  assert.deepEqual(await page.locator("[data-failed-pages] li").allTextContents(), ["What consent is, and when it is sound"]);
  await assertAccessible(page);
  await print(page, () => page.getByRole("button", { name: words.print_without }).click());
  assert.equal(await page.locator(".portal-document > section").count(), 2);
  host.instead.delete(host.pathOf(ARTICLE));
  await print(page);
  assert.equal(await page.locator(".portal-document > section").count(), 3);
});

scenario("on a slow line Print says that it is at work, and a second press prints nothing twice", { faults: PAPER }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#${OWN}`);
  const letCome = holdBack(host, ARTICLE);
  await pressPrint(page);
  await eventually(() => printButton(page).innerText(), words.preparing, "the button says so");
  assert.equal(await printButton(page).getAttribute("aria-disabled"), "true");
  await assertAccessible(page);
  await pressPrint(page);
  await letCome();
  await eventually(() => printed(page), 1, "it is printed");
  await page.waitForTimeout(300);
  assert.equal(await printed(page), 1, "once");
  assert.equal(await page.locator(".portal-document").count(), 1);
  assert.equal(await printButton(page).innerText(), words.print);
  assert.equal(await printButton(page).getAttribute("aria-disabled"), null);
});

scenario("what is changed while the pages are fetched is not printed as it was before", { faults: PAPER }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#consent+`);
  for (const change of [() => add(page, "Why staff may say no"), () => page.getByLabel(words.team_name).fill("Ward 4")]) {
    await page.reload();
    await alive(page);
    const letCome = holdBack(host, ARTICLE);
    await pressPrint(page);
    await change();
    await letCome();
    await page.waitForTimeout(500);
    assert.equal(await printed(page), 0);
    assert.equal(await page.locator(".portal-document").count(), 0);
    assert.equal(await printButton(page).innerText(), words.print, "it can be pressed again");
    await pressPrint(page);
    await eventually(() => printed(page), 1, "it is printed");
    assert.equal(await page.locator(".portal-document > section").count(), (await order(page)).length);
  }
  assert.ok((await onPaper(page)).includes("Ward 4"));
});

scenario("a link that leads nowhere is printed as its text", { faults: PAPER }, async ({ host, page }) => {
  const links = '<p>See <a href="https://example.org:99999/">no port</a> and <a href="http://[a">no host</a>.</p>';
  changed(host, ARTICLE, (text) => text.replace("</main>", `${links}</main>`));
  await open(page, host, `${MAKER}#${OWN}`);
  await print(page);
  assert.ok((await onPaper(page)).includes("See no port and no host."));
  assert.equal(await page.locator(".portal-document a").filter({ hasText: /^no (port|host)$/ }).count(), 0);
});

scenario("a document that cannot be made is told", { faults: PAPER }, async ({ host, page }) => {
  changed(host, ARTICLE, (text) => text.replaceAll(/(<\/?)main\b/g, "$1div"));
  await open(page, host, `${MAKER}#${OWN}`);
  await pressPrint(page);
  await toldBroken(page);
  await assertAccessible(page);
  await step(page, 0, words.remove).click();
  assert.ok(!(await page.locator("[data-broken-maker]").isVisible()), "without that page there is nothing to tell");
  await print(page);
});

scenario("pages of another release are not printed: the reader is asked to open the maker again", { faults: [/404/, ...PAPER] }, async ({ host, page }) => {
  for (const status of [200, 404]) {
    changed(host, ARTICLE, (text) => text.replaceAll(release, "another"), status);
    await page.goto("about:blank");
    await open(page, host, `${MAKER}#${OWN}`);
    await pressPrint(page);
    await toldBroken(page);
    assert.ok(!(await page.locator("[data-failed]").isVisible()));
  }
});

scenario("standard print is standard, whatever was printed before", { faults: PAPER }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#consent+`);
  await page.evaluate(() => {
    document.documentElement.dataset.print = "short";
    addEventListener("beforeprint", () => (window.form = document.documentElement.dataset.print ?? "standard"));
  });
  await print(page);
  await sheets(page);
  assert.equal(await page.evaluate(() => window.form), "standard");
});

scenario("what is no page of the portal is not printed", { faults: PAPER }, async ({ host, page }) => {
  await open(page, host, `${MAKER}#${OWN}`);
  host.instead.set(host.pathOf(ARTICLE), (request, response) => response.writeHead(200, { "content-type": "text/html" }).end("<!doctype html><title>Log in</title><main>Log in</main>"));
  await page.getByRole("button", { name: words.print, exact: true }).click();
  await page.locator("[data-failed]").waitFor({ state: "visible" });
});

scenario("without JavaScript the sets are links, and the maker says what it needs", { context: { javaScriptEnabled: false } }, async ({ host, page }) => {
  await page.goto(host.url(MAKER));
  // Playwright looks for no text inside <noscript>.
  const notice = page.locator("noscript .nhsuk-inset-text p");
  assert.ok(await notice.isVisible());
  assert.equal(await notice.innerText(), words.no_script);
  assert.equal(await page.locator("main button:visible, main input:visible").count(), 0);
  await page.locator('[data-hand-out] a[href$="#dementia"]').click();
  assert.equal(page.url(), host.url(`${FOR_YOU}#dementia`));
  await page.locator("#dementia + p + ul a").first().click();
  assert.equal(page.url(), host.url("understanding/dementia/"));
});

scenario("a broken script is told", { faults: [/404/, /Failed to load|error/] }, async ({ host, page }) => {
  host.instead.set(host.pathOf("hand-out-maker.js"), (request, response) => response.writeHead(404).end());
  await arrive(page, host.url(MAKER));
  await page.getByText(words.broken).waitFor();
});

scenario("a maker that cannot begin is told", async ({ host, page }) => {
  changed(host, MAKER, (text) => text.replace(/(<script[^>]*data-frame[^>]*>)/, "$1no data"));
  await arrive(page, host.url(MAKER));
  await page.getByText(words.broken).waitFor();
});

scenario("20 pages are ready within 2 seconds on a processor 4 times slower", { faults: PAPER }, async ({ host, page }) => {
  const time = await paperReady(page, host, 4);
  assert.ok(time <= 2_000, `${Math.round(time)} ms`);
});

scenario("it fits a narrow screen", async ({ host, page }) => {
  await page.setViewportSize({ width: 320, height: 640 });
  for (const address of [`${MAKER}#they-said-no`, `${FOR_YOU}#${OWN}`]) {
    await open(page, host, address);
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth), address);
    await assertAccessible(page);
  }
});
