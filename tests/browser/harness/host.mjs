// A web host for the site: `portal serve` with its real headers, and before it a small relay that notes what is asked for and
// can fail, delay or change answers. Each scenario has its own relay, so its own origin and its own log; servers are shared.

import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import http from "node:http";
import http2 from "node:http2";
import net from "node:net";
import { join } from "node:path";
import { DIST, TOP } from "./site.mjs";

/** The program that the tests try. */
export const PORTAL = process.env.PORTAL ?? join(process.env.CARGO_TARGET_DIR ?? join(TOP, "target"), "debug/portal");
const servers = new Map();
const children = new Set();

function freePort() {
  return new Promise((done) => {
    const probe = net.createServer().listen(0, "127.0.0.1", () => {
      const { port } = probe.address();
      probe.close(() => done(port));
    });
  });
}

const answers = (port) =>
  new Promise((done) => {
    const request = http.get({ port, host: "127.0.0.1", path: "/" }, (response) => {
      response.resume();
      done(true);
    });
    request.on("error", () => done(false));
  });

async function start({ dist, base, slash }) {
  if (!existsSync(PORTAL)) throw new Error(`No portal program at ${PORTAL}: build it, or name it in PORTAL`);
  const port = await freePort();
  const options = ["serve", "--dir", dist, "--port", String(port), "--base", base, "--slash", slash];
  const child = spawn(PORTAL, options, { stdio: ["ignore", "pipe", "pipe"] });
  children.add(child);
  const server = { port, child, log: "" };
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (data) => (server.log += data));
  for (let turn = 0; turn < 100; turn++) {
    if (child.exitCode !== null) throw new Error(`portal serve ended: ${server.log}`);
    if (await answers(port)) return server;
    await new Promise((later) => setTimeout(later, 50));
  }
  throw new Error(`portal serve does not answer: ${server.log}`);
}

function serverFor(site) {
  const key = JSON.stringify(site);
  if (!servers.has(key)) servers.set(key, start(site));
  return servers.get(key);
}

/** Ends every server of this process. */
export function stopServers() {
  for (const child of children) child.kill();
  servers.clear();
}
process.on("exit", stopServers);

/** Headers without those that only one of HTTP's versions knows. */
const plain = (headers) => Object.fromEntries(Object.entries(headers).filter(([name]) => !/^(:.*|connection|keep-alive|transfer-encoding)$/.test(name)));

/**
 * Opens a host.
 * - `url(page)` is a page's address; `origin` and `base` are its parts.
 * - `requests` is every request so far: method, path, headers, body.
 * - `instead` maps a path to a function `(request, response, pass) => …` that answers in the server's place; `pass()` asks the server.
 * - `serve(dist)` puts another release in place; `stop()` and `resume()` take the network away and bring it back.
 * - `compressed` passes on what the browser can decompress, and `tls` (a key and a certificate) speaks HTTP/2 as real hosts do;
 *   measurements need that, behaviour does not.
 * - `log()` is what the server itself wrote.
 */
export async function openHost({ base = "/", slash = "add", dist = DIST, compressed = false, tls } = {}) {
  let server = await serverFor({ dist, base, slash });
  const used = new Set([server]);
  const requests = [];
  const instead = new Map();
  const sockets = new Set();

  const relay = (tls ? (relaying) => http2.createSecureServer({ ...tls, allowHTTP1: true }, relaying) : http.createServer)((request, response) => {
    const note = { method: request.method, path: request.url, headers: request.headers, body: "" };
    requests.push(note);
    request.on("data", (data) => (note.body += data));
    const pass = () => {
      // Uncompressed: the server compresses at its best, which every new one would take seconds for.
      const { method, url: path, headers: given } = request;
      const headers = compressed ? plain(given) : { ...plain(given), "accept-encoding": "identity" };
      const onward = http.request({ port: server.port, host: "127.0.0.1", method, path, headers }, (answer) => {
        response.writeHead(answer.statusCode, tls ? plain(answer.headers) : answer.headers);
        answer.pipe(response);
      });
      onward.on("error", () => response.destroy());
      request.pipe(onward);
    };
    const own = instead.get(new URL(request.url, "http://x").pathname);
    if (own) own(request, response, pass);
    else pass();
  });
  relay.on("connection", (socket) => {
    sockets.add(socket);
    socket.on("close", () => sockets.delete(socket));
  });

  const port = await freePort();
  const resume = () => new Promise((done) => relay.listen(port, "127.0.0.1", done));
  const stop = () =>
    new Promise((done) => {
      relay.close(() => done());
      for (const socket of sockets) socket.destroy();
    });
  await resume();
  const origin = `${tls ? "https" : "http"}://127.0.0.1:${port}`;
  return {
    origin,
    base,
    requests,
    instead,
    url: (page = "") => `${origin}${base}${page}`,
    pathOf: (page = "") => `${base}${page}`,
    log: () => [...used].map(({ log }) => log).join(""),
    stop,
    resume,
    async serve(other) {
      server = await serverFor({ dist: other, base, slash });
      used.add(server);
    },
  };
}
