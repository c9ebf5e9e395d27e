import DOMPurify, { type Config } from "dompurify";
import { safeSheet, safeStyle } from "./safe-style.ts";

const purify = DOMPurify(window);

/** A document that runs nothing and loads nothing: HTML is taken apart in it. */
const inert = document.createElement("template").content.ownerDocument;

const forbidden = {
  FORBID_TAGS: ["style", "form", "input", "textarea", "select", "option", "optgroup", "datalist", "button", "dialog", "map", "area", "audio", "video", "source", "track", "template", "slot"],
  FORBID_ATTR: ["popover", "popovertarget", "popovertargetaction", "tabindex", "autofocus", "accesskey", "contenteditable", "background", "srcset", "usemap", "download", "ping"],
  /** Of the addresses with a scheme only these pass: no `command:`, no `javascript:`. What they may be used for is decided below. */
  ALLOWED_URI_REGEXP: /^(?:(?:https?|mailto|blob):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i,
  /** Ids of user content are prefixed: they cannot stand in for the page's own. */
  SANITIZE_NAMED_PROPS: true,
  IN_PLACE: true,
};
const htmlConfig: Config = { ...forbidden, USE_PROFILES: { html: true, svg: true } };
/** In a tree of its own, ids are nobody else's. */
const documentConfig: Config = { ...forbidden, USE_PROFILES: { html: true, svg: true }, SANITIZE_NAMED_PROPS: false };
const formulaConfig: Config = { ...forbidden, USE_PROFILES: { html: true, mathMl: true } };

/*
 * The policy of the page refuses style attributes and handlers in markup, and reports them as soon as they are parsed. Styles
 * are carried past it under another name and applied one by one; handlers go. What the text search does not see, the hook
 * and the sanitiser do.
 */
const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const attribute = /([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))/g;
const withoutReports = (html: string): string =>
  html.replace(tag, (whole) => whole.replace(attribute, (pair, name: string, value: string) => (/^on/i.test(name) ? "" : name.toLowerCase() === "style" ? `data-style${value}` : pair)));

purify.addHook("uponSanitizeAttribute", (element, attribute) => {
  if (attribute.attrName !== "style") return;
  attribute.keepAttr = false;
  element.setAttribute("data-style", attribute.attrValue);
});

export const emptyRoot = (): Element => inert.createElement("div");

/** The HTML without anything that could run, navigate, load or reach into the page, as the children of an element. */
export function sanitize(html: string): Element {
  return clean(html, htmlConfig);
}

/** The same for a formula. MathML is for those alone: HTML of a script has no use for it. */
export function sanitizeFormula(mathml: string): Element {
  const root = clean(mathml, formulaConfig);
  return root.firstElementChild ?? root;
}

/** HTML that is shown in a tree of its own, with the style sheets that it brings along. */
export function sanitizeDocument(html: string): { content: Element; styles: CSSStyleSheet[] } {
  const content = emptyRoot();
  content.innerHTML = withoutReports(html);
  const styles = [...content.querySelectorAll("style")].map((style) => safeSheet(style.textContent));
  return { content: cleanTree(content, documentConfig), styles };
}

function clean(html: string, config: Config): Element {
  const root = emptyRoot();
  root.innerHTML = withoutReports(html);
  return cleanTree(root, config);
}

function cleanTree(root: Element, config: Config): Element {
  try {
    purify.sanitize(root, config);
  } catch {
    // It would have removed the root itself (`&lt<!>a` may be read as a tag elsewhere): what is left is the text.
    root.replaceChildren(root.textContent);
  }
  const prefix = config.SANITIZE_NAMED_PROPS ? "user-content-" : "";
  for (const element of root.querySelectorAll("*")) harden(element, prefix);
  return root;
}

/** Attributes that make a browser fetch something, or go somewhere. */
const addresses = ["src", "poster", "data", "href", "xlink:href"];
const isFollowed = /^(?:https?:|mailto:|#)/i;
const isCarried = /^data:image\//i;
const xhtml = "http://www.w3.org/1999/xhtml";

/** What the general rules let pass and this page does not. */
function harden(element: Element, prefix: string): void {
  const style = element.getAttribute("data-style");
  if (style !== null) setOrRemove(element, "data-style", safeStyle(style, inert));
  if (element.namespaceURI !== xhtml) return hardenDrawing(element, prefix);
  if (element.localName === "img") return hardenImage(element);
  for (const name of addresses) {
    const address = element.getAttribute(name)?.trim() ?? "";
    // Links are followed by the page's own code; nothing else may have an address.
    if (!(element.localName === "a" && name === "href" && isFollowed.test(address))) element.removeAttribute(name);
  }
}

/** SVG and MathML: no links, which the browser would follow by itself, and no paint from elsewhere. */
function hardenDrawing(element: Element, prefix: string): void {
  for (const { name, value } of Array.from(element.attributes)) {
    if (name === "data-style") continue;
    if (addresses.includes(name) && element.localName === "image" && isCarried.test(value.trim())) continue;
    if (addresses.includes(name) || /url\s*\(\s*(?!['"]?#)/i.test(value)) element.removeAttribute(name);
    // The names of what is painted with are prefixed, as all ids are.
    else if (value.includes("url(")) element.setAttribute(name, value.replace(/url\(\s*(['"]?)#/g, `url($1#${prefix}`));
  }
}

/** A picture from elsewhere is not fetched unasked: it becomes a link. */
function hardenImage(image: Element): void {
  const address = (image.getAttribute("src") ?? "").trim();
  if (isCarried.test(address)) return;
  const words = image.getAttribute("alt") || address;
  if (!/^https?:/i.test(address)) return image.replaceWith(words);
  const link = inert.createElement("a");
  link.setAttribute("href", address);
  link.textContent = words;
  // A link within a link is none.
  image.replaceWith(image.closest("a") ? words : link);
}

function setOrRemove(element: Element, name: string, value: string): void {
  if (value === "") element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/** Applies the styles that `sanitize` carried past the policy of the page. */
export function applyStyles(root: ParentNode): void {
  for (const element of root.querySelectorAll("[data-style]")) {
    if (element instanceof HTMLElement || element instanceof SVGElement || element instanceof MathMLElement) element.style.cssText = element.getAttribute("data-style") ?? "";
  }
}
