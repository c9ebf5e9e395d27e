//@ reason: alternates | unit
import st from "dacapo";

st.sessionState.unit ??= "C";
const reading = 21.5;

st.title("Temperature");
if (st.sessionState.unit === "C") {
  st.metric("Now", `${reading} °C`);
  st.sessionState.unit = "F";
  st.rerun(); //! loop
} else {
  st.metric("Now", `${(reading * 9) / 5 + 32} °F`);
  st.sessionState.unit = "C";
  st.rerun(); //! loop
}
