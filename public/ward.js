// A tablet that lies on a ward and goes from hand to hand: one touch clears it for the next person, and when nobody uses it, it clears
// itself. boot.js loads this only where the switch on the page for workers was turned on, and on that page.
//
// What is cleared: answers in memory (the page is loaded anew), everything that the site keeps, the page in the history. The switch stays.
// The site's offline copy stays too: it holds nothing of a reader.

/** The switch. Not below "carer-portal/", where readers' answers are kept. */
const SWITCH = "carer-portal-ward";
/**
 * For the device: when it was last used. All tabs go by it, since one that nobody sees would else clear the one in use.
 * For each tab: that it was used, or was just cleared.
 */
const USED = "carer-portal-ward-used";
const CLEARED = "cleared";
/** What readers keep stands below this. */
const KEPT = "carer-portal/";

/**
 * How long the warning stands, in seconds. WCAG 2.2.1 asks for 20; reading it slowly, or hearing it and then finding the button with a
 * switch or by touch, takes well over a minute.
 */
const WARNING = 120;
/** When a screen reader is told what is left: often enough, and no oftener. */
const TOLD_AT = [60, 30, 10];

const root = document.documentElement;
const portal = () => document.getElementById("portal");
const address = (name) => new URL(portal().dataset[name], document.baseURI).href;
const home = address("root");
/** The words, in the language of the page that is shown. */
const load = () => fetch(address("ward")).then((answer) => answer.json());

let on = false;
let words;
let bar;
let warning;
let gone = false;
/** While the site itself moves the focus. */
let quiet = false;

