import st from "dacapo";

const text: string = "Hello world;";
st.write(text);
