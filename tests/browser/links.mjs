// Every link, anchor and file that the built pages name is there; what else their HTML must never hold is looked for too. Run: npm run test:html

import { files, fileFor, pages as addresses, read, settings } from "./harness/site.mjs";

const base = settings.path ?? "/";
const ORIGIN = "http://site";
const pages = files.filter((file) => file.endsWith(".html"));
const unescape = (text) => text.replaceAll("&amp;", "&").replaceAll("&#39;", "'").replaceAll("&quot;", '"').replaceAll("&#x27;", "'");
/** Attributes that name a file or page, in any tag. */
const NAMED = /\s(?:href|src|action|data-js|data-style|data-wasm|data-source|data-search|data-root)=(?:"([^"]*)"|([^\s>"]+))/g;
const tags = (html) => html.replace(/<script type="application\/json"[\s\S]*?<\/script>/g, "").match(/<[a-z][^>]*>/gi) ?? [];
const idsOf = new Map(pages.map((page) => [page, new Set([...read(page).matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => unescape(id)))]));

const faults = [];
let checked = 0;
for (const page of pages) {
  const at = new URL(`${base}${page.replace(/index\.html$/, "")}`, ORIGIN);
  const seen = new Set();
  for (const tag of tags(read(page))) {
    for (const [, quoted, bare] of tag.matchAll(NAMED)) {
      const name = unescape(quoted ?? bare);
      if (seen.has(name)) continue;
      seen.add(name);
      checked += 1;
      if (/^(https?|mailto|tel|sms):/.test(name)) continue;
      let url;
      try {
        url = new URL(name, at);
      } catch {
        faults.push(`${page}: ${name} is no address`);
        continue;
      }
      if (url.origin !== ORIGIN || !url.pathname.startsWith(base)) {
        faults.push(`${page}: ${name} leads out of the site`);
        continue;
      }
      const target = fileFor(url.pathname.slice(base.length));
      if (!target) faults.push(`${page}: ${name} is not there`);
      else if (url.search) faults.push(`${page}: ${name} has a query`);
      else if (url.hash && !idsOf.get(target)?.has(decodeURIComponent(url.hash.slice(1)))) faults.push(`${page}: ${name} has no such place on ${target}`);
      else if (target.endsWith("index.html") && /^<a\b/.test(tag) && !url.pathname.endsWith("/")) faults.push(`${page}: ${name} should end in a slash`);
    }
  }
}

// A link to another site keeps the reader's address to itself.
for (const page of pages) {
  for (const tag of tags(read(page)).filter((tag) => /^<a\b[^>]*\shref="?https?:/.test(tag))) {
    const [, quoted, bare] = tag.match(/\srel=(?:"([^"]*)"|([^\s>"]+))/) ?? [];
    const words = (quoted ?? bare ?? "").split(/\s+/);
    if (!["noreferrer", "noopener"].every((word) => words.includes(word))) faults.push(`${page}: ${tag} tells the other site where the reader was`);
  }
}

// What only the tools' style sheet knows stands on no page that is drawn without it.
const [toolsStyle, pagesStyle] = ["tools", "portal"].map((name) => files.find((file) => file.startsWith(`assets/${name}-`) && file.endsWith(".css")));
const classesOf = (css) => new Set([...read(css).matchAll(/\.((?:nhsuk|portal)-[\w-]+)/g)].map(([, name]) => name));
const known = classesOf(pagesStyle);
const ofTools = new Set([...classesOf(toolsStyle)].filter((name) => !known.has(name)));
for (const page of pages) {
  const html = read(page);
  if (new RegExp(`<link[^>]*${toolsStyle}`).test(html)) continue;
  const used = tags(html).flatMap((tag) => /\sclass=(?:"([^"]*)"|([^\s>]+))/.exec(tag)?.slice(1).join(" ").split(/\s+/) ?? []);
  for (const name of new Set(used.filter((name) => ofTools.has(name)))) faults.push(`${page}: .${name} is styled by ${toolsStyle} alone, and the page is drawn without it`);
}

// A page that no other page links to is found by nobody.
const linked = new Set();
for (const page of pages) {
  const at = new URL(`${base}${page.replace(/index\.html$/, "")}`, ORIGIN);
  for (const tag of tags(read(page)).filter((tag) => /^<a\b/.test(tag))) {
    for (const [, quoted, bare] of tag.matchAll(NAMED)) {
      const url = new URL(unescape(quoted ?? bare), at);
      if (url.origin === ORIGIN && url.href !== at.href) linked.add(fileFor(url.pathname.slice(base.length)));
    }
  }
}
for (const address of addresses) if (!linked.has(`${address}index.html`)) faults.push(`/${address} is linked from no page`);

// A page has a title of its own, and no form that could send anything.
const titles = new Map();
for (const page of pages) {
  const html = read(page);
  const title = /<title>([^<]*)/.exec(html)?.[1];
  if (!title) faults.push(`${page} has no title`);
  else if (titles.has(title)) faults.push(`${page} and ${titles.get(title)} are both called "${title}"`);
  titles.set(title, page);
  if (tags(html).some((tag) => /^<form\b/.test(tag))) faults.push(`${page} has a form`);
}

// One id, one place.
for (const page of pages) {
  const ids = [...read(page).matchAll(/\sid="?([^"\s>]+)/g)].map(([, id]) => id);
  for (const id of new Set(ids.filter((id, index) => ids.indexOf(id) !== index))) faults.push(`${page}: id "${id}" stands twice`);
}

for (const fault of faults) console.log(fault);
console.log(faults.length ? `\n${faults.length} faults` : `${checked} links, anchors and files of ${pages.length} pages are there`);
process.exitCode = faults.length ? 1 : 0;
