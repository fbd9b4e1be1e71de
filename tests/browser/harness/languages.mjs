// The site's languages, as the scenarios speak of them: which pages each has, and its words.

import { languages, pages, wordsOf } from "./site.mjs";

/** Each language but the site's own, with its words and the pages that are translated, by the address of the page in English. */
export const translations = languages.slice(1).map(({ code, name, dir = "ltr" }) => {
  const translated = pages.filter((page) => page.startsWith(`${code}/`)).map((page) => page.slice(code.length + 1));
  if (translated.length < 4) throw new Error(`The site has too few pages in ${name} to be tested`);
  return { code, name, dir, words: wordsOf(`content/${code}/words.toml`), pages: translated };
});

/** What a document is in. */
export const languageOf = (page) => page.evaluate(() => [document.documentElement.lang, document.documentElement.dir].join(" "));
