/**
 * The scripts of the corpus, and what each says of itself in comments, which were written before the rules that judge them:
 *
 *     //@ click: Start                what the person does after the first run (`click`, `set: Label=text`, `check`), in order
 *     //@ wait: 300ms                 how long the app is watched after that; what it leaves behind (timers, promises) has a thread of its own
 *     //@ endless                     never comes to rest, rightly
 *     //@ reason: alternates | mode   words that the reason for a pause has to have
 *     //@ card: duplicate-widget      the error card that stands on the page in the end
 *     st.rerun(); //! loop needless-rerun    what is to be found on this line, and nothing else anywhere
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** Something wrong with a line: `loop`, or the code of a mistake that reading the script finds. */
export interface Finding {
  code: string;
  /** `app.ts:12`. */
  at: string;
}

export interface Sample {
  id: string;
  /** The half that nobody looks at while the rules are made. */
  isHeldBack: boolean;
  files: { name: string; path: string; text: string }[];
  /** The app's own script. */
  app: string;
  /** What a person does: `["click", "Start"]`. */
  steps: [verb: string, what: string][];
  wait: string | undefined;
  isEndless: boolean;
  reason: string[];
  cards: string[];
  expected: Finding[];
}

const folder = join(import.meta.dirname, "apps");

export function readSamples(): Sample[] {
  return readdirSync(folder).map(readSample);
}

function readSample(id: string): Sample {
  const files = readdirSync(join(folder, id)).map((name) => {
    const path = join(folder, id, name);
    return { name, path, text: readFileSync(path, "utf8") };
  });
  const app = files.find(({ name }) => name.startsWith("app."));
  if (!app) throw new Error(`${id} has no app`);
  const said = [...app.text.matchAll(/^\/\/@ (\w+)(?:: (.*))?$/gm)].map(([, verb = "", what = ""]): [string, string] => [verb, what]);
  const words = (verb: string): string[] => said.filter(([said]) => said === verb).flatMap(([, what]) => what.split(" | "));
  return {
    id,
    isHeldBack: (createHash("sha256").update(id).digest()[0] ?? 0) % 2 === 1,
    files,
    app: app.path,
    steps: said.filter(([verb]) => ["click", "set", "check"].includes(verb)),
    wait: words("wait")[0],
    isEndless: said.some(([verb]) => verb === "endless"),
    reason: words("reason"),
    cards: words("card"),
    expected: files.flatMap(({ name, text }) => marks(name, text)),
  };
}

function marks(name: string, text: string): Finding[] {
  return text.split("\n").flatMap((line, i) => {
    const codes = /\/\/! (.*)$/.exec(line)?.[1]?.split(" ") ?? [];
    return codes.map((code) => ({ code, at: `${name}:${i + 1}` }));
  });
}
