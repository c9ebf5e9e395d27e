/** Buttons: `st.button`, `st.linkButton`, `st.menuButton`. That of a form is in `forms.ts`. */
import { badOption, show } from "../engine/errors.ts";
import type { Json } from "../protocol/json.ts";
import { aFlag, aFunction, aText, type Check, type Checks, either, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { OptionList } from "./option-list.ts";
import { optionsOf, textOf } from "./options.ts";
import { isShortcut } from "./shortcut.ts";
import { widget, widgetChecks, type WidgetOptions } from "./widget.ts";

interface ButtonLookOptions extends WidgetOptions {
  type?: "primary" | "secondary" | "tertiary";
  /** An emoji, or `:material/name:`. */
  icon?: string;
  /** `false`: a label that is too long for one line is cut. Default: it is cut where buttons stand side by side, else it wraps. */
  wrap?: boolean;
}

export interface ButtonOptions extends ButtonLookOptions {
  /** Called before the run that answers the click. */
  onClick?: () => unknown;
  iconPosition?: "left" | "right";
  /** Keys that press it, such as `"Ctrl+Enter"`. */
  shortcut?: string;
}

export interface LinkButtonOptions<C extends LinkClick = "ignore"> extends Omit<ButtonOptions, "onClick"> {
  /** `"rerun"`: a click also runs the script, in which the button is `true`; a function is called before that run. Default: `"ignore"`. */
  onClick?: C;
}
type LinkClick = "ignore" | "rerun" | (() => unknown);

export interface MenuButtonOptions<T> extends ButtonLookOptions {
  /** Called before the run that answers a choice. */
  onClick?: () => unknown;
  /** How an option reads. */
  formatFunc?: (option: T) => string;
}

export interface ButtonWidgets {
  /**
   * A button. Returns `true` in the one run that answers the click.
   * @example
   * if (st.button("Save", { type: "primary" })) save();
   */
  button(label: string, options?: ButtonOptions): boolean;
  /**
   * A button that opens an address outside of the app. With `onClick` it is also a button like any other.
   * @example
   * st.linkButton("Documentation", "https://example.com");
   */
  linkButton<C extends LinkClick = "ignore">(label: string, url: string | URL, options?: LinkButtonOptions<C>): C extends "ignore" ? Placeholder : boolean;
  /**
   * A button with a menu. Returns the option that was chosen in the one run that answers it, else null.
   * @example
   * const format = st.menuButton("Export", ["CSV", "JSON"]);
   * if (format) save(format);
   */
  menuButton<const T>(label: string, options: Iterable<T>, more?: MenuButtonOptions<T>): T | null;
}

const aShortcut: Check = (name, option, value) => {
  aText(name, option, value);
  if (!isShortcut(String(value))) throw badOption(name, `${option} cannot be ${show(value)}`, 'Write keys joined by "+", a letter, digit or named key last: "Ctrl+Enter", "Shift+F2", "s".');
};

const lookChecks: Checks<ButtonLookOptions> = { ...widgetChecks, type: oneOfThese("primary", "secondary", "tertiary"), icon: aText, wrap: aFlag };
export const buttonChecks: Checks<ButtonOptions> = { ...lookChecks, onClick: aFunction, iconPosition: oneOfThese("left", "right"), shortcut: aShortcut };
const linkButtonChecks: Checks<LinkButtonOptions> = { ...buttonChecks, onClick: either((value) => value === "ignore" || value === "rerun", aFunction) };
const menuButtonChecks: Checks<MenuButtonOptions<never>> = { ...lookChecks, onClick: aFunction, formatFunc: aFunction };

/** How a button looks, as the page needs it. */
export function buttonLook({ type, icon, iconPosition, shortcut, wrap }: Partial<Omit<ButtonOptions, "onClick">>) {
  return { kind: type ?? undefined, icon: icon ?? undefined, iconPosition: iconPosition ?? undefined, shortcut: shortcut ?? undefined, wrap: wrap ?? undefined };
}

/** What tells buttons without a key apart, besides their labels. */
export function buttonIdentity({ type, icon, help, shortcut }: Partial<Omit<ButtonOptions, "onClick">>): Json[] {
  return [type ?? null, icon ?? null, help ?? null, shortcut ?? null];
}

/** A widget that is `true` in the run of its click. */
export const pressed = {
  initial: false,
  initialKey: "",
  accept: (value: unknown): boolean | undefined => (typeof value === "boolean" ? value : undefined),
  decode: (wire: Json): true | undefined => (wire === true ? true : undefined),
  trigger: true,
};

export const buttonWidgets: ButtonWidgets & ThisType<Drawer> = {
  button(label, options) {
    const o = optionsOf("button", options, buttonChecks);
    return widget<boolean, "button">(this, { ...pressed, type: "button", label, options: o, identity: buttonIdentity(o), element: () => buttonLook(o), onClick: o.onClick });
  },
  linkButton<C extends LinkClick>(label: string, address: string | URL, options?: LinkButtonOptions<C>) {
    const { onClick, ...o } = optionsOf<LinkButtonOptions<LinkClick>>("linkButton", options, linkButtonChecks);
    const url = addressOf(address);
    type Result = C extends "ignore" ? Placeholder : boolean;
    if (onClick === undefined || onClick === null || onClick === "ignore") {
      const { help, disabled, width } = o;
      const isDisabled = { disabled: disabled === true || undefined, disabledWhileRunning: disabled === "while-running" || undefined };
      // SAFETY: a place for "ignore", as Result says.
      return draw(this[placeOf]("linkButton"), { type: "linkButton", label: textOf(label), url, help: help ?? undefined, ...isDisabled, width: width ?? undefined, ...buttonLook(o) }) as Result;
    }
    // SAFETY: a boolean for anything else.
    return widget<boolean, "linkButton">(this, {
      ...pressed,
      type: "linkButton",
      label,
      options: o,
      identity: [...buttonIdentity(o), url],
      element: () => ({ url, ...buttonLook(o) }),
      onClick: typeof onClick === "function" ? onClick : undefined,
    }) as Result;
  },
  menuButton<T>(label: string, options: Iterable<T>, more?: MenuButtonOptions<T>) {
    const o = optionsOf<MenuButtonOptions<T>>("menuButton", more, menuButtonChecks);
    const among = new OptionList("menuButton", options, o.formatFunc);
    const { labels } = among;
    if (labels.length === 0) throw badOption("menuButton", "there is nothing to choose from", "Pass one option at least.");
    const twice = labels.find((text, i) => labels.indexOf(text) < i);
    if (twice !== undefined) throw badOption("menuButton", `two options read ${show(twice)}`, "Give each a label of its own, for example with formatFunc.");
    return widget<T | null, "menuButton">(this, {
      type: "menuButton",
      label,
      options: o,
      identity: [...buttonIdentity(o), labels],
      initial: null,
      initialKey: "",
      accept: (value) => among.at(among.indexOf(value)),
      decode: (wire) => among.at(among.placeOf(wire)),
      element: () => ({ options: labels, ...buttonLook(o) }),
      trigger: true,
      onClick: o.onClick,
    });
  },
};

/** An address as the host can open it. @throws AppError when it is none */
function addressOf(address: string | URL): string {
  const text = String(address);
  const parsed = URL.canParse(text) ? new URL(text) : undefined;
  if (!parsed || !["http:", "https:", "mailto:"].includes(parsed.protocol)) {
    throw badOption("linkButton", `the address cannot be ${show(text)}`, "Write a whole address that begins with https://, http:// or mailto:.");
  }
  return text;
}
