// Lighthouse as it is shipped: a phone, the line and processor simulated, all four categories.

import lighthouse from "lighthouse";

export const CATEGORIES = ["performance", "accessibility", "best-practices", "seo"];

/** A busy machine makes Lighthouse lose a recording now and then. */
async function record(url, flags, attempts = 3) {
  const { lhr } = await lighthouse(url, flags);
  if (!lhr.runtimeError) return lhr;
  if (attempts === 1) throw new Error(`Lighthouse on ${url}: ${lhr.runtimeError.message}`);
  return record(url, flags, attempts - 1);
}

/** Times in milliseconds; scores of 100; `complaints` are lines that name the audit and the elements that it is about. */
export async function audit(port, url) {
  const flags = { port, logLevel: "error", onlyCategories: CATEGORIES, disableFullPageScreenshot: true };
  const lhr = await record(url, flags);
  const value = (id) => lhr.audits[id].numericValue;
  return {
    scores: CATEGORIES.map((id) => Math.round(lhr.categories[id].score * 100)),
    fcp: value("first-contentful-paint"),
    lcp: value("largest-contentful-paint"),
    tbt: value("total-blocking-time"),
    cls: value("cumulative-layout-shift"),
    machine: lhr.environment.benchmarkIndex,
    complaints: [`largest paint: ${largest(lhr)}`, ...CATEGORIES.flatMap((id) => complaintsOf(lhr, id))],
  };
}

function complaintsOf(lhr, category) {
  return lhr.categories[category].auditRefs.flatMap(({ id, weight }) => {
    const { score, title, displayValue, details, errorMessage } = lhr.audits[id];
    if (score === null ? !errorMessage : score >= 0.995) return [];
    const about = [title, displayValue, errorMessage].filter(Boolean).join("; ");
    return [`${category} ${id} (${score ?? "error"}, weight ${weight}): ${about}`, ...itemsOf(details)];
  });
}

const largest = (lhr) => lhr.audits["largest-contentful-paint-element"].details?.items[0]?.items[0]?.node?.snippet ?? "unknown";

/** The first few things that an audit points at, a line each. */
function itemsOf(details) {
  const items = details?.type === "list" ? details.items.flatMap(({ items, value }) => items ?? [value]) : (details?.items ?? []);
  return [items].flat().slice(0, 5).flatMap((item) => {
    const node = item?.node?.snippet ?? item?.element?.snippet;
    const named = ["source", "url", "reason", "failureType", "groupLabel", "label", "description", "wastedMs", "wastedBytes", "duration", "total", "transferSize"]
      .filter((key) => ["string", "number"].includes(typeof item?.[key]))
      .map((key) => `${key} ${typeof item[key] === "number" ? Math.round(item[key]) : item[key]}`);
    const line = [node, ...named].filter(Boolean).join(" · ");
    return line ? [`    ${line}`] : [];
  });
}
