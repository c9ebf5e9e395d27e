/** What can happen to the file of a script while its app runs: the picture and the session stay, a card says what is wrong, and the next good save mends it. */
import { renameSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, test } from "vitest";
import { startApp, type RunningApp } from "./lib/harness.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");
const counter = (line = ""): string => `import st from "dacapo";
${line}
st.sessionState.count ??= 0;
if (st.button("More")) st.sessionState.count++;
st.text("Count " + st.sessionState.count);
`;

/** An app whose count is 1: what must not be lost. */
async function counting(): Promise<RunningApp> {
  const app = startApp({ childEntry, name: "app.ts", script: counter() });
  await app.view.shows("Count 0");
  app.view.click("More");
  await app.view.shows("Count 1");
  await app.view.is("idle");
  return app;
}

/** Does something to the files, tells the app that they were saved, and gives the card that follows. */
async function cardAfter(app: RunningApp, change: () => void, ...files: string[]): Promise<string> {
  change();
  app.host.rerun("save", [app.file, ...files.map((name) => join(app.folder, name))]);
  await app.view.until("a card", () => app.view.cards.length > 0);
  expect(app.view.texts, "the last good picture stays").toContain("Count 1");
  expect(app.view.cards, "one message").toHaveLength(1);
  return app.view.cards[0] ?? "";
}

/** The next good save: the card goes, the session goes on, and clicks count. */
async function mends(app: RunningApp, change: () => void, ...files: string[]): Promise<void> {
  change();
  app.host.rerun("save", [app.file, ...files.map((name) => join(app.folder, name))]);
  await app.view.until("no card", () => app.view.cards.length === 0);
  app.view.click("More");
  await app.view.shows("Count 2");
  expect(app.view.states.map(({ state }) => state)).not.toContain("crashed");
}

describe("the file of a script", () => {
  test("that is deleted is a card; when it is back the session goes on", async () => {
    await using app = await counting();
    expect(await cardAfter(app, () => rmSync(app.file))).toBe("This file does not exist.");
    await mends(app, () => writeFileSync(app.file, counter()));
  });

  test("that is renamed is a card, and so is what its name stands for now", async () => {
    await using app = await counting();
    const elsewhere = join(app.folder, "renamed.ts");
    expect(await cardAfter(app, () => renameSync(app.file, elsewhere))).toBe("This file does not exist.");
    await mends(app, () => renameSync(elsewhere, app.file));
  });

  test("that deletes itself runs to its end, and says so in the run after", async () => {
    await using app = await counting();
    writeFileSync(app.file, counter('import { rmSync } from "node:fs"; if (st.button("Delete")) rmSync(import.meta.filename, { force: true });'));
    app.host.rerun("save", [app.file]);
    await app.view.has("Delete");
    app.view.click("Delete");
    await app.view.until("the click to be taken", () => app.view.taken.length === 2);
    await app.view.is("idle");
    expect(app.view.cards).toEqual([]);
    expect(await cardAfter(app, () => {})).toBe("This file does not exist.");
    await mends(app, () => writeFileSync(app.file, counter()));
  });

  test("that is saved half-written, at any of its bytes, never ends the app; the whole mends it", async () => {
    await using app = await counting();
    const whole = `${counter("const half = `${1 + 1}`; // ä")}st.text("whole");\n`;
    for (let end = 40; end < whole.length; end += 7) {
      writeFileSync(app.file, whole.slice(0, end));
      app.host.rerun("save", [app.file]);
    }
    writeFileSync(app.file, whole);
    app.host.rerun("save", [app.file]);
    await app.view.shows("whole");
    await mends(app, () => {});
  });
});

describe("what a script imports", () => {
  test("in a cycle is evaluated, and the app runs", async () => {
    await using app = await counting();
    writeFileSync(join(app.folder, "a.ts"), 'import { b } from "./b.ts";\nexport const a = (): string => "a" + b();\n');
    writeFileSync(join(app.folder, "b.ts"), 'import { a } from "./a.ts";\nexport const b = (): string => typeof a;\n');
    await mends(app, () => writeFileSync(app.file, counter('import { a } from "./a.ts"; st.text(a());')), "a.ts", "b.ts");
    expect(app.view.texts).toContain("afunction");
  });

  test("in a cycle that needs itself too early is a card", async () => {
    await using app = await counting();
    writeFileSync(join(app.folder, "a.ts"), 'import { b } from "./b.ts";\nexport const a = b + 1;\n');
    writeFileSync(join(app.folder, "b.ts"), 'import { a } from "./a.ts";\nexport const b = a + 1;\n');
    expect(await cardAfter(app, () => writeFileSync(app.file, counter('import { a } from "./a.ts"; st.text("" + a);')), "a.ts", "b.ts")).toMatch(/before initialization/);
    await mends(app, () => writeFileSync(app.file, counter()));
  });

  test("in a cycle with the app's own file is a card", async () => {
    await using app = await counting();
    writeFileSync(join(app.folder, "a.ts"), 'import "./app.ts";\nexport const a = 1;\n');
    expect(await cardAfter(app, () => writeFileSync(app.file, counter('import { a } from "./a.ts"; st.text("" + a);')), "a.ts")).toMatch(/app\.ts/);
    await mends(app, () => writeFileSync(app.file, counter()));
  });

  test("and throws is a card with its error; the save of that module mends it", async () => {
    await using app = await counting();
    const module = join(app.folder, "a.ts");
    writeFileSync(module, 'throw new Error("not today");\nexport const a = 1;\n');
    expect(await cardAfter(app, () => writeFileSync(app.file, counter('import { a } from "./a.ts"; st.text("" + a);')))).toMatch(/not today/);
    await mends(app, () => writeFileSync(module, "export const a = 1;\n"), "a.ts");
  });
});

test("a script that throws in its first run has a card on its line, and runs when it is mended", async () => {
  await using app = startApp({ childEntry, name: "app.ts", script: 'import st from "dacapo";\nst.text("above");\nthrow new Error("at the start");\n' });
  await app.view.until("a card", () => app.view.cards.length === 1);
  expect(app.view.cards).toEqual(["at the start"]);
  expect(app.view.texts).toEqual(["above"]);
  await app.view.is("idle");
  expect(app.host.diagnostics).toMatchObject([{ line: 3, message: expect.stringContaining("at the start") }]);
  writeFileSync(app.file, counter());
  app.host.rerun("save", [app.file]);
  await app.view.shows("Count 0");
  expect(app.view.cards).toEqual([]);
});
