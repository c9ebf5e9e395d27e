/**
 * Follows a script from its top through what it calls itself, and notes what happens to a page on the way: widgets, writes to
 * session state, halts. What stands in no run's way (a function that nobody calls, a dead branch, a callback) is not on it.
 */
import type { AnyNode, CallExpression, Expression, Function as AnyFunction } from "acorn";
import type { Bindings } from "./bindings.ts";
import type { Area, Names } from "./names.ts";

/** How a part of a script ends: `halt` ends the run, `return` a function, `jump` a loop, case or block. */
export type Ending = "on" | "halt" | "return" | "jump";

/** Something that must hold for a place to be reached. */
export interface Guard {
  node: AnyNode;
  /**
   * A number is a branch of the node: different ones exclude each other. `loop` is a round of it, `perhaps` that nothing was thrown
   * in it. An ending is that the node, which may end like this, did not.
   */
  branch: number | "loop" | "perhaps" | Exclude<Ending, "on">;
}

export interface Step {
  kind: "widget" | "write" | "rerun" | "wait" | "sleep";
  node: Expression;
  guards: readonly Guard[];
  /** Inside of a fragment or dialog, which runs again without the rest of the script. */
  inFragment: boolean;
  /** The guards that hold whenever it is run: all, or those within the fragment. */
  ownGuards: readonly Guard[];
}

export interface WidgetStep extends Step {
  kind: "widget";
  node: CallExpression;
  name: string;
  area: Area;
}

export interface WriteStep extends Step {
  kind: "write";
  /** The key in session state. */
  key: string;
}

export interface RerunStep extends Step {
  kind: "rerun";
  node: CallExpression;
}

export type AnyStep = WidgetStep | WriteStep | RerunStep | (Step & { kind: "wait" | "sleep" });

/** A step before it is known where it stands. */
export type Unplaced<Step> = Step extends unknown ? Omit<Step, "guards" | "inFragment" | "ownGuards"> : never;

export interface CallOptions {
  /** Nobody waits for what the function does after its first `await`. */
  floats?: boolean;
  /** It runs again without the rest of the script. */
  fragment?: boolean;
}

/** Who follows the script, as those see it that know what a part of it does. */
export interface Follower {
  readonly bindings: Bindings;
  readonly names: Names;
  /** Where the container is whose body is running. */
  area: Area;
  note(step: Unplaced<AnyStep>): void;
  /** Something that may throw: in a `try`, what follows may not come to pass. */
  doubt(node: AnyNode): void;
  /** Follows `work` as something that happens only under `guard`. */
  under(guard: Guard, work: () => Ending): Ending;
  /** Follows a function that is called here. */
  call(called: AnyFunction, options?: CallOptions): Ending;
}

/** Whether `inner` is only reached where `outer` was. */
export function isWithin(inner: readonly Guard[], outer: readonly Guard[]): boolean {
  return outer.every((guard) => inner.some((other) => other.node === guard.node && other.branch === guard.branch));
}

/** Whether no run can reach both. */
export function excludes(left: readonly Guard[], right: readonly Guard[]): boolean {
  return left.some(({ node, branch }) => typeof branch === "number" && right.some((other) => other.node === node && typeof other.branch === "number" && other.branch !== branch));
}
