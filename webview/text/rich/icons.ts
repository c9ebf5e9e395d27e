import { emoji } from "./emoji.ts";
import { materialIcons } from "./material.ts";

/** The emoji of a shortcode, given without its colons. */
export const emojiOf = (name: string): string | undefined => (Object.hasOwn(emoji, name) ? emoji[name] : undefined);

/** A dot, for what the icon font has no sign for: a word in its place would push the label aside. */
const dot = 0xea71;

/** Endings that say how an icon is drawn, not what it means. */
const drawnAs = /_(?:filled|outlined?|rounded|round|sharp|alt|border|circle|box|square|forever|\d+)$/;

/** The character of the icon font that stands for a Material icon: its own, that of its plainer form, or a dot. */
export function materialGlyph(name: string): string {
  const code = Object.hasOwn(materialIcons, name) ? materialIcons[name] : undefined;
  if (code !== undefined) return String.fromCodePoint(code);
  return drawnAs.test(name) ? materialGlyph(name.replace(drawnAs, "")) : String.fromCodePoint(dot);
}

/** An icon as a script names it, `:material/home:` or `:tada:`. */
export function parseIcon(icon: string): { text: string; font: boolean } {
  const material = /^:material\/([a-z0-9_]+):$/.exec(icon)?.[1];
  if (material !== undefined) return { text: materialGlyph(material), font: true };
  const short = /^:([a-z0-9_+-]+):$/.exec(icon)?.[1];
  return { text: (short === undefined ? undefined : emojiOf(short)) ?? icon, font: false };
}
