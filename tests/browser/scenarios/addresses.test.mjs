// The folder works where it is put: at the top of a host or below a path, on hosts that add, drop or keep the last slash.

import { arrive } from "../harness/browser.mjs";
import { headingOf, linkTo, mark, shows } from "../harness/page.mjs";
import { assert, scenario, sideBySide } from "../harness/scenario.mjs";
import { ARTICLE, DIRECTORY, TOOL, read, settings } from "../harness/site.mjs";

/** A host that drops the slash needs `path` in site.toml below a path (docs/hosting.md), so that is not among them. */
const HOSTS = [
  { base: "/", slash: "add" },
  { base: "/", slash: "drop" },
  { base: "/", slash: "keep" },
  { base: "/carers/portal/", slash: "add" },
  { base: "/carers/portal/", slash: "keep" },
];
/** Where the page for unknown addresses has its style and its links. */
const KNOWN_BASES = [settings.path ?? "/"];
const SAMPLE = ["", ARTICLE, TOOL, DIRECTORY];
const title = (address) => /<title>([^<]*)/.exec(read(`${address}index.html`))[1].replaceAll("&#39;", "'").replaceAll("&amp;", "&");

/**
 * Every way in which a reader may have kept a page's address. A host that keeps an address without its slash moves the page's own links
 * up by one: at the top of the host that changes nothing, below a path it needs `path` in site.toml too.
 */
function forms(address, { base, slash }) {
  const kept = base === "/" || slash !== "keep" ? [address.replace(/\/$/, "")] : [];
  return [...new Set([address, ...kept, `${address}index.html`])];
}

/** Where links lead to when the host has had its way with the slash. */
const plain = (url) => new URL(url).pathname.replace(/(index\.html)?$/, "").replace(/\/$/, "");

sideBySide("every form of an address shows its page, alive, and links go on from there", () => {
  for (const place of HOSTS) {
    scenario(`below ${place.base} on a host that would ${place.slash} the last slash`, { host: place }, async ({ host, page }) => {
      for (const address of SAMPLE) {
        for (const form of forms(address, place)) {
          await arrive(page, host.url(form));
          assert.equal(await page.title(), title(address), `/${form}`);
          const home = await page.locator("header a").first().evaluate((link) => link.href);
          assert.equal(plain(home), plain(host.url()), `from /${form} the way home leads to ${home}`);
          const lost = await page.locator("#portal a[href]").evaluateAll(
            (links, base) => links.filter((link) => link.origin === location.origin && !link.pathname.startsWith(base)).map((link) => link.href),
            host.base,
          );
          assert.deepEqual(lost, [], `from /${form} links leave the site`);
          await mark(page);
          await page.locator(".nhsuk-header__navigation a").first().click();
          await page.waitForFunction(() => document.querySelector("#portal") !== window.portalBefore);
          assert.ok(await page.evaluate(() => window.sameDocument), `from /${form} a link was loaded in full`);
          // From the address where that led to, links still lead on.
          await mark(page);
          await page.locator(".nhsuk-header__navigation a").nth(1).click();
          await page.waitForFunction(() => document.querySelector("#portal") !== window.portalBefore);
          await page.goBack();
          await page.goBack();
          await page.waitForFunction((wanted) => document.title === wanted, title(address));
        }
      }
    });
  }
});

sideBySide("an unknown address gets a page that helps", () => {
  for (const place of HOSTS) {
    scenario(`below ${place.base}, ${place.slash}`, { host: place, faults: [/404/, /MIME type/] }, async ({ host, page }) => {
      for (const unknown of ["no-such-page", "no-such-page/", "sharing/no/such/page", "sharing/no-such-page/index.html"]) {
        const response = await page.goto(host.url(unknown));
        assert.equal(response.status(), 404, unknown);
        assert.equal(page.url(), host.url(unknown));
        assert.ok(await headingOf(page));
        await page.locator('main a[href="tel:999"]').first().waitFor();
        await page.locator('main a[href="tel:111"]').first().waitFor();
        // Such an address may be of any depth, so this page's own links need to know where the site lies: below a path that is `path`.
        if (!KNOWN_BASES.includes(place.base)) continue;
        const links = await page.locator("#portal a[href]").evaluateAll((all) => all.filter((a) => a.origin === location.origin).map((a) => a.href));
        for (const link of new Set(links)) {
          if (link.startsWith(`${host.url(unknown)}#`)) continue;
          assert.equal((await page.request.get(link)).status(), 200, `from /${unknown} to ${link}`);
        }
        const styled = await page.locator("header").evaluate((header) => getComputedStyle(header).backgroundColor);
        assert.notEqual(styled, "rgba(0, 0, 0, 0)", `/${unknown} has its style`);
      }
      if (!KNOWN_BASES.includes(place.base)) return;
      await (await linkTo(page, host.url("rights/"))).click();
      await page.waitForFunction((wanted) => document.title === wanted, title("rights/"));
    });
  }
});

scenario("a wrong last slash does not lose the heading in an address", { host: { slash: "add" } }, async ({ host, page }) => {
  await arrive(page, host.url(`${DIRECTORY.replace(/\/$/, "")}#carers-groups`));
  assert.equal(page.url(), `${host.url(DIRECTORY)}#carers-groups`);
});

scenario("the host sends the policy and the other headers with every kind of file", async ({ host, page }) => {
  const asked = ["", TOOL, "boot.js", "sw.js", "no-such-page"];
  for (const address of asked) {
    const headers = (await page.request.get(host.url(address))).headers();
    const policy = headers["content-security-policy"] ?? "";
    for (const directive of ["default-src 'none'", "script-src 'self' 'wasm-unsafe-eval'", "style-src 'self'", "connect-src 'self'", "form-action 'none'", "frame-ancestors 'none'"]) {
      assert.ok(policy.includes(directive), `/${address}: ${directive}`);
    }
    assert.ok(!policy.includes("unsafe-inline"), `/${address}`);
    assert.equal(headers["referrer-policy"], "no-referrer", `/${address}`);
    assert.equal(headers["x-content-type-options"], "nosniff", `/${address}`);
    assert.equal(headers["cross-origin-opener-policy"], "same-origin", `/${address}`);
    assert.equal(headers["cross-origin-resource-policy"], "same-origin", `/${address}`);
    assert.match(headers["permissions-policy"] ?? "", /camera=\(\)/, `/${address}`);
    assert.equal(headers["set-cookie"], undefined, `/${address}`);
  }
  assert.equal((await page.request.get(host.url("sw.js"))).headers()["cache-control"], "no-cache");
});

scenario("following links keeps to the form of address that the host answers with", { host: { slash: "drop" } }, async ({ host, page }) => {
  await arrive(page, host.url());
  await mark(page);
  await (await linkTo(page, host.url("rights/"))).click();
  await shows(page, host.url("rights"));
  await page.reload();
  assert.equal(await page.title(), title("rights/"));
});
