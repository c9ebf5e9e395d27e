import st from "dacapo";

st.write("Hello world;");
