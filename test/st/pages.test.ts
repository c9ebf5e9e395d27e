import { writeFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { appOf, newProbe, outcomes, page, threadOf } from "../engine/lib/app.ts";

const frame = `const pg = st.navigation([st.page("a.ts", { title: "A" }), st.page("b.ts", { title: "B", icon: "🐝" })]);
st.textInput("common", { key: "common" });
await pg.run();
st.write("footer");`;
const files = {
  "a.ts": `import st from "dacapo";
st.title("Page A");
st.textInput("kept", { key: "kept" });
st.textInput("bound to its page", { key: "paged", persistState: "page" });
st.textInput("without a key");
if (st.button("to B")) {
  st.sessionState.shared = "from A";
  st.switchPage("b.ts");
}`,
  "b.ts": `import st from "dacapo";
st.title("Page B");
st.textInput("without a key");
st.write(st.sessionState.shared ?? "unset");
if (st.button("home")) st.switchPage("a.ts", { queryParams: { from: "b" } });`,
};

describe("pages", () => {
  it("show the first one, in the place of its run()", async () => {
    const app = await appOf(frame, { files }).run();
    expect(page(app)).toEqual(["textInput common", "title Page A", "textInput kept", "textInput bound to its page", "textInput without a key", "button to B", "markdown footer"]);
    expect(app.shell.navigation).toEqual({ position: "sidebar", current: "", title: "A", sections: [{ title: "", pages: [{ title: "A", to: "" }, { title: "B", icon: "🐝", to: "b" }] }] });
  });

  it("switch in one more run, in which the frame runs too", async () => {
    const app = await appOf(frame, { files }).run();
    await app.button("to B").click().run();
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
    expect(page(app)).toEqual(["textInput common", "title Page B", "textInput without a key", "markdown from A", "button home", "markdown footer"]);
    expect(app.shell.navigation?.current).toBe("b");
  });

  it("keep what the frame holds, and on a page what has a key; the rest goes with its page", async () => {
    const app = await appOf(frame, { files }).run();
    for (const label of ["common", "kept", "bound to its page", "without a key"]) app.textInput(label).setValue(label);
    await app.run();
    await app.button("to B").click().run();
    expect(app.textInput("common").value).toBe("common");
    // The same widget by its label, but on another page.
    expect(app.textInput("without a key").value).toBe("");
    await app.button("home").click().run();
    expect(["common", "kept", "bound to its page", "without a key"].map((label) => app.textInput(label).value)).toEqual(["common", "kept", "", ""]);
  });

  it("drop the value that belongs to a page when that is left by a run that does not come to its end", async () => {
    const app = await appOf(frame, { files: { ...files, "b.ts": `import st from "dacapo";\nif (st.button("home")) st.switchPage("a.ts");\nst.stop();` } }).run();
    app.textInput("paged").setValue("x");
    await app.run();
    await app.button("to B").click().run();
    await app.button("home").click().run();
    expect(app.textInput("paged").value).toBe("");
  });

  it("begin with the query that they are given, and forget that of the page before", async () => {
    const app = await appOf(`st.json(st.queryParams.toDict());\n${frame}`, { files }).run();
    app.queryParams.q = "1";
    await app.run();
    expect(app.json[0]?.value).toEqual({ q: "1" });
    await app.button("to B").click().run();
    expect(app.json[0]?.value).toEqual({});
    await app.button("home").click().run();
    expect(app.json[0]?.value).toEqual({ from: "b" });
  });

  it("take what stood on the other page away before the new one has drawn anything", async () => {
    const probe = newProbe();
    const app = await appOf(frame, { files: { ...files, "b.ts": `import st from "dacapo";\nawait probe.at("slow");\nst.write("done");` } }).run();
    const going = app.button("to B").click().run();
    await probe.reached("slow");
    await expect.poll(() => page(app)).toEqual(["textInput common"]);
    probe.open("slow");
    await going;
    expect(page(app)).toEqual(["textInput common", "markdown done", "markdown footer"]);
  });

  it("can be functions, under headings, and elsewhere", async () => {
    const app = await appOf(`function salesReport() { st.write("sales"); if (st.button("help")) st.switchPage(help); }
const help = st.page(() => st.write("help"), { title: "Help", urlPath: "how-to", visibility: "hidden" });
await st.navigation({ Work: [salesReport], Else: [help, st.page("https://example.org/x")] }, { position: "top" }).run();`).run();
    expect(app.shell.navigation).toMatchObject({
      position: "top",
      sections: [{ title: "Work", pages: [{ title: "Sales report", to: "" }] }, { title: "Else", pages: [{ title: "example.org", to: "https://example.org/x", isElsewhere: true }] }],
    });
    await app.button("help").click().run();
    expect(page(app)).toEqual(["markdown help"]);
    expect(app.shell.navigation).toMatchObject({ current: "how-to", title: "Help" });
  });

  it("are reached by a test as by a person", async () => {
    const app = appOf(frame, { files });
    await app.switchPage("b.ts").run();
    expect(app.title[0]?.value).toBe("Page B");
    await app.switchPage("a.ts").run();
    expect(app.title[0]?.value).toBe("Page A");
    await app.switchPage("b").run();
    expect(app.title[0]?.value).toBe("Page B");
    expect(app.runs).toMatchObject([{ kind: "app", cause: "event", outcome: "finished" }]);
    expect(() => app.switchPage("c.ts")).toThrow(/no page "c.ts"/);
  });

  it("that do not exist are said so, and the default is shown", async () => {
    const app = appOf(frame, { files });
    app.switchPage("app.ts");
    await app.run();
    expect(app.title[0]?.value).toBe("Page A");
    expect(app.toast[0]?.body).toContain("app.ts");
  });

  it("switch from a callback although the other callbacks ask for reruns", async () => {
    const app = await appOf(`const b = () => void st.write("B");
const other = st.page(b, { title: "B" });
const home = () => {
  st.textInput("one", { onChange: () => st.switchPage(other) });
  st.textInput("two", { onChange: () => st.rerun() });
};
await st.navigation([home, other]).run();`).run();
    app.textInput("one").setValue("1");
    app.textInput("two").setValue("2");
    await app.run();
    expect(page(app)).toEqual(["markdown B"]);
    expect(outcomes(app)).toEqual(["rerun", "finished"]);
  });

  it("can be switched by a timer when the run is over", async () => {
    const app = await threadOf(`const b = st.page(() => { st.write("B") }, { title: "B" });
await st.navigation([st.page(() => { st.write("A"); setTimeout(() => { st.switchPage(b); }, 1); }, { title: "A" }), b]).run();`).run();
    await app.wait("50ms");
    expect(page(app)).toEqual(["markdown B"]);
  });

  it("that switch to each other for ever are paused, on their line", async () => {
    const app = await appOf(`const pages = ["A", "B"].map((title) => st.page(() => { st.switchPage(pages[title === "A" ? 1 : 0]); }, { title }));
await st.navigation(pages).run();`, { loopLimits: { sameState: "50ms" } }).run();
    expect(app.diagnostics).toMatchObject([{ code: "rerun-loop", line: 2, message: expect.stringMatching(/^This st\.switchPage\(\) keeps running the script: /) }]);
  });

  it("run although nobody awaits them, in their place", async () => {
    const app = await appOf(`st.navigation([st.page("a.ts")]).run();\nst.write("footer");`, { files: { "a.ts": `import st from "dacapo";\nst.write("A");` } }).run();
    expect(app.diagnostics).toMatchObject([{ code: "page-not-awaited", line: 2, severity: "warning" }]);
    await app.run();
    expect(page(app)).toEqual(["markdown A", "markdown footer"]);
    expect(app.diagnostics).toEqual([]);
  });
});

describe("the script of a page", () => {
  it("is an app's script: with magic, local modules, and errors on their own lines", async () => {
    const app = await appOf(frame, {
      files: {
        ...files,
        "a.ts": `import { label } from "./lib.ts";\nimport st from "dacapo";\nlabel;\nif (st.button("fail")) {\n  const x: number = 1;\n  throw new Error("no " + x);\n}`,
        "lib.ts": `export const label: string = "from a module";`,
      },
    }).run();
    expect(page(app)).toContain("markdown from a module");
    await app.button("fail").click().run();
    expect(app.exception).toMatchObject([{ message: "no 1", line: 6 }]);
    expect(app.diagnostics).toMatchObject([{ code: "script-error", line: 6, file: app.file.replace("app.ts", "a.ts") }]);
  });

  it.each([
    ["a syntax error", "const = 1;", "syntax-error", 1],
    ["an import of nothing", `import "./nothing.ts";`, "unresolved-import", 1],
    ["a module that draws while it is loaded", `\nimport "./draws.ts";`, "module-top-level", 1],
  ])("with %s says so where the page would be, and mends", async (_, bad, code, line) => {
    const app = await appOf(frame, { files: { ...files, "b.ts": bad, "draws.ts": `import st from "dacapo"; st.write(1);` } }).run();
    await app.switchPage("b.ts").run();
    expect(app.exception).toMatchObject([{ code, line }]);
    expect(app.diagnostics).toMatchObject([{ code, line }]);
    expect(outcomes(app)).toEqual(["failed"]);
    writeFileSync(app.file.replace("app.ts", "b.ts"), `import st from "dacapo"; st.write("mended");`);
    await app.run();
    expect(page(app)).toContain("markdown mended");
    expect(app.exception).toEqual([]);
  });

  it("runs as it last was below a card while its file does not parse", async () => {
    const app = await appOf(frame, { files }).run();
    writeFileSync(app.file.replace("app.ts", "a.ts"), "const = 1;");
    await app.run();
    expect(page(app).slice(0, 3)).toEqual(["textInput common", "exception Unexpected `=`.", "title Page A"]);
    expect(app.diagnostics).toMatchObject([{ code: "syntax-error", line: 1 }]);
  });

  it("runs again when it is saved, and not when another one is", async () => {
    const app = await appOf(frame, { files }).run();
    const save = (name: string, text: string): void => writeFileSync(app.file.replace("app.ts", name), text);
    await app.switchPage("b.ts").run();
    save("a.ts", `import st from "dacapo"; st.write("new A");`);
    await app.run();
    expect(app.runs).toEqual([]);
    save("b.ts", `import st from "dacapo"; st.write("new B");`);
    await app.run();
    expect(app.runs).toMatchObject([{ cause: "save" }]);
    expect(page(app)).toContain("markdown new B");
    await app.switchPage("a.ts").run();
    expect(page(app)).toContain("markdown new A");
  });
});

describe("the folder pages/", () => {
  const folder = {
    "pages/2_Second page.ts": `import st from "dacapo";\nst.write("second");\nif (st.button("back")) st.switchPage("app.ts");`,
    "pages/1_🌍_First.ts": `import st from "dacapo";\nst.write("first");`,
    "pages/_hidden.ts": "",
    "pages/notes.md": "",
  };

  it("lists its scripts, and each is the whole app when it is shown", async () => {
    const app = await appOf(`st.write("own");`, { files: folder }).run();
    expect(page(app)).toEqual(["markdown own"]);
    expect(app.shell.navigation?.sections[0]?.pages).toEqual([{ title: "app", to: "" }, { title: "First", icon: "🌍", to: "First" }, { title: "Second page", to: "Second_page" }]);
    await app.switchPage("pages/2_Second page.ts").run();
    expect(page(app)).toEqual(["markdown second", "button back"]);
    await app.button("back").click().run();
    expect(page(app)).toEqual(["markdown own"]);
  });

  it("goes on while the app's own script does not parse, and so does each that is sound", async () => {
    const app = await appOf(`st.write("own");`, { files: folder }).run();
    const save = (name: string, text: string): void => writeFileSync(app.file.replace("app.ts", name), text);
    await app.switchPage("pages/2_Second page.ts").run();
    save("app.ts", "const = 1;");
    save("pages/1_🌍_First.ts", "const = 2;");
    await app.run();
    for (const cause of ["command", "command"]) {
      await app.run();
      expect(app.runs).toMatchObject([{ cause, outcome: "finished" }]);
      expect(page(app)).toContain("markdown second");
    }
    save("pages/2_Second page.ts", `import st from "dacapo";\nst.write("newer");`);
    await app.run();
    expect(page(app)).toContain("markdown newer");
  });

  it("shows the page of an address although the app's own script has never run", async () => {
    const app = appOf(`const = 1;`, { files: folder });
    await app.switchPage("pages/2_Second page.ts").run();
    expect(page(app)).toContain("markdown second");
    expect(app.diagnostics).toMatchObject([{ code: "syntax-error", line: 2 }]);
  });

  it("does not count when the app has a navigation of its own", async () => {
    const app = await appOf(`await st.navigation([st.page("pages/1_🌍_First.ts")]).run();`, { files: folder }).run();
    expect(page(app)).toEqual(["markdown first"]);
    expect(app.shell.navigation?.sections[0]?.pages).toHaveLength(1);
  });

  it("does not count when a module calls the navigation", async () => {
    const app = appOf(`import { nav } from "./nav.ts";\nawait nav();\nst.write("own");`, { files: { ...folder, "nav.ts": `import st from "dacapo"; export const nav = () => st.navigation(["pages/1_🌍_First.ts"]).run();` } });
    await app.run();
    expect(page(app)).toEqual(["markdown first", "markdown own"]);
    await app.run();
    expect(page(app)).toEqual(["markdown first", "markdown own"]);
  });
});

describe("misuse", () => {
  it.each([
    ["no-such-page", `st.navigation([st.page("nowhere.ts")]);`],
    ["no-such-page", `st.navigation([st.page(() => {}, { title: "A" })]); st.switchPage("b.ts");`],
    ["no-such-page", `st.pageLink("b.ts");`],
    ["duplicate-page", `const a = () => {}; st.navigation([a, () => {}].map((f) => st.page(f, { title: "A", urlPath: "x" })).concat(st.page(a, { urlPath: "x" })));`],
    ["duplicate-page", `st.navigation(["A", "B"].map((title) => st.page(() => {}, { title, default: true })));`],
    ["second-navigation", `const a = () => {}; st.navigation([a]); st.navigation([a]);`],
    ["not-the-shown-page", `const b = st.page(() => {}, { title: "B" }); st.navigation([st.page(() => {}, { title: "A" }), b]); await b.run();`],
    ["not-the-shown-page", `const a = st.navigation([st.page(() => {}, { title: "A" })]); await a.run(); await a.run();`],
    ["bad-option", "st.navigation([]);"],
    ["bad-option", "st.page(() => {});"],
    ["bad-option", `st.page(() => {}, { title: "A", urlPath: "a/b" });`],
    ["bad-option", "st.switchPage(7);"],
    ["bad-option", `st.pageLink("https://example.org");`],
    ["unknown-option", `st.page(() => {}, { tilte: "A" });`],
  ])("%s: %s", async (code, script) => {
    const app = await appOf(script).run();
    expect(app.exception).toMatchObject([{ code, line: 2 }]);
  });
});
