import st from "dacapo";

st.title("Map");

const settings = st.popover("Settings");
const zoom = settings.slider("Zoom", { minValue: 1, maxValue: 18, value: 10 });
const labels = settings.checkbox("Labels", { value: true });

const status = st.status("Loading tiles…");
status.write(`Zoom ${zoom}`);
status.update({ label: "Loaded", state: "complete" });

st.caption(labels ? "with labels" : "without labels");
