import { describe, expect, it } from "vitest";
import { analyse } from "../../runtime/script/analysis/analyse.ts";
import { randomFrom } from "./random.ts";
import { stripper } from "./run-program.ts";

/** What is found in a script that begins with the import of `st`, as `code line:column-column severity`. */
function found(body: string, head = 'import st from "dacapo";'): string[] {
  return analyse(`${head}\n${body}`, "/app/app.ts", stripper.strip, stripper.transform).map(
    ({ code, line, column, endColumn, severity }) => `${code} ${line - 1}:${column}-${endColumn} ${severity}`,
  );
}
const codes = (body: string, head?: string): string[] => found(body, head).map((said) => said.split(" ")[0] ?? "");

describe("unconditional-rerun", () => {
  it.each([
    ["at the end", "st.write(1);\nst.rerun();", "2:1-11"],
    ["in a block", "{ st.rerun() }", "1:3-13"],
    ["in a condition that always holds", "const debug = true; if (debug) st.rerun();", "1:32-42"],
    ["in the other branch of one that never does", "if (false) {} else st.rerun();", "1:20-30"],
    ["in both branches' wake", "if (a) st.write(1); else st.write(2);\nst.rerun();", "2:1-11"],
    ["in a function that is called", "function main() { st.write(1); st.rerun(); }\nmain();", "1:32-42"],
    ["in an arrow that is called", "const main = () => st.rerun(); main();", "1:20-30"],
    ["in a function that is awaited", "async function main() { st.rerun(); }\nawait main();", "1:25-35"],
    ["in a function that is called on the spot", "(() => { st.rerun() })();", "1:10-20"],
    ["in a container's body", 'st.expander("a", () => { st.rerun() });', "1:26-36"],
    ["in the body of a container that has a name", "const [left] = st.columns(2); left.with(() => st.rerun());", "1:47-57"],
    ["in an awaited spinner", 'await st.spinner("a", async () => { st.rerun(); });', "1:37-47"],
    ["in a fragment that is called", "const part = st.fragment(() => { st.rerun(); }); part();", "1:34-44"],
    ["in a try with nothing that throws before", "try { st.write(1); st.rerun(); } catch {}", "1:20-30"],
    ["in a finally", "try { load() } finally { st.rerun() }", "1:26-36"],
    ["in an endless loop", "while (true) { st.write(1); st.rerun(); }", "1:29-39"],
    ["in the first round of do", "do { st.rerun() } while (a)", "1:6-16"],
    ["in an argument", "log(st.rerun())", "1:5-15"],
    ["for the whole app", 'st.rerun("app");', "1:1-16"],
    ["after a loop that is left", "for (const a of b) { if (a) break; }\nst.rerun();", "2:1-11"],
    ["after a function that returns early", "function f() { if (a) return; st.write(1) }\nf(); st.rerun();", "2:6-16"],
    ["in a dialog that is called", 'const ask = st.dialog("Sure?", () => { st.rerun(); }); ask();', "1:40-50"],
    ["of an exported function", "export function main() { st.rerun() }\nmain();", "1:26-36"],
    ["with types around", "function main(this: void, a?: number): void { st.rerun() }\nmain(1 as number);", "1:47-57"],
  ])("is an error on a rerun %s", (_, body, place) => {
    expect(found(body)).toEqual([`unconditional-rerun ${place} error`]);
  });

  it.each([
    ["another name", 'import app from "dacapo";', "app.rerun()"],
    ["a named import", 'import { rerun } from "dacapo";', "rerun()"],
    ["a renamed import", 'import { rerun as again } from "dacapo";', "again()"],
    ["a namespace", 'import * as dacapo from "dacapo";', "dacapo.rerun(); dacapo.default.rerun()"],
    ["the default by name", 'import { default as x } from "dacapo";', "x.rerun()"],
    ["a part taken out", 'import st from "dacapo";', "const { rerun: r } = st; r()"],
    ["a second name", 'import st from "dacapo";', "const s = st; s.rerun()"],
    ["quotes", 'import st from "dacapo";', 'st["rerun"]()'],
    ["require", "", 'const st = require("dacapo"); st.rerun()'],
    ["require, taken apart", "", 'const { rerun } = require("dacapo"); rerun()'],
  ])("finds it under %s", (_, head, body) => {
    expect(codes(body, head)).toEqual(["unconditional-rerun"]);
  });

  it.each([
    ["in a condition", "if (a) st.rerun();"],
    ["in a condition within a function", "function f() { if (a) st.rerun(); } f();"],
    ["behind &&", "a && st.rerun()"],
    ["behind ?", "a ? st.rerun() : 0"],
    ["in a case", "switch (a) { case 1: st.rerun() }"],
    ["in a loop that may not begin", "for (const a of b) st.rerun();"],
    ["in a loop with a condition", "while (a) { st.rerun() }"],
    ["in a function that nobody calls", "function f() { st.rerun() }"],
    ["in a fragment that nobody calls", "const f = st.fragment(() => st.rerun());"],
    ["in a dialog", 'const ask = st.dialog("a", () => { st.rerun() }); if (a) ask();'],
    ["in a callback", 'st.button("a", { onClick: () => { log(1); st.rerun(); log(2) } });'],
    ["in a timer", "setTimeout(() => st.rerun(), 1000);"],
    ["in then", "load().then(() => st.rerun());"],
    ["in a dead branch", "if (false) st.rerun();"],
    ["behind a constant that is off", "const debug = false;\nif (debug && a) st.rerun();\ndebug && st.rerun();"],
    ["after a stop", "st.stop(); st.rerun();"],
    ["after a stop in a function", "function end() { st.stop() }\nend(); st.rerun();"],
    ["after a stop in both branches", "if (a) st.stop(); else st.switchPage('b'); st.rerun();"],
    ["after a stop in a condition", "if (a) { st.write(1); st.stop(); }\nst.rerun();"],
    ["after a stop in a condition in a condition", "if (a) { if (b) st.stop(); }\nst.rerun();"],
    ["after a stop in a condition in a function", "function f() { if (a) st.stop(); }\nf(); st.rerun();"],
    ["after a throw in a condition", "if (a) throw new Error();\nst.rerun();"],
    ["after a return in a condition", "function f() { if (a) return; st.rerun(); }\nf();"],
    ["after process.exit in a condition", "if (a) process.exit(); st.rerun();"],
    ["after a guard of another module", 'import { requireUser } from "./auth.ts"; requireUser(); st.rerun();'],
    ["after what may throw in a try", "try { load(); st.rerun(); } catch {}"],
    ["in a catch", "try { load() } catch { st.rerun() }"],
    ["after a wait", 'import { setTimeout as sleep } from "node:timers/promises"; st.text(1); await sleep(1000); st.rerun();'],
    ["after a wait that is written out", "await new Promise((go) => setTimeout(go, 500)); st.rerun();"],
    ["after a wait in a function", "const pause = (ms: number) => new Promise((go) => setTimeout(go, ms)); await pause(5); st.rerun();"],
    ["that comes later", 'st.rerun({ after: "5s" });'],
    ["of a variable of the same name", "function f(st) { st.rerun() }\nf({ rerun() {} }); { const st = other; st.rerun() }"],
    ["of something else", "const app = { rerun() {} }; app.rerun();"],
    ["of a name that may mean something else", "let s = st; s = other; s.rerun();"],
    ["in a function that nobody waits for, after a wait", "async function f() { await load(); st.rerun() }\nf();"],
    ["in recursion", "function f(n) { if (n) f(n - 1) }\nf(3); function g() { g() } g(); if (a) st.rerun()"],
    ["in a generator", "function* g() { st.rerun() } g();"],
    ["in a class", "class A { m() { st.rerun() } }"],
  ])("says nothing of a rerun %s", (_, body) => {
    expect(codes(body)).toEqual([]);
  });

  it("is only a warning after something that may wait", () => {
    expect(found("const rows = await load(); st.rerun();")).toEqual(["unconditional-rerun 1:28-38 warning"]);
  });

  it("says nothing of a script that does not import dacapo, or does not parse", () => {
    expect([codes("st.rerun()", ""), codes("st.rerun(", undefined), codes("st.rerun() // dacapo", 'import st from "./st.ts";')]).toEqual([[], [], []]);
  });

  it("points into the file as written where a transform was needed", () => {
    expect(found("enum A { x }\n\n\nst.rerun();")).toEqual([expect.stringContaining("unconditional-rerun 4:1-")]);
  });
});

