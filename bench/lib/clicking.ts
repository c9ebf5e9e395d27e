/** Clicking a button again and again. */
import { setTimeout as wait } from "node:timers/promises";
import type { Person } from "../page/person.ts";
import type { Seen } from "../page/probe.ts";

export interface Clicks {
  person: Person;
  button: string;
  /** What the click number `k` makes appear; counted from 1. */
  text: (k: number) => string;
  /** Texts that are noted on the way, as a regular expression. */
  pattern?: string;
  warm: number;
  measured: number;
}

/** What the measured clicks gave. The pauses between them differ, so that no click keeps step with the frames of the screen. */
export async function clicks({ person, button, text, pattern, warm, measured }: Clicks): Promise<Seen[]> {
  const seen: Seen[] = [];
  let at = await person.buttonAt(button);
  for (let k = 1; k <= warm + measured; k++) {
    // The first answers may have moved it.
    if (k === warm + 1) at = await person.buttonAt(button);
    await wait(60 + ((k * 7) % 50));
    const answer = await person.click(at, text(k), pattern);
    if (k > warm) seen.push(answer);
  }
  return seen;
}

/** From the hand to the page. */
export const answerMs = ({ inputAt, seenAt }: Seen): number => seenAt - inputAt;
