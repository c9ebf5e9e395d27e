import DOMPurify from "dompurify";

/** `command:`, `javascript:` and relative addresses never pass; a fragment stays within the page. */
const allowedAddress = /^(?:https?:|mailto:|#|data:image\/|blob:)/i;

const purify = DOMPurify(window);

// The policy of the page refuses style attributes in markup. They are carried past it and applied one by one, as styles.
purify.addHook("uponSanitizeAttribute", (element, attribute) => {
  if (attribute.attrName !== "style") return;
  attribute.keepAttr = false;
  element.setAttribute("data-style", attribute.attrValue);
});

/** The HTML without anything that could run, navigate or reach into the page. */
export function sanitize(html: string): DocumentFragment {
  return purify.sanitize(html, {
    RETURN_DOM_FRAGMENT: true,
    USE_PROFILES: { html: true, svg: true },
    ALLOWED_URI_REGEXP: allowedAddress,
    FORBID_TAGS: ["style", "form", "input", "textarea", "select", "button", "dialog"],
    FORBID_ATTR: ["popover", "popovertarget", "tabindex", "autofocus", "accesskey", "contenteditable"],
    // Ids of user content are prefixed: they cannot stand in for the page's own.
    SANITIZE_NAMED_PROPS: true,
  });
}

/** Applies the styles that `sanitize` carried past the policy of the page. */
export function applyStyles(root: Element): void {
  for (const element of root.querySelectorAll("[data-style]")) {
    if (element instanceof HTMLElement || element instanceof SVGElement) element.style.cssText = element.getAttribute("data-style") ?? "";
  }
}
