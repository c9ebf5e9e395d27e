/** Small apps for the fuzz: what they are made of, and the script that each of them is. */

/** What a callback does after it has counted itself. */
export type Answer = { does: "count" } | { does: "rerun" } | { does: "stop" } | { does: "throw" } | { does: "wait" } | { does: "flag" } | { does: "set"; key: string; value: boolean };

/** What follows in the body once a click was counted. */
export type After = "nothing" | "rerun" | "stop" | "throw" | "swallowed by catch" | "swallowed by finally" | "from a promise" | "wait" | "rerun fragment" | "set next";

export type Step =
  | { is: "value"; name: string; kind: "checkbox" | "slider"; keyed: boolean; callback?: Answer }
  | { is: "button"; name: string; callback?: Answer; after: After }
  | { is: "slow"; how: "await" | "draw" | "compute" }
  /** Drawn only while the checkbox with this key is ticked. */
  | { is: "when"; key: string; steps: Step[] }
  /** Ends the run here while the checkbox with this key is ticked. */
  | { is: "guard"; key: string; by: "stop" | "throw" }
  /** Runs again once after a callback has raised the flag. */
  | { is: "flagged rerun" }
  /** `ticks`: it runs by the clock, too. */
  | { is: "fragment"; name: string; steps: Step[]; ticks?: true };

export type SmallApp = readonly Step[];

export type Op =
  | { op: "value"; name: string; value: boolean | number }
  | { op: "click"; name: string }
  | { op: "save" }
  /** A save of a text that does not parse. */
  | { op: "break" }
  /** The button that ends what is going. */
  | { op: "stop" };

/** What a click with "set next" sets for the next run. */
export const nextKey = "c2";

/** The script. It tells `probe` when a run begins, and after each call of `st` that it is still going. */
export function sourceOf(app: SmallApp, version: number): string {
  return `import st from "dacapo";
const ss = st.sessionState;
const count = (name) => { ss[name] = Number(ss[name] ?? 0) + 1; };
const me = probe.begin("app");
const alive = () => probe.alive("app", me);
const seen = {};
ss.version = ${version};
delete ss.seen;
${app.map((step) => sourceOfStep(step)).join("\n")}
ss.seen = { ...seen };
`;
}

function sourceOfStep(step: Step): string {
  switch (step.is) {
    case "value": {
      const options = [step.keyed && `key: "${step.name}"`, step.kind === "slider" && "maxValue: 10", step.callback && `onChange: ${callback(step.name, step.callback)}`];
      return `seen.${step.name} = st.${step.kind}("${step.name}", { ${options.filter(Boolean).join(", ")} }); alive();`;
    }
    case "button":
      return `const ${step.name} = st.button("${step.name}"${step.callback ? `, { onClick: ${callback(step.name, step.callback)} }` : ""}); alive();
if (${step.name}) { count("body ${step.name}"); ${after[step.after]} }`;
    case "slow":
      return slow[step.how];
    case "when":
      return `if (ss.${step.key}) {\n${step.steps.map(sourceOfStep).join("\n")}\n}`;
    case "guard":
      return `if (ss.${step.key}) ${step.by === "stop" ? "st.stop();" : 'throw new Error("guarded");'}`;
    case "flagged rerun":
      return `if (ss.flag) { ss.flag = false; st.rerun(); }`;
    case "fragment":
      return `await st.fragment(async () => {
const mine = probe.begin("${step.name}");
const alive = () => { probe.alive("app", me); probe.alive("${step.name}", mine); };
${step.steps.map(sourceOfStep).join("\n")}
}, { key: "${step.name}"${step.ticks ? ", runEvery: 10" : ""} })();`;
  }
}

const after: Record<After, string> = {
  nothing: "",
  rerun: "st.rerun();",
  stop: "st.stop();",
  throw: 'throw new Error("after a click");',
  "swallowed by catch": "try { st.rerun(); } catch {}",
  "swallowed by finally": "(() => { try { st.rerun(); } finally { return; } })();",
  "from a promise": "void Promise.resolve().then(() => st.rerun()).catch(() => {});",
  wait: "await probe.tick();",
  "rerun fragment": 'st.rerun("fragment");',
  "set next": `st.setNext("${nextKey}", !ss.${nextKey});`,
};

const slow: Record<Extract<Step, { is: "slow" }>["how"], string> = {
  await: "await probe.tick();",
  draw: 'for (let i = 0, place = st.empty(); i < 20; i++) { place.text("step " + i); alive(); }',
  compute: "for (let i = 0; i < 1e5; i++);",
};

function callback(name: string, answer: Answer): string {
  const rest = {
    count: "",
    rerun: "st.rerun();",
    stop: "st.stop();",
    throw: 'throw new Error("in a callback");',
    wait: "await probe.tick();",
    flag: "ss.flag = true;",
    set: answer.does === "set" ? `ss.${answer.key} = ${answer.value};` : "",
  }[answer.does];
  return `${answer.does === "wait" ? "async " : ""}() => { count("call ${name}"); ${rest} }`;
}
