/** Rules on what outlives a run, and what does not. For each: scripts that are wrong on a line, and twins that are not. */
import { describe, expect, it } from "vitest";
import { analyse } from "../../runtime/script/analysis/analyse.ts";
import { stripper } from "./run-program.ts";

/** What a rule finds in a script that begins with the import of `st`: the lines, counted from the one after it. */
function linesOf(code: string, body: string): number[] {
  const found = analyse(`import st from "dacapo";\n${body}`, "/app/app.ts", stripper.strip, stripper.transform);
  return found.filter((one) => one.code === code).map(({ line }) => line - 1);
}

describe("trigger-dependent-widget", () => {
  it.each([
    ["in a button's block", 'if (st.button("Edit")) {\n  st.textInput("Name");\n}', [2]],
    ["under a name for the button", 'const edit = st.button("Edit");\nif (edit) st.slider("Size");', [2]],
    ["behind &&", 'st.button("Edit") && st.checkbox("Deep");', [1]],
    ["with more in the test", 'if (user && st.button("Edit")) st.checkbox("Deep");', [1]],
    ["deeper in the block", 'if (st.button("Edit")) {\n  if (rows.length > 0) {\n    st.selectbox("Row", rows);\n  }\n}', [3]],
    ["a button in a button", 'if (st.button("Delete")) {\n  if (st.button("Really?")) remove();\n}', [2]],
    ["below what stops without the click", 'if (!st.button("Go")) st.stop();\nst.slider("Size");', [2]],
    ["below an early return", 'function page() {\n  if (!st.button("Go")) return;\n  st.slider("Size");\n}\npage();', [3]],
    ["in the other branch", 'if (!st.button("Go")) st.write("wait"); else st.slider("Size");', [1]],
    ["after a chat message", 'const prompt = st.chatInput();\nif (prompt) st.feedback();', [2]],
    ["a message that is there", 'const prompt = st.chatInput();\nif (prompt !== null) st.feedback();', [2]],
    ["in a container in the block", 'if (st.button("Edit")) st.expander("More", () => { st.toggle("a"); });', [1]],
    ["behind a link button that is heard", 'if (st.linkButton("Open", url, { onClick: "rerun" })) st.slider("Size");', [1]],
    ["in a fragment, behind a button of it", 'const part = st.fragment(() => {\n  if (st.button("Edit")) st.slider("Size");\n});\npart();', [2]],
    ["an expander that tells whether it is open", 'if (st.button("More")) st.expander("Details", { onChange: "rerun" }, () => {});', [1]],
    ["in a dialog, behind a button of it", 'const ask = st.dialog("Sure?", () => {\n  if (st.button("Edit")) st.slider("Size");\n});\nask();', [2]],
    ["in a function that others import", 'export function edit() {\n  if (st.button("Edit")) st.slider("Size");\n}', [2]],
    ["in a form's answer", 'st.form("f", () => { if (st.formSubmitButton()) st.radio("a", ["b"]); });', [1]],
  ])("is found %s", (_, body, lines) => {
    expect(linesOf("trigger-dependent-widget", body)).toEqual(lines);
  });

  it.each([
    ["a text in the block", 'if (st.button("Go")) st.write("done");'],
    ["a widget beside the block", 'if (st.button("Go")) run();\nst.slider("Size");'],
    ["a block that state keeps open", 'if (st.button("Edit") || st.sessionState.editing) st.textInput("Name");'],
    ["a flag in state", 'if (st.button("Edit")) st.sessionState.editing = true;\nif (st.sessionState.editing) st.textInput("Name");'],
    ["an expander that tells nothing", 'if (st.button("More")) st.expander("Details", () => {});'],
    ["a toggle", 'if (st.toggle("Edit")) st.textInput("Name");'],
    ["a dialog that opens", 'const ask = st.dialog("Name", () => { st.textInput("Name"); });\nif (st.button("Edit")) ask();'],
    ["a download", 'if (st.button("Make")) st.downloadButton("Get", make());'],
    ["a callback", 'st.button("Edit", { onClick: () => { st.sessionState.a = 1; } });\nst.textInput("Name");'],
    ["a widget of a fragment that the click calls", 'const part = st.fragment(() => st.slider("Size"));\nif (st.button("Edit")) part();'],
    ["a widget in a block of a plain link button", 'if (st.linkButton("Open", url)) st.slider("Size");'],
    ["a function that is not called there", 'const edit = () => st.textInput("Name");\nif (st.button("Edit")) st.write("a");\nedit();'],
    ["a button whose block ends the run when it is not pressed for another reason", 'if (!ready) st.stop();\nst.slider("Size");'],
  ])("is silent on %s", (_, body) => {
    expect(linesOf("trigger-dependent-widget", body)).toEqual([]);
  });
});

