import st from "dacapo";
import { text } from "./w8-helper.ts";

st.write("main MARK_0;");
st.write(text());
