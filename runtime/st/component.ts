/** Parts of the page that a script writes itself: `st.component`. */
import { isDeepStrictEqual } from "node:util";
import { currentEngine } from "../engine/current.ts";
import { badOption, noServer, show } from "../engine/errors.ts";
import type { Height, Width } from "../protocol/element.ts";
import type { Json } from "../protocol/json.ts";
import { aFlag, aFunction, aSize, type Check, type Checks, elsewhere } from "./checks.ts";
import { isTextFile, readTextFile, type TextFile } from "./embed.ts";
import type { Drawer } from "./handle.ts";
import { toJson } from "./json.ts";
import { optionsOf } from "./options.ts";
import { widget } from "./widget.ts";

export interface ComponentParts {
  html?: string | TextFile;
  css?: string | TextFile;
  /** A module. Its default export is called with `{ parentElement, data, state, setStateValue, setTriggerValue, name, key }`, and again whenever these change. */
  js?: string | TextFile;
  /** A component is always in a frame of its own: its styles are isolated whatever stands here. */
  isolateStyles?: boolean;
}

/** Names of what a component holds or triggers, with their types. */
type Values = Record<string, unknown>;

/** `onCountChange` for `count`: called at the start of the run that answers a change. */
type Callbacks<V> = { [K in keyof V & string as `on${Capitalize<K>}Change`]?: () => unknown };

export type ComponentOptions<State, Triggers> = {
  key?: string | number;
  /** What the component is to show: anything that JSON can carry. */
  data?: unknown;
  /** The state that it begins with. */
  default?: Partial<State>;
  width?: Width;
  /** `"content"` (default): as high as what is in it. */
  height?: Height;
} & Callbacks<State & Triggers>;

/** Draws the component; gives its state, and for what it triggered `null` but in the run that answers it. */
export type ComponentFunction<State, Triggers> = (options?: ComponentOptions<State, Triggers>) => State & { [K in keyof Triggers]: Triggers[K] | null };

export interface ComponentElements {
  /**
   * Makes a component from HTML, CSS and JavaScript. Its code runs in a frame that reaches neither the page nor the editor,
   * and speaks with the script by state and triggers. The theme is there as variables (`--st-text-color`, …).
   * @example
   * const stars = st.component<{ count: number }>("stars", {
   *   html: "<button>★</button>",
   *   js: `export default ({ parentElement, state, setStateValue }) => {
   *     parentElement.querySelector("button").onclick = () => setStateValue("count", (state.count ?? 0) + 1);
   *   }`,
   * });
   * const { count } = stars({ default: { count: 0 } });
   */
  component<State extends Values = Values, Triggers extends Values = Record<never, never>>(name: string, parts: ComponentParts): ComponentFunction<State, Triggers>;
  /** Components that a server brings are not for an editor: an error that says so, and what to write instead. */
  declareComponent(name: string, where?: object): never;
}

const aPart: Check = (name, option, value) => {
  if (typeof value !== "string" && !isTextFile(value)) throw badOption(name, `${option} must be a text or a file, not ${show(value)}`, `Write ${option}: "…", or ${option}: new URL(file, import.meta.url).`);
};
const partsChecks: Checks<ComponentParts> = { html: aPart, css: aPart, js: aPart, isolateStyles: aFlag };
const renderChecks: Checks<RenderOptions> = { key: elsewhere, data: elsewhere, default: elsewhere, width: aSize, height: aSize };
const callbackName = /^on([A-Z]\w*)Change$/;

type State = { [name: string]: Json };

export const componentElements: ComponentElements & ThisType<Drawer> = {
  component<S extends Values, T extends Values>(name: string, parts: ComponentParts) {
    if (typeof name !== "string" || name === "") throw badOption("component", `the name must be a text, not ${show(name)}`, 'Write st.component("name", { html, css, js }).');
    const { html, css, js } = optionsOf("component", parts, partsChecks);
    if (html === undefined && js === undefined) throw badOption("component", "there is neither html nor js", "Pass at least one of them.");
    const read = (part: string | TextFile | undefined): string | undefined => (part === undefined || typeof part === "string" ? part : readTextFile("component", part));
    const texts = { html: read(html), css: read(css), js: read(js) };
    // SAFETY: what a component holds is what its own code says; the script declares the types of it.
    return ((options) => drawComponent(this, name, texts, options)) as ComponentFunction<S, T>;
  },
  declareComponent(name) {
    throw noServer("declareComponent", `Pass the parts themselves: st.component(${JSON.stringify(String(name))}, { html, css, js }).`);
  },
};

