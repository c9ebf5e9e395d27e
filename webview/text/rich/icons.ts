import { emoji } from "./emoji.ts";
import { materialIcons } from "./material.ts";

/** The emoji of a shortcode, given without its colons. */
export const emojiOf = (name: string): string | undefined => (Object.hasOwn(emoji, name) ? emoji[name] : undefined);

/** The character of the icon font that stands for a Material icon, if there is one. */
export function materialGlyph(name: string): string | undefined {
  const code = Object.hasOwn(materialIcons, name) ? materialIcons[name] : undefined;
  return code === undefined ? undefined : String.fromCodePoint(code);
}

/** An icon as a script names it, `:material/home:` or `:tada:`. */
export function parseIcon(icon: string): { text: string; font: boolean } {
  const material = /^:material\/([a-z0-9_]+):$/.exec(icon)?.[1];
  if (material !== undefined) {
    const glyph = materialGlyph(material);
    return glyph ? { text: glyph, font: true } : { text: material.replaceAll("_", " "), font: false };
  }
  const short = /^:([a-z0-9_+-]+):$/.exec(icon)?.[1];
  return { text: (short === undefined ? undefined : emojiOf(short)) ?? icon, font: false };
}
