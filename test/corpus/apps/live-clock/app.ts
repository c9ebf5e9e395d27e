//@ wait: 400ms
import st from "dacapo";

st.title("Clock");
const zone = st.selectbox("Zone", ["UTC", "Europe/Oslo"]) ?? "UTC";

const clock = st.fragment(
  () => {
    const now = new Date().toLocaleTimeString("en-GB", { timeZone: zone });
    st.metric("Now", now);
  },
  { runEvery: "20ms" },
);

clock();
