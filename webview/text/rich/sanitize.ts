import DOMPurify from "dompurify";

/** Of the addresses with a scheme only these pass: no `command:`, no `javascript:`. The rest is what is no address, or a relative one. */
const allowedAddress = /^(?:(?:https?|mailto|blob):|data:image\/|[^a-z]|[a-z+.-]+(?:[^a-z+.\-:]|$))/i;

const purify = DOMPurify(window);

/*
 * The policy of the page refuses style attributes in markup, and reports them as soon as they are parsed. They are carried
 * past it under another name and applied one by one, as styles. The hook takes those that the text search did not see.
 */
const tag = /<[a-z](?:"[^"]*"|'[^']*'|[^"'>])*>/gi;
const attribute = /([^\s"'<>/=]+)(\s*=\s*(?:"[^"]*"|'[^']*'|[^\s"'=<>`]+))/g;
const renameStyles = (html: string): string =>
  html.replace(tag, (whole) => whole.replace(attribute, (pair, name: string, value: string) => (name.toLowerCase() === "style" ? `data-style${value}` : pair)));

purify.addHook("uponSanitizeAttribute", (element, attribute) => {
  if (attribute.attrName !== "style") return;
  attribute.keepAttr = false;
  element.setAttribute("data-style", attribute.attrValue);
});

/** A document that runs nothing and loads nothing: HTML is taken apart in it. */
const inert = document.createElement("template").content.ownerDocument;

/** The HTML without anything that could run, navigate or reach into the page, as the children of an element. */
export function sanitize(html: string): Element {
  const root = inert.createElement("div");
  root.innerHTML = renameStyles(html);
  purify.sanitize(root, {
    IN_PLACE: true,
    USE_PROFILES: { html: true, svg: true },
    ALLOWED_URI_REGEXP: allowedAddress,
    FORBID_TAGS: ["style", "form", "input", "textarea", "select", "button", "dialog"],
    FORBID_ATTR: ["popover", "popovertarget", "tabindex", "autofocus", "accesskey", "contenteditable"],
    // Ids of user content are prefixed: they cannot stand in for the page's own.
    SANITIZE_NAMED_PROPS: true,
  });
  return root;
}

/** Applies the styles that `sanitize` carried past the policy of the page. */
export function applyStyles(root: Element): void {
  for (const element of root.querySelectorAll("[data-style]")) {
    if (element instanceof HTMLElement || element instanceof SVGElement) element.style.cssText = element.getAttribute("data-style") ?? "";
  }
}
