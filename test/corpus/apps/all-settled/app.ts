import st from "dacapo";

async function part(name: string, ready: boolean): Promise<string> {
  await Promise.resolve();
  if (!ready) st.stop(); //! swallowed-halt
  return `${name} is ready`;
}

st.title("Parts");
const results = await Promise.allSettled([part("Engine", true), part("Wing", false)]);
for (const result of results) {
  st.write(result.status);
}
