import st from "dacapo";

st.sessionState.attempts ??= 0;

function connect(): boolean {
  return false;
}

st.title("Connection");
if (!connect()) {
  const attempts = (st.sessionState.attempts as number) + 1;
  if (attempts <= 3) {
    st.sessionState.attempts = attempts;
    st.rerun();
  }
  st.error(`Gave up after ${attempts - 1} attempts.`);
}
