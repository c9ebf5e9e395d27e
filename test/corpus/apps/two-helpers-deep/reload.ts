import st from "dacapo";

export function reload(why: string): void {
  console.log(`reload: ${why}`);
  st.rerun(); //! loop
}
