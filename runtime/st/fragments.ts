/** `st.fragment`: a part of the page that runs again alone. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { aFlag, aText, type Checks, elsewhere } from "./checks.ts";
import { durationMs, optionsOf } from "./options.ts";

export interface FragmentOptions {
  /** Runs it by the clock: a duration such as `"2s"`. */
  runEvery?: string | number | null;
  /** A name, so that a callback can ask for it: `st.rerun("name")`. */
  key?: string;
  /** The script does not wait for it, only the end of the run does; it gives nothing back, and draws in its own place alone. */
  parallel?: boolean;
}

export interface FragmentFunctions {
  /**
   * A function whose widgets run it again alone, with the arguments of its last call; the rest of the page stays.
   * @example
   * const clock = st.fragment(() => st.write(new Date()), { runEvery: "1s" });
   * clock();
   */
  fragment<A extends unknown[], R>(body: (...args: A) => R, options?: FragmentOptions): (...args: A) => R;
}

const fragmentChecks: Checks<FragmentOptions> = { runEvery: elsewhere, key: aText, parallel: aFlag };

export const fragmentFunctions: FragmentFunctions = {
  fragment<A extends unknown[], R>(body: (...args: A) => R, options?: FragmentOptions) {
    if (typeof body !== "function") throw badOption("fragment", `the body must be a function, not ${show(body)}`, "Write st.fragment(() => { … }).");
    const { runEvery, key, parallel } = optionsOf("fragment", options, fragmentChecks);
    const everyMs = runEvery === undefined || runEvery === null ? undefined : durationMs("fragment", "runEvery", runEvery);
    if (everyMs !== undefined && everyMs < 10) throw badOption("fragment", `runEvery (${show(runEvery)}) is too short`, 'Use "10ms" or more.');
    const spec = { name: body.name, key, everyMs, parallel: parallel === true, block: { type: "fragment" as const } };
    return (...args: A): R => {
      const engine = currentEngine();
      const { fragments } = engine;
      const scope = engine.enter("fragment");
      const fragment = fragments.create(spec, scope, fragments.place(scope, scope.container), () => body(...args));
      // SAFETY: a parallel fragment gives nothing back; the run waits for it.
      return parallel === true ? (scope.run.beside(() => fragments.enter(fragment)) as R) : fragments.enter(fragment);
    };
  },
};
