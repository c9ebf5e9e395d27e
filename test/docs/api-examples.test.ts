/** The examples of `docs/api.md`, which are those of the doc comments: every function has one, and each runs as it stands. */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";
import { root } from "./blocks.ts";

const entries = readFileSync(join(root, "docs/api.md"), "utf8").split(/^### st\./m).slice(1).map((entry) => ({
  name: /^[\w.]+/.exec(entry)?.[0] ?? "",
  example: /^```typescript\n([^]*?)^```$/m.exec(entry)?.[1],
}));

/** They only say what to use instead, or what they are is told at their parts. */
const withoutExample = ["pyplot", "altairChart", "pydeckChart", "login", "logout", "user", "declareComponent", "connections", "columnConfig"];

/** It would make a file where the test stands. `st/connections.test.ts` and `examples/multipage` run others. */
const notRun = ["connection"];

/** The error that an example ends with here, by its code: its library, its file or its page is not there. `st.exception` draws one on purpose. */
const expected: { readonly [name: string]: string } = {
  ...Object.fromEntries(["echartsChart", "mermaidChart", "plotlyChart", "graphvizChart"].map((name) => [name, "missing-library"])),
  ...Object.fromEntries(["image", "logo", "audio", "video", "pdf"].map((name) => [name, "unreadable-file"])),
  pageLink: "no-such-page",
  exception: "",
};

/** What the examples name without declaring it. */
const around = `
const rows = [{ date: "2026-01-01", wind: 3, solar: 1, weight: 2, price: 4, kind: "a", stock: 5, name: "Lamp" }];
const [cars, cities, days] = [rows, [{ name: "Oslo" }], ["Mon", "Wed", "Fri"]];
const url = "data:application/json,[]#";
const [fetchRows, fetchAnswer, loadSales, parse, save] = [async () => rows, async () => 42, () => rows, () => rows, async () => { throw new Error("the disk is full"); }];
const [renderPdf, streamText, model] = [async () => new Uint8Array(4), async function* () { yield "word"; }, "any"];
const prompt = "hello";
const [pixels, samples] = [new Uint8ClampedArray(64 * 64 * 4), new Float32Array(100)];
const watch = () => ({ close() {} });
class DatabaseSync { prepare() {} close() {} }
st.sessionState.rows ??= rows;
`;

describe("the examples of the reference", () => {
  it("are there for every function", () => {
    expect(entries.length).toBeGreaterThan(130);
    expect(entries.filter(({ name, example }) => example === undefined && !withoutExample.includes(name)).map(({ name }) => name)).toEqual([]);
  });

  it("run as they stand", async () => {
    const run = entries.filter(({ name, example }) => example !== undefined && !notRun.includes(name));
    const examples = run.map(({ name, example }) => `${JSON.stringify(name)}: async () => {\n${example}},`);
    const files = { "clock.html": "<b>12:00</b>", "pages/overview.ts": "", "pages/sales.ts": "", "pages/details.ts": "" };
    const app = appOf(`${around}\nconst examples = {\n${examples.join("\n")}\n};\nif (st.sessionState.example) await examples[st.sessionState.example]();`, { files });
    app.secrets.apiKey = "k";
    app.secrets.database = { host: "h", password: "p" };
    await app.run();
    const found: string[] = [];
    for (const { name } of run) {
      app.sessionState.example = name;
      await app.run();
      const codes = app.exception.map(({ code = "" }) => code);
      const wanted = name in expected ? [expected[name]] : [];
      if (codes.join() !== wanted.join() || codes.length !== wanted.length) found.push(`${name}: ${app.exception.map(({ message }) => message).join()}`);
    }
    expect(found).toEqual([]);
  });
});
