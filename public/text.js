// The result of a tool as plain text: to copy, or as a file. boot.js loads this on a tool's page; the buttons are in
// src/pages/tool/prerender.rs. Nothing leaves the device.

/** Each line of the result. Where there is a letter in it, the letter: what stands below is for the reader. */
function linesOf(summary) {
  const letter = [...summary.querySelectorAll(".portal-letter")];
  return letter.length ? letter : [...summary.children];
}

/** The buttons stand beside a result, and only there. */
function show() {
  const tools = document.querySelector("[data-as-text]");
  if (!tools) return;
  const hidden = !document.querySelector("[data-live] .portal-summary");
  if (hidden) tools.querySelector("[data-said]").textContent = "";
  tools.hidden = hidden;
}
new MutationObserver(show).observe(document.body, { childList: true, subtree: true });
show();

const acts = {
  copy: (text) => navigator.clipboard.writeText(text),
  async save(text, name) {
    const href = URL.createObjectURL(new Blob([text], { type: "text/plain;charset=utf-8" }));
    Object.assign(document.createElement("a"), { href, download: `${name}.txt` }).click();
    // Not at once: the browser may not have begun yet.
    setTimeout(() => URL.revokeObjectURL(href), 10_000);
  },
};

addEventListener("click", async ({ target }) => {
  const button = target.closest?.("[data-text]");
  if (!button) return;
  const lines = linesOf(document.querySelector(".portal-summary"));
  const { text, done, failed, file } = button.dataset;
  let said = done;
  try {
    await acts[text](lines.map((line) => line.innerText.trim()).join("\n\n"), file);
  } catch {
    const last = lines.at(-1);
    getSelection().setBaseAndExtent(lines[0], 0, last, last.childNodes.length);
    said = failed;
  }
  document.querySelector("[data-said]").textContent = said;
});
