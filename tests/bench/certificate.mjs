// A key and a certificate for this machine alone, for a day: the hosts that are measured speak TLS, as real ones do.

import { execFileSync } from "node:child_process";
import { X509Certificate, createHash } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const REQUEST = "req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 1 -subj /CN=127.0.0.1 -addext subjectAltName=IP:127.0.0.1";

function make() {
  const folder = mkdtempSync(join(tmpdir(), "portal-certificate-"));
  const [key, cert] = [join(folder, "key.pem"), join(folder, "cert.pem")];
  try {
    execFileSync("openssl", [...REQUEST.split(" "), "-keyout", key, "-out", cert], { stdio: "ignore" });
    return { key: readFileSync(key), cert: readFileSync(cert) };
  } catch (error) {
    throw new Error(`openssl could not make a certificate (${error.message}): install openssl`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a host needs: `key` and `cert`. */
export const tls = make();

const publicKey = new X509Certificate(tls.cert).publicKey.export({ type: "spki", format: "der" });
/** Chromium's flag to trust this certificate and no other. Where it only overlooks faults of certificates it keeps nothing in its cache. */
export const TRUST = `--ignore-certificate-errors-spki-list=${createHash("sha256").update(publicKey).digest("base64")}`;
