/** What comes from outside as an address, a query, a remembered state or an argument: read as far as it makes sense. */
import { expect, test } from "vitest";
import { Query } from "../../runtime/engine/query.ts";
import { isAddress } from "../../runtime/protocol/guards.ts";
import { readCommand } from "../../runtime/server/args.ts";
import { readAddress } from "../../webview/host/read-address.ts";
import { readSavedState } from "../../webview/page/saved-state.ts";
import { appOf } from "../engine/lib/app.ts";
import { random } from "../lib/random.ts";
import { value } from "./lib/any-value.ts";
import { fuzzTimeoutMs, rounds } from "./lib/rounds.ts";

type Next = (n: number) => number;

const count = rounds({ usual: 5000, soak: 200_000 });
const pieces = ["a", "k", "=", "&", "?", "#", "%", "%2", "%20", "%E0%A4%A", "%00", "%ff", "+", "/", "//", "..", "\\", "token", ";", "[", "]", "__proto__", "constructor", "\ud800", "é", "😀", "\n", " ", "1e400", "true", "2020-01-01", "-", "x".repeat(500)];
const text = (next: Next): string => Array.from({ length: next(12) }, () => pieces[next(pieces.length)] ?? "").join("");

test(`${count} queries: what was read is written so that it reads the same`, { timeout: fuzzTimeoutMs }, () => {
  for (let seed = 1; seed <= count; seed++) {
    const next = random(seed);
    const [given, later] = [text(next), text(next)];
    const query = new Query(given);
    if (next(2) === 0) query.replace(later, (name) => name === "k");
    const again = new Query(query.text);
    expect(Object.fromEntries(again.names.map((name) => [name, again.getAll(name)])), `seed ${seed}: ${JSON.stringify([given, later])}`).toEqual(Object.fromEntries(query.names.map((name) => [name, query.getAll(name)])));
    for (const name of query.names) expect(query.get(name)).toBe(query.getAll(name).at(-1));
  }
});

test(`${count} addresses of a window: each names a page and a query, and the token is in neither`, { timeout: fuzzTimeoutMs }, () => {
  for (let seed = 1; seed <= count; seed++) {
    const next = random(seed);
    const hasToken = next(2) === 0;
    const search = next(3) === 0 ? "" : `?token=0123abcd&${text(next)}`;
    const address = readAddress({ pathname: next(4) === 0 ? `/${text(next)}` : `/0123abcd/${text(next)}`, search }, hasToken ? "/0123abcd/" : "/", hasToken);
    expect(isAddress(address), `seed ${seed}`).toBe(true);
    if (!hasToken) expect(new URLSearchParams(address.query).has("token"), `seed ${seed}`).toBe(false);
  }
});

test(`${count} states that a page may find from before: drafts are texts, the scroll a number`, { timeout: fuzzTimeoutMs }, () => {
  for (let seed = 1; seed <= count; seed++) {
    const next = random(seed);
    const saved = next(3) === 0 ? value(next) : { view: value(next), drafts: next(2) === 0 ? value(next) : { a: value(next), __proto__: "x" }, scroll: value(next) };
    const { drafts, scroll } = readSavedState(saved);
    expect(Object.values(drafts).every((draft) => typeof draft === "string"), `seed ${seed}`).toBe(true);
    expect(typeof scroll, `seed ${seed}`).toBe("number");
  }
});

test(`${count} command lines: a command, or a sentence that says why not`, { timeout: fuzzTimeoutMs }, () => {
  const words = ["run", "app.ts", "--port", "--port=80", "--port=99999", "--no-open", "--node", "--help", "-h", "-v", "--", "-", "--unknown", "--no-no-open", "", "0", "-1", "1e3", "\u0000", "--port="];
  for (let seed = 1; seed <= count; seed++) {
    const next = random(seed);
    const args = Array.from({ length: next(7) }, () => (next(6) === 0 ? text(next) : (words[next(words.length)] ?? "")));
    const read = readCommand(args);
    const what = `seed ${seed}: ${JSON.stringify(args)}`;
    if (read.command === "refused") expect(read.reason.length, what).toBeGreaterThan(10);
    if (read.command === "run") expect(read.port >= 0 && read.port <= 65_535 && read.file !== undefined, what).toBe(true);
  }
});

const links = rounds({ usual: 60, soak: 3000 });

test(`${links} links into an app whose widgets are all bound to the address: each is drawn, and what makes no sense is passed over`, { timeout: fuzzTimeoutMs }, async () => {
  const app = appOf(`const to = (key) => ({ key, bind: "query-params" });
st.json([
  st.textInput("t", { ...to("t"), maxChars: 5 }), st.textArea("ta", to("ta")), st.numberInput("n", { ...to("n"), minValue: 0, maxValue: 10 }), st.checkbox("c", to("c")), st.toggle("to", to("to")),
  st.selectbox("s", ["a", "b"], to("s")), st.multiselect("m", ["a", "b"], to("m")), st.radio("r", ["a", "b"], to("r")), st.pills("p", ["a", "b"], to("p")),
  st.segmentedControl("sc", ["a", "b"], to("sc")), st.selectSlider("ss", { options: ["a", "b"], ...to("ss") }), st.slider("sl", to("sl")), st.slider("sr", { value: [1, 2], ...to("sr") }),
  st.dateInput("d", to("d")), st.timeInput("ti", to("ti")), st.colorPicker("co", to("co")),
]);`);
  const names = ["t", "ta", "n", "c", "to", "s", "m", "r", "p", "sc", "ss", "sl", "sr", "d", "ti", "co", "other"];
  const texts = ["", "a", "b", "ab", "true", "false", "5", "-1", "1e400", "NaN", "0x10", "2020-01-01", "2020-99-99", "9999999-01-01", "25:61", "12:30", "#ff0000", "#xyz", "[1,2]", "null", "__proto__", "\ud800", "x".repeat(1000)];
  for (let seed = 1; seed <= links; seed++) {
    const next = random(seed);
    const query = new URLSearchParams(Array.from({ length: next(12) }, (): [string, string] => [names[next(names.length)] ?? "", texts[next(texts.length)] ?? ""]));
    app.queryParams.fromDict(query);
    await app.run();
    expect(app.exception, `seed ${seed}: ${query.toString().slice(0, 500)}`).toEqual([]);
    expect(app.json[0]?.value, `seed ${seed}`).toHaveLength(16);
  }
});
