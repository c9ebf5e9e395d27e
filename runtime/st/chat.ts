/** Chat: `st.chatMessage`. */
import { badOption, show } from "../engine/errors.ts";
import type { Width } from "../protocol/element.ts";
import { aSize, aText, type Checks } from "./checks.ts";
import type { Block, Body } from "./drawable.ts";
import { type Drawer, drawBlock, placeOf, runInside } from "./handle.ts";
import { optionsAndBody } from "./layout.ts";
import { optionsOf } from "./options.ts";

export interface ChatMessageOptions {
  /** An emoji, or `:material/name:`. Default: by the name. */
  avatar?: string;
  width?: Width;
}

export interface ChatElements {
  /**
   * A message of a conversation. `"user"` (or `"human"`) and `"assistant"` (or `"ai"`) have avatars of their own.
   * @example
   * st.chatMessage("assistant", () => {
   *   st.write("How can I help?");
   * });
   */
  chatMessage(name: string, body: Body): Block;
  chatMessage(name: string, options?: ChatMessageOptions, body?: Body): Block;
}

const chatMessageChecks: Checks<ChatMessageOptions> = { avatar: aText, width: aSize };

export const chatElements: ChatElements & ThisType<Drawer> = {
  chatMessage(name: string, first?: ChatMessageOptions | Body, second?: Body) {
    const { options, body } = optionsAndBody("chatMessage", first, second);
    const o = optionsOf("chatMessage", options, chatMessageChecks);
    if (typeof name !== "string" || name === "") throw badOption("chatMessage", `the name must be a text, not ${show(name)}`, 'Write st.chatMessage("user", () => { … }).');
    const place = this[placeOf]("chatMessage");
    const { handle, inside } = drawBlock(place, { type: "chatMessage", name, ...o });
    if (body) void runInside(place.scope, inside, () => body(handle));
    return handle;
  },
};
