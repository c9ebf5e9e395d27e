import type { Facts } from "../../runtime/protocol/facts.ts";

/** What this window can tell the app of itself. `url` is the address that the app's pages stand below, if it has one. */
export function factsNow(url: string | undefined): Facts {
  const { locale, timeZone } = Intl.DateTimeFormat().resolvedOptions();
  return {
    ...(url !== undefined && { url, isEmbedded: window.parent !== window }),
    locale: navigator.language || locale,
    timezone: timeZone,
    timezoneOffset: new Date().getTimezoneOffset(),
    theme: isDark() ? "dark" : "light",
  };
}

/** VS Code says it with classes, a browser with a media query. */
function isDark(): boolean {
  const { classList } = document.body;
  if (classList.contains("vscode-light") || classList.contains("vscode-high-contrast-light")) return false;
  return classList.contains("vscode-dark") || classList.contains("vscode-high-contrast") || matchMedia("(prefers-color-scheme: dark)").matches;
}

/** Calls back when something that `factsNow` tells may have changed, as long as the window lives. */
export function whenFactsChange(changed: () => void): void {
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", changed);
  new MutationObserver(changed).observe(document.body, { attributes: true, attributeFilter: ["class"] });
  addEventListener("languagechange", changed);
}
