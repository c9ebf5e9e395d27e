/** What the engine and the analysis say of a script of the corpus. */
import { basename } from "node:path";
import { stripper } from "../../runtime/modules/strip-types.ts";
import type { Diagnostic } from "../../runtime/protocol/diagnostic.ts";
import { analyse } from "../../runtime/script/analysis/analyse.ts";
import { AppTest } from "../../runtime/testing/app-test.ts";
import type { Finding, Sample } from "./sample.ts";

export interface Verdict {
  found: Finding[];
  /** The messages of the loops. */
  reasons: string[];
  cards: (string | undefined)[];
}

/** Shorter than the usual 1 s and 10 s, and long enough for chains that end. */
const loopLimits = { sameState: "300ms", changing: "700ms" };
/** How long an app that never comes to rest is watched. */
const watched = "900ms";
/** How long a loop by way of timers is waited for. */
const patienceMs = 8000;

export async function judge(sample: Sample): Promise<Verdict> {
  const loops = await loopsOf(sample);
  const mistakes = sample.files.flatMap(({ path, text }) => analyse(text, path, stripper.strip, stripper.transform));
  return {
    found: [...loops.found.map((loop) => ({ ...finding(loop), code: "loop" })), ...mistakes.map(finding)],
    reasons: loops.found.map(({ message }) => message),
    cards: loops.cards,
  };
}

const finding = ({ code, file, line }: Diagnostic): Finding => ({ code, at: `${basename(file)}:${line}` });

async function loopsOf(sample: Sample): Promise<{ found: Diagnostic[]; cards: (string | undefined)[] }> {
  const app = AppTest.fromFile(sample.app, { timeout: sample.isEndless ? watched : "10s", loopLimits, inProcess: sample.wait === undefined });
  try {
    if (sample.isEndless) await comesToNoRest(app);
    else await use(app, sample);
    return { found: loopsIn(app), cards: app.exception.map(({ code, message }) => code ?? message) };
  } finally {
    await app.dispose();
  }
}

async function comesToNoRest(app: AppTest): Promise<void> {
  const rested = await app.run().then(() => true, () => false);
  if (rested) throw new Error(`It came to rest: ${app.runs.at(-1)?.outcome}`);
}

async function use(app: AppTest, sample: Sample): Promise<void> {
  await app.run();
  for (const [verb, what] of sample.steps) {
    const [name = "", text = ""] = what.split("=");
    if (verb === "click") app.button(name).click();
    else if (verb === "set") app.textInput(name).setValue(text);
    else (app.checkbox.some(({ label }) => label === name) ? app.checkbox(name) : app.toggle(name)).check();
    await app.run();
  }
  if (sample.wait) await watch(app, sample.wait, sample.expected.some(({ code }) => code === "loop"));
}

/** Lets timers do their work. A loop is waited for: on a busy machine its reruns take their time. */
async function watch(app: AppTest, time: string, isLoop: boolean): Promise<void> {
  const until = performance.now() + (isLoop ? patienceMs : 0);
  do await app.wait(time);
  while (loopsIn(app).length === 0 && performance.now() < until);
}

const loopsIn = (app: AppTest): Diagnostic[] => app.diagnostics.filter(({ code }) => code === "rerun-loop");
