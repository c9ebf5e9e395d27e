/** `st.getOption` and `st.setOption`. */
import { allowed, type AppOptions, type SettableOptions } from "../engine/app-options.ts";
import { currentEngine } from "../engine/current.ts";
import { badOption, show, unknownOption } from "../engine/errors.ts";

export interface AppOptionFunctions {
  /**
   * How the app is run and shown.
   * @example
   * st.getOption("client.showErrorDetails"); // "full"
   */
  getOption<K extends keyof AppOptions>(name: K): AppOptions[K];
  /**
   * Changes how the app is shown, for the session. `"client.showErrorDetails"`: how much of an error the page shows;
   * `"client.showSidebarNavigation"`: whether the list of pages stands in the sidebar.
   * @example
   * st.setOption("client.showErrorDetails", "type");
   */
  setOption<K extends keyof SettableOptions>(name: K, value: SettableOptions[K]): void;
}

export const appOptionFunctions: AppOptionFunctions = {
  getOption(name) {
    const { options } = currentEngine();
    checkName("getOption", name);
    return options[name];
  },
  setOption(name, value) {
    checkName("setOption", name);
    const values: readonly unknown[] | undefined = Object.hasOwn(allowed, name) ? allowed[name] : undefined;
    if (!values) throw badOption("setOption", `${show(name)} cannot be set while the app runs`, `Use ${Object.keys(allowed).map((one) => JSON.stringify(one)).join(" or ")}.`);
    if (!values.includes(value)) throw badOption("setOption", `${show(name)} cannot be ${show(value)}`, `Use ${values.map((one) => JSON.stringify(one)).join(", ")}.`);
    Object.assign(currentEngine().options, { [name]: value });
  },
};

function checkName(call: string, name: unknown): void {
  const known = Object.keys(currentEngine().options);
  if (typeof name !== "string" || !known.includes(name)) throw unknownOption(call, String(name), known);
}
