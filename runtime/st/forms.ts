/** Forms: `st.form` and `st.formSubmitButton`. */
import { badOption, duplicateKey, nestedForm, show, submitOutsideForm } from "../engine/errors.ts";
import { checkKey } from "../engine/session-state.ts";
import type { Height, Width } from "../protocol/element.ts";
import { buttonChecks, buttonIdentity, buttonLook, type ButtonOptions, pressed } from "./buttons.ts";
import { aFlag, aSize, type Checks } from "./checks.ts";
import type { Block, Body } from "./drawable.ts";
import { type Drawer, drawBlock, placeOf, runInside } from "./handle.ts";
import { optionsAndBody } from "./layout.ts";
import { optionsOf } from "./options.ts";
import { widget } from "./widget.ts";

export interface FormOptions {
  /** After a submit the widgets go back to their defaults. The run that answers it still sees what was entered. */
  clearOnSubmit?: boolean;
  /** `false`: Enter in a field does not press the first submit button. */
  enterToSubmit?: boolean;
  border?: boolean;
  width?: Width;
  height?: Height;
}

export interface FormElements {
  /**
   * Widgets whose values arrive together, in one run, when a submit button of the form is pressed.
   * @example
   * st.form("login", () => {
   *   const name = st.textInput("Name");
   *   if (st.formSubmitButton("Sign in")) st.write(`Hello ${name}`);
   * });
   */
  form(key: string, body: Body): Block;
  form(key: string, options?: FormOptions, body?: Body): Block;
  /**
   * The button that submits the form it stands in. Returns `true` in the one run that answers it.
   * @example
   * st.form("order", () => {
   *   const pieces = st.numberInput("Pieces", { minValue: 1 });
   *   if (st.formSubmitButton("Order")) st.success(`${pieces} ordered.`);
   * });
   */
  formSubmitButton(label?: string, options?: ButtonOptions): boolean;
}

const formChecks: Checks<FormOptions> = { clearOnSubmit: aFlag, enterToSubmit: aFlag, border: aFlag, width: aSize, height: aSize };

export const formElements: FormElements & ThisType<Drawer> = {
  form(key: string, first?: FormOptions | Body, second?: Body) {
    const { options, body } = optionsAndBody("form", first, second);
    const { clearOnSubmit = false, enterToSubmit, border, width, height } = optionsOf("form", options, formChecks);
    if (typeof key !== "string") throw badOption("form", `the key must be a text, not ${show(key)}`, 'Write st.form("a name", () => { … }).');
    checkKey(key);
    const place = this[placeOf]("form");
    const { run } = place.scope;
    if (place.container.form) throw nestedForm(key);
    if (run.keys.has(key)) throw duplicateKey(key, "forms");
    run.use(run.keys, key);
    const id = `form-${key}`;
    const { handle, inside } = drawBlock(place, { type: "form", id, key, clearOnSubmit, enterToSubmit, border, width, height });
    inside.form = { id, clearOnSubmit };
    if (body) void runInside(place.scope, inside, () => body(handle));
    return handle;
  },
  formSubmitButton(label = "Submit", options?: ButtonOptions) {
    const o = optionsOf("formSubmitButton", options, buttonChecks);
    return widget<boolean, "formSubmitButton">(this, {
      ...pressed,
      type: "formSubmitButton",
      label,
      options: o,
      identity: buttonIdentity(o),
      element: () => buttonLook(o),
      onClick: o.onClick,
      check: (container) => {
        if (!container.form) throw submitOutsideForm(label);
      },
    });
  },
};