describe("class-in-state", () => {
  it.each([
    ["assigned", "class Cart {}\nst.sessionState.cart = new Cart();", [2]],
    ["as a first value", "class Cart {}\nst.sessionState.cart ??= new Cart();", [2]],
    ["by a computed key", 'class Cart {}\nst.sessionState["cart"] = new Cart();', [2]],
    ["by way of a name", "class Cart {}\nconst cart = new Cart();\nst.sessionState.cart = cart;", [2]],
    ["in a list", "class Item {}\nst.sessionState.items = [new Item()];", [2]],
    ["in an object", "class Item {}\nst.sessionState.all = { first: new Item() };", [2]],
    ["in a Map", 'class Item {}\nst.sessionState.all = new Map([["a", new Item()]]);', [2]],
    ["added to a list that is there", "class Item {}\nst.sessionState.items.push(new Item());", [2]],
    ["by Object.assign", "class Item {}\nObject.assign(st.sessionState, { item: new Item() });", [2]],
    ["in a callback", 'class Item {}\nst.button("Add", { onClick: () => {\n  st.sessionState.item = new Item();\n} });', [3]],
    ["for the next run", 'class Item {}\nst.setNext("item", new Item());', [2]],
    ["of a class expression", "const Item = class {};\nst.sessionState.item = new Item();", [2]],
  ])("is found where an instance is %s", (_, body, lines) => {
    expect(linesOf("class-in-state", body)).toEqual(lines);
  });

  it.each([
    ["an imported class", 'import { Cart } from "./cart.ts";\nst.sessionState.cart = new Cart();'],
    ["classes of the language", "st.sessionState.seen = new Set([1]);\nst.sessionState.at = new Date();"],
    ["an instance that stays in the run", "class Cart { total() { return 1; } }\nconst cart = new Cart();\nst.write(cart.total());"],
    ["what a method of a new instance gives", "class Money {}\nst.sessionState.label = new Money().toString();"],
    ["a choice by an instance", "class Cart {}\nconst cart = new Cart();\nst.sessionState.full = cart ? 1 : 2;"],
    ["the fields of an instance", "class Cart {}\nst.sessionState.cart = { ...new Cart() };"],
    ["plain data of an instance", "class Cart { data() { return {}; } }\nconst cart = new Cart();\nst.sessionState.cart = cart.data();"],
    ["a function that makes one", "class Cart {}\nst.sessionState.make = () => new Cart();"],
    ["a list of its own", "class Item {}\nconst items = [];\nitems.push(new Item());"],
  ])("is silent on %s", (_, body) => {
    expect(linesOf("class-in-state", body)).toEqual([]);
  });
});

