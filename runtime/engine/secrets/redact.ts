/** What must not be read in a message: the texts of the app's secrets. One app per thread, as there is one engine. */

/** Shorter ones would hide half of every message, and protect nothing. */
const shortest = 4;
export const mask = "••••";

let hidden: readonly string[] = [];
/** The same as bytes, as V8 writes texts: one byte a character, or two. */
let hiddenBytes: readonly Buffer[] = [];

/** From now on the texts in `secrets` are hidden, at whatever depth they stand. */
export function hideInMessages(secrets: unknown): void {
  // The longest first: a secret may be part of another.
  hidden = [...new Set(textsIn(secrets))].filter((text) => text.length >= shortest).sort((a, b) => b.length - a.length);
  hiddenBytes = hidden.flatMap((text) => [Buffer.from(text, "latin1"), Buffer.from(text, "utf16le")]);
}

export function redact(text: string): string {
  return hidden.reduce((rest, secret) => rest.replaceAll(secret, mask), text);
}

/** Whether a secret stands in what was serialised: the app has kept one in its state. */
export function holdsSecret(serialised: Buffer): boolean {
  return hiddenBytes.some((secret) => serialised.includes(secret));
}

function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  return typeof value === "object" && value !== null && !(value instanceof Date) ? Object.values(value).flatMap(textsIn) : [];
}
