import st from "dacapo";

const log: string[] = [];

try {
  const wanted = st.textInput("Wanted");
  if (!wanted) st.stop();
  st.write(`You want ${wanted}.`);
} finally {
  log.push("closed");
  const close = () => { return log.length; };
  console.log(close());
}