interface Texts {
  html?: string | undefined;
  css?: string | undefined;
  js?: string | undefined;
}

function drawComponent(drawer: Drawer, name: string, texts: Texts, options: object | undefined): Values {
  const { callbacks, rest } = splitCallbacks(name, options);
  const { key, data, default: begin = {}, width, height } = optionsOf<RenderOptions>(name, rest, renderChecks);
  const initial = stateIn(toJson(begin));
  if (!initial) throw badOption(name, `default must be an object, not ${show(begin)}`, "Write default: { count: 0 }.");
  const identity = [texts.html ?? null, texts.css ?? null, texts.js ?? null];
  let trigger: ReturnType<typeof registerTrigger> | undefined;
  // What the callbacks compare: the state that this run sees, and what came from the page after it.
  let seen = initial;
  let entered = initial;
  const state = widget<State, "component">(drawer, {
    type: "component",
    label: name,
    options: { ...(key !== undefined && { key }), ...(width !== undefined && { width }), onChange: () => callAll([...callbacks].flatMap(([changed, call]) => (isDeepStrictEqual(seen[changed], entered[changed]) ? [] : call))) },
    identity,
    initial,
    initialKey: JSON.stringify(initial),
    accept: (value) => stateIn(toJson(value)),
    decode: (wire) => {
      const state = stateIn(wire);
      entered = state ?? entered;
      return state;
    },
    // The trigger is registered once, when the component is: a form that is cleared draws it again outside of any run.
    element: (value) => ({ ...texts, data: toJson(data ?? null), value, height, trigger: (trigger ??= registerTrigger(name, [key ?? null, ...identity], callbacks)).id }),
    valueHint: "Set an object of its state.",
  });
  seen = state;
  return { ...Object.fromEntries([...callbacks.keys()].map((known) => [known, null])), ...state, ...trigger?.value };
}

interface RenderOptions {
  key?: string | number;
  data?: unknown;
  default?: object;
  width?: Width;
  height?: Height;
}

/** What a component triggers is a widget beside it: true once, and never kept. */
function registerTrigger(name: string, identity: readonly Json[], callbacks: ReadonlyMap<string, () => unknown>): { id: string; value: State } {
  const engine = currentEngine();
  const scope = engine.enter("component");
  let pressed: string | undefined;
  const { widget: registered, value } = engine.widgets.register<State>(
    {
      type: "component trigger",
      label: name,
      key: undefined,
      identity,
      keyedIdentity: [],
      initial: {},
      initialKey: "",
      accept: (value) => stateIn(toJson(value)),
      decode: (wire) => {
        if (typeof wire !== "object" || wire === null || Array.isArray(wire) || typeof wire["name"] !== "string") return undefined;
        pressed = wire["name"];
        return { [wire["name"]]: wire["value"] ?? null };
      },
      trigger: true,
      settable: false,
      disabled: false,
      quiet: false,
      persist: false,
      onChange: () => (pressed === undefined ? undefined : callbacks.get(pressed)?.()),
      valueHint: "",
    },
    scope,
    scope.container.path.charAt(0),
  );
  return { id: registered.id, value };
}

/** `onCountChange` and its like, by the name of what changes; and all other options. */
function splitCallbacks(name: string, options: object | undefined): { callbacks: Map<string, () => unknown>; rest: object | undefined } {
  const callbacks = new Map<string, () => unknown>();
  if (typeof options !== "object" || options === null) return { callbacks, rest: options };
  const rest = Object.entries(options).filter(([option, value]) => {
    const [, changed] = callbackName.exec(option) ?? [];
    if (changed === undefined) return true;
    if (value === undefined || value === null) return false;
    aFunction(name, option, value);
    callbacks.set(changed.charAt(0).toLowerCase() + changed.slice(1), () => value());
    return false;
  });
  return { callbacks, rest: Object.fromEntries(rest) };
}

function callAll(calls: readonly (() => unknown)[]): unknown {
  const results = calls.map((call) => call());
  return results.some((result) => result instanceof Promise) ? Promise.all(results) : undefined;
}

const stateIn = (value: Json): State | undefined => (typeof value === "object" && value !== null && !Array.isArray(value) ? value : undefined);
