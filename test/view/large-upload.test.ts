/** A large file, from a person's disk through a real browser and the built product to the script. */
import { createHash } from "node:crypto";
import { closeSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { launchBrowser, serveScript } from "./gallery/served-page.ts";

/** What an uploader takes by default in a soak; less in `npm test`, but many pieces of 2 MB too. */
const isSoak = process.env["DACAPO_SOAK"] !== undefined;
const megabytes = isSoak ? 200 : 12;
const megabyte = 1024 * 1024;

const script = `import st from "dacapo";
import { createHash } from "node:crypto";

const file = st.fileUploader("Measurements");
if (file) st.text(\`\${file.size} bytes of \${file.name}: \${createHash("sha256").update(file.bytes).digest("hex")}\`);
`;

test(`a file of ${megabytes} MB arrives whole`, { timeout: isSoak ? 300_000 : 60_000 }, async () => {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-upload-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  writeFileSync(join(folder, "app.ts"), script);
  const file = join(folder, "measured.bin");
  const hash = writeNoise(file);
  await using app = await serveScript(join(folder, "app.ts"));
  const browser = await launchBrowser();
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  await page.goto(app.url);
  const button = page.getByRole("button", { name: "Choose a file" });
  await button.waitFor();
  const began = performance.now();
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), button.click()]);
  await chooser.setFiles(file);
  await page.getByText(`${megabytes * megabyte} bytes of measured.bin: ${hash}`).waitFor({ timeout: 0 });
  if (isSoak) console.log(`${megabytes} MB from the file to the script's answer: ${((performance.now() - began) / 1000).toFixed(1)} s`);
  expect(await page.getByRole("alert").count()).toBe(0);
});

/** Fills a file with bytes of which no piece is like another, and gives their hash. */
function writeNoise(path: string): string {
  const hash = createHash("sha256");
  const file = openSync(path, "w");
  let state = 1;
  for (let i = 0; i < megabytes; i++) {
    const piece = Uint32Array.from({ length: megabyte / 4 }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0));
    const bytes = new Uint8Array(piece.buffer);
    hash.update(bytes);
    writeSync(file, bytes);
  }
  closeSync(file);
  return hash.digest("hex");
}
