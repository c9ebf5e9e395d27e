import st from "dacapo";

st.title("Roll a six");
const die = 1 + Math.floor(Math.random() * 6);

if (die !== 6) {
  st.write(`A ${die}, again…`);
  st.rerun();
}

st.balloons();
st.success("A six!");
