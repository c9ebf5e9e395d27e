/** `st.status`: a log of something that takes a while, with its state. */
import { currentEngine } from "../engine/current.ts";
import type { Scope } from "../engine/context.ts";
import type { Life } from "../engine/life.ts";
import { haltIn } from "../engine/halt.ts";
import type { BlockSpec, Container } from "../engine/page.ts";
import type { Width } from "../protocol/element.ts";
import { aFlag, aSize, aText, type Checks, oneOfThese } from "./checks.ts";
import type { Block } from "./drawable.ts";
import { type Drawer, drawBlock, placeOf, runInside } from "./handle.ts";
import { optionsAndBody, unkeyedId } from "./layout.ts";
import { optionsOf, textOf } from "./options.ts";

type State = "running" | "complete" | "error";
type StatusSpec = Extract<BlockSpec, { type: "status" }>;

export interface StatusOptions {
  /** Open at first. */
  expanded?: boolean;
  state?: State;
  type?: "default" | "compact";
  width?: Width;
}

export interface StatusChanges {
  label?: string;
  expanded?: boolean;
  state?: State;
}

export interface StatusBlock extends Block {
  /**
   * Changes the label, the state, or whether it is open.
   * @example
   * task.update({ label: "Done", state: "complete", expanded: false });
   */
  update(changes: StatusChanges): void;
}

export type StatusBody = (container: StatusBlock) => unknown;

export interface StatusBlocks {
  /**
   * A part that shows the state of something long, and can be opened to see its steps. When its body ends, it is complete;
   * when the body throws, it says so.
   * @example
   * st.status("Loading", async (task) => {
   *   st.write("Asking the server");
   *   await fetchRows();
   *   task.update({ label: "Loaded" });
   * });
   */
  status(label: string, body: StatusBody): StatusBlock;
  status(label: string, options?: StatusOptions, body?: StatusBody): StatusBlock;
}

const aState = oneOfThese("running", "complete", "error");
const statusChecks: Checks<StatusOptions> = { expanded: aFlag, state: aState, type: oneOfThese("default", "compact"), width: aSize };
const changesChecks: Checks<StatusChanges> = { label: aText, expanded: aFlag, state: aState };

export const statusBlocks: StatusBlocks & ThisType<Drawer> = {
  status(label: string, first?: StatusOptions | StatusBody, second?: StatusBody) {
    const { options, body } = optionsAndBody("status", first, second);
    const { expanded, state = "running", type, width } = optionsOf("status", options, statusChecks);
    const place = this[placeOf]("status");
    const spec: StatusSpec = { type: "status", id: unkeyedId(place, "status", textOf(label)), label: textOf(label), state, expanded, kind: type, width };
    const { handle, inside } = drawBlock(place, spec);
    const block = updatable(handle, inside, spec, place.scope.life);
    if (body) runBody(place.scope, inside, spec, () => body(block));
    return block;
  },
};

function updatable(handle: Block, inside: Container, spec: StatusSpec, life: Life): StatusBlock {
  const update = (changes: StatusChanges): void => {
    const { label, expanded, state } = optionsOf("status.update", changes, changesChecks);
    currentEngine().enter("status.update", life);
    amend(inside, spec, { ...(label !== undefined && { label: textOf(label) }), ...(expanded !== undefined && { expanded }), ...(state !== undefined && { state }) });
  };
  // SAFETY: the method that StatusBlock adds is defined here.
  return Object.defineProperty(handle, "update", { value: update, enumerable: true }) as StatusBlock;
}

/** What was drawn is what is changed: a cached function that drew it has it in its recording. */
function amend(inside: Container, spec: StatusSpec, changes: Partial<StatusSpec>): void {
  Object.assign(spec, changes);
  inside.amend(spec);
}

/** Runs the body; its end is the end of the task, unless the body has said itself what became of it. */
function runBody(scope: Scope, inside: Container, spec: StatusSpec, body: () => unknown): void {
  const ended = (state: State): void => {
    if (spec.state === "running" && !scope.life.isOver) amend(inside, spec, { state });
  };
  const failed = (error: unknown): void => {
    // A halt is no failure: the next run takes over.
    if (!haltIn(error)) ended("error");
  };
  // The body's own promise is watched: looking at the one that the run gives would count as the script's looking at it.
  void runInside(scope, inside, () => {
    try {
      const result = body();
      if (result instanceof Promise) result.then(() => ended("complete"), failed);
      else ended("complete");
      return result;
    } catch (error) {
      failed(error);
      throw error;
    }
  });
}
