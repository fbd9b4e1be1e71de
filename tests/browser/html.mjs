// Every page of the built site is valid HTML: browsers mend what is not, and then hydration meets another tree than was prerendered.
// Run: npm run test:html

import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { files, read } from "./harness/site.mjs";

const pages = files.filter((file) => file.endsWith(".html"));
const config = {
  extends: ["html-validate:recommended", "html-validate:document"],
  rules: {
    // Leptos writes attributes as they come, and its markers and spaces must stay as they are.
    "no-trailing-whitespace": "off",
    "attribute-boolean-style": "off",
    "attribute-empty-style": "off",
    "void-style": "off",
    "doctype-style": "off",
    "no-inline-style": "error",
    // The boxes of one question share its name, as radios do.
    "form-dup-name": ["error", { shared: ["radio", "checkbox", "button", "reset", "submit"] }],
    // The service's name and the page's title together may be longer than a search engine shows.
    "long-title": "off",
    // One number may stand on two lines of a small phone; no-break spaces would be read out oddly and copied along.
    "tel-non-breaking": "off",
    // Scripts and styles are the site's own: the policy lets nothing else in, and the offline copy checks each file's hash.
    "require-sri": "off",
    // An id may begin with a digit, such as the service 999.
    "valid-id": ["error", { relaxed: true }],
    // The design system names its landmarks so.
    "no-redundant-role": "off",
    "prefer-native-element": "off",
  },
};
const validator = new HtmlValidate(new StaticConfigLoader(config));

/** `<!>` is the marker by which Leptos finds its places: HTML reads it as an empty comment, the validator does not know it. */
const plain = (html) => html.replaceAll("<!>", "<!---->");

let faults = 0;
for (const page of pages) {
  const { results } = await validator.validateString(plain(read(page)), page);
  for (const { messages } of results) {
    for (const { line, column, ruleId, message, selector } of messages) {
      faults += 1;
      console.log(`${page}:${line}:${column}: ${message} (${ruleId})${selector ? ` at ${selector}` : ""}`);
    }
  }
}
console.log(faults ? `\n${faults} faults in ${pages.length} pages` : `${pages.length} pages are valid HTML`);
process.exitCode = faults ? 1 : 0;
