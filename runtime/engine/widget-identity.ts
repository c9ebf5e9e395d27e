/** What makes a widget the same one from run to run. */
import type { Json } from "../protocol/json.ts";

/** What tells a widget from the others. */
interface Named {
  readonly type: string;
  readonly label: string;
  readonly key: string | undefined;
  /** Options that make it another widget: without a key, and with one. */
  readonly identity: readonly Json[];
  readonly keyedIdentity: readonly Json[];
}

/** Names that are remembered, of texts that are not too long: making one takes longer than looking it up. */
const memory = 10_000;
const longest = 300;
const remembered = new Map<string, string>();

/** With a key that, and what makes it another widget all the same; without, the area of the page, the label and the options. */
export function identityOf({ type, label, key, identity, keyedIdentity }: Named, area: string): string {
  if (key !== undefined) return keyedIdentity.length > 0 ? `${type}-${key}-${shortName(JSON.stringify(keyedIdentity))}` : `${type}-${key}`;
  return `${type}-${shortName(JSON.stringify([area, label, identity]))}`;
}

function shortName(text: string): string {
  const known = remembered.get(text);
  if (known !== undefined) return known;
  const name = hash(text);
  if (text.length > longest) return name;
  if (remembered.size >= memory) remembered.clear();
  remembered.set(text, name);
  return name;
}

/** 53 bits of a text, in base 36 (cyrb53, public domain): short names for identities, not for secrets. */
function hash(text: string): string {
  let a = 0xdeadbeef;
  let b = 0x41c6ce57;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    a = Math.imul(a ^ c, 2654435761);
    b = Math.imul(b ^ c, 1597334677);
  }
  a = Math.imul(a ^ (a >>> 16), 2246822507) ^ Math.imul(b ^ (b >>> 13), 3266489909);
  b = Math.imul(b ^ (b >>> 16), 2246822507) ^ Math.imul(a ^ (a >>> 13), 3266489909);
  return (4294967296 * (2097151 & b) + (a >>> 0)).toString(36);
}
