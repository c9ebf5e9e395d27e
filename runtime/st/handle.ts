/** Handles: what `st` functions draw through. Each knows its place and the life of the run that made it. */
import { type Scope, scopes } from "../engine/context.ts";
import { currentEngine } from "../engine/current.ts";
import { AppError } from "../engine/errors.ts";
import type { Life } from "../engine/life.ts";
import type { BlockSpec, Container, PageNode } from "../engine/page.ts";
import type { ElementData } from "../protocol/element.ts";
import type { Block, Placeholder } from "./drawable.ts";

/** Where a call draws: at the end of a container, or at one fixed index of it. */
export interface Place {
  readonly scope: Scope;
  readonly container: Container;
  readonly index: number | undefined;
}

/** The method by which the functions of `st` ask what they were called on. A symbol: it is nobody else's business. */
export const placeOf = Symbol("place");

/** What every `st` function is called on: `st` itself, a container, a placeholder. */
export interface Drawer {
  /** Passes a yield point and says where to draw. `name` is the function's, for errors. */
  [placeOf](name: string): Place;
}

/** The functions of `st`, as methods: filled by `st.ts`, inherited by every handle. */
export const methods: object = {};

const misused = Symbol("misused");

class Handle {
  static {
    Object.setPrototypeOf(this.prototype, methods);
  }
  readonly #container: Container;
  readonly #index: number | undefined;
  readonly #life: Life;

  constructor(container: Container, index: number | undefined, life: Life) {
    this.#container = container;
    this.#index = index;
    this.#life = life;
  }

  [placeOf](name: string): Place {
    const engine = currentEngine();
    const scope = engine.enter(name, this.#life);
    // In clean-up code of a run that is over, drawing goes nowhere: `enter` has given a scope of its own for that.
    if (scope.container.page !== this.#container.page) return { scope, container: scope.container, index: undefined };
    // One place can be drawn over from anywhere; at the end of a container a fragment needs a place of its own.
    if (this.#index !== undefined || scope.fragment === undefined) return { scope, container: this.#container, index: this.#index };
    return { scope, container: engine.fragments.place(scope, this.#container), index: undefined };
  }

  [misused](error: unknown): void {
    const places = scopes.getStore()?.run.errorPlaces;
    if (error instanceof AppError && !places?.has(error)) places?.set(error, this.#container);
  }
}

/** `functions` as methods of handles. The card of a misuse stands in the container whose method was called. */
export function asMethods(functions: object): object {
  const method = (call: (...args: unknown[]) => unknown) =>
    function (this: Handle, ...args: unknown[]): unknown {
      try {
        return Reflect.apply(call, this, args);
      } catch (error) {
        this[misused](error);
        throw error;
      }
    };
  return Object.fromEntries(Object.entries(functions).map(([name, call]) => [name, method(call)]));
}

/** Draws an element and gives its handle: whatever is drawn through that replaces the element. */
export function drawElement(place: Place, data: ElementData): { handle: Placeholder; node: PageNode; index: number } {
  const { recording } = place.scope;
  recording?.beforeDraw(place.container, place.index, data);
  const index = place.index ?? place.container.next();
  const node = place.container.put(index, data);
  recording?.noteElement(place.container, index, data, place.index === undefined);
  return { handle: placeholder(place.container, index, place.scope.life), node, index };
}

/** The same, when nobody needs the node. */
export const draw = (place: Place, data: ElementData): Placeholder => drawElement(place, data).handle;

/** Takes a place for what comes later. What an earlier run has left there stays until then, so that nothing flickers. */
export function reserve(place: Place): Place {
  const { scope, container } = place;
  if (place.index !== undefined) return place;
  const standing = container.children[container.cursor];
  const isKept = scope.recording === undefined && standing !== undefined && standing.inside === undefined && standing.isPassing !== true;
  const index = isKept ? container.next() : drawElement(place, { type: "empty" }).index;
  return { scope, container, index };
}

/** Makes a block and gives its handle. */
export function drawBlock(place: Place, spec: BlockSpec): { handle: Block; inside: Container; node: PageNode | undefined } {
  const { recording } = place.scope;
  recording?.beforeDraw(place.container, place.index);
  const index = place.index ?? place.container.next();
  const inside = place.container.putBlock(index, spec);
  recording?.noteBlock(place.container, index, spec, inside, place.index === undefined);
  return { handle: blockHandle(inside, place.scope.life), inside, node: place.container.children[index] };
}

/** A handle that draws at the end of `container`. */
export function blockHandle(container: Container, life: Life): Block {
  // SAFETY: `methods`, the prototype of every Handle, holds the functions that Block declares (checked in st.ts).
  return new Handle(container, undefined, life) as unknown as Block;
}

function placeholder(container: Container, index: number, life: Life): Placeholder {
  // SAFETY: as above.
  return new Handle(container, index, life) as unknown as Placeholder;
}

/** Runs a body with `st.x()` drawing into `container`. The run waits for an async body; an error remembers where it happened. */
export function runInside<R>(scope: Scope, container: Container, body: () => R): R {
  const { run } = scope;
  const tag = (error: unknown): void => {
    if (!run.errorPlaces.has(error)) run.errorPlaces.set(error, container);
  };
  let result: R;
  try {
    result = scopes.run({ ...scope, container }, body);
  } catch (error) {
    tag(error);
    throw error;
  }
  if (!(result instanceof Promise)) return result;
  result.catch(tag);
  // SAFETY: R is a promise here, and `waitFor` gives one of the same value.
  return run.waitFor(result) as R;
}
