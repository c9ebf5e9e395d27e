import st from "dacapo";
import { reload } from "./reload.ts";

export interface User { name: string }

export function requireUser(): User {
  const user = st.sessionState.user as User | undefined;
  if (user?.name !== "ada") {
    st.sessionState.user = { name: "Ada" };
    reload("no user yet");
  }
  return st.sessionState.user as User;
}
