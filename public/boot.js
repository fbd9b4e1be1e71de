// Starts what a page needs beyond its HTML: the wasm, the offline copy, and printing. Without it the page still reads, links and prints.
//
// <script type="module" src="boot.js" data-js="…" data-wasm="…" data-release="…">
//   data-style="…"  the style of tools, where the page itself does without it    data-sw="off"  leaves the offline copy out

const tag = document.querySelector("script[data-wasm]");

const show = (name, visible = true) => {
  for (const element of document.querySelectorAll(`[${name}]`)) element.hidden = !visible;
};

/** What a link may lead to has its style before it can be followed. */
const style = (address) =>
  new Promise((done, failed) => {
    document.head.append(Object.assign(document.createElement("link"), { rel: "stylesheet", href: address, onload: done, onerror: failed }));
  });

/** Hydrates the live parts. A browser that is too old, or a blocked file, gets the note that leads to the paper version. */
async function start() {
  try {
    // What somebody before left on a ward tablet goes before anything reads it.
    await ward;
    const address = (name) => new URL(tag.getAttribute(name), document.baseURI).href;
    // All that is needed is fetched side by side. A part's own file is asked for again by the wasm and then comes from the cache.
    const wasm = fetch(address("data-wasm"));
    const styled = tag.dataset.style ? style(address("data-style")) : undefined;
    // Whichever fails is met below.
    for (const asked of [wasm, styled]) asked?.catch(() => {});
    for (const part of document.querySelectorAll("[data-source]")) {
      fetch(part.dataset.source).then((file) => file.arrayBuffer()).catch(() => {});
    }
    const { default: init } = await import(address("data-js"));
    await styled;
    await init({ module_or_path: wasm });
  } catch {
    show("data-loading", false);
    show("data-no-wasm");
  }
}

/** Scripts that only some pages need, or some devices. */
function others() {
  if (document.querySelector("[data-live=tool]")) import("./text.js").catch(() => {});
  if (document.querySelector("[data-for-you], [data-hand-out]")) {
    import("./hand-out.js").then(({ begin }) => begin()).catch(() => show("data-broken-maker"));
  }
  let isWard = false;
  try {
    isWard = localStorage.getItem("carer-portal-ward") !== null;
  } catch {
    // Site data is blocked: then there is nothing to clear.
  }
  if (isWard || document.querySelector("[data-ward-switch]")) return import("./ward.js").then(({ look }) => look()).catch(() => {});
}
const ward = others();

const loaded = new Promise((done) => {
  if (document.readyState === "complete") done();
  else addEventListener("load", done, { once: true });
});

// A tool, and a page from which somebody may have to leave quickly, cannot wait; reading can go first everywhere else.
const live = document.querySelector("[data-live], [data-exit]");
const idle = () => new Promise((done) => (window.requestIdleCallback ?? setTimeout)(done));
const frame = () => new Promise((done) => requestAnimationFrame(() => done()));
// Nothing competes with the first paint. Browsers tell when it is on the screen; where they do not, the second frame and a while must do.
const painted = () => Promise.race([firstPaint(), frame().then(frame).then(() => new Promise((done) => setTimeout(done, 500)))]);
function firstPaint() {
  return new Promise((done) => {
    try {
      new PerformanceObserver((_, paints) => (paints.disconnect(), done())).observe({ type: "paint", buffered: true });
    } catch {
      // Too old to tell.
    }
  });
}
const started = tag ? (live ? painted() : loaded.then(painted).then(idle)).then(start) : Promise.resolve();

// What puts the site on a home screen is of no use before the page is read, and would compete with the first paint.
started.then(() => {
  if (!tag) return;
  const link = Object.assign(document.createElement("link"), { rel: "manifest", href: new URL("manifest.webmanifest", import.meta.url).href });
  document.head.append(link);
});

/** Shows that a new release is ready. It takes over only when the reader asks, and only when no other tab shows the old one. */
function offer({ waiting }) {
  if (!waiting || !navigator.serviceWorker.controller) return;
  show("data-new-release");
  for (const button of document.querySelectorAll("[data-take-over]")) {
    button.onclick = () => {
      navigator.serviceWorker.oncontrollerchange = () => location.reload();
      waiting.postMessage({ type: "take-over" });
    };
  }
}

