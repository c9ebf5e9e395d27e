import st from "dacapo";

st.title("Profile");
const city = st.textInput("City", { key: "city", value: "Oslo" });

// Does nothing once the widget has a value.
st.sessionState.city ??= "Rome";
st.sessionState.cities ??= [];

if (city && !(st.sessionState.cities as string[]).includes(city)) {
  (st.sessionState.cities as string[]).push(city);
}
st.write(st.sessionState.cities);
