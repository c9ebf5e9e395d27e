/** What the app does by the script's own clock, outside of any run: no run waits for it. */
import { scopes } from "./context.ts";

export const later = (ms: number, act: () => void): NodeJS.Timeout => scopes.exit(() => setTimeout(act, ms));
