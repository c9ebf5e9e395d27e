/** Quick fixes: the text before, the text after, and that the mended script no longer has what was found. */
import { describe, expect, it } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { analyse } from "../../runtime/script/analysis/analyse.ts";
import { applyEdits, type Fix, type FixName } from "../../runtime/script/fixes/fix.ts";
import { findFixes } from "../../runtime/script/fixes/fixes.ts";
import { stripper } from "./run-program.ts";

const head = 'import st from "dacapo";\n';
const fixesIn = (body: string): Fix[] => findFixes(head + body, "/app/app.ts", stripper);

/** The body after the fix of this name, or the first one. */
function mended(body: string, name?: FixName): string {
  const fix = fixesIn(body).find((one) => name === undefined || one.name === name);
  if (!fix) throw new Error("there is no such fix");
  return applyEdits(head + body, fix.edits).slice(head.length);
}

/** The codes that are left after a fix. */
const codesOf = (body: string): string[] => analyse(head + body, "/app/app.ts", stripper.strip, stripper.transform).map(({ code }) => code);

const seed = `st.sessionState.value ??= "Title";
st.header(st.sessionState.value);

if (st.button("Foo")) {
  // The new title.
  st.sessionState.value = "Foo";
  st.rerun();
}
`;

describe("a button and a rerun become a callback", () => {
  it("keeps what the block says as it is written", () => {
    expect(mended(seed)).toBe(`st.sessionState.value ??= "Title";
st.header(st.sessionState.value);

st.button("Foo", { onClick: () => {
  // The new title.
  st.sessionState.value = "Foo";
} });
`);
  });

  it.each([
    ["on one line", 'if (st.button("Foo")) { st.sessionState.v = 1; st.rerun(); }', 'st.button("Foo", { onClick: () => { st.sessionState.v = 1; } });'],
    ["beside other options", 'if (st.button("Foo", { type: "primary" })) { st.sessionState.v = 1; st.rerun(); }', 'st.button("Foo", { type: "primary", onClick: () => { st.sessionState.v = 1; } });'],
    ["under a name of its own", 'const foo = st.button("Foo");\nif (foo) {\n  st.sessionState.v = 1;\n  st.rerun();\n}\n', 'st.button("Foo", { onClick: () => {\n  st.sessionState.v = 1;\n} });\n'],
    ["under a name that is used again", 'const foo = st.button("Foo");\nif (foo) {\n  st.sessionState.v = 1;\n  st.rerun();\n}\nlog(foo);', 'const foo = st.button("Foo", { onClick: () => {\n  st.sessionState.v = 1;\n} });\nlog(foo);'],
    ["with types", 'if (st.button("Foo")) { st.sessionState.v = 1 as number; st.rerun(); }', 'st.button("Foo", { onClick: () => { st.sessionState.v = 1 as number; } });'],
    ["in a column", 'const [left] = st.columns(2);\nif (left.button("Foo")) { st.sessionState.v = 1; st.rerun(); }', 'const [left] = st.columns(2);\nleft.button("Foo", { onClick: () => { st.sessionState.v = 1; } });'],
  ])("%s", (_, before, after) => {
    expect(mended(before)).toBe(after);
    expect(codesOf(after)).toEqual([]);
  });

  it.each([
    ["it has a callback already", 'if (st.button("Foo", { onClick: f })) { st.sessionState.v = 1; st.rerun(); }'],
    ["there is another branch", 'if (st.button("Foo")) { st.sessionState.v = 1; st.rerun(); } else st.write("a");'],
  ])("is not offered where %s", (_, body) => {
    expect(fixesIn(body).filter(({ name }) => name === "to-callback")).toEqual([]);
  });

  it("does in one run what took two", async () => {
    const app = await AppTest.fromString(head + mended(seed), { inProcess: true, timeout: "30s" }).run();
    await app.button("Foo").click().run();
    expect(app.header[0]?.value).toBe("Foo");
    expect(app.runs.map(({ outcome }) => outcome)).toEqual(["finished"]);
    await app.dispose();
  });
});

