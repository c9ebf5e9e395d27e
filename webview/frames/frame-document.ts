import { guest } from "./guest.ts";

/** What the policy of the page lets scripts run by. */
const nonceOf = (): string => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

/**
 * A second policy beside that of the page, which the frame inherits: what carries the nonce may run, but not from elsewhere.
 * Both must be content, so this allows nothing that the other forbids.
 */
const policy = "script-src 'unsafe-inline' blob:";

/** The document of a frame: the guest and nothing else. */
export const frameDocument = (): string =>
  `<!DOCTYPE html><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="${policy}"><body><script nonce="${nonceOf()}">(${guest.toString()})()</script></body>`;
