// The search itself: knows nothing of the page. `new Finder(index).find("what they typed")` gives the best entries, best first.
//
// The index is written by src/site/search.rs. Each entry is [kind, address, title, other names, summary, sentences]. A word of the
// reader finds a word of an entry that is the same, has the same stem or begins like it; a word that finds nothing is tried again with
// one slip of the keyboard. What an entry is worth: for each word how rare it is, times where it stands (a title counts most); the more
// of the words it has, the better. Then the reader's way of saying things: "same" holds phrases, what pages call it, and who answers.

const [TITLE, NAMES, SUMMARY, TEXT] = [10, 7, 3, 1];
/** How much a match counts that is not the very word. */
const [STEM, BEGINNING, SLIP] = [0.9, 0.7, 0.6];
/** A page that is named as the answer stands above all that only holds the words. */
const ANSWER = 60;
/** Pages and tools answer; words and services are looked up. */
const BY_KIND = [1, 1, 0.85, 0.7];

/** Small letters without accents, apostrophes and signs: as src/directory/fold.rs, so that index and reader agree. */
export const fold = (text) =>
  text
    .toLowerCase()
    .normalize("NFD")
    .replace(/['\u2018\u2019\u0300-\u036f]/g, "")
    // Urdu's letters are whole again, as the index has them.
    .normalize("NFC")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();

const wordsOf = (text) => fold(text).split(" ").filter(Boolean);

/** What is left of a word without its ending: "carers" and "carer", "caring" and "care"; and "ph" is heard as "f". */
export function stem(word) {
  const bare = word.replaceAll("ph", "f").replace(/(?<=..)(ies|y)$/, "i").replace(/(?<=...)(?<!s)s$/, "").replace(/(?<=...)(ing|ed)$/, "");
  return bare.replace(/(?<=..)e$/, "").replace(/(?<=..)([b-df-hj-np-tv-z])\1$/, "$1");
}

/**
 * How another word follows from one by a slip: a letter too many, too few, another, or two swapped. 2: the whole of it; 1: its
 * beginning; 0: not. On a poor phone this runs over every word for one key, so it makes no new texts but the tails of `word`.
 */
export function slip(word, other, tails = tailsOf(word)) {
  let at = 0;
  while (at < word.length && word[at] === other[at]) at++;
  const follows = (mine, theirs) => {
    const tail = tails[at + mine];
    if (tail === undefined || !other.startsWith(tail, at + theirs)) return 0;
    return other.length === at + theirs + tail.length ? 2 : 1;
  };
  const swapped = word[at] === other[at + 1] && word[at + 1] === other[at] ? follows(2, 2) : 0;
  return Math.max(follows(1, 1), follows(1, 0), follows(0, 1), swapped);
}

const tailsOf = (word) => Array.from({ length: word.length + 1 }, (_, at) => word.slice(at));

/** Keeps what was worked out: on most keystrokes only the last word changes. */
function remember(kept, word, found) {
  if (kept.size > 200) kept.clear();
  kept.set(word, found);
  return found;
}

export class Finder {
  constructor(index) {
    this.index = index;
    this.ignored = new Set(index.ignore);
    /** For each word: entry and worth by turns. */
    const places = new Map();
    /** For each entry: the words of its summary and of each sentence. */
    this.texts = [];
    index.entries.forEach(([, , title, names, summary, sentences], entry) => {
      const worth = new Map();
      const add = (text, value) => {
        const words = wordsOf(text);
        for (const word of words) worth.set(word, Math.max(worth.get(word) ?? 0, value) + 0.1);
        return words;
      };
      add(title, TITLE);
      add(names, NAMES);
      this.texts.push([add(summary, SUMMARY), ...sentences.map((sentence) => add(sentence, TEXT))]);
      for (const [word, value] of worth) {
        if (!places.has(word)) places.set(word, []);
        places.get(word).push(entry, value);
      }
    });
    this.places = places;
    this.words = [...places.keys()].sort();
    this.stems = new Map();
    for (const word of this.words) this.stems.set(stem(word), [...(this.stems.get(stem(word)) ?? []), word]);
    this.titles = index.entries.map(([, , title]) => fold(title));
    this.same = index.same.map(([words, means, pages]) => ({ words, means: means.map((phrase) => phrase.split(" ")), pages }));
    this.entryAt = new Map(index.entries.map(([, address], entry) => [address, entry]));
    this.known = new Map();
    this.worths = new Map();
  }

  /** The words of the index that a reader's word stands for, each with how much it counts. */
  meant(word) {
    if (this.known.has(word)) return this.known.get(word);
    const found = new Map();
    let [low, high] = [0, this.words.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.words[middle] < word) low = middle + 1;
      else high = middle;
    }
    for (let at = low; word.length > 1 && this.words[at]?.startsWith(word); at++) found.set(this.words[at], BEGINNING);
    for (const other of this.stems.get(stem(word)) ?? []) found.set(other, STEM);
    if (this.places.has(word)) found.set(word, 1);
    if (found.size === 0 && word.length > 3) {
      const tails = tailsOf(word);
      for (const other of this.words) {
        const how = slip(word, other, tails);
        if (how) found.set(other, how === 2 ? SLIP : SLIP * BEGINNING);
      }
    }
    return remember(this.known, word, found);
  }

  /** For each entry with a word: the best that it is worth there. */
  worth(word) {
    if (this.worths.has(word)) return this.worths.get(word);
    const best = new Map();
    for (const [other, counts] of this.meant(word)) {
      const places = this.places.get(other);
      for (let at = 0; at < places.length; at += 2) {
        const value = places[at + 1] * counts;
        if (value > (best.get(places[at]) ?? 0)) best.set(places[at], value);
      }
    }
    return remember(this.worths, word, best);
  }

  rarity(holders) {
    return Math.log(1 + this.index.entries.length / holders);
  }

  find(typed, limit = 8) {
    const folded = fold(typed);
    const all = [...new Set(folded.split(" ").filter(Boolean))].slice(0, 16);
    const telling = all.filter((word) => !this.ignored.has(word));
    const words = telling.length ? telling : all;
    const scores = new Map();
    const score = (entry) => scores.get(entry) ?? scores.set(entry, { sum: 0, has: 0, titles: 0, answer: 0 }).get(entry);
    const weights = new Map();
    let total = 0;
    let known = 0;
    for (const word of words) {
      const found = this.worth(word);
      if (found.size === 0) continue;
      known += 1;
      const rarity = this.rarity(found.size);
      total += rarity;
      weights.set(word, rarity);
      for (const [entry, value] of found) {
        const its = score(entry);
        its.sum += rarity * value;
        its.has += rarity;
        its.titles += value >= TITLE * SLIP;
      }
    }
    const phrase = ` ${folded} `;
    for (const { words: said, means, pages } of this.same) {
      if (!said.some((words) => phrase.includes(` ${words} `))) continue;
      pages.forEach((address, rank) => {
        const entry = this.entryAt.get(address);
        if (entry !== undefined) score(entry).answer = Math.max(score(entry).answer, ANSWER * (1 - rank / 10));
      });
      const best = new Map();
      for (const meaning of means) {
        const each = meaning.map((word) => this.worth(word));
        for (const word of meaning) if (!this.ignored.has(word)) weights.set(word, weights.get(word) ?? 1);
        for (const entry of each[0].keys()) {
          if (!each.every((found) => found.has(entry))) continue;
          const value = each.reduce((sum, found) => sum + found.get(entry), 0) / each.length;
          best.set(entry, Math.max(best.get(entry) ?? 0, value));
        }
      }
      const rarity = this.rarity(Math.max(best.size, 1));
      for (const [entry, value] of best) {
        const its = score(entry);
        its.sum += STEM * rarity * value;
        its.has += rarity;
      }
    }
    const ranked = [];
    for (const [entry, { sum, has, titles, answer }] of scores) {
      const whole = total ? Math.min(1, has / total) : 1;
      const named = known > 0 && titles === known ? 1.5 : 1;
      const its = this.titles[entry] === folded ? 2 * ANSWER : answer;
      ranked.push([entry, sum * (0.3 + 0.7 * whole) * named * BY_KIND[this.index.entries[entry][0]] + its]);
    }
    ranked.sort((a, b) => b[1] - a[1] || a[0] - b[0]);
    return ranked.slice(0, limit).map(([entry]) => {
      const [kind, address, title, , summary, sentences] = this.index.entries[entry];
      const best = this.best(entry, weights);
      return { kind: this.index.kinds[kind], address, title, sentence: best ? sentences[best - 1] : summary };
    });
  }

  /** Which of an entry's texts holds most of what was looked for: 0 is the summary; of equals the first. */
  best(entry, weights) {
    let [best, most] = [0, -1];
    this.texts[entry].forEach((words, at) => {
      let much = 0;
      for (const [word, weight] of weights) {
        const meant = this.meant(word);
        let counts = 0;
        for (const other of words) counts = Math.max(counts, meant.get(other) ?? 0);
        much += weight * counts;
      }
      // Two words that stand alone say little.
      if (words.length < 4) much /= 2;
      if (much > most) [best, most] = [at, much];
    });
    return best;
  }
}
