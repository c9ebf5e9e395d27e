//@ reason: same
const { default: st } = require("dacapo");
const path = require("node:path");

st.title("Files");
const here = path.basename(__dirname);

if (st.sessionState.folder !== here + "/") {
  st.sessionState.folder = here;
  st.rerun(); //! loop
}

st.write(`You are in ${here}.`);
