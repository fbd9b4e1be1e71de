// How the scenarios and the bench start Chromium.

export const CHROMIUM = process.env.CHROMIUM ?? "/usr/bin/chromium";

/** Without a sandbox, since tests often run as root in a container; and no name but the site's own resolves. */
export const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
];
