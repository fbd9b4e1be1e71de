// What a page is on paper: its sheets, read back from the PDF that the browser makes, and its colours as a printer without colours has them.

import { getDocument } from "pdfjs-dist/legacy/build/pdf.mjs";

/** Points (a 72nd of an inch) in a millimetre. */
const MM = 72 / 25.4;
/** The margins of style/_print.scss. */
const [SIDE, FOOT] = [15 * MM, 20 * MM];

export const dense = (text) => text.replace(/\s+/g, "");

/** The sheets of a PDF: for each its text in reading order (`body`), what stands in the margin at its foot, and what is out of place. */
export async function sheetsOf(pdf) {
  const document = await getDocument({ data: new Uint8Array(pdf), verbosity: 0, useSystemFonts: true }).promise;
  const sheets = [];
  for (let number = 1; number <= document.numPages; number++) {
    const page = await document.getPage(number);
    const [, , width, height] = page.view;
    const { items } = await page.getTextContent();
    const runs = items
      .filter(({ str }) => str.trim())
      .map(({ str, transform, width: wide }) => ({ text: str, x: transform[4], y: transform[5], right: transform[4] + wide }));
    // The number stands on the right, whatever the line beside it takes.
    const isNumber = ({ x }) => x > width - 2 * SIDE;
    const foot = runs.filter(({ y }) => y < FOOT - 8).sort((a, b) => isNumber(a) - isNumber(b) || b.y - a.y || a.x - b.x);
    const body = runs.filter(({ y }) => y >= FOOT - 8).sort((a, b) => (Math.abs(a.y - b.y) > 3 ? b.y - a.y : a.x - b.x));
    // The numbers of a list may hang over by a digit.
    const astray = body.filter(({ x, right, y }) => x < SIDE - 12 || right > width - SIDE + 1 || y > height - 15 * MM || y < FOOT);
    sheets.push({
      body: body.map(({ text }) => text).join(" "),
      foot: foot.map(({ text }) => text).join(" "),
      astray: [...astray, ...foot.filter(({ x, right }) => x < SIDE - 1 || right > width - SIDE + 1)].map(({ text }) => text),
    });
  }
  await document.destroy();
  return sheets;
}

/**
 * Which sheet each text is on: the texts follow each other. `undefined` for a text that is not found whole on one sheet after the one
 * before it.
 */
export function placesOf(sheets, texts) {
  const bodies = sheets.map(({ body }) => dense(body));
  let [sheet, from] = [0, 0];
  return texts.map((text) => {
    const wanted = dense(text);
    for (let at = sheet; at < bodies.length; at++) {
      const found = bodies[at].indexOf(wanted, at === sheet ? from : 0);
      if (found < 0) continue;
      [sheet, from] = [at, found + wanted.length];
      return at;
    }
    return undefined;
  });
}

/** Is there a sheet on which a text begins right after another? The mark of a list may stand between them. */
export function follows(sheets, first, next) {
  const [before, after] = [dense(first), dense(next)];
  return sheets.some(({ body }) => {
    const text = dense(body);
    for (let at = text.indexOf(before); at >= 0; at = text.indexOf(before, at + 1)) {
      if (text.slice(at + before.length).replace(/^([•◦▪]|\d+\.)/, "").startsWith(after)) return true;
    }
    return false;
  });
}

/** Runs in a page that is shown as print: every text whose contrast is too low, in grey, on its own ground and on white paper. */
export function paleTexts() {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (colour) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = colour;
    canvas.fillRect(0, 0, 1, 1);
    return [...canvas.getImageData(0, 0, 1, 1).data];
  };
  // What a printer without colours makes of one: its luminance, as WCAG defines it.
  const luminance = ([r, g, b]) => {
    const [red, green, blue] = [r, g, b].map((part) => (part / 255 <= 0.04045 ? part / 255 / 12.92 : ((part / 255 + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const contrast = (a, b) => (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05);
  const ground = (element) => {
    for (let each = element; each; each = each.parentElement) {
      const colour = rgba(getComputedStyle(each).backgroundColor);
      if (colour[3] > 0) return luminance(colour);
    }
    return 1;
  };
  const pale = [];
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.data.trim();
    if (!text || !element.checkVisibility({ visibilityProperty: true }) || element.closest("script, noscript, .nhsuk-u-visually-hidden")) continue;
    const style = getComputedStyle(element);
    const own = luminance(rgba(style.color));
    // 18 pt, or 14 pt in bold.
    const large = parseFloat(style.fontSize) >= (Number(style.fontWeight) >= 700 ? 18.66 : 24);
    const least = large ? 3 : 4.5;
    const [printed, plain] = [contrast(own, ground(element)), contrast(own, 1)];
    if (printed < least || plain < least) pale.push(`${printed.toFixed(1)} and ${plain.toFixed(1)}: ${text.slice(0, 60)} (${element.className})`);
  }
  return pale;
}
