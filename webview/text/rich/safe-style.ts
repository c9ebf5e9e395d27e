/** Styles that load nothing: what a browser would fetch is taken out of what a script's text brings along. */

/** Values that make a browser fetch something. */
const fetching = /(?:url|image-set|image|src|element|paint|cross-fade|attr)\s*\(|@import/i;
const ownUrl = /url\(\s*(?:"(?:#|data:image\/)[^"]*"|'(?:#|data:image\/)[^']*'|(?:#|data:image\/)[^"')]*)\s*\)/gi;

/** A value is kept as it was written, escapes and all, where it names a variable: an escape could hide anything. */
const mayFetch = (text: string): boolean => text.includes("\\") || fetching.test(text.replace(ownUrl, ""));

/** The declarations of a style that load nothing, as CSS text. `inert` is a document that is not shown. */
export function safeStyle(css: string, inert: Document): string {
  const { style } = inert.createElement("i");
  style.cssText = css;
  clean(style);
  return style.cssText;
}

/** A style sheet that loads nothing. */
export function safeSheet(css: string): CSSStyleSheet {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  // As long as there are other rules, these cannot be taken out.
  const rules = [...sheet.cssRules];
  if (rules.some(isNamespace)) sheet.replaceSync(rules.filter((rule) => !isNamespace(rule)).map((rule) => rule.cssText).join("\n"));
  cleanRules(sheet);
  return sheet;
}

const isNamespace = (rule: CSSRule): boolean => rule instanceof CSSNamespaceRule;

function clean(style: CSSStyleDeclaration): void {
  for (const name of Array.from(style)) if (mayFetch(style.getPropertyValue(name))) style.removeProperty(name);
  // What names a variable has its value under the shorthand, where the names above do not show it.
  if (mayFetch(style.cssText)) style.cssText = "";
}

/** Rules that hold others, or declarations. All others go: fonts and imports load, and nothing here needs the rest. */
function cleanRules(group: CSSStyleSheet | CSSGroupingRule | CSSKeyframesRule | CSSStyleRule): void {
  for (let i = group.cssRules.length - 1; i >= 0; i--) {
    const rule = group.cssRules[i];
    if (rule instanceof CSSStyleRule || rule instanceof CSSKeyframeRule) clean(rule.style);
    if (rule instanceof CSSStyleRule || rule instanceof CSSGroupingRule || rule instanceof CSSKeyframesRule) cleanRules(rule);
    else if (!(rule instanceof CSSKeyframeRule)) remove(group, i, rule);
  }
}

function remove(group: CSSStyleSheet | CSSGroupingRule | CSSKeyframesRule | CSSStyleRule, index: number, rule: CSSRule | undefined): void {
  if ("deleteRule" in group && !(group instanceof CSSKeyframesRule)) group.deleteRule(index);
  else if (rule instanceof CSSKeyframeRule && group instanceof CSSKeyframesRule) group.deleteRule(rule.keyText);
}
