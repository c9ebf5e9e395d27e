/** Chat: `st.chatMessage`. */
import { badOption, show } from "../engine/errors.ts";
import type { Width } from "../protocol/element.ts";
import { anImage, aSize, type Checks } from "./checks.ts";
import type { Block, Body } from "./drawable.ts";
import { type Drawer, drawBlock, placeOf, runInside } from "./handle.ts";
import { takeImage } from "./image.ts";
import { optionsAndBody } from "./layout.ts";
import type { MediaSource } from "./media/source.ts";
import { optionsOf } from "./options.ts";

export interface ChatMessageOptions {
  /** An emoji, `:material/name:`, or a picture: an address, a path, bytes. Default: by the name. */
  avatar?: string | MediaSource;
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

const chatMessageChecks: Checks<ChatMessageOptions> = { avatar: anImage, width: aSize };
/** What cannot be a sign: an address, a path, the name of a picture. */
const pictured = /^(?:https?:|data:|file:|\.{0,2}[\\/]|[a-z]:\\)|\.(?:png|jpe?g|gif|svg|webp|avif|bmp|ico)$/i;

export const chatElements: ChatElements & ThisType<Drawer> = {
  chatMessage(name: string, first?: ChatMessageOptions | Body, second?: Body) {
    const { options, body } = optionsAndBody("chatMessage", first, second);
    const { avatar, width } = optionsOf("chatMessage", options, chatMessageChecks);
    if (typeof name !== "string" || name === "") throw badOption("chatMessage", `the name must be a text, not ${show(name)}`, 'Write st.chatMessage("user", () => { … }).');
    const place = this[placeOf]("chatMessage");
    const isSign = avatar === undefined || avatar === null || (typeof avatar === "string" && !pictured.test(avatar));
    const { media } = place.container.page;
    const face = isSign ? { avatar: avatar ?? undefined } : { image: { media: takeImage(media, "chatMessage", avatar).medium.id } };
    const { handle, inside } = drawBlock(place, { type: "chatMessage", name, ...face, width });
    if (body) void runInside(place.scope, inside, () => body(handle));
    return handle;
  },
};
