/** Random small apps, and what a person might do to them. */
import { type After, type Answer, nextKey, type Op, type SmallApp, type Step } from "./small-app.ts";

/** Whole numbers from 0 to below `n`. */
type Dice = (n: number) => number;

const pick = <T>(dice: Dice, from: readonly [T, ...T[]]): T => from[dice(from.length)] ?? from[0];

/** An app whose first checkboxes are the keys that its conditions look at. */
export function randomApp(dice: Dice): SmallApp {
  const names = new Names();
  const keys = ["c1", nextKey] as const;
  const steps: Step[] = keys.map((name) => ({ is: "value", name, kind: "checkbox", keyed: true, ...maybe(dice, "callback", () => pick(dice, [...answers, sets, flags])) }));
  for (let i = 3 + dice(5); i > 0; i--) steps.splice(dice(steps.length + 1), 0, randomStep(dice, names, keys));
  if (dice(3) === 0) steps.unshift({ is: "flagged rerun" });
  // Below all fragments: whether a fragment is there when its event arrives is not to depend on what came after the event.
  if (dice(2) === 0) steps.push({ is: "guard", key: pick(dice, keys), by: pick(dice, ["stop", "throw"]) }, randomWidget(dice, names, false), randomWidget(dice, names, false));
  return steps;
}

class Names {
  #next = 0;
  new(prefix: string): string {
    return `${prefix}${++this.#next}`;
  }
}

function randomStep(dice: Dice, names: Names, keys: readonly [string, ...string[]]): Step {
  switch (dice(8)) {
    case 0:
      return { is: "slow", how: pick(dice, ["await", "draw", "compute"]) };
    case 1:
      // What is hidden may be gone when a click arrives: its callback is not for counting.
      return { is: "when", key: pick(dice, keys), steps: [{ is: "button", name: names.new("b"), after: "nothing" }, { is: "value", name: names.new("v"), kind: "slider", keyed: true }] };
    case 2:
    case 3:
      return { is: "fragment", name: names.new("f"), steps: Array.from({ length: 1 + dice(3) }, () => randomWidget(dice, names, true)), ...(dice(3) === 0 && { ticks: true }) };
    default:
      return randomWidget(dice, names, false);
  }
}

function randomWidget(dice: Dice, names: Names, inFragment: boolean): Step {
  if (dice(2) === 0) return { is: "value", name: names.new("v"), kind: "slider", keyed: dice(3) > 0, ...maybe(dice, "callback", () => pick(dice, inFragment ? answers : [...answers, sets, flags])) };
  const afters: [After, ...After[]] = ["nothing", "rerun", "stop", "throw", "swallowed by catch", "swallowed by finally", "from a promise", "wait"];
  // Not in fragments, as above: the app's events may overtake theirs.
  afters.push(inFragment ? "rerun fragment" : "set next");
  return { is: "button", name: names.new("b"), after: pick(dice, afters), ...maybe(dice, "callback", () => pick(dice, inFragment ? answers : [...answers, sets])) };
}

const answers: [Answer, ...Answer[]] = [{ does: "count" }, { does: "rerun" }, { does: "stop" }, { does: "throw" }, { does: "wait" }];
/** Not in fragments: the app's events may overtake a fragment's, so these would come sooner or later. */
const sets: Answer = { does: "set", key: "c1", value: false };
/** Not for clicks: whether a click comes to its button when the body reruns above it, the rules leave open. */
const flags: Answer = { does: "flag" };

const maybe = <K extends string, V>(dice: Dice, key: K, value: () => V): { [P in K]?: V } => (dice(3) === 0 ? ({ [key]: value() } as { [P in K]?: V }) : {});

/** Whether *Stop* leaves the end as it is: no click or callback that it may have cut changes a value. */
export function mayStop(app: SmallApp): boolean {
  return app.every((step) => ("steps" in step ? mayStop(step.steps) : !("callback" in step && step.callback?.does === "set") && !(step.is === "button" && step.after === "set next")));
}

/** What a person does to the widgets with these names. A broken script is mended in the end. */
export function randomOps(dice: Dice, widgets: readonly { name: string; type: string }[], mayStop: boolean): Op[] {
  const ops: Op[] = [];
  for (let i = 4 + dice(20); i > 0; i--) {
    const chance = dice(20);
    const widget = widgets[dice(widgets.length)];
    if (chance === 0) ops.push({ op: "save" });
    else if (chance === 1) ops.push({ op: "break" });
    else if (chance === 2 && mayStop) ops.push({ op: "stop" });
    else if (widget?.type === "button") ops.push({ op: "click", name: widget.name });
    else if (widget) ops.push({ op: "value", name: widget.name, value: widget.type === "checkbox" ? dice(2) === 1 : dice(11) });
  }
  if (ops.some((op) => op.op === "break")) ops.push({ op: "save" });
  return ops;
}