describe("state-after-widget", () => {
  it.each([
    ["an assignment", 'st.textInput("a", { key: "k" });\nst.sessionState.k = 1;', "2:1-22"],
    ["one in quotes", 'st.textInput("a", { key: "k" });\nst.sessionState["k"] = 1;', "2:1-25"],
    ["a sum", 'st.slider("a", { key: "k" });\nst.sessionState.k += 1;', "2:1-23"],
    ["a step", 'st.slider("a", { key: "k" });\nst.sessionState.k++;', "2:1-20"],
    ["Object.assign", 'st.slider("a", { key: "k" });\nObject.assign(st.sessionState, { k: 1 });', "2:1-41"],
    ["one in a condition", 'st.textInput("a", { key: "k" });\nif (st.button("Clear")) st.sessionState.k = "";', "2:25-47"],
    ["one in a function", 'st.textInput("a", { key: "k" });\nfunction clear() { st.sessionState.k = ""; }\nif (a) clear();', "2:20-42"],
    ["one under another name", 'const state = st.sessionState; st.sidebar.textInput("a", { key: "k" });\nstate.k = 1;', "2:1-12"],
    ["one by taking apart", 'st.textInput("a", { key: "k" });\n[st.sessionState.k] = [1];', "2:1-26"],
    ["one in a loop over a list", 'st.textInput("a", { key: "k" });\n[1].forEach((n) => { st.sessionState.k = n; });', "2:22-43"],
    ["one after a widget in a container", 'st.form("f", (f) => { f.textInput("a", { key: "k" }) });\nst.sessionState.k = 1;', "2:1-22"],
    ["one where both stand in one branch", 'if (a) { st.textInput("a", { key: "k" }); st.sessionState.k = 1; }', "1:43-64"],
    ["one whose key has a name", 'const key = "k"; st.textInput("a", { key });\nst.sessionState.k = 1;', "2:1-22"],
  ])("warns of %s", (_, body, place) => {
    expect(found(body)).toEqual([`state-after-widget ${place} warning`]);
  });

  it("names the widget's place", () => {
    const [diagnostic] = analyse('import st from "dacapo";\n\nst.textInput("a", { key: "k" });\nst.sessionState.k = 1', "/app/app.ts", stripper.strip);
    expect(diagnostic?.related).toEqual([{ file: "/app/app.ts", line: 3, column: 1, endLine: 3, endColumn: 32, message: "The widget is drawn here." }]);
  });

  it.each([
    ["before the widget", 'st.sessionState.k = 1; st.textInput("a", { key: "k" });'],
    ["of another key", 'st.textInput("a", { key: "k" }); st.sessionState.l = 1;'],
    ["of what is in the value", 'st.multiselect("a", [], { key: "k" }); st.sessionState.k.push(1); st.sessionState.k.x = 1;'],
    ["of what is not there yet", 'st.textInput("a", { key: "k" }); st.sessionState.k ??= 1;'],
    ["in a callback", 'st.textInput("a", { key: "k" }); st.button("b", { onClick: () => { st.sessionState.k = "" } });'],
    ["in a function that is only a callback", 'st.textInput("a", { key: "k" }); function clear() { st.sessionState.k = "" }\nst.button("b", { onClick: clear });'],
    ["in the other branch", 'if (a) st.textInput("a", { key: "k" }); else st.sessionState.k = 1;'],
    ["after a widget that may not be there", 'if (a) st.textInput("a", { key: "k" });\nst.sessionState.k = 1;'],
    ["after a stop", 'st.textInput("a", { key: "k" }); st.stop(); st.sessionState.k = 1;'],
    ["of another state", 'const other = { sessionState: {} }; st.textInput("a", { key: "k" }); other.sessionState.k = 1;'],
  ])("says nothing of a write %s", (_, body) => {
    expect(codes(body)).toEqual([]);
  });
});

