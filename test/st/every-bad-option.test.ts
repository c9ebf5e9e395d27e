/** Every option of every function: what it is given is looked at, and what does not exist is an error that names it. */
import { describe, expect, it } from "vitest";
import { declaredFunctions } from "../../scripts/lib/streamlit/declared.mjs";
import { appOf, newProbe } from "../engine/lib/app.ts";

/** What a call needs before its options, where that is not one text. */
const needed: { readonly [name: string]: string } = {
  ...Object.fromEntries(["divider", "feedback", "container", "skeleton", "rerun", "setPageConfig"].map((name) => [name, ""])),
  ...Object.fromEntries(["radio", "selectbox", "multiselect", "pills", "segmentedControl", "menuButton"].map((name) => [name, '"x", ["a"]'])),
  ...Object.fromEntries(["dataframe", "dataEditor", "table", "lineChart", "areaChart", "barChart", "scatterChart"].map((name) => [name, "[{ a: 1 }]"])),
  map: "[{ lat: 1, lon: 2 }]", vegaLiteChart: '{ mark: "bar" }', plotlyChart: "[]", echartsChart: "{}", mermaidChart: '"graph LR"', graphvizChart: '"digraph {}"',
  iframe: '"<b>x</b>"', json: "{}", metric: '"x", 1', exception: 'new Error("x")', progress: "0.5", image: "{ data: new Uint8Array(4), width: 1, height: 1 }", audio: "new Uint8Array(8)", video: "new Uint8Array(8)", pdf: 'new TextEncoder().encode("%PDF-1.4")', logo: '"<svg></svg>"',
  columns: "2", tabs: '["A"]', linkButton: '"x", "https://example.com"', downloadButton: '"x", "data"', pageLink: '"https://example.com"', pagination: "3", help: "Map", writeStream: '["a"]', page: "function Page() {}", navigation: "[st.page(function Page() {})]", switchPage: '"app.ts"', fragment: "() => {}", cacheData: "() => 1", cacheResource: "() => 1",
};
/** Their options stand before the body. */
const withBody = new Set(["echo", "spinner", "dialog"]);
const bodied: { readonly [name: string]: string } = { spinner: '"x", ', dialog: '"x", ', echo: "" };

/** Options that take any value: names that are not checked by their type, data, and settings that go to somebody else. */
const takesAnything = new Set(["connection.*", "component.*", "rerun.*", "*.key", "columnConfig.selectboxColumn.default", "columnConfig.multiselectColumn.default", "columnConfig.listColumn.default"]);
const isFree = (name: string, option: string): boolean => takesAnything.has(`${name}.*`) || takesAnything.has(`*.${option}`) || takesAnything.has(`${name}.${option}`);

const declared = [...declaredFunctions()].filter(([, { options }]) => options.size > 0);

const callWith = (name: string, options: string): string => {
  if (name === "selectSlider") return `st.selectSlider("x", { options: ["a"], ...${options} })`;
  const base = bodied[name];
  if (withBody.has(name) && base !== undefined) return `st.${name}(${base}${options}, () => {})`;
  const before = needed[name] ?? (name.startsWith("columnConfig.") ? "" : '"x"');
  return `st.${name}(${before ? `${before}, ` : ""}${options})`;
};

/** What each call throws, in one run. */
async function thrownBy(calls: readonly string[]): Promise<unknown[]> {
  const probe = newProbe();
  const app = await appOf(calls.map((call) => `try { void ${call}; probe.log.push("nothing"); } catch (error) { probe.log.push(error.message); }`).join("\n")).run();
  expect(app.exception).toEqual([]);
  return probe.log;
}

describe("every function", () => {
  it("refuses an option that it does not have, by its name", async () => {
    const names = declared.map(([name]) => name).filter((name) => !["connection", "rerun"].includes(name));
    const thrown = await thrownBy(names.map((name) => callWith(name, "{ sparkle: 1 }")));
    expect(names.flatMap((name, i) => (String(thrown[i]).startsWith(`st.${name}`) && String(thrown[i]).includes('"sparkle"') ? [] : `${name}: ${String(thrown[i])}`))).toEqual([]);
  });

  it("refuses a value that no option can have, and names the option", async () => {
    const calls = declared.flatMap(([name, { options }]) => [...options.keys()].filter((option) => !isFree(name, option)).map((option) => ({ name, option, call: callWith(name, `{ ${option}: Symbol("nonsense") }`) })));
    const thrown = await thrownBy(calls.map(({ call }) => call));
    expect(calls.flatMap(({ name, option }, i) => (String(thrown[i]).startsWith(`st.${name}`) && String(thrown[i]).includes(option) ? [] : `${name}.${option}: ${String(thrown[i])}`))).toEqual([]);
  });
});
