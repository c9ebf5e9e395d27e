import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, newProbe, outcomes, page } from "./lib/app.ts";

/** Changes one file beside the script. */
function edit(app: AppTest, name: string, change: (text: string) => string): void {
  const file = join(dirname(app.file), name);
  writeFileSync(file, change(readFileSync(file, "utf8")));
}

describe("a save of the script", () => {
  it("runs the new version, with state and widget values kept", async () => {
    const app = await appOf(`st.textInput("Name"); st.text("old");`).run();
    await app.textInput("Name").setValue("Ada").run();
    edit(app, "app.ts", (text) => text.replace("old", "new"));
    await app.run();
    expect(app.runs.map((run) => run.cause)).toEqual(["save"]);
    expect(app.text[0]?.value).toBe("new");
    expect(app.textInput("Name").value).toBe("Ada");
  });

  it("is noticed by wait(), too", async () => {
    const app = await appOf(`st.text("old");`).run();
    edit(app, "app.ts", (text) => text.replace("old", "new"));
    await app.wait("1ms");
    expect(page(app)).toEqual(["text new"]);
  });

  it("cuts a run at once, even one that carries a click", async () => {
    const probe = newProbe();
    const app = await appOf(`st.text("old"); if (st.button("slow")) await probe.at("for ever");`).run();
    const clicked = app.button("slow").click().run();
    await probe.reached("for ever");
    edit(app, "app.ts", (text) => text.replace("old", "new"));
    await Promise.all([app.run(), clicked]);
    expect(outcomes(app)).toEqual(["preempted", "finished"]);
    expect(app.text[0]?.value).toBe("new");
  });
});

describe("a save of a local module", () => {
  const files = {
    "a.ts": `import { b } from "./b.ts";\n(globalThis as any).probe.log.push("a");\nexport const a = "a sees " + b;`,
    "b.ts": `(globalThis as any).probe.log.push("b");\nexport const b = "b1";`,
    "c.ts": `(globalThis as any).probe.log.push("c");\nexport const c = "c1";`,
  };

  it("loads exactly that module and its importers anew", async () => {
    const probe = newProbe();
    const app = await appOf(`import { a } from "./a.ts";\nimport { c } from "./c.ts";\nst.text(a + " " + c);`, { files }).run();
    expect(probe.log).toEqual(["b", "a", "c"]);
    await app.run();
    expect(probe.log).toHaveLength(3);
    edit(app, "b.ts", (text) => text.replace("b1", "b2"));
    await app.run();
    expect(probe.log).toEqual(["b", "a", "c", "b", "a"]);
    expect(page(app)).toEqual(["text a sees b2 c1"]);
    edit(app, "c.ts", (text) => text.replace("c1", "c2"));
    await app.run();
    expect(probe.log).toEqual(["b", "a", "c", "b", "a", "c"]);
    expect(page(app)).toEqual(["text a sees b2 c2"]);
  });

  it("keeps the module-level state of the modules that did not change", async () => {
    newProbe();
    const app = await appOf(`import { next } from "./counter.ts";\nimport { c } from "./c.ts";\nst.text(next() + " " + c);`, {
      files: { ...files, "counter.ts": "let n = 0;\nexport const next = () => String(++n);" },
    }).run();
    edit(app, "c.ts", (text) => text.replace("c1", "c2"));
    await app.run();
    expect(page(app)).toEqual(["text 2 c2"]);
  });

  it("leaves instances of a class in session state what they are, as long as the class's own module does not change", async () => {
    const files = { "point.ts": `export class Point { x = 1; far() { return this.x > 0; } }`, "other.ts": `export const n = 1;` };
    const script = `import { Point } from "./point.ts"; import { n } from "./other.ts"; st.sessionState.point ??= new Point(); const { point } = st.sessionState; st.json([n, point instanceof Point, point.far()]);`;
    const app = await appOf(script, { files }).run();
    writeFileSync(app.file.replace("app.ts", "other.ts"), `export const n = 2;`);
    await app.run();
    expect(app.json[0]?.value).toEqual([2, true, true]);
    writeFileSync(app.file, `import st from "dacapo"; ${script} st.text("newer");`);
    await app.run();
    expect(app.json[0]?.value).toEqual([2, true, true]);
  });

  it("that fails is a card on its line; the next save mends it", async () => {
    newProbe();
    const app = await appOf(`import { c } from "./c.ts";\nst.text(c);`, { files }).run();
    edit(app, "c.ts", (text) => `${text}\nthrow new RangeError("in c");`);
    await app.run();
    expect(app.exception).toMatchObject([{ name: "RangeError", code: "module-error", line: 3 }]);
    expect(app.diagnostics).toMatchObject([{ code: "module-error", line: 3, file: expect.stringMatching(/c\.ts$/), related: [{ file: app.file, line: 2 }] }]);
    edit(app, "c.ts", (text) => text.replace(/\nthrow.*/, ""));
    await app.run();
    expect(page(app)).toEqual(["text c1"]);
    expect(app.diagnostics).toEqual([]);
  });

  it("that did not load is tried again when a person asks for a run", async () => {
    const probe = newProbe();
    Reflect.set(probe, "ready", false);
    const app = await appOf(`import { d } from "./d.ts";\nst.text(d);`, { files: { "d.ts": `if (!(globalThis as any).probe.ready) throw new Error("not yet");\nexport const d = "d";` } }).run();
    expect(app.exception).toHaveLength(1);
    Reflect.set(probe, "ready", true);
    await app.run();
    expect(page(app)).toEqual(["text d"]);
  });
});
