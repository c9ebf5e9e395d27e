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
  for (let k = 1; k <= warm + measured; k++) {
    await wait(20 + ((k * 7) % 40));
    const answer = await person.click(button, text(k), pattern);
    if (k > warm) seen.push(answer);
  }
  return seen;
}

/** From the hand to the page. */
export const answerMs = ({ inputAt, seenAt }: Seen): number => seenAt - inputAt;
