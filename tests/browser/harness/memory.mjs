// Everything in which a browser could keep or show something of a reader, as text.

/** Addresses, titles, history state, storages, cookies, databases and kept answers of a page. */
export async function tracesOn(page) {
  const kept = await page.evaluate(async () => {
    const storage = (name) => {
      try {
        return JSON.stringify({ ...window[name] });
      } catch (error) {
        return error.name;
      }
    };
    const answers = [];
    for (const name of await caches.keys()) {
      const cache = await caches.open(name);
      for (const request of await cache.keys()) answers.push(request.url);
    }
    return {
      address: location.href,
      title: document.title,
      name: window.name,
      state: JSON.stringify(history.state),
      local: storage("localStorage"),
      session: storage("sessionStorage"),
      cookie: document.cookie,
      databases: JSON.stringify(await indexedDB.databases()),
      answers,
    };
  });
  const cookies = JSON.stringify(await page.context().cookies());
  return { ...kept, cookies };
}

/** What must be so on every page, since nothing is kept unless asked. */
export const NOTHING_KEPT = { name: "", local: "{}", session: "{}", cookie: "", databases: "[]", cookies: "[]" };
