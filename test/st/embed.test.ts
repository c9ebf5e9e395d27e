import { describe, expect, it } from "vitest";
import { appOf, page } from "../engine/lib/app.ts";

describe("st.html", () => {
  it("takes a text, with scripts only when told so", async () => {
    const app = await appOf(`st.html("  <b>a</b>"); st.html("<script>1</script>", { unsafeAllowJavascript: true, width: 200 }); st.html(5);`).run();
    expect(app.html.map((e) => [e.value, e.props["scripts"], e.props["width"]])).toEqual([["<b>a</b>", undefined, undefined], ["<script>1</script>", true, 200], ["5", undefined, undefined]]);
  });

  it("takes a file beside the script, HTML or CSS", async () => {
    const app = await appOf(`st.html(new URL("./part.html", import.meta.url)); st.html({ path: "look.css" });`, { files: { "part.html": "<i>part</i>", "look.css": "i { color: red }" } }).run();
    expect(app.html.map((e) => e.value)).toEqual(["<i>part</i>", "<style>i { color: red }</style>"]);
  });

  it("says which file is missing", async () => {
    const app = await appOf(`st.html({ path: "none.html" });`).run();
    expect(app.exception).toMatchObject([{ code: "unreadable-file" }]);
    expect(app.exception[0]?.message).toContain("none.html");
  });
});

describe("st.iframe", () => {
  it("tells addresses, HTML and files apart", async () => {
    const app = await appOf(`
st.iframe("https://example.com/a", { height: 300, tabIndex: -1 });
st.iframe(new URL("https://example.com/b"));
st.iframe("<p>x</p>");
st.iframe(new URL("./part.html", import.meta.url));
`, { files: { "part.html": "<i>part</i>" } }).run();
    expect(app.iframe.map(({ props: { src, body, height, tabIndex } }) => ({ src, body, height, tabIndex }))).toEqual([
      { src: "https://example.com/a", height: 300, tabIndex: -1 },
      { src: "https://example.com/b" },
      { body: "<p>x</p>" },
      { body: "<i>part</i>" },
    ]);
  });

  it.each([["a bare word", `"page"`], ["another scheme", `new URL("ftp://example.com")`], ["a number", "5"]])("refuses %s", async (_, src) => {
    const app = await appOf(`st.iframe(${src} as never);`).run();
    expect(app.exception).toMatchObject([{ code: "bad-option" }]);
  });
});

/** An app with one component, told what the page told it: values and triggers as events of the component's frame. */
describe("st.component", () => {
  const stars = `const stars = st.component<{ count: number }, { done: string }>("stars", { html: "<b></b>", css: "b {}", js: "export default () => {}" });\n`;

  it("draws its parts, what it is to show and its state", async () => {
    const app = await appOf(`${stars}const { count, ...rest } = stars({ data: new Map([["max", 3]]), default: { count: 1 }, height: 50, key: "s" });\nst.text(JSON.stringify([count, rest]));`).run();
    expect(app.component[0]?.props).toMatchObject({ label: "stars", html: "<b></b>", css: "b {}", js: "export default () => {}", data: { max: 3 }, value: { count: 1 }, height: 50 });
    expect(app.component("s").value).toEqual({ count: 1 });
    expect(page(app).at(-1)).toBe("text [1,{}]");
  });

  it("gives the state that the page sets, and calls back for what changed", async () => {
    const app = await appOf(`${stars}const { count } = stars({ key: "s", default: { count: 0, other: 1 } as never, onCountChange: () => { st.sessionState.changes = (st.sessionState.changes ?? 0) + 1; }, onDoneChange: () => {} });\nst.text(String(count));`).run();
    app.component("s").setValue({ count: 5, other: 1 });
    await app.run();
    expect([app.text[0]?.value, app.sessionState["changes"]]).toEqual(["5", 1]);
    app.component("s").setValue({ count: 5, other: 2 });
    await app.run();
    expect([app.text[0]?.value, app.sessionState["changes"]]).toEqual(["5", 1]);
  });

  it("gives a trigger in the one run that answers it, and calls back", async () => {
    const app = await appOf(`${stars}const { done } = stars({ onDoneChange: () => { st.sessionState.called = true; } });\nst.text(String(done));`).run();
    expect(app.text[0]?.value).toBe("null");
    await app.component[0]?.trigger("done", "now").run();
    expect([app.text[0]?.value, app.sessionState["called"]]).toEqual(["now", true]);
    await app.run();
    expect(app.text[0]?.value).toBe("null");
  });

  it("takes a state from the script", async () => {
    const app = await appOf(`${stars}st.sessionState.s ??= { count: 7 };\nst.text(String(stars({ key: "s", default: { count: 0 } }).count));`).run();
    expect([app.text[0]?.value, app.component("s").props["value"]]).toEqual(["7", { count: 7 }]);
  });

  it("draws where its maker was called: in a container, or wherever the script stands", async () => {
    const app = await appOf(`const box = st.container();\nconst inBox = box.component("a", { html: "a" });\nconst here = st.component("b", { html: "b" });\nhere();\nst.sidebar.with(() => here({ key: "two" }));\ninBox();`).run();
    expect(app.component.map((e) => [e.label, e.at])).toEqual([["a", "main/0/0"], ["b", "main/1"], ["b", "sidebar/0"]]);
  });

  it("reads its parts from files", async () => {
    const app = await appOf(`st.component("a", { js: new URL("./a.js", import.meta.url) })();`, { files: { "a.js": "export default () => 1;" } }).run();
    expect(app.component[0]?.props["js"]).toBe("export default () => 1;");
  });

  it("can be made in a module that is loaded once", async () => {
    const app = await appOf(`import { badge } from "./badge.ts";\nbadge();`, { files: { "badge.ts": `import { component } from "dacapo";\nexport const badge = component("badge", { html: "b" });\n` } }).run();
    expect(app.component.map((e) => e.label)).toEqual(["badge"]);
  });

  it.each([
    ["no parts", `st.component("a", {});`, "neither html nor js"],
    ["a part that is no text", `st.component("a", { js: 5 as never });`, "js must be a text or a file"],
    ["an unknown option", `st.component("a", { html: "x" })({ dat: 1 } as never);`, "dat"],
    ["a callback that is none", `st.component("a", { html: "x" })({ onXChange: 5 } as never);`, "onXChange"],
    ["a default that is no object", `st.component("a", { html: "x" })({ default: 5 } as never);`, "default must be an object"],
    ["two of the same", `const c = st.component("a", { html: "x" }); c(); c();`, "two component widgets"],
  ])("refuses %s", async (_, script, words) => {
    const app = await appOf(script).run();
    expect(app.exception[0]?.message).toContain(words);
  });

  it("st.declareComponent says what to write instead", async () => {
    const app = await appOf(`st.declareComponent("a", { path: "build" });`).run();
    expect(app.exception).toMatchObject([{ code: "no-server" }]);
  });
});
