// Takes out of a stylesheet what left-out.txt names, and what only browsers need that cannot run the portal anyway. What is left
// becomes two sheets: one for every page, and one of what tools-only.txt names, which no page of text waits for.
//
//   node style/prune.mjs IN.css PAGES.css TOOLS.css   reads compressed CSS (Sass)
//   node style/prune.mjs --check DIR…                 lists every left-out class that a file below DIR still uses; exit 1 if there is one
//
// What is left is written for both directions of writing: sides become the beginning and the end of a line, so that a page in Urdu is
// laid out from the right without a style sheet of its own.
//
// Why not in Sass: `@use` brings a component whole, and copies of ten components would have to follow every release of theirs.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";

const names = (file) =>
  readFileSync(new URL(file, import.meta.url), "utf8")
    .split("\n")
    .filter((line) => line.trim() && !line.startsWith("# "));
const [leftOut, toolsOnly] = [names("left-out.txt"), names("tools-only.txt")];

/** Splits `text` at `mark` where it stands outside brackets and quotes. */
function split(text, mark) {
  const parts = [];
  let depth = 0;
  let quote = "";
  let start = 0;
  for (let i = 0; i < text.length; i++) {
    const c = text[i];
    if (quote) {
      if (c === "\\") i++;
      else if (c === quote) quote = "";
    } else if (c === '"' || c === "'") quote = c;
    else if (c === "\\") i++;
    else if ("([{".includes(c)) depth++;
    else if (")]}".includes(c)) depth--;
    if (!quote && depth === 0 && (c === mark || (mark === "}" && c === ";"))) {
      parts.push(text.slice(start, mark === "}" ? i + 1 : i));
      start = i + 1;
    }
  }
  parts.push(text.slice(start));
  return parts.filter((part) => part.trim());
}

/** What stands in `:not(…)` is not asked for: there a name of the list changes nothing. */
function asksFor(list, selector) {
  const asked = `${selector.replaceAll(/:not\([^()]*\)/g, "")},`;
  return list.some((name) => asked.includes(name));
}

const keepDeclaration = (declaration) =>
  !/^(-webkit-clip-path|-moz-osx-font-smoothing|-webkit-font-smoothing|-moz-text-size-adjust):/.test(declaration);

const ENDS = { left: "start", right: "end" };

/** A declaration by the beginning and the end of the line instead of left and right. */
function logical(declaration) {
  const [, name, value] = /^([\w-]+): ?(.*)$/.exec(declaration) ?? [];
  if (!name) return declaration;
  const [, box, side, rest = ""] = /^(?:(margin|padding|border)-)?(left|right)(-width|-style)?$/.exec(name) ?? [];
  if (side) return `${box ?? "inset"}-inline-${ENDS[side]}${rest}:${value}`;
  if (name === "text-align" && value in ENDS) return `${name}:${ENDS[value]}`;
  // Browsers that know no other float than these keep them.
  if (name === "float" && value in ENDS) return `${declaration};${name}:inline-${ENDS[value]}`;
  const [top, right, bottom, left] = /^(margin|padding)$/.test(name) ? value.split(" ") : [];
  if (left && left !== right && !value.includes("(")) return `${name}:${top} 0 ${bottom};${name}-inline-end:${right};${name}-inline-start:${left}`;
  return declaration;
}

/** What is left of `css` for the selectors that `isWanted`. */
function prune(css, isWanted, forced = false) {
  let out = "";
  for (const statement of split(css, "}")) {
    const open = statement.indexOf("{");
    if (open < 0) {
      // What has no selector (the margins of @page) is every page's.
      if (isWanted("")) out += statement;
      continue;
    }
    const head = statement.slice(0, open).trim();
    const body = statement.slice(open + 1, statement.lastIndexOf("}"));
    if (head.startsWith("@")) {
      if (head.includes("screen\\0")) continue; // Internet Explorer
      if (head.includes("shape(from")) continue; // a second drawing of the expander's icon, as long as a component
      if (head.includes("-ms-ime-align")) {
        out += prune(body, isWanted, forced); // "not old Edge" is always true
        continue;
      }
      const isForced = head.includes("forced-colors");
      const inner = prune(body, isWanted, forced || isForced);
      if (inner) out += `${head.replace(/^@media screen and (\(forced-colors: ?active\)), ?\(-ms-high-contrast: ?active\)/, "@media $1")}{${inner}}`;
      continue;
    }
    const selectors = split(head.replaceAll(/:not\(\.\\:\w+\)/g, ""), ",").filter((selector) => !asksFor(leftOut, selector) && isWanted(selector));
    // In forced colours browsers give links the reader's own link colours by themselves.
    const declarations = split(body, ";").filter(keepDeclaration).filter((d) => !(forced && /^color: ?(Link|Visited|Active)Text$/i.test(d)));
    if (selectors.length && declarations.length) out += `${selectors.join(",")}{${declarations.map(logical).join(";")}}`;
  }
  return out;
}

function* files(dir) {
  for (const entry of readdirSync(dir, { withFileTypes: true })) {
    const path = join(dir, entry.name);
    if (entry.isDirectory()) yield* files(path);
    else if ([".html", ".rs", ".md"].includes(extname(path))) yield path;
  }
}

function check(dirs) {
  const classes = leftOut.filter((name) => name.startsWith(".nhsuk-")).map((name) => name.slice(1));
  let found = 0;
  for (const path of dirs.flatMap((dir) => [...files(dir)])) {
    for (const [used] of readFileSync(path, "utf8").matchAll(/nhsuk-[\w-]+/g)) {
      if (classes.some((name) => used.startsWith(name))) {
        console.log(`${path}: class ${used} has no style: take its line out of style/left-out.txt`);
        found = 1;
      }
    }
  }
  process.exit(found);
}

const [first, ...rest] = process.argv.slice(2);
if (first === "--check") check(rest);
else {
  const css = readFileSync(first, "utf8");
  const isForTools = (selector) => asksFor(toolsOnly, selector);
  writeFileSync(rest[0], prune(css, (selector) => !isForTools(selector)));
  writeFileSync(rest[1], prune(css, isForTools));
}
