// The hand-out maker: what is chosen, its order, its address, and printing. hand-out.js loads this; hand-out-document.js makes the paper.
//
// What is chosen is in memory and behind the "#" of this page's address, so that Back and a reload bring it back. The team's name and number
// are in memory only. Everything shown is copied from the page, which also holds the words.

import { build, collect } from "./hand-out-document.js";
import { fill, fragmentOf, frameOf, lookUp, namesIn, style, tellUnknown } from "./hand-out.js";

/** What was typed for the cover, for as long as this document lives: reading a page and coming back must not lose it. */
const cover = { team: "", phone: "", size: "standard" };

let current;

class Maker {
  constructor(host) {
    this.host = host;
    this.frame = frameOf();
    this.words = this.frame.words;
    this.pages = new Map();
    for (const box of host.querySelectorAll("input[data-at]")) {
      const { at, paper } = box.dataset;
      this.pages.set(box.value, { name: box.value, at, paper: paper !== undefined, title: box.labels[0].textContent, box });
    }
    this.sets = [...host.querySelectorAll("button[data-set]")].map((button) => ({ ...button.dataset, names: button.dataset.pages.split("+") }));
    this.order = [];
    /** Which document is wanted: another one whenever something changes. */
    this.wanted = 0;
    this.printWords = this.part("needs").textContent;
  }

  part(name) {
    return this.host.querySelector(`[data-${name}]`);
  }

  say(text) {
    document.getElementById("portal-announcer").textContent = text;
  }

  /** The ready-made set that is exactly what is chosen. */
  readyMade() {
    const names = this.order.map(({ name }) => name).join("+");
    return this.sets.find(({ pages }) => pages === names);
  }

  fragment() {
    return this.readyMade()?.set ?? fragmentOf(this.order.map(({ name }) => name));
  }

  /** Takes up what the address names. A link to a part of this page names nothing: what was chosen stays. */
  takeUp() {
    // A set may be called like a part of the page.
    const alone = location.hash.slice(1);
    const set = this.sets.find(({ set }) => set === alone);
    const names = set?.names ?? namesIn(location.hash);
    if (names) {
      const { found, unknown } = lookUp(names, this.pages);
      this.order = found;
      tellUnknown(this.part("unknown"), unknown, this.words.unknown);
    }
    this.show();
  }

  /** Shows what is chosen, here and in the address. */
  show() {
    const count = this.order.length;
    for (const page of this.pages.values()) page.box.checked = this.order.includes(page);
    const blank = document.querySelector("#portal template[data-line]").content.firstElementChild;
    this.part("order").replaceChildren(...this.order.map((page, at) => this.line(blank, page, at)));
    this.part("empty").hidden = count > 0;
    this.part("clear").hidden = count === 0;
    this.part("count").hidden = count === 0;
    if (count > 0) this.part("count").textContent = count === 1 ? this.words.countOne : fill(this.words.countMany, { count });
    this.part("needs").disabled = count === 0;
    this.part("phone").hidden = count === 0;
    this.part("failed").hidden = true;
    this.part("broken-maker").hidden = true;
    this.forget();
    const hash = count ? `#${this.fragment()}` : location.pathname + location.search;
    history.replaceState(history.state, "", hash);
    if (count) this.showCode(this.host);
  }

  line(blank, page, at) {
    const line = blank.cloneNode(true);
    line.dataset.page = page.name;
    line.querySelector("[data-name]").textContent = page.title;
    for (const of of line.querySelectorAll("[data-of]")) of.textContent = ` ${page.title}`;
    line.querySelector("[data-up]").disabled = at === 0;
    line.querySelector("[data-down]").disabled = at === this.order.length - 1;
    return line;
  }

  /** The address of the same set for a carer. */
  address() {
    return new URL(`${this.host.dataset.setsAt}#${this.fragment()}`, document.baseURI).href;
  }

  async showCode(within) {
    const address = this.address();
    within.querySelector("[data-address]").textContent = address;
    const { draw } = await import("./hand-out-document.js");
    within.querySelector("[data-code]").replaceChildren(...draw(address, this.words.code));
  }

  add(page) {
    if (!this.order.includes(page)) this.order.push(page);
    this.show();
    this.say(fill(this.words.added, { title: page.title, number: this.order.indexOf(page) + 1 }));
  }

  remove(page) {
    this.order = this.order.filter((other) => other !== page);
    this.show();
    this.say(fill(this.words.removed, { title: page.title }));
  }

  move(page, by) {
    const from = this.order.indexOf(page);
    const to = from + by;
    if (to < 0 || to >= this.order.length) return;
    this.order.splice(from, 1);
    this.order.splice(to, 0, page);
    this.show();
    this.say(fill(this.words.moved, { title: page.title, number: to + 1, count: this.order.length }));
  }

  use({ title, names }) {
    this.order = lookUp(names, this.pages).found;
    this.show();
    this.say(fill(this.words.used, { title, count: this.order.length }));
  }

  press(button) {
    const line = button.closest("[data-page]");
    const page = line && this.pages.get(line.dataset.page);
    const { up, down, remove, clear, set, print } = button.dataset;
    if (up !== undefined) this.step(page, -1, "up", "down");
    else if (down !== undefined) this.step(page, 1, "down", "up");
    else if (remove !== undefined) {
      const at = this.order.indexOf(page);
      this.remove(page);
      this.focusOn(Math.min(at, this.order.length - 1), "remove");
    } else if (clear !== undefined) {
      this.order = [];
      this.show();
      this.say(this.words.cleared);
      this.focusOn(-1);
    } else if (set !== undefined) this.use(this.sets.find((known) => known.set === set));
    else if (print !== undefined) this.print(print === "without");
  }