describe("cache-captures", () => {
  it.each([
    ["a widget's value", 'const city = st.selectbox("City", cities);\nconst load = st.cacheData(async () => {\n  return fetchCity(city);\n});', [3]],
    ["something made from one", 'const n = st.slider("n");\nconst twice = n * 2;\nst.cacheData(() => work(twice))();', [3]],
    ["session state under a name", "const { user } = st.sessionState;\nst.cacheResource(() => connect(user));", [2]],
    ["a variable that changes", "let total = 0;\nfor (const row of rows) total += row.n;\nst.cacheData(() => total);", [3]],
    ["an argument of the function around", "function page(city: string) {\n  return st.cacheData(() => load(city))();\n}\npage(a);", [2]],
    ["a named function's", 'const city = st.textInput("City");\nfunction load() {\n  return get(city);\n}\nst.cacheData(load);', [3]],
    ["the time", "const now = Date.now();\nst.cacheData(() => report(now));", [2]],
    ["a loop's value", "for (const name of names) st.cacheData(() => load(name))();", [1]],
  ])("is found on %s", (_, body, lines) => {
    expect(linesOf("cache-captures", body)).toEqual(lines);
  });

  it.each([
    ["its own arguments", 'const city = st.textInput("City");\nconst load = st.cacheData((name: string) => get(name));\nload(city);'],
    ["a constant", 'const url = "https://example.org";\nst.cacheData(() => fetch(url));'],
    ["what is made from constants", 'const base = "a"; const url = `${base}/b`; const size = 2 * 3;\nst.cacheData(() => get(url, size));'],
    ["imports and functions", 'import { get } from "./get.ts";\nconst parse = (text: string) => text.trim();\nst.cacheData((name: string) => parse(get(name)));'],
    ["another cached function", "const load = st.cacheData((n: number) => n);\nconst sum = st.cacheData((n: number) => load(n) + 1);"],
    ["its own variables", "st.cacheData(() => { let n = 0; for (const x of [1]) n += x; return n; });"],
    ["names of properties", 'const city = st.textInput("City");\nst.cacheData((row: Row) => ({ city: row.city }));\nst.write(city);'],
    ["what is loaded once and the same", 'import { readFileSync } from "node:fs";\nconst text = readFileSync("a.csv", "utf8");\nst.cacheData(() => parse(text));'],
  ])("is silent on %s", (_, body) => {
    expect(linesOf("cache-captures", body)).toEqual([]);
  });
});

describe("swallowed-halt", () => {
  it.each([
    ["a finally that returns", 'function save() {\n  try {\n    st.rerun();\n  } finally {\n    return;\n  }\n}\nif (a) save();', [3]],
    ["a finally that breaks", "for (const a of b) {\n  try {\n    if (a) st.stop();\n  } finally {\n    break;\n  }\n}", [3]],
    ["a finally that goes on", 'while (a()) {\n  try {\n    st.switchPage("b.ts");\n  } finally {\n    continue;\n  }\n}', [3]],
    ["a promise whose failure is looked at", "async function work() {\n  await load();\n  st.rerun();\n}\nawait work().catch(() => {});", [3]],
    ["the second function of then", "const work = async () => { await load(); st.rerun(); };\nawait work().then(done, failed);", [1]],
    ["allSettled", "async function work() { st.rerun(); }\nif (a) await Promise.allSettled([work(), other()]);", [1]],
  ])("is found under %s", (_, body, lines) => {
    expect(linesOf("swallowed-halt", body)).toEqual(lines);
  });

  it.each([
    ["a catch, which throws it again", "try {\n  if (a) st.rerun();\n} catch {}"],
    ["a finally that cleans up", "try {\n  if (a) st.rerun();\n} finally {\n  close();\n}"],
    ["a jump within the finally", "try {\n  if (a) st.rerun();\n} finally {\n  for (const x of y) if (x) break;\n}"],
    ["a return in a function of the finally", "function f() { try { if (a) st.stop(); } finally { each(() => { return 1; }); } }\nf();"],
    ["a function that is made, not called, in the try", 'function f() { try { st.button("a", { onClick: () => st.rerun() }); } finally { return; } }\nf();'],
    ["then with one function", "async function work() { if (a) st.rerun(); }\nawait work().then(done);"],
    ["a rerun for later", 'function f() { try { st.rerun({ after: "5s" }); } finally { return; } }\nf();'],
  ])("is silent on %s", (_, body) => {
    expect(linesOf("swallowed-halt", body)).toEqual([]);
  });
});
