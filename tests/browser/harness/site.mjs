// What was built: the files of dist/, its pages, its words and its questionnaire, as the scenarios speak of them.

import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join, relative, resolve, sep } from "node:path";
import { fileURLToPath } from "node:url";

/** The top of the repository. */
export const TOP = resolve(dirname(fileURLToPath(import.meta.url)), "../../..");
/** The built site; DIST chooses another one. */
export const DIST = resolve(TOP, process.env.DIST ?? "dist");
/** Settings for web servers: they lie in dist/ but no reader ever gets them. */
const HOST_FILES = ["nginx.conf", "web.config", "_headers", "staticwebapp.config.json"];

if (!existsSync(join(DIST, "index.html"))) throw new Error(`No site in ${DIST}. Build it first: trunk build --release`);

/** Every file below a folder, relative to it, with `/` between folders. */
export function filesOf(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath ?? entry.path, entry.name)).split(sep).join("/"))
    .sort();
}

/** The files that readers get. */
export const files = filesOf(DIST).filter((file) => !file.startsWith(".") && !HOST_FILES.includes(file));
export const read = (file) => readFileSync(join(DIST, file), "utf8");

/** The file that answers for an address (relative to the base, without the first slash), or undefined. */
export function fileFor(address) {
  const path = decodeURIComponent(address);
  return [path, `${path.replace(/\/$/, "")}/index.html`.replace(/^\//, "")].find((file) => files.includes(file));
}

/** The address of every page, as "sharing/consent/"; home is "". The page for unknown addresses is not among them. */
export const pages = files
  .filter((file) => file === "index.html" || file.endsWith("/index.html"))
  .map((file) => file.slice(0, -"index.html".length))
  .filter((page) => page !== "404/");

/**
 * The pages that a browser looks at one by one. All services' pages are made alike, so every twelfth stands for them; their HTML and
 * links are checked one by one all the same (html.mjs, links.mjs).
 */
export const looked = pages.filter((page, at) => !page.startsWith("support/services/") || at % 12 === 0);

const page = (wanted, why) => {
  if (!pages.includes(wanted)) throw new Error(`The site has no page /${wanted}, ${why}`);
  return wanted;
};
export const TOOL = page("tools/carers-assessment/", "the tool");
export const PAPER = page("tools/carers-assessment/paper/", "the tool's paper version");
export const DIRECTORY = page("support/", "the directory");
/** An article and its neighbour in the same section. */
export const ARTICLE = page("sharing/consent/", "an article");
export const OTHER_ARTICLE = page("sharing/why-staff-may-say-no/", "another article");

/** The release that the site's pages name. */
export const release = /<meta name="?release"? content="?([^">]+)/.exec(read("index.html"))?.[1];

/** A flat reader for our own TOML: strings only, as `words.section.name`. */
export function wordsOf(file) {
  const words = {};
  let section = words;
  for (const line of readFileSync(join(TOP, file), "utf8").split("\n")) {
    const heading = /^\[([\w.]+)\]$/.exec(line.trim())?.[1];
    if (heading) section = words[heading] ??= {};
    const [, name, value] = /^(\w+) = (".*")/.exec(line) ?? [];
    if (name) section[name] = JSON.parse(value);
  }
  return words;
}
export const words = wordsOf("content/en/words.toml");
export const settings = wordsOf("content/site.toml");

/** The languages of the site, its own first: code, name and, for some, dir. */
export const languages = readFileSync(join(TOP, "content/site.toml"), "utf8")
  .split("[[languages]]")
  .slice(1)
  .map((table) => Object.fromEntries([...table.matchAll(/^(\w+) = "(.*)"/gm)].map(([, name, value]) => [name, value])));

/** The tool's questions, sections and options, from the file that the tool is made of. */
export const questionnaire = JSON.parse(readFileSync(join(TOP, "content/en/tools/carers-assessment.json"), "utf8"));
const below = (item) => [item, ...(item.item ?? []).flatMap(below)];
/** Every question, in order, by its linkId. */
export const questions = new Map(
  questionnaire.item
    .filter((item) => item.linkId !== "summary")
    .flatMap(below)
    .filter((item) => !["group", "display"].includes(item.type))
    .map((item) => [item.linkId, item]),
);
/** The words of a question's options, in order. */
export const options = (linkId) => questions.get(linkId).answerOption.map(({ valueCoding, valueString }) => valueCoding?.display ?? valueString);

/** The services that the directory was made of. */
export const services = readdirSync(join(TOP, "content/directory"))
  .filter((file) => file.endsWith(".json"))
  .flatMap((file) => {
    const feed = JSON.parse(readFileSync(join(TOP, "content/directory", file), "utf8"));
    return Array.isArray(feed) ? feed : (feed.contents ?? [feed]);
  })
  .filter((service) => service.status === "active");
