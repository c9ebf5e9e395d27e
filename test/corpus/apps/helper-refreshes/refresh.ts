import st from "dacapo";

const oneMinute = 60_000;

export function refreshIfStale(fetchedAt: number): void {
  if (Date.now() - fetchedAt > oneMinute) {
    st.toast("Refreshing…");
    st.rerun(); //! loop
  }
}
