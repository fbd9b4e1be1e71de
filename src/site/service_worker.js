// The offline copy. Written by the site build (src/site/service_worker.rs), which fills in the release and the list of files.
//
// The promises that it keeps:
// - One release, whole or not at all: every file is fetched and checked against its hash before the first one is kept.
// - What is in the list is answered from the copy, never from the network: reading causes no request.
// - A new release waits. It takes over when no page of the old one is open, or when the reader asks in the only open tab.
// - A part of a large directory is kept when the reader asks for it, and not before.
// - A request for a script, style or picture is never answered with HTML.

const RELEASE = "@release@";
/** Every file of the release, relative to this script's folder, with its hash. */
const FILES = { "@files@": "" };
/** Files that a reader may keep one by one: the services of an area, where a directory is too large to be kept whole. */
const PARTS = { "@parts@": "" };

const scope = self.registration.scope;
/** A space stands in no address, so no other portal's scope on this host can begin like this. */
const OWN = `carer-portal ${scope} `;
const CACHE = OWN + RELEASE;

/** The file of the release that an address means: `/x`, `/x/` and `/x/index.html` are one page, queries are not looked at. */
function fileFor(address) {
  const url = new URL(address);
  if (!url.href.startsWith(scope)) return undefined;
  let path;
  try {
    path = decodeURIComponent(url.pathname.slice(new URL(scope).pathname.length));
  } catch {
    return undefined;
  }
  return [path, `${path.replace(/\/$/, "")}/index.html`.replace(/^\//, "")].find((name) => Object.hasOwn(FILES, name));
}

/** The part of the directory that an address means. */
const partFor = (address) => [address.slice(scope.length)].find((name) => Object.hasOwn(PARTS, name));

const keyOf = (file) => new URL(file, scope).href;

/** Where a host answers for a file without redirecting: a page's folder. */
const addressOf = (file) => new URL(file.replace(/(^|\/)index\.html$/, "$1"), scope).href;

/** A browser refuses a redirected answer to a navigation, so the copy holds plain ones. */
async function plain(response, status = 200) {
  return new Response(await response.blob(), { status, headers: response.headers });
}

async function fetchFile(file) {
  const get = (cache) => fetch(addressOf(file), { integrity: FILES[file] ?? PARTS[file], cache, credentials: "omit" });
  // A hashed file that the page has just loaded need not come twice; if what the browser kept has other bytes, it comes anew.
  const response = await (file.startsWith("assets/") ? get("default").catch(() => get("reload")) : get("reload"));
  // A host may send its page for unknown addresses with status 404, also when asked for it by name.
  if (!response.ok && file !== "404.html") throw new Error(`${file}: ${response.status}`);
  return plain(response);
}

async function install() {
  const fetched = await Promise.all(Object.keys(FILES).map(async (file) => [file, await fetchFile(file)]));
  const cache = await caches.open(CACHE);
  try {
    await Promise.all(fetched.map(([file, response]) => cache.put(keyOf(file), response)));
  } catch (full) {
    await caches.delete(CACHE);
    throw full;
  }
}

/** What a reader kept of an older release stays, as long as not a byte of it has changed. */
async function forgetOldReleases() {
  const old = (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);
  const cache = await caches.open(CACHE);
  for (const name of old) {
    const before = await caches.open(name);
    for (const part of Object.keys(PARTS)) {
      const response = await before.match(keyOf(part));
      if (response) await cache.put(keyOf(part), response);
    }
  }
  await Promise.all(old.map((name) => caches.delete(name)));
}

const kept = async (file) => (await caches.open(CACHE)).match(keyOf(file));

/**
 * A file of the list. If the browser threw the copy away, the network may stand in, but only with the very same bytes. A page that is opened
 * may be of another release, for it asks for all it needs anew; a script of another release could break the page that asks for it.
 */
async function answer(file, request) {
  const response = await kept(file);
  if (response) return response;
  try {
    return await fetchFile(file);
  } catch {
    return request.mode === "navigate" ? fetch(request) : Response.error();
  }
}

/** A part of the directory: from the copy if the reader keeps it, else from the network. */
const part = async (file, request) => (await kept(file)) ?? fetch(request);

/** Keeps a part of the directory on this device, because the reader asked for it; what is in the list is there already. */
async function keep(file) {
  if (Object.hasOwn(FILES, file)) return true;
  if (!Object.hasOwn(PARTS, file)) return false;
  try {
    const response = await fetchFile(file);
    await (await caches.open(CACHE)).put(keyOf(file), response);
    return true;
  } catch {
    return false;
  }
}

/** The pages' own addresses are relative to their folder, so a page is shown at its folder's address only: `/x` leads to `/x/`. */
function page(file, request) {
  const folder = new URL(addressOf(file));
  const asked = new URL(request.url);
  if (asked.pathname === folder.pathname) return answer(file, request);
  return Response.redirect(folder.href + asked.search);
}

async function unknownPage(request) {
  try {
    const response = await fetch(request);
    if (response.status !== 404 && response.status !== 410) return response;
  } catch {
    // No network: the page that says so is in the copy.
  }
  const unknown = Object.hasOwn(FILES, "404.html") && (await kept("404.html"));
  return unknown ? plain(unknown, 404) : Response.error();
}

/** What a page needs besides itself. Some hosts answer every unknown address with a page: as a script that would break the reader's page. */
async function unknownPart(request) {
  const response = await fetch(request);
  const isPage = (response.headers.get("content-type") ?? "").includes("text/html");
  return isPage ? new Response(null, { status: 404 }) : response;
}

self.addEventListener("install", (event) => event.waitUntil(install()));

self.addEventListener("activate", (event) => event.waitUntil(forgetOldReleases()));

self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(scope)) return;
  const file = fileFor(request.url);
  if (file && request.mode === "navigate") event.respondWith(page(file, request));
  else if (file) event.respondWith(answer(file, request));
  else if (partFor(request.url)) event.respondWith(part(partFor(request.url), request));
  else if (request.mode === "navigate") event.respondWith(unknownPage(request));
  else if (request.destination) event.respondWith(unknownPart(request));
});

/** Is the asking page the only one of this portal that is open? */
async function isOnlyTab() {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  return windows.filter((client) => client.url.startsWith(scope)).length === 1;
}

async function receive({ data, source, ports }) {
  if (data?.type === "keep") ports[0]?.postMessage(await keep(data.file));
  else if (data?.type === "take-over") {
    // Somebody may be filling in a form in another tab, on the old release.
    if (await isOnlyTab()) await self.skipWaiting();
    else source.postMessage({ type: "other-tabs" });
  } else if (data?.type === "claim" && data.release === RELEASE && (await isOnlyTab())) {
    await self.clients.claim();
  }
}

self.addEventListener("message", (event) => event.waitUntil(receive(event)));
