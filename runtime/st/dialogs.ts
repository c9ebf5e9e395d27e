/** `st.dialog`: a function that draws into a window of its own, over the page. */
import { currentEngine } from "../engine/current.ts";
import type { DialogSpec } from "../engine/dialogs.ts";
import { badOption, show } from "../engine/errors.ts";
import { aFlag, aFunction, aText, type Checks, either, oneOfThese } from "./checks.ts";
import { optionsOf, textOf } from "./options.ts";

export interface DialogOptions {
  width?: "small" | "medium" | "large";
  /** `false`: only the script closes it. */
  dismissible?: boolean;
  /** An emoji, or `:material/name:`. */
  icon?: string;
  /** What follows when the person closes it. `"ignore"` (default): nothing; `"rerun"`: the script runs; a function is called first. */
  onDismiss?: (() => unknown) | "rerun" | "ignore";
}

export interface DialogFunctions {
  /**
   * A function that opens a dialog. What is used inside runs the body alone, with the arguments of the call; the dialog
   * closes with the next run of the app that does not call it: `st.rerun()` in the body closes it.
   * @example
   * const vote = st.dialog("Cast your vote", (item: string) => {
   *   const reason = st.textInput(`Why ${item}?`);
   *   if (st.button("Submit")) {
   *     st.sessionState.vote = { item, reason };
   *     st.rerun();
   *   }
   * });
   * if (st.button("A")) vote("A");
   */
  dialog<A extends unknown[]>(title: string, body: (...args: A) => unknown): (...args: A) => void;
  dialog<A extends unknown[]>(title: string, options: DialogOptions, body: (...args: A) => unknown): (...args: A) => void;
}

const dialogChecks: Checks<DialogOptions> = {
  width: oneOfThese("small", "medium", "large"),
  dismissible: aFlag,
  icon: aText,
  onDismiss: either((value) => value === "rerun" || value === "ignore", aFunction),
};

export const dialogFunctions: DialogFunctions = {
  dialog<A extends unknown[]>(title: string, first: DialogOptions | ((...args: A) => unknown), second?: (...args: A) => unknown): (...args: A) => void {
    const [options, body] = typeof first === "function" ? [undefined, first] : [first, second];
    const { width = "small", dismissible = true, icon, onDismiss } = optionsOf("dialog", options, dialogChecks);
    if (typeof title !== "string" || textOf(title) === "") throw badOption("dialog", `the title cannot be ${show(title)}`, "Say in a few words what the dialog is for.");
    if (typeof body !== "function") throw badOption("dialog", `the body must be a function, not ${show(body)}`, `Write st.dialog(${show(title)}, () => { … }).`);
    const spec: DialogSpec = { name: body.name, title: textOf(title), size: width, dismissible, icon, onDismiss: onDismiss === "ignore" || onDismiss === null ? undefined : onDismiss };
    return (...args) => {
      const engine = currentEngine();
      engine.dialogs.call(spec, engine.enter("dialog"), () => body(...args));
    };
  },
};