describe("what a button changes above it moves below, into a container", () => {
  const moved = `st.sessionState.value ??= "Title";
const headerPlace = st.container();

if (st.button("Foo")) {
  // The new title.
  st.sessionState.value = "Foo";
}
headerPlace.header(st.sessionState.value);
`;

  it("keeps its place on the page", () => {
    expect(mended(seed, "to-container")).toBe(moved);
    expect(codesOf(moved)).toEqual([]);
  });

  it("shows the new state in the same run", async () => {
    const app = await AppTest.fromString(head + moved, { inProcess: true, timeout: "30s" }).run();
    await app.button("Foo").click().run();
    expect(app.header[0]?.value).toBe("Foo");
    expect(app.header[0]?.at).toBe("main/0/0");
    expect(app.runs).toHaveLength(1);
    await app.dispose();
  });

  it("takes all that is drawn from the state", () => {
    expect(mended('st.title(st.sessionState.a);\nst.text(st.sessionState.a);\nif (st.button("B")) { st.sessionState.a = 1; st.rerun(); }', "to-container")).toBe(
      'const titlePlace = st.container();\nconst textPlace = st.container();\nif (st.button("B")) { st.sessionState.a = 1;  }\ntitlePlace.title(st.sessionState.a);\ntextPlace.text(st.sessionState.a);',
    );
  });

  it("is not offered when nothing above is drawn from it", () => {
    expect(fixesIn('st.title("x");\nif (st.button("B")) { st.sessionState.a = 1; st.rerun(); }').filter(({ name }) => name === "to-container")).toEqual([]);
  });
});

describe("other fixes", () => {
  it.each([
    ["a rerun at the end of a callback goes", 'st.button("A", { onClick: () => {\n  st.sessionState.a = 1;\n  st.rerun();\n} });', 'st.button("A", { onClick: () => {\n  st.sessionState.a = 1;\n} });'],
    ["the second of two widgets gets a key", 'st.textInput("Your name");\nst.textInput("Your name");', 'st.textInput("Your name");\nst.textInput("Your name", { key: "your-name-2" });'],
    ["a widget in a counted loop gets a key that counts", 'for (let i = 0; i < 3; i++) st.checkbox("On", { value: true });', 'for (let i = 0; i < 3; i++) st.checkbox("On", { value: true, key: `on-${i}` });'],
    ["so does one in forEach", 'rows.forEach((row, index) => st.button("Del"));', 'rows.forEach((row, index) => st.button("Del", { key: `del-${index}` }));'],
    ["a rerun that nothing guards waits for a button", "st.write(1);\nst.rerun();", 'st.write(1);\nif (st.button("Rerun")) st.rerun();'],
    ["state is set for the next run", 'st.textInput("N", { key: "n" });\nst.sessionState.n = "x";', 'st.textInput("N", { key: "n" });\nst.setNext("n", "x");'],
  ])("%s", (_, before, after) => {
    expect(mended(before)).toBe(after);
    expect(codesOf(after)).toEqual([]);
  });

  it("a rerun that nothing guards may happen once", () => {
    expect(mended("if (true) {\n\tst.rerun();\n}", "guard-once")).toBe("if (true) {\n\tif (!st.sessionState.reran) {\n\t\tst.sessionState.reran = true;\n\t\tst.rerun();\n\t}\n}");
  });

  it("a widget in a loop that nothing counts gets no key that would be the same again", () => {
    expect(fixesIn('for (const row of rows) st.button("Del");')).toEqual([]);
  });

  it.each([
    ["in", "initialise", 'if (!("n" in st.sessionState)) st.sessionState.n = 0;', "st.sessionState.n ??= 0;"],
    ["undefined", "initialise", "if (st.sessionState.n === undefined) {\n  st.sessionState.n = [1];\n}", "st.sessionState.n ??= [1];"],
    ["a value that every run sets again", "keep-value", 'st.sessionState.n = 0;\nif (st.button("A")) st.sessionState.n++;', 'st.sessionState.n ??= 0;\nif (st.button("A")) st.sessionState.n++;'],
  ] as const)("a first value is set with ??=: %s", (_, name, before, after) => {
    expect(mended(before, name)).toBe(after);
  });

  it("a value that nothing else sets is left alone", () => {
    expect(fixesIn("st.sessionState.n = 0;")).toEqual([]);
  });

  it("nothing is offered in a script whose text is not what runs", () => {
    expect(fixesIn('enum A { B }\nif (st.button("Foo")) { st.sessionState.v = A.B; st.rerun(); }')).toEqual([]);
  });
});