describe("needless-rerun", () => {
  it.each([
    ["after a button's work", 'if (st.button("Foo")) {\n  st.sessionState.value = "Foo";\n  st.rerun();\n}', "3:3-13"],
    ["after the work of a button with a name", 'const pressed = st.button("Foo");\nif (pressed) { st.sessionState.n += 1; st.rerun(); }', "2:40-50"],
    ["after a change of a list", 'if (st.button("Add")) { st.sessionState.list.push(1); st.rerun(); }', "1:55-65"],
    ["at the end of a callback", 'st.button("a", { onClick: () => { st.sessionState.n = 1; st.rerun(); } });', "1:58-68"],
    ["that is the callback", 'st.button("a", { onClick: () => st.rerun() });', "1:33-43"],
    ["at the end of a function that is a callback", 'const f = () => { st.sessionState.n = 1; st.rerun(); };\nst.checkbox("a", { onChange: f });', "1:42-52"],
  ])("hints at a rerun %s", (_, body, place) => {
    expect(found(body)).toEqual([`needless-rerun ${place} hint`]);
  });

  it.each([
    ["of a toggle", 'if (st.toggle("a")) { st.sessionState.n = 1; st.rerun(); }'],
    ["of something else", "if (st.sessionState.a) { st.sessionState.n = 1; st.rerun(); }"],
    ["after drawing", 'if (st.button("a")) { st.toast("b"); st.rerun(); }'],
    ["after a wait", 'if (st.button("a")) { await save(); st.rerun(); }'],
    ["after a function of the script's own", 'function save() { st.toast("b") }\nif (st.button("a")) { save(); st.rerun(); }'],
    ["that uses what a widget gave", 'const name = st.textInput("n"); if (st.button("a")) { st.sessionState.list.push(name); st.rerun(); }'],
    ["in a fragment", 'const f = st.fragment(() => { if (st.button("a")) { st.sessionState.n = 1; st.rerun(); } }); f();'],
    ["in a dialog", 'const d = st.dialog("t", () => { if (st.button("a")) { st.sessionState.n = 1; st.rerun(); } }); d();'],
    ["in a further condition", 'if (st.button("a")) { if (b) { st.sessionState.n = 1; st.rerun(); } }'],
    ["of a scope", 'if (st.button("a")) { st.sessionState.n = 1; st.rerun("part"); }'],
    ["in a callback's condition", 'st.button("a", { onClick: () => { if (b) st.rerun(); } });'],
    ["in a function that the script calls too", 'const f = () => { st.rerun(); }; st.button("a", { onClick: f }); if (b) f();'],
    ["in a table of the script's own", 'const actions = [{ label: "a", onClick: () => { st.rerun() } }]; for (const a of actions) if (st.button(a.label)) a.onClick();'],
    ["that changes a variable of the body", 'let n = 0; if (st.button("a")) { n = 1; st.rerun(); }'],
  ])("says nothing of a rerun %s", (_, body) => {
    expect(codes(body)).toEqual([]);
  });
});

