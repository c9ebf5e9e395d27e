import { guest } from "./guest.ts";
import { styleShim } from "./style-shim.ts";

/** What the policy of the page lets scripts run by. */
const nonceOf = (): string => document.querySelector<HTMLScriptElement>("script[nonce]")?.nonce ?? "";

/** The document of a frame: the guest and nothing else. It inherits the policy of the page. */
export const guestDocument = (): string => `<!DOCTYPE html><meta charset="utf-8"><body><script nonce="${nonceOf()}">document.body.style.margin = 0; (${styleShim.toString()})(); (${guest.toString()})()</script></body>`;
