/** The theme of the page as variables for frames, under the names that Streamlit gives them. */
const variables = {
  "--st-text-color": "--text",
  "--st-background-color": "--page",
  "--st-secondary-background-color": "--card",
  "--st-primary-color": "--accent",
  "--st-link-color": "--link",
  "--st-border-color": "--line",
  "--st-code-background-color": "--code",
  "--st-code-font": "--font-code",
  "--st-font": "--font",
  "--st-base-font-size": "--size",
  "--st-base-radius": "--radius",
  "--st-focus-color": "--focus",
  "--st-muted-color": "--muted",
  "--st-red-color": "--red",
  "--st-orange-color": "--orange",
  "--st-yellow-color": "--yellow",
  "--st-green-color": "--green",
  "--st-blue-color": "--blue",
  "--st-violet-color": "--purple",
} as const;

export interface FrameTheme {
  type: "theme";
  variables: Record<string, string>;
  scheme: string;
}

export function frameTheme(): FrameTheme {
  const style = getComputedStyle(document.documentElement);
  const scheme = style.colorScheme === "light dark" ? (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light") : style.colorScheme;
  return { type: "theme", scheme, variables: Object.fromEntries(Object.entries(variables).map(([theirs, ours]) => [theirs, style.getPropertyValue(ours).trim()])) };
}

/** Calls `changed` when the theme is another one. */
export function watchTheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class", "style"] });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", changed);
  };
}
