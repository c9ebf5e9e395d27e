/** `st.setPageConfig`: what surrounds the content of the page. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import type { Shell } from "../protocol/shell.ts";
import { anObject, aText, type Check, type Checks, either, oneOfThese } from "./checks.ts";
import { optionsOf, textOf } from "./options.ts";

export interface MenuItems {
  /** An address that helps; `null` for none. */
  getHelp?: string | null;
  /** An address where faults are told; `null` for none. */
  reportABug?: string | null;
  /** What the app says about itself. Markdown. */
  about?: string | null;
}

export interface PageConfig {
  /** The title of the window. Default: that of the page, or the file's name. */
  pageTitle?: string;
  /** An emoji, or `:material/name:`. */
  pageIcon?: string;
  /** `"wide"`: the content takes all the room there is. */
  layout?: "centered" | "wide";
  /** Until the person opens or closes it. A number: open, so many pixels wide. */
  initialSidebarState?: "auto" | "expanded" | "collapsed" | number;
  /** Further entries of the page's menu. */
  menuItems?: MenuItems;
}

export interface PageConfigFunctions {
  /**
   * Title, icon, layout and menu of the page. It can be called anywhere, and several times: each call adds to the ones before.
   * @example
   * st.setPageConfig({ pageTitle: "Sales", pageIcon: "📈", layout: "wide" });
   */
  setPageConfig(config: PageConfig): void;
}

const narrowest = 200;
const widest = 600;

const menuChecks: Checks<MenuItems> = { getHelp: anAddress, reportABug: anAddress, about: aText };
const aMenu: Check = (name, option, value) => {
  anObject(name, option, value);
  optionsOf(`${name}({ menuItems })`, Object(value), menuChecks);
};

const configChecks: Checks<PageConfig> = {
  pageTitle: aText,
  pageIcon: aText,
  layout: oneOfThese("centered", "wide"),
  initialSidebarState: either((value) => typeof value === "number" && value >= narrowest && value <= widest, (name, option, value) => {
    if (typeof value === "number") throw badOption(name, `${option} cannot be ${show(value)} pixels`, `Use a width from ${narrowest} to ${widest}.`);
    oneOfThese("auto", "expanded", "collapsed")(name, option, value);
  }),
  menuItems: aMenu,
};

export const pageConfigFunctions: PageConfigFunctions = {
  setPageConfig(config) {
    const { pageTitle, pageIcon, layout, initialSidebarState, menuItems } = optionsOf("setPageConfig", config, configChecks);
    const engine = currentEngine();
    const { container } = engine.enter("setPageConfig");
    // What clean-up code of a run that is over says is nobody's business.
    if (container.page !== engine.page) return;
    const said: Shell = { title: pageTitle, icon: pageIcon, layout, sidebar: initialSidebarState, menu: menuItems && menuOf(menuItems) };
    engine.shell.say(withoutEmpty(said));
  },
};

function anAddress(name: string, option: string, value: unknown): void {
  if (typeof value === "string" && /^(https?|mailto):/i.test(value) && URL.canParse(value)) return;
  throw badOption(name, `${option} must be an address, not ${show(value)}`, `Write ${option}: "https://…", or null for none.`);
}

function menuOf({ getHelp, reportABug, about }: MenuItems): NonNullable<Shell["menu"]> {
  return withoutEmpty({ getHelp, reportABug, about: about === undefined || about === null ? undefined : textOf(about) });
}

/** What is null is as good as left out. */
function withoutEmpty<T extends object>(parts: { [K in keyof T]: T[K] | null | undefined }): T {
  // SAFETY: what is left has values of T.
  return Object.fromEntries(Object.entries(parts).filter(([, value]) => value !== undefined && value !== null)) as T;
}
