/** A conversation whose answers arrive word by word. The model is a small fake one: see lib/fake-model.ts for a real one. */
import st from "dacapo";
import { ask, type Message } from "./lib/fake-model.ts";

declare module "dacapo" {
  interface SessionState {
    messages: Message[];
  }
}
st.sessionState.messages ??= [];

st.title("Chat");
st.sidebar.button("New conversation", { icon: ":material/add:", onClick: () => { st.sessionState.messages = []; } });

for (const { role, content } of st.sessionState.messages) st.chatMessage(role, () => { st.markdown(content); });

const prompt = st.chatInput("Say something");
if (prompt !== null) {
  const asked: Message[] = [...st.sessionState.messages, { role: "user", content: prompt }];
  st.chatMessage("user", () => { st.markdown(prompt); });
  let answer = "";
  await st.chatMessage("assistant").with(async () => {
    answer = await st.writeStream(ask(asked));
  });
  st.sessionState.messages = [...asked, { role: "assistant", content: answer }];
} else if (st.sessionState.messages.length === 0) {
  st.caption("Nothing said yet.");
}