  /** Moves a page, and keeps the focus on it: on the same button, or on the other one where the way ends. */
  step(page, by, same, other) {
    this.move(page, by);
    const line = this.part("order").children[this.order.indexOf(page)];
    const buttons = [same, other].map((name) => line.querySelector(`[data-${name}]`));
    buttons.find((button) => !button.disabled)?.focus();
  }

  /** Puts the focus on a line's button; where there is no line, on the heading. */
  focusOn(at, name) {
    const line = this.part("order").children[at];
    if (line) line.querySelector(`[data-${name}]`).focus();
    else this.focus(this.part("order-title"));
  }

  /** Puts the focus on what is only read. */
  focus(text) {
    text.tabIndex = -1;
    text.focus();
  }

  /** Leaves the titles that hold every word typed. */
  filter(typed) {
    const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
    let fit = 0;
    for (const group of this.host.querySelectorAll("[data-group]")) {
      let here = 0;
      for (const box of group.querySelectorAll("input[data-at]")) {
        const text = this.pages.get(box.value).title.toLowerCase();
        const fits = words.every((word) => text.includes(word));
        box.parentElement.hidden = !fits;
        here += fits;
      }
      group.hidden = here === 0;
      group.open = words.length > 0 && here > 0;
      fit += here;
    }
    const told = fit === 0 ? this.words.fitNone : fit === 1 ? this.words.fitOne : fill(this.words.fitMany, { count: fit });
    this.part("fit").textContent = words.length ? told : "";
  }

  /** Takes away the document that was printed last, and gives up one that is being prepared: it is not what is wanted now. */
  forget() {
    this.wanted++;
    this.atWork(false);
    for (const made of document.querySelectorAll(".portal-document")) made.remove();
    document.getElementById("portal").classList.remove("portal-printing");
  }

  /** Says on the button that a document is being prepared. */
  atWork(is) {
    const button = this.part("needs");
    button.textContent = is ? this.words.preparing : this.printWords;
    if (is) button.setAttribute("aria-disabled", "true");
    else button.removeAttribute("aria-disabled");
  }

  async print(without) {
    // What is at work already would only begin anew.
    if (this.part("needs").hasAttribute("aria-disabled")) return;
    this.forget();
    this.atWork(true);
    this.say(this.words.preparing);
    const wanted = this.wanted;
    // While something is waited for, the worker may have changed something, or gone.
    const isWanted = () => wanted === this.wanted && this.host.isConnected;
    const broken = this.part("broken-maker");
    broken.hidden = true;
    try {
      await this.prepare(without, isWanted);
    } catch {
      broken.hidden = !isWanted();
      // It stands at the top of the maker, out of view.
      if (!broken.hidden) this.focus(broken);
    }
    if (isWanted()) this.atWork(false);
  }

  async prepare(without, isWanted) {
    const { parts, failed } = await collect(this.order, document.getElementById("portal").dataset.root);
    if (!isWanted()) return;
    const notice = this.part("failed");
    notice.hidden = failed.length === 0 || without;
    if (!notice.hidden) {
      this.part("failed-pages").replaceChildren(...failed.map(({ title }) => Object.assign(document.createElement("li"), { textContent: title })));
      notice.querySelector("[data-print=without]").hidden = parts.length === 0;
      notice.focus();
      return;
    }
    const title = this.readyMade()?.title ?? this.words.title;
    const made = build(parts, { ...cover, title, frame: this.frame, sheet: await style });
    await this.showCode(made);
    if (!isWanted()) return;
    document.getElementById("maincontent").append(made);
    document.getElementById("portal").classList.add("portal-printing");
    await Promise.all([...made.querySelectorAll("img")].map((image) => image.decode().catch(() => {})));
    if (!isWanted()) return;
    this.say(this.words.ready);
    window.print();
  }

  /** Connects the fields of the cover with what is remembered. */
  fields() {
    const [team, phone] = ["team", "team-phone"].map((id) => document.getElementById(id));
    team.value = cover.team;
    phone.value = cover.phone;
    for (const radio of this.host.querySelectorAll("input[name=size]")) radio.checked = radio.value === cover.size;
    this.host.addEventListener("input", ({ target }) => {
      if (target === team) cover.team = team.value;
      else if (target === phone) cover.phone = phone.value;
      else if (target.name === "size") cover.size = target.value;
      else if (target.id === "choose") return this.filter(target.value);
      else if (target.dataset.at !== undefined) {
        const page = this.pages.get(target.value);
        return target.checked ? this.add(page) : this.remove(page);
      }
      this.forget();
    });
    this.host.addEventListener("click", ({ target }) => {
      const button = target.closest("button");
      if (button) this.press(button);
    });
  }
}

/** Brings the maker on the page to life. */
export async function make(host) {
  if (host.dataset.ready !== undefined) return;
  host.dataset.ready = "";
  await style;
  current = new Maker(host);
  current.fields();
  current.takeUp();
  host.dataset.ready = "yes";
}

addEventListener("hashchange", () => {
  if (current?.host.isConnected) current.takeUp();
});

// Letters are large on paper only, and only for this document. A tool may have left its own form of print behind.
addEventListener("beforeprint", () => {
  if (!document.querySelector(".portal-document")) return;
  if (cover.size === "large") document.documentElement.dataset.print = "large";
  else delete document.documentElement.dataset.print;
});
addEventListener("afterprint", () => {
  if (document.querySelector(".portal-document")) delete document.documentElement.dataset.print;
});
