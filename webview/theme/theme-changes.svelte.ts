/** Tells what draws with colours of its own (a canvas knows no variables of CSS) that the theme has changed. */
import { createSubscriber } from "svelte/reactivity";

const dark = matchMedia("(prefers-color-scheme: dark)");
let changes = 0;

const subscribe = createSubscriber((update) => {
  const changed = (): void => {
    changes++;
    update();
  };
  // VS Code sets its variables on the root element and names the kind of theme on the body.
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["style", "class"] });
  observer.observe(document.body, { attributes: true, attributeFilter: ["class"] });
  dark.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    dark.removeEventListener("change", changed);
  };
});

/** Changes with every change of the theme: what reads it in an effect runs again. */
export function themeVersion(): number {
  subscribe();
  return changes;
}
