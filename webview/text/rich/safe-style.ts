/** Values that make a browser fetch something, and those that name another value, which could. */
const fetching = /url\s*\(|image-set\s*\(|image\s*\(|src\s*\(|element\s*\(|paint\s*\(|cross-fade\s*\(|attr\s*\(/i;
const ownUrl = /url\(\s*(?:"(?:#|data:image\/)[^"]*"|'(?:#|data:image\/)[^']*'|(?:#|data:image\/)[^"')]*)\s*\)/gi;

/** The declarations of a style that load nothing, as CSS text. `inert` is a document that is not shown. */
export function safeStyle(css: string, inert: Document): string {
  const { style } = inert.createElement("i");
  style.cssText = css;
  return safeDeclarations(style);
}

export function safeDeclarations(style: CSSStyleDeclaration): string {
  return [...style].flatMap((name) => {
    const value = style.getPropertyValue(name);
    return isSafe(name, value) ? [`${name}: ${value}${style.getPropertyPriority(name) === "" ? "" : " !important"}`] : [];
  }).join("; ");
}

function isSafe(name: string, value: string): boolean {
  // The value of a variable is kept as it is written, escapes and all.
  if (name.startsWith("--") && value.includes("\\")) return false;
  return !fetching.test(value.replace(ownUrl, ""));
}
