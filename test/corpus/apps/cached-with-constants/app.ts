import { cpus } from "node:os";
import st from "dacapo";

const baseUrl = "https://example.org/api";
const retries = 3;

function address(path: string): string {
  return `${baseUrl}/${path}`;
}

const describe = st.cacheData((path: string) => {
  return `${address(path)} (${retries} tries, ${cpus().length > 0 ? "local" : "remote"})`;
});

st.title("Client");
st.code(describe("users"));
