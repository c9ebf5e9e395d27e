/**
 * npm run screenshots [-- <name>…]: the pictures of README and gallery, taken from the product as it is built.
 * Each example is served by `dacapo run` and looked at in Chromium; `hero` and `loop` are apps in a real VS Code.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { inProject } from "./lib/paths.mjs";
import { runScript, step } from "./lib/report.mjs";
import { ensureDependencies, useModernNode } from "./lib/toolchain.mjs";

/** What is looked at, in the order of the gallery, and what it is for. */
const pictures = [
  { name: "explore-csv", says: "Choose columns, narrow rows down, see them as a chart and as a table" },
  { name: "sqlite-browser", says: "The tables of a SQLite database, and any query" },
  { name: "log-viewer", says: "A log by level, word and pattern, with the lines that arrive" },
  { name: "regex-tester", says: "What a pattern matches, its groups, and a replacement" },
  { name: "json-diff", says: "What differs between two JSON documents" },
  { name: "image-filter", says: "Pixels: light, colour, blur, and a histogram" },
  { name: "chat", says: "A conversation whose answers arrive word by word" },
  { name: "markdown-editor", says: "Markdown, and what it looks like" },
  { name: "simulation", says: "A simulation that draws while it computes" },
  { name: "signup-form", says: "A form with checks" },
  { name: "monitor", says: "A machine, looked at every second" },
  { name: "budget", says: "A table that is edited, and what follows from it" },
  { name: "multipage", file: "multipage/app", says: "Three pages, and a choice that stays in the address" },
];

const loopingScript = `import st from "dacapo";

st.sessionState.theme ??= "light";
st.title("Theme");
st.write(st.sessionState.theme);

const next = st.sessionState.theme === "light" ? "dark" : "light";
st.sessionState.theme = next;
st.rerun();
`;

await runScript(async () => {
  await useModernNode();
  await ensureDependencies();
  const { build } = await import("./lib/build.mjs");
  const { chromium } = await import("playwright-core");
  const { browserArgs, ensureBrowser } = await import("./lib/browser.mjs");
  await step("building", () => build({ production: true, only: [], types: false }));
  mkdirSync(inProject("docs", "images"), { recursive: true });
  const wanted = process.argv.slice(2);
  const isWanted = /** @param {string} name */ (name) => wanted.length === 0 || wanted.includes(name);
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
  try {
    for (const [i, { name, file = name }] of pictures.entries()) {
      if (isWanted(name)) await step(name, () => ofExample(browser, name, `${file}.ts`, i % 2 === 0 ? "dark" : "light"));
    }
    if (isWanted("hero")) await step("hero", () => ofEditor(browser, { name: "hero", folder: inProject("examples"), file: inProject("examples", "explore-csv.ts"), height: 760 }));
    if (isWanted("loop")) await step("loop", () => ofLoop(browser));
  } finally {
    await browser.close();
  }
  writeFileSync(inProject("docs", "gallery.md"), gallery());
});

/** @param {import("playwright-core").Browser} browser @param {string} name @param {string} file @param {"dark" | "light"} colorScheme */
async function ofExample(browser, name, file, colorScheme) {
  const command = spawn(process.execPath, [inProject("dist", "cli.mjs"), "run", inProject("examples", file), "--no-open"], { stdio: ["ignore", "pipe", "inherit"] });
  try {
    const address = await new Promise((resolve, reject) => {
      command.stdout.on("data", (chunk) => {
        const [found] = /http:\/\/127\.0\.0\.1:\S+/.exec(String(chunk)) ?? [];
        if (found) resolve(found);
      });
      command.once("exit", () => reject(new Error(`${file} ended`)));
    });
    const page = await browser.newPage({ viewport: { width: 880, height: 620 }, colorScheme, reducedMotion: "reduce" });
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).first().waitFor();
    if (name === "chat") await page.getByRole("textbox").fill("Which words are the longest?").then(() => page.keyboard.press("Enter"));
    // Charts draw themselves, fonts arrive, the simulation ends: there is no event for a picture that has settled.
    await page.waitForTimeout(name === "simulation" ? 8000 : 2500);
    await page.screenshot({ path: inProject("docs", "images", `${name}.png`) });
    await page.close();
  } finally {
    command.kill();
  }
}

/** A script that reruns for ever, paused. It is no example: nobody should copy it. @param {import("playwright-core").Browser} browser */
async function ofLoop(browser) {
  const around = mkdtempSync(join(tmpdir(), "dacapo-loop-"));
  // The window shows its name.
  const folder = join(around, "theme");
  mkdirSync(folder);
  try {
    writeFileSync(join(folder, "theme.ts"), loopingScript);
    // The editor knows `dacapo` here as it does where the package is installed.
    writeFileSync(join(folder, "tsconfig.json"), JSON.stringify({ compilerOptions: { module: "esnext", moduleResolution: "bundler", paths: { dacapo: [inProject("dist", "types", "runtime", "st", "dacapo.gen.d.ts")] } } }));
    await ofEditor(browser, { name: "loop", folder, file: join(folder, "theme.ts"), height: 380, until: "Resume" });
  } finally {
    rmSync(around, { recursive: true, force: true });
  }
}

/** @param {import("playwright-core").Browser} browser @param {{ name: string, folder: string, file: string, height: number, until?: string }} picture `until` a button is there */
async function ofEditor(browser, { name, folder, file, height, until }) {
  const { plainSettings, startVscodeServer } = await import("./lib/vscode-server.mjs");
  const settings = { ...plainSettings, "workbench.colorTheme": "Dark Modern", "editor.minimap.enabled": false, "workbench.sideBar.location": "right", "workbench.activityBar.location": "hidden" };
  const server = await startVscodeServer({ folder, extensions: [inProject()], settings, env: () => ({ DACAPO_RUN_ON_START: file }) });
  try {
    const page = await browser.newPage({ viewport: { width: 1360, height }, colorScheme: "dark", reducedMotion: "reduce" });
    await page.goto(server.url({ folder, file }));
    const app = page.frameLocator("iframe.webview").frameLocator("iframe#active-frame");
    await app.getByRole("heading", { level: 1 }).waitFor({ timeout: 90_000 });
    if (until) await app.getByRole("button", { name: until }).waitFor();
    await page.keyboard.press("Control+B");
    await page.waitForTimeout(3000);
    await page.screenshot({ path: inProject("docs", "images", `${name}.png`) });
    await page.close();
  } finally {
    await server.stop();
  }
}

function gallery() {
  const entries = pictures.map(({ name, file = name, says }) => `## [${file}.ts](../examples/${file}.ts)\n\n${says}.\n\n![${says}](images/${name}.png)\n`);
  return `# Gallery\n\nEvery app in \`examples/\`, as \`npm run screenshots\` sees it. The smallest three, [rerun.ts](../examples/rerun.ts),\n[callback.ts](../examples/callback.ts) and [container.ts](../examples/container.ts), show one thing done in three ways.\n\n${entries.join("\n")}`;
}
