export type ThemeKind = "dark" | "light" | "hc-dark" | "hc-light" | "browser-dark" | "browser-light";
export const themes: Record<ThemeKind, { isDark: boolean; bodyClass: string; variables: Record<string, string> }> = {
  dark: { isDark: true, bodyClass: "", variables: {} },
  light: { isDark: false, bodyClass: "", variables: {} },
  "hc-dark": { isDark: true, bodyClass: "", variables: {} },
  "hc-light": { isDark: false, bodyClass: "", variables: {} },
  "browser-dark": { isDark: true, bodyClass: "", variables: {} },
  "browser-light": { isDark: false, bodyClass: "", variables: {} },
};
