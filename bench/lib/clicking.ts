/** Clicking a button again and again. */
import { setTimeout as wait } from "node:timers/promises";
import type { Floor } from "../floors/floor.ts";
import type { Manner, Person } from "../page/person.ts";
import type { Seen } from "../page/probe.ts";

export interface Clicks {
  person: Person;
  button: string;
  /** What the click number `k` makes appear; counted from 1. */
  text: (k: number) => string;
  /** Texts that are noted on the way, as a regular expression. */
  pattern?: string;
  /** Clicked before each measured click. */
  floors?: readonly Floor[];
  manner?: Manner;
  /** The number of the first click. */
  first?: number;
  warm: number;
  measured: number;
}

/** What the measured clicks gave. */
export async function clicks({ person, button, text, pattern, floors = [], manner = "atRest", first = 1, warm, measured }: Clicks): Promise<Seen[]> {
  const seen: Seen[] = [];
  let at = await person.buttonAt(button);
  for (let i = 1; i <= warm + measured; i++) {
    // The first answers may have moved it.
    if (i === warm + 1) at = await person.buttonAt(button);
    for (const floor of i > warm ? floors : []) {
      await pause(i);
      await floor.click(manner);
    }
    await pause(i);
    const answer = await person.click(at, text(first + i - 1), { manner, pattern });
    if (i > warm) seen.push(answer);
  }
  return seen;
}

/** Long enough for the page to come to rest, and never the same, so that no click keeps step with the frames of the screen. */
const pause = (k: number): Promise<void> => wait(60 + ((k * 7) % 50));

/** From the hand to the page. */
export const answerMs = ({ inputAt, seenAt }: Seen): number => seenAt - inputAt;
