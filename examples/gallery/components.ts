import st from "dacapo";

st.title("Components");
st.subheader("HTML");
st.html('<style>p { padding: 8px 12px; border-left: 3px solid teal }</style><p>HTML with styles <b>of its own</b>.</p>');

st.subheader("A frame");
st.iframe('<p style="font-family: sans-serif; color: gray">It is <output>…</output>.</p><script>document.querySelector("output").textContent = "a script that wrote this"</script>');

st.subheader("A component with a state");
const stars = st.component<{ count: number }>("stars", {
  css: "button { all: unset; cursor: pointer; font-size: 22px; color: var(--st-primary-color) } button:focus-visible { outline: 1px solid }",
  js: `export default ({ parentElement, state, setStateValue }) => {
    parentElement.replaceChildren(...Array.from({ length: 5 }, (_, i) => {
      const button = document.createElement("button");
      button.textContent = i < state.count ? "★" : "☆";
      button.ariaLabel = i + 1 + " stars";
      button.onclick = () => setStateValue("count", i + 1);
      return button;
    }));
  }`,
});
const { count } = stars({ default: { count: 3 } });
st.write(`The script knows: ${count} stars.`);
