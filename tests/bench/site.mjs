// What is measured: four pages of the built site, and a bare page beside them as the floor of what this machine can do.

import { copyFileSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openHost, stopServers } from "../browser/harness/host.mjs";
import { ARTICLE, DIRECTORY, DIST, TOOL } from "../browser/harness/site.mjs";
import { tls } from "./certificate.mjs";

/** The pages, by the names that the tables give them. */
export const PAGES = { home: "", content: ARTICLE, directory: DIRECTORY, assessment: TOOL };

/** Without style or script, as a generator writes it before anybody designs anything: about 1.3 kB. */
const BARE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>What consent is</title>
<meta name="description" content="A page of plain text, to measure others against.">
<link rel="icon" href="icon.svg" type="image/svg+xml">
</head>
<body>
<main>
<h1>What consent is</h1>
<p>Consent is when a person says yes, and knows what they say yes to. They can say it aloud, or write it down. They
can say yes to one thing and no to another. They can change their mind at any time, and need not say why.</p>
<p>Staff ask about it early, and ask again later. A person who is very unwell may say no, and say yes when they feel
better. What they said before still counts until they change it. A note in the record says what was agreed.</p>
<p>You can help with this. Ask the person what they would like you to know. Ask staff to write it down, and to look
at it again with them. You need no consent at all to tell staff what you have seen.</p>
<ul>
<li>what the plan for care says</li>
<li>which medicines there are, and when to take them</li>
<li>whom to call when things get worse</li>
<li>when the next meeting is, and whether you can come</li>
<li>what was said at the last meeting</li>
</ul>
</main>
</body>
</html>
`;

/**
 * Serves a copy of the built site, which a build that goes on meanwhile cannot change, and the bare page, both by `portal serve`:
 * same headers, same compression, and HTTP/2 over TLS, as every host has it from whom a browser takes an offline copy.
 */
export async function openSites() {
  const folder = mkdtempSync(join(tmpdir(), "portal-bench-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const [site, floor] = [join(folder, "site"), join(folder, "bare")];
  cpSync(DIST, site, { recursive: true });
  mkdirSync(floor);
  writeFileSync(join(floor, "index.html"), BARE);
  // Without an icon the browser asks for one all the same, and complains.
  copyFileSync(join(site, "icon.svg"), join(floor, "icon.svg"));
  const [portal, bare] = [await openHost({ dist: site, compressed: true, tls }), await openHost({ dist: floor, compressed: true, tls })];
  return {
    portal,
    bare,
    async close() {
      await Promise.all([portal.stop(), bare.stop()]);
      await stopServers();
    },
  };
}
