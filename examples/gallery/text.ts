import st from "dacapo";

st.title("Text");
st.markdown("Sales of **four regions**, updated every hour from `sales.csv`. See [the method](https://example.com/method) for how returns are counted. :green[Good], :orange[fair] and :red[poor] :blue-background[weeks]. :material/schedule:");

st.header("Headings and lines", { divider: "blue" });
st.subheader("A smaller heading", { help: "What stands here is said when the mouse is over it." });
st.text("Plain text, as it is: *not emphasised*.");
st.caption("Source: internal ledger, as of 21 November");
st.container({ horizontal: true }, () => {
  st.badge("New", { color: "green", icon: ":material/check:" });
  st.badge("Beta", { color: "orange" });
  st.badge("Internal");
});
st.divider();

st.header("Formulas and code");
st.latex("\\int_{-\\infty}^{\\infty} e^{-x^2}\\,dx = \\sqrt{\\pi}");
st.code('const name = st.textInput("Name");\nst.write(`Hello, ${name}!`); // and that is the app', { language: "typescript", lineNumbers: true });

st.header("Whatever it is");
st.write("`st.write` finds out:", new Map([["Oslo", 717_710], ["Bergen", 291_940]]));
st.echo(() => {
  st.write("The line above is the code that wrote this one.");
});
await st.writeStream(["What a language model says ", "comes **piece by piece**."]);

/** Sales of one region, in euros. */
function salesOf(region: string, year = 2026): number {
  return region.length * year;
}
st.help(salesOf);
