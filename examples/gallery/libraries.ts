import st from "dacapo";

st.title("Charts of your own libraries");
st.write("These are drawn by the package that your project has. Where it has none, the page says how to add it.");

/** Draws, or shows why it cannot. */
async function attempt(heading: string, draw: () => unknown): Promise<void> {
  st.subheader(heading);
  try {
    await draw();
  } catch (error) {
    st.exception(error);
  }
}

await attempt("Plotly", () => st.plotlyChart([{ type: "bar", x: ["a", "b"], y: [3, 5] }]));
await attempt("ECharts", () => st.echartsChart({ xAxis: { data: ["a", "b"] }, yAxis: {}, series: [{ type: "bar", data: [3, 5] }] }));
await attempt("Mermaid", () => st.mermaidChart("graph LR; read --> check --> write"));
await attempt("Graphviz", () => st.graphvizChart("digraph { rankdir=LR; read -> check -> write }"));
