import st from "dacapo";

type Phase = "start" | "load" | "show";
st.sessionState.phase ??= "start";

switch (st.sessionState.phase as Phase) {
  case "start":
    st.sessionState.phase = "load";
    st.rerun();
    break;
  case "load":
    st.sessionState.data = [1, 1, 2, 3, 5];
    st.sessionState.phase = "show";
    st.rerun();
    break;
  case "show":
    st.lineChart(st.sessionState.data as number[]);
}
