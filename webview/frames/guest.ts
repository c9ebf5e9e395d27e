/**
 * The code inside a frame that shows what the script has written: it draws what its host sends, and tells it what happens.
 * It is sent there as text, so it must need nothing from outside itself.
 */
export function guest(): void {
  const nonce = document.currentScript?.nonce ?? "";
  const tell = (message: object): void => parent.postMessage(message, "*");
  const root = document.body.appendChild(document.createElement("div"));
  let update: ((args: object) => unknown) | undefined;

  const run = (text: string, copy?: HTMLScriptElement): HTMLScriptElement => {
    const script = document.createElement("script");
    for (const { name, value } of copy?.attributes ?? []) script.setAttribute(name, value);
    script.nonce = nonce;
    script.textContent = text;
    return script;
  };

  const adopt = (css: string): void => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(css);
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  };

  /** Styles and handlers in markup are not allowed by the policy of the page: they become what code may set. */
  const show = async (html: string, scripts: boolean): Promise<void> => {
    const parsed = new DOMParser().parseFromString(html, "text/html");
    for (const style of parsed.querySelectorAll("style")) {
      adopt(style.textContent);
      style.remove();
    }
    const styles = new Map<Element, string>();
    const handlers: [element: Element, name: string, code: string][] = [];
    for (const element of parsed.querySelectorAll("*")) {
      for (const { name, value } of Array.from(element.attributes)) {
        if (name === "style") styles.set(element, value);
        else if (name.startsWith("on")) handlers.push([element, name, value]);
        else continue;
        element.removeAttribute(name);
      }
    }
    const waiting = [...parsed.querySelectorAll("script")];
    root.replaceChildren(...parsed.head.childNodes, ...parsed.body.childNodes);
    for (const [element, css] of styles) if (element instanceof HTMLElement || element instanceof SVGElement) element.style.cssText = css;
    if (!scripts) return;
    const held: Element[] = [];
    Object.assign(window, { dacapoElements: held });
    for (const [element, name, code] of handlers) {
      const at = held.push(element) - 1;
      document.head.append(run(`dacapoElements[${at}].${name} = function (event) { ${code}\n};`));
    }
    for (const old of waiting) {
      const script = run(old.textContent, old);
      const isLoaded = script.src ? new Promise((done) => (script.onload = script.onerror = done)) : undefined;
      old.replaceWith(script);
      await isLoaded;
    }
    document.dispatchEvent(new Event("DOMContentLoaded", { bubbles: true }));
    dispatchEvent(new Event("load"));
  };

  const setTheme = (variables: Record<string, string>, scheme: string): void => {
    document.documentElement.style.colorScheme = scheme;
    for (const name in variables) document.documentElement.style.setProperty(name, variables[name] ?? "");
  };

  /** Draws a component: its markup once, its function again whenever what the script gives it has changed. */
  const start = async (parts: { html?: string; css?: string; js?: string }): Promise<void> => {
    if (parts.css) adopt(parts.css);
    if (parts.html) await show(parts.html, false);
    if (!parts.js) return;
    // Imported by a script that the policy allows: no other has an address that it would.
    const module = await import(URL.createObjectURL(new Blob([parts.js], { type: "text/javascript" })));
    if (typeof module.default === "function") update = module.default;
  };

  const call = async (args: object): Promise<void> => {
    await update?.({
      ...args,
      parentElement: root,
      setStateValue: (name: string, value: unknown) => tell({ type: "state", name, value }),
      setTriggerValue: (name: string, value: unknown) => tell({ type: "trigger", name, value }),
    });
  };

  const failed = (error: unknown): void => tell({ type: "failed", message: String(error) });
  let begun: Promise<void> = Promise.resolve();
  addEventListener("message", ({ source, data }) => {
    if (source !== parent) return;
    if (data.type === "theme") setTheme(data.variables, data.scheme);
    else if (data.type === "html") begun = show(data.html, true).catch(failed);
    else if (data.type === "parts") begun = start(data.parts).catch(failed);
    else if (data.type === "args") begun = begun.then(() => call(data.args)).catch(failed);
  });
  addEventListener("error", (event) => failed(event.message));
  addEventListener("unhandledrejection", (event) => failed(event.reason));
  addEventListener("click", (event) => {
    const link = event.composedPath().find((one) => one instanceof Element && one.localName === "a");
    if (!(link instanceof HTMLAnchorElement) || !link.getAttribute("href") || link.getAttribute("href")?.startsWith("#")) return;
    event.preventDefault();
    tell({ type: "link", url: link.href });
  });
  new ResizeObserver(() => tell({ type: "height", px: Math.ceil(document.documentElement.getBoundingClientRect().height) })).observe(document.documentElement);
  adopt("html { font: 400 var(--st-base-font-size) / 1.5 var(--st-font); color: var(--st-text-color); background: transparent; overflow-wrap: anywhere } body { margin: 0; display: flow-root } a { color: var(--st-link-color) } img, svg, video { max-width: 100% }");
  tell({ type: "ready" });
}