/** Runs something that fails where site data is blocked. */
function attempt(run) {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const both = (run) => attempt(() => [sessionStorage, localStorage].forEach(run));
const read = (name) => attempt(() => localStorage.getItem(name));
const isOn = () => read(SWITCH) === "on";
const cover = (covered) => root.classList.toggle("portal-leaving", covered);

function make(tag, properties = {}, attributes = {}) {
  const element = Object.assign(document.createElement(tag), properties);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  return element;
}

const button = (text, press) => make("button", { type: "button", className: "nhsuk-button nhsuk-button--small", textContent: text, onclick: press });

/** Clears everything, and begins at the home page. `all` is false when another tab has just emptied the storage. */
function clear(all = true) {
  gone = true;
  cover(true);
  attempt(() => all && localStorage.clear());
  attempt(() => localStorage.setItem(SWITCH, "on"));
  attempt(() => {
    sessionStorage.clear();
    sessionStorage.setItem(USED, CLEARED);
  });
  document.title = "";
  portal().replaceChildren();
  location.replace(home);
}

/** Somebody is there. While the warning stands, only its answer counts. */
function use() {
  if (!on || gone || quiet || warning?.open) return;
  const now = Date.now();
  // Once a second is enough. A clock can be put back too.
  both((storage) => Math.abs(now - storage.getItem(USED)) < 1000 || storage.setItem(USED, now));
}

function carryOn() {
  warning.close();
  use();
}

/** Any key answers, but for those that only move the focus or are held with another, and those that press the other button. */
function answer(event) {
  if (/^(Tab|Shift|Control|Alt|AltGraph|Meta|CapsLock)$/.test(event.key)) return;
  if (/^(Enter| )$/.test(event.key) && event.target.tagName === "BUTTON") return;
  event.preventDefault();
  carryOn();
}

function makeWarning() {
  warning = make("dialog", { className: "portal-no-print", onkeydown: answer }, { role: "alertdialog", "aria-labelledby": "ward-title", "aria-describedby": "ward-text ward-left" });
  warning.oncancel = (event) => {
    event.preventDefault();
    carryOn();
  };
  warning.append(
    make("h2", { id: "ward-title", className: "nhsuk-heading-m", textContent: words.title }),
    make("p", { id: "ward-text", className: "nhsuk-body", textContent: words.text }),
    make("p", { id: "ward-left", className: "nhsuk-heading-m" }, { "aria-hidden": "true" }),
    make("p", { id: "ward-told", className: "nhsuk-u-visually-hidden" }, { role: "status" }),
    button(words.carry_on, carryOn),
    " ",
    button(words.start_again, () => clear()),
  );
  warning.style.maxWidth = "34rem";
  document.body.append(warning);
}

function warn(left) {
  if (!warning) makeWarning();
  const [shown, told] = ["ward-left", "ward-told"].map((id) => document.getElementById(id));
  const text = words.left.replace("{seconds}", left);
  shown.textContent = text;
  if (warning.open && TOLD_AT.includes(left)) told.textContent = text;
  if (warning.open) return;
  told.textContent = "";
  warning.showModal();
}

/** Every second: is anybody still there? By the clock, so that time asleep counts. */
function watchClock() {
  const used = read(USED);
  // Nobody has used the site since it was cleared.
  if (!on || gone || !used) return;
  const left = Math.ceil((words?.minutes ?? 5) * 60 + WARNING - (Date.now() - used) / 1000);
  if (left <= 0) clear();
  else if (left > WARNING) warning?.close();
  else if (words) warn(left);
}

/** What is on the screen when a tablet goes to sleep is the first thing seen when it wakes: so nothing is. */
function wake() {
  if (!on) return;
  if (document.hidden) return cover(true);
  watchClock();
  cover(gone);
}

function makeBar(loaded) {
  words = loaded;
  bar = make("div", { className: "portal-bar", lang: root.lang }, { role: "region", "aria-label": words.name });
  const inner = make("div", { className: "nhsuk-width-container" });
  inner.append(make("p", { textContent: words.bar }, { role: "status" }), button(words.start_again, () => clear()));
  bar.append(inner);
  bar.style.bottom = 0;
  document.body.append(bar);
  // What else comes to the foot of the screen stands above it; the end of a page, and what has the focus, are never behind it.
  const height = `${bar.offsetHeight}px`;
  root.style.setProperty("--ward", height);
  root.style.scrollPaddingBottom = document.body.style.paddingBottom = height;
}

async function showBar() {
  for (let tries = 0; !bar && on && tries < 5; tries++) {
    const { lang } = root;
    const loaded = await load().catch(() => new Promise((later) => setTimeout(later, 2000)));
    // Meanwhile the switch may have been turned, or a page in another language have come.
    if (loaded && !bar && on && lang === root.lang) makeBar(loaded);
  }
}

function hide() {
  bar?.remove();
  warning?.remove();
  bar = warning = words = undefined;
  root.style.removeProperty("--ward");
  root.style.scrollPaddingBottom = document.body.style.paddingBottom = "";
}

/** Begins on a page: what somebody before left goes first. */
async function begin() {
  on = true;
  const before = attempt(() => sessionStorage.getItem(USED));
  if (before === null) {
    // A new tab, or the site opened anew.
    for (const name of attempt(() => Object.keys(localStorage)) ?? []) if (name.startsWith(KEPT)) attempt(() => localStorage.removeItem(name));
  }
  const atHome = location.href === home;
  if (before === null || (!atHome && !read(USED))) use();
  await showBar();
  watchClock();
  if (before === CLEARED && atHome && bar) {
    bar.querySelector("p").textContent = words.cleared;
    const heading = document.querySelector("#portal h1");
    heading.tabIndex = -1;
    quiet = true;
    heading.focus();
    quiet = false;
  }
}

/** The switch, on the page that has it. */
function turn({ target }) {
  const { checked } = target;
  attempt(() => (checked ? localStorage.setItem(SWITCH, "on") : localStorage.removeItem(SWITCH)));
  target.checked = isOn();
  const say = (texts) => (document.querySelector("[data-ward-said]").textContent = checked === isOn() ? texts[checked ? "on" : "off"] : texts.refused);
  // Where the words cannot be had, the box itself still says how it is turned.
  load().then(say).catch(() => {});
  follow();
}

function stop() {
  on = false;
  both((storage) => storage.removeItem(USED));
  hide();
  cover(gone);
}

/** The switch was turned: here, in another tab, or while this page was in the browser's fast cache. */
function follow() {
  if (isOn() !== on) on ? stop() : begin();
}

/** Looks at a page that has just come: boot.js calls this on each. */
export function look() {
  if (bar && bar.lang !== root.lang) {
    hide();
    showBar();
  }
  const box = document.querySelector("[data-ward-switch]");
  if (!box) return;
  box.checked = isOn();
  box.onchange = turn;
}

for (const event of ["pointerdown", "keydown", "wheel", "scroll", "input", "focusin"]) addEventListener(event, use, { capture: true, passive: true });
setInterval(watchClock, 1000);
for (const event of ["visibilitychange", "pageshow", "focus"]) addEventListener(event, wake);
// The browser's fast cache would show the page as it was left.
addEventListener("pageshow", ({ persisted }) => persisted && (gone ? location.replace(home) : follow()));
// A tool with answers asks whether the reader really wants to leave: nobody is to be asked here.
addEventListener("beforeunload", (event) => gone && event.stopImmediatePropagation(), { capture: true });
// Leaving quickly empties the storage too; the device stays a ward tablet.
addEventListener("pagehide", () => on && attempt(() => localStorage.setItem(SWITCH, "on")));
// Another tab was cleared, or the switch was turned there.
addEventListener("storage", ({ key }) => {
  if (key === null && on) clear(false);
  if (key === SWITCH) follow();
});

if (isOn()) begin();
