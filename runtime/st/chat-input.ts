/** Where the person writes in a conversation: `st.chatInput`. */
import { currentEngine } from "../engine/current.ts";
import { aFlag, aFunction, aNumber, aSize, aText, type Checks, oneOfThese } from "./checks.ts";
import type { Height } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import type { UploadedFile } from "../engine/uploaded-file.ts";
import { type Drawer, type Place, placeOf } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { aFileType, aMostSize, aSampleRate, bytesOfMegabytes, type FileRule, filesOf, sampleRateOf, typesOf } from "./uploads.ts";
import { widget, widgetChecks, type WidgetOptions } from "./widget.ts";

type AcceptFile = boolean | "multiple" | "directory";

export interface ChatInputOptions extends Omit<WidgetOptions, "help"> {
  maxChars?: number;
  /** Files may go with the text: one, `"multiple"`, or a `"directory"`. */
  acceptFile?: AcceptFile;
  /** As the `type` of `st.fileUploader`. */
  fileType?: string | readonly string[];
  /** In megabytes, for each file. Default: 200. */
  maxUploadSize?: number;
  /** A recording may go with the text, or alone. */
  acceptAudio?: boolean;
  audioSampleRate?: number | null;
  /** While a run goes on: `"submit"` (the default) takes the next message, `"disable"` waits, `"stop"` offers to stop the run. */
  submitMode?: "submit" | "disable" | "stop";
  /** Called before the run that answers. */
  onSubmit?: () => unknown;
  /** `"content"` (default): it grows with what is written, to eight lines. */
  height?: Height;
}

/** A message with what goes with it. */
export interface ChatMessageValue {
  text: string;
  files: UploadedFile[];
  /** WAV. */
  audio: UploadedFile | null;
}

/** What a chat input with these options returns in the run that answers. */
export type ChatInputValue<F, A> = F extends true | "multiple" | "directory" ? ChatMessageValue : A extends true ? ChatMessageValue : string;

export interface ChatInputElements {
  /**
   * A field for messages. It stands at the bottom of the page when it is called at the top level of the app, in its container otherwise.
   * Returns the message in the one run that answers it, else null.
   * @example
   * const prompt = st.chatInput("Say something");
   * if (prompt) st.chatMessage("user", () => { st.write(prompt); });
   */
  chatInput<const F extends AcceptFile = false, const A extends boolean = false>(placeholder?: string, options?: ChatInputOptions & { acceptFile?: F; acceptAudio?: A }): ChatInputValue<F, A> | null;
}

const chatChecks: Checks<Omit<ChatInputOptions, "help">> = {
  key: widgetChecks.key,
  disabled: widgetChecks.disabled,
  width: widgetChecks.width,
  maxChars: aNumber,
  acceptFile: oneOfThese(true, false, "multiple", "directory"),
  fileType: aFileType,
  maxUploadSize: aMostSize,
  acceptAudio: aFlag,
  audioSampleRate: aSampleRate,
  submitMode: oneOfThese("submit", "disable", "stop"),
  onSubmit: aFunction,
  height: aSize,
};

export const chatInputElements: ChatInputElements & ThisType<Drawer> = {
  chatInput<const F extends AcceptFile = false, const A extends boolean = false>(this: Drawer, placeholder: string = "Your message", options?: ChatInputOptions & { acceptFile?: F; acceptAudio?: A }): ChatInputValue<F, A> | null {
    aText("chatInput", "the placeholder", placeholder);
    const o = optionsOf<ChatInputOptions>("chatInput", options, chatChecks);
    const files = filesOption(o.acceptFile);
    const types = typesOf("chatInput", "fileType", o.fileType);
    const audio = o.acceptAudio ? { sampleRate: sampleRateOf(o.audioSampleRate) } : undefined;
    const rules: MessageRules = {
      maxChars: o.maxChars ?? Infinity,
      files: { types, mostBytes: bytesOfMegabytes(o.maxUploadSize), most: files === undefined ? 0 : files === "one" ? 1 : Infinity },
      audio: { types: ["audio/*"], mostBytes: bytesOfMegabytes(undefined), most: audio ? 1 : 0 },
    };
    const fixed: Json[] = [files ?? null, types ?? null, o.maxChars ?? null, rules.files.mostBytes];
    const place = pinned(this[placeOf]("chatInput"));
    const message = widget<ChatMessageValue | null, "chatInput">({ [placeOf]: () => place }, {
      type: "chatInput",
      label: placeholder,
      options: o,
      identity: [...fixed, audio ?? null, o.submitMode ?? null],
      keyedIdentity: fixed,
      initial: null,
      initialKey: "",
      accept: (value) => (isMessage(value) ? value : undefined),
      decode: (wire) => messageOf(wire, rules),
      element: () => ({
        placeholder,
        ...(o.maxChars !== undefined && { maxChars: o.maxChars }),
        ...(o.height !== undefined && { height: o.height }),
        ...(files && { files }),
        ...(types && { types }),
        mostBytes: rules.files.mostBytes,
        ...(audio && { audio }),
        ...(o.submitMode !== undefined && o.submitMode !== "submit" && { mode: o.submitMode }),
        ...(place.container === place.container.page.roots.bottom && { pinned: true }),
      }),
      trigger: true,
      onClick: o.onSubmit,
    });
    // SAFETY: ChatInputValue says a text exactly when nothing but text is accepted.
    return (message && (files || audio ? message : message.text)) as ChatInputValue<F, A> | null;
  },
};

/** At the top level of the app it stands at the bottom of the page. */
function pinned(place: Place): Place {
  const { main, bottom } = place.container.page.roots;
  if (place.container !== main || place.index !== undefined) return place;
  return { scope: place.scope, container: currentEngine().fragments.place(place.scope, bottom), index: undefined };
}

interface MessageRules {
  maxChars: number;
  files: FileRule;
  audio: FileRule;
}

/** A message as the page sends it: what says nothing is none. */
function messageOf(wire: Json, rules: MessageRules): ChatMessageValue | undefined {
  if (typeof wire === "string") return messageOf({ text: wire }, rules);
  if (typeof wire !== "object" || wire === null || Array.isArray(wire)) return undefined;
  const { text, files = [], audio = null } = wire;
  if (typeof text !== "string" || text.length > rules.maxChars || !Array.isArray(files)) return undefined;
  const ids = files.filter((id) => typeof id === "string");
  const message = { text, files: [...(rules.files.most > 0 ? filesOf(ids, rules.files) : [])], audio: (rules.audio.most > 0 && typeof audio === "string" ? filesOf([audio], rules.audio)[0] : undefined) ?? null };
  return text.trim() === "" && message.files.length === 0 && !message.audio ? undefined : message;
}

const isMessage = (value: unknown): value is ChatMessageValue => typeof value === "object" && value !== null && "text" in value && "files" in value && "audio" in value;

function filesOption(option: AcceptFile | undefined): "one" | "many" | "folder" | undefined {
  if (option === "multiple") return "many";
  if (option === "directory") return "folder";
  return option ? "one" : undefined;
}
