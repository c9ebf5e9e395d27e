/** What `import st from "dacapo"` is where no app runs (plain `node app.ts`): the same functions, explaining themselves. */
export * from "./st/st.ts";
export { default } from "./st/st.ts";
