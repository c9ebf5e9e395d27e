/** What an app can be asked and told of how it is run and shown (`st.getOption`, `st.setOption`). */

/** How much of an error its card shows. The editor always shows all. */
export type ErrorDetails = "full" | "stacktrace" | "type" | "none";

/** Options that a script may set, with their values until it does. They hold for the session. */
export interface SettableOptions {
  "client.showErrorDetails": ErrorDetails;
  "client.showSidebarNavigation": boolean;
}

/** Those that it may only ask for. */
export interface FixedOptions {
  "runner.magicEnabled": true;
  "runner.fastReruns": true;
}

export type AppOptions = SettableOptions & FixedOptions;

export const allowed: { readonly [K in keyof SettableOptions]: readonly SettableOptions[K][] } = {
  "client.showErrorDetails": ["full", "stacktrace", "type", "none"],
  "client.showSidebarNavigation": [true, false],
};

export const usualOptions = (): AppOptions => ({
  "client.showErrorDetails": "full",
  "client.showSidebarNavigation": true,
  "runner.magicEnabled": true,
  "runner.fastReruns": true,
});
