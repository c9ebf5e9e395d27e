import { type Codicon, codicons } from "./codicons.ts";
import { emoji } from "./emoji.ts";
import { materialIcons } from "./material.ts";

/** The character of an icon in the icon font. */
export const glyphOf = (name: Codicon): string => String.fromCodePoint(codicons[name]);

/** The emoji of a shortcode, given without its colons. */
export const emojiOf = (name: string): string | undefined => (Object.hasOwn(emoji, name) ? emoji[name] : undefined);

/** The character of a Material icon's counterpart, if there is one. */
export function materialGlyph(name: string): string | undefined {
  const codicon = Object.hasOwn(materialIcons, name) ? materialIcons[name] : undefined;
  return codicon && glyphOf(codicon);
}

/** An icon as a script names it: `:material/home:`, `:tada:`, or any character. */
export function parseIcon(icon: string): { text: string; font: boolean } {
  const material = /^:material\/([a-z0-9_]+):$/.exec(icon)?.[1];
  if (material !== undefined) {
    const glyph = materialGlyph(material);
    return glyph ? { text: glyph, font: true } : { text: material.replaceAll("_", " "), font: false };
  }
  const short = /^:([a-z0-9_+-]+):$/.exec(icon)?.[1];
  return { text: (short === undefined ? undefined : emojiOf(short)) ?? icon, font: false };
}
