/** docs/state-and-callbacks.md, "What survives what": each row is tried, or names the tests that show it. */
import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf, newProbe, type Probe, soon } from "../engine/lib/app.ts";
import { missing, readDocs, rowsOf, testsOf } from "./named-tests.ts";

const [, part = ""] = readDocs("state-and-callbacks.md").split("\n## What survives what\n");
const rows = rowsOf(part.split("\n## ")[0] ?? "").map((row) => row.split("|").map((cell) => cell.trim()).slice(1, -1));

/** Everything that may survive, below whatever happens. */
const script = `
import { kept } from "./kept.ts";
const cached = st.cacheResource(() => ({ n: 0 }))();
st.sessionState.made ??= "new";
if (st.button("mark")) { st.sessionState.made = "marked"; kept.n = cached.n = 7; }
if (st.button("rerun")) st.rerun();
if (st.button("throw")) throw new Error("thrown");
if (st.button("stop")) st.stop();
if (st.button("slow")) await probe.at("slow");
if (!st.button("hide")) { st.textInput("keyed", { key: "keyed" }); st.textInput("unkeyed"); }
st.json([st.sessionState.made, kept.n, cached.n]);`;
const module = "export const kept = { n: 0 };";
const files = { "kept.ts": module, "pages/other.ts": `import st from "dacapo"; st.text("other");` };

const save = (app: AppTest, name: string, text: string): void => writeFileSync(app.file.replace("app.ts", name), text);
const whole = `import st from "dacapo";\n${script}`;

const happenings: Record<string, (app: AppTest, probe: Probe) => Promise<unknown>> = {
  "`st.rerun()`": (app) => app.button("rerun").click().run(),
  "an error above the widgets": (app) => app.button("throw").click().run(),
  "`st.stop()` above the widgets": (app) => app.button("stop").click().run(),
  "*Stop* in the middle of a run": async (app, probe) => {
    const slow = app.button("slow").click().run();
    await probe.reached("slow");
    await app.stop();
    await slow;
  },
  "a run that does not draw the widget": (app) => app.button("hide").click().run(),
  "a save of the script": (app) => {
    save(app, "app.ts", `${whole}\nst.text("newer");`);
    return app.run();
  },
  "a save that does not parse, and the next one": async (app) => {
    save(app, "app.ts", `${whole}\nif (`);
    await app.run();
    save(app, "app.ts", whole);
    await app.run();
  },
  "a save of the module": (app) => {
    save(app, "kept.ts", `${module}\n// newer`);
    return app.run();
  },
  "another page, and back": async (app) => {
    await app.switchPage("pages/other.ts").run();
    await app.switchPage("").run();
  },
};

/** What stays of what was entered and marked, in the words of the page. */
async function whatStays(happening: (app: AppTest, probe: Probe) => Promise<unknown>): Promise<string[]> {
  const probe = newProbe();
  const app = await appOf(script, { files }).run();
  app.textInput("keyed").setValue("entered");
  app.textInput("unkeyed").setValue("entered");
  await app.run();
  await app.button("mark").click().run();
  await happening(app, probe);
  await app.run();
  const json = await soon(() => app.json[0]?.value);
  const [made, kept, cached] = Array.isArray(json) ? json : [];
  const word = (stays: boolean, several = false): string => (several ? (stays ? "stay" : "go") : stays ? "stays" : "goes");
  return [word(made === "marked"), word(app.textInput("keyed").value === "entered"), word(app.textInput("unkeyed").value === "entered"), word(kept === 7, true), word(cached === 7)];
}

describe("what survives", () => {
  const [tried, named] = [rows.filter(([what = ""]) => happenings[what]), rows.filter(([what = ""]) => !happenings[what])];

  it("is told for everything that is tried here", () => {
    expect(tried.map(([what]) => what)).toEqual(Object.keys(happenings));
  });

  it.each(tried)("%s", async (what, ...cells) => {
    const happening = happenings[what ?? ""];
    expect(happening && (await whatStays(happening))).toEqual(cells.slice(0, 5));
  });

  it.each(named)("%s: names tests that exist", (...cells) => {
    const tests = testsOf(cells.at(-1) ?? "");
    expect(tests.length).toBeGreaterThan(0);
    expect(missing(tests)).toEqual([]);
  });
});