describe("duplicate-widget", () => {
  it.each([
    ["two with one label", 'st.button("Save");\nst.button("Save");', "2:1-18"],
    ["two with the same options", 'st.slider("a", { minValue: 1, help: "x", value: 2 });\nst.slider("a", { help: "x", minValue: 1, value: 3 });', "2:1-53"],
    ["two with the same constant choices", 'const cities = ["a"]; st.selectbox("City", cities);\nst.selectbox("City", cities);', "2:1-29"],
    ["one in a container", 'st.button("Save");\nst.expander("e", (e) => { e.button("Save") });', "2:27-43"],
    ["one in a condition", 'st.button("Save");\nif (a) st.button("Save");', "2:8-25"],
    ["one in a loop", 'for (const a of b) st.button("Delete");', "1:20-39"],
    ["one in forEach", 'b.forEach(() => { st.button("Delete") });', "1:19-38"],
    ["one in a function that is called twice", 'function row() { st.button("x") }\nrow(); row();', "1:18-32"],
    ["two with named imports", 'st.button("Save");\nbutton("Save");', "2:1-15"],
  ])("warns of %s", (_, body, place) => {
    const head = body.includes("\nbutton(") ? 'import st, { button } from "dacapo";' : undefined;
    expect(found(body, head)).toEqual([`duplicate-widget ${place} warning`]);
  });

  it.each([
    ["with a key", 'st.button("Save", { key: "a" }); st.button("Save");'],
    ["of different kinds", 'st.checkbox("a"); st.toggle("a");'],
    ["with different options", 'st.slider("a", { minValue: 1 }); st.slider("a", { minValue: 2 });'],
    ["with different choices", 'st.radio("a", ["b"]); st.radio("a", ["c"]);'],
    ["with choices that may differ", 'let c = ["a"]; st.radio("a", c); c = ["b"]; st.radio("a", c);'],
    ["in different branches", 'if (a) st.button("b"); else st.button("b");'],
    ["in different cases", 'switch (a) { case 1: st.button("b"); break; case 2: st.button("b") }'],
    ["after a stop", 'if (a) { st.button("b"); st.stop(); }\nif (c) {} st.button("d");'],
    ["at the side and in the middle", 'st.sidebar.button("a"); st.button("a"); st.sidebar.with(() => { st.checkbox("b") }); st.checkbox("b");'],
    ["in a loop, with the item in the label", "for (const a of b) st.button(`Delete ${a}`);"],
    ["in a loop, with a key", 'for (const a of b) st.button("Delete", { key: a });'],
    ["with options from elsewhere", 'st.button("a", { ...b }); st.button("a", { ...c });'],
    ["of something else", 'const ui = { button() {} }; ui.button("a"); ui.button("a");'],
    ["in a function that nobody calls", 'st.button("a"); function f() { st.button("a") }'],
  ])("says nothing of widgets %s", (_, body) => {
    expect(codes(body)).toEqual([]);
  });
});

it("finds something or nothing in damaged scripts, and never fails", () => {
  const source = `import st, { rerun as r } from "dacapo";\nconst { button } = st; const [a, ...b] = st.columns(2);\nif (button("x", { onClick: () => { st.sessionState.k = 1; r() } })) { a.with(async (c) => { for await (const x of y) c.slider("s", { key: "k" }); }) }\nlabel: do { switch (z) { case 1: break label; default: st.stop() } } while (q?.w ?? (() => st.rerun())());\ntry { st.sessionState.k++; } catch ({ m }) { throw m } finally { export1: 1 }\nfunction f(n = f()) { return n ? f(n - 1) : g() } function g() { return f(1) } f(g());\nclass C extends (st.rerun, Object) { static { st.rerun() } }`;
  let read = 0;
  for (let seed = 1; seed <= 1500; seed++) {
    const random = randomFrom(seed);
    const at = random(source.length);
    const damaged = source.slice(0, at) + ["", "(", ")", "{", "}", ";", "await ", "st."][random(8)] + source.slice(at + random(30));
    read += analyse(damaged, "/app/app.ts", stripper.strip).length > 0 ? 1 : 0;
  }
  expect(read).toBeGreaterThan(20);
});
