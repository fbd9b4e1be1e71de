// Writes target/style/qr.js, which makes QR codes in the browser: lean-qr's smallest form, as it was published, below its licence.

import { mkdirSync, readFileSync, writeFileSync } from "node:fs";

const from = new URL("../node_modules/lean-qr/", import.meta.url);
const to = new URL("../target/style/", import.meta.url);
const licence = readFileSync(new URL("LICENSE", from), "utf8").trim();
mkdirSync(to, { recursive: true });
writeFileSync(new URL("qr.js", to), `/*! lean-qr, https://github.com/davidje13/lean-qr\n${licence}\n*/\n${readFileSync(new URL("nano.mjs", from), "utf8")}`);
