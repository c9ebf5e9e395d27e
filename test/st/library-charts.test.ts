import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf } from "../engine/lib/app.ts";

/** A project with files, and an app in it. */
function project(script: string, files: Record<string, string>): AppTest {
  const folder = mkdtempSync(join(tmpdir(), "dacapo-charts-"));
  for (const [name, text] of Object.entries({ "app.ts": `import st from "dacapo";\n${script}`, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  const app = AppTest.fromFile(join(folder, "app.ts"), { timeout: "30s", inProcess: true });
  onTestFinished(async () => {
    await app.dispose();
    rmSync(folder, { recursive: true, force: true });
  });
  return app;
}

const plotly = { "node_modules/plotly.js-dist-min/plotly.min.js": "window.Plotly = {}" };
const echarts = { "node_modules/echarts/dist/echarts.min.js": "window.echarts = {}" };
const mermaid = { "node_modules/mermaid/dist/mermaid.min.js": "window.mermaid = {}" };
/** Draws what it is given, so that a test sees that it came there. */
const viz = { "node_modules/@viz-js/viz/package.json": '{ "type": "module" }', "node_modules/@viz-js/viz/dist/viz.js": 'export const instance = async () => ({ renderString: (graph) => { if (graph === "{") throw new Error("syntax error in line 1"); return `<svg><title>${typeof graph === "string" ? graph : graph.nodes.length}</title></svg>`; } });' };

describe("a library of one's own project", () => {
  it.each([
    ["plotlyChart([])", "npm install plotly.js-strict-dist-min"],
    ["echartsChart({})", "npm install echarts"],
    ["mermaidChart('graph LR')", "npm install mermaid"],
    ["graphvizChart('digraph {}')", "npm install @viz-js/viz"],
  ])("that is missing for %s is named, with how to add it", async (call, fix) => {
    const app = await appOf(`st.${call};`).run();
    expect(app.exception[0]?.code).toBe("missing-library");
    expect(app.elements[0]?.props["fix"]).toContain(fix);
  });

  it("is found from the folder of the script upwards, and goes to the page as it is", async () => {
    const app = await project('st.echartsChart({ series: [] });', echarts).run();
    expect(app.echartsChart[0]?.value).toEqual({ series: [] });
    expect(app.echartsChart[0]?.props["media"]).toEqual(expect.any(String));
  });

  it("is the same for all charts, and in the next run", async () => {
    const app = await project('st.mermaidChart("graph LR; a"); st.mermaidChart("graph LR; b");', mermaid).run();
    const media = app.mermaidChart.map(({ props }) => props["media"]);
    expect(media[0]).toBe(media[1]);
    await app.run();
    expect(app.mermaidChart[0]?.props["media"]).toBe(media[0]);
    expect(app.mermaidChart.map(({ value }) => value)).toEqual(["graph LR; a", "graph LR; b"]);
  });
});

describe("the size and the look", () => {
  it.each([
    ["plotlyChart", `plotlyChart([], { width: 300, height: 200, theme: null, key: "p" })`, plotly, { width: 300, height: 200, theme: false }],
    ["echartsChart", `echartsChart({}, { width: 300, height: 200, theme: null, key: "e", renderer: "svg" })`, echarts, { width: 300, height: 200, theme: false, renderer: "svg" }],
    ["mermaidChart", `mermaidChart("graph LR", { width: 300 })`, mermaid, { width: 300 }],
    ["graphvizChart", `graphvizChart("digraph {}", { width: 300, height: 200 })`, viz, { width: 300, height: 200 }],
  ])("of %s are those that the script asks for", async (type, call, library, props) => {
    const app = await project(`st.${call};`, library).run();
    expect(app.exception).toEqual([]);
    expect(app.get(type)[0]?.props).toMatchObject(props);
  });
});

describe("a figure of Plotly", () => {
  it("may be its traces alone; typed arrays are lists", async () => {
    const app = await project("st.plotlyChart([{ y: new Float64Array([1, 2]), n: 3n }], { config: { scrollZoom: true } });", plotly).run();
    expect(app.plotlyChart[0]?.value).toEqual({ data: [{ y: [1, 2], n: 3 }] });
    expect(app.plotlyChart[0]?.props["config"]).toEqual({ scrollZoom: true });
  });

  it("gives its selection back, and none to begin with", async () => {
    const app = await project('st.json(st.plotlyChart({ data: [] }, { key: "p", onSelect: "rerun", selectionMode: "box" }));', plotly).run();
    expect(app.json[0]?.value).toEqual({ selection: { points: [], pointIndices: [], box: [], lasso: [] } });
    app.plotlyChart("p").setValue({ points: [{ curveNumber: 0, pointIndex: 2 }], pointIndices: [2] });
    await app.run();
    expect(app.json[0]?.value).toEqual({ selection: { points: [{ curveNumber: 0, pointIndex: 2 }], pointIndices: [2], box: [], lasso: [] } });
    app.plotlyChart("p").setValue({ other: [] });
    await app.run();
    expect(app.json[0]?.value).toMatchObject({ selection: { pointIndices: [2] } });
  });

  it.each([
    ["plotlyChart(3)", "the figure cannot be 3"],
    ["plotlyChart([], { selectionMode: 'circle' })", 'selectionMode cannot be "circle"'],
    ["plotlyChart([{ y: () => 1 }])", "y in the figure is a function"],
  ])("refuses %s", async (call, message) => {
    expect((await project(`st.${call};`, plotly).run()).exception[0]?.message).toContain(message);
  });
});

describe("an option of ECharts", () => {
  it("that is a function cannot reach the page", async () => {
    const app = await project("st.echartsChart({ tooltip: { formatter: () => 'x' } });", echarts).run();
    expect(app.exception[0]?.message).toContain("formatter in the spec is a function");
  });
});

describe("a graph of Graphviz", () => {
  it("is laid out in the child: the run waits for the library the first time", async () => {
    const app = await project('st.graphvizChart("digraph { a -> b }"); st.graphvizChart({ nodes: [{}, {}] });', viz).run();
    expect(app.graphvizChart.map(({ props }) => props["svg"])).toEqual(["<svg><title>digraph { a -> b }</title></svg>", "<svg><title>2</title></svg>"]);
    expect(app.graphvizChart[0]?.value).toBe("digraph { a -> b }");
    expect(app.runs.map(({ outcome }) => outcome)).toEqual(["finished"]);
  });

  it("that makes no sense says what Graphviz says", async () => {
    const app = await project('st.graphvizChart("{");', viz).run();
    expect(app.exception[0]?.message).toContain("Graphviz cannot read it (syntax error in line 1)");
  });
});