async function keepOffline() {
  const workers = navigator.serviceWorker;
  try {
    workers.addEventListener("message", ({ data }) => data?.type === "other-tabs" && show("data-other-tabs"));
    const registration = await workers.register(new URL("sw.js", import.meta.url));
    offer(registration);
    // Following a link exchanges the notice with the page: it is shown again, in the page's language.
    new MutationObserver(() => offer(registration)).observe(document.body, { childList: true });
    registration.addEventListener("updatefound", () => {
      registration.installing?.addEventListener("statechange", () => offer(registration));
    });
    // On the first visit the worker may serve this page too, if both are of one release: it decides.
    const { active } = await workers.ready;
    if (!workers.controller) active.postMessage({ type: "claim", release: tag?.dataset.release });
  } catch {
    // Site data is blocked, or the host has no TLS: the site works as before, only not offline.
  }
}

// Last of all: fetching every page must not hold up this one.
if ("serviceWorker" in navigator && tag?.dataset.sw !== "off") Promise.all([loaded, started]).then(keepOffline);

// The search comes when a reader goes to its box, which may be before this script is there.
const isSearch = (element) => element?.matches?.("[data-search] input");
function search({ target }) {
  if (!isSearch(target)) return;
  removeEventListener("focusin", search);
  // Where it cannot be had, it is asked for again when the reader comes back to the box.
  import("./search.js").then(({ begin }) => begin(target)).catch(() => addEventListener("focusin", search));
}
addEventListener("focusin", search);
search({ target: document.activeElement });

// An amount of last year says so from its day on, also when the site has not been built since.
function markExpired() {
  for (const amount of document.querySelectorAll("[data-valid-to]")) {
    if (new Date(`${amount.dataset.validTo}T23:59:59`) < new Date()) amount.nextElementSibling.hidden = false;
  }
}
markExpired();
// Following a link exchanges the page.
new MutationObserver(() => {
  markExpired();
  others();
}).observe(document.body, { childList: true });
// Pages that are printed together came by another way.
addEventListener("beforeprint", markExpired);

// The meaning of a word, shown where the reader is. Whatever is missing for it, the link leads to the list of words.
addEventListener(
  "click",
  (event) => {
    const word = event.target.closest?.("[data-term]");
    const box = document.getElementById("portal-term");
    if (!word || !box?.showPopover || event.button || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    const [name, meaning, all] = ["name", "meaning", "all"].map((part) => document.getElementById(`portal-term-${part}`));
    name.textContent = word.dataset.term;
    meaning.textContent = word.dataset.meaning;
    all.href = word.href;
    all.onclick = () => box.hidePopover();
    box.hidden = false;
    box.showPopover();
    box.focus();
  },
  { capture: true },
);

/** Keeps an area of a large directory on this device, if the reader asks for it. */
async function keepPart(file) {
  const { active } = (await navigator.serviceWorker?.getRegistration()) ?? {};
  if (!active) return false;
  const { port1, port2 } = new MessageChannel();
  active.postMessage({ type: "keep", file }, [port2]);
  return new Promise((done) => (port1.onmessage = ({ data }) => done(data)));
}

addEventListener("click", async ({ target }) => {
  const file = target.closest?.("[data-keep]")?.dataset.keep;
  if (!file) return;
  const kept = await keepPart(file).catch(() => false);
  show("data-kept", kept);
  show("data-not-kept", !kept);
});

const root = document.documentElement;
let sheet;

/** The foot of each printed sheet begins with the page's title; the site's name follows anyway. */
function nameSheets() {
  // Not before it is needed: to ask for a style makes the browser lay the page out.
  sheet ??= getComputedStyle(root).getPropertyValue("--sheet");
  const page = document.title.replace(/ – [^–]*$/, "");
  root.style.setProperty("--sheet", `${JSON.stringify(`${page} · `)} ${sheet}`);
}

// Paper has no closed parts. (New browsers do this from the stylesheet.)
let opened = [];
addEventListener("beforeprint", () => {
  nameSheets();
  opened = [...document.querySelectorAll("details:not([open])")];
  for (const part of opened) part.open = true;
});
addEventListener("afterprint", () => {
  for (const part of opened) part.open = false;
});
