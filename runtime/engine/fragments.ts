/** Fragments: parts of the page that run again alone, in their place, as the last full run called them. */
import { type Scope, scopes } from "./context.ts";
import type { Core } from "./core.ts";
import { duplicateKey, parallelFragment } from "./errors.ts";
import { haltIn } from "./halt.ts";
import { later } from "./later.ts";
import { Life } from "./life.ts";
import type { BlockSpec, Container } from "./page.ts";
import type { Run } from "./run.ts";

/** What a script says about a fragment. */
export interface FragmentSpec {
  name: string;
  key: string | undefined;
  everyMs: number | undefined;
  /** A full run does not wait for it at the call: it may not touch what stands outside of it. */
  parallel: boolean;
  /** The block that it stands in. */
  block: BlockSpec;
}

/** A fragment as the last full run called it. */
export interface Fragment<R = unknown> {
  readonly id: string;
  readonly spec: FragmentSpec;
  readonly body: () => R;
  readonly container: Container;
  /** Of the call: what the fragment may outlive only as long as the app's run is the latest. */
  readonly scope: Scope;
  /** Its places in containers that were made outside of it. */
  readonly outside: Map<Container, Container>;
  life: Life;
  timer: NodeJS.Timeout | undefined;
}

export class Fragments {
  readonly #core: Core;
  #byId = new Map<string, Fragment>();

  constructor(core: Core) {
    this.#core = core;
    core.onBegin.push((run) => this.#beforeRun(run));
  }

  /**
   * `live`: it can run alone. `cut`: the full run that called it was superseded by one that did not come so far.
   * `gone`: the last full run did not call it.
   */
  stateOf(id: string): "live" | "cut" | "gone" {
    const fragment = this.#byId.get(id);
    if (!fragment) return "gone";
    return fragment.scope.life.isOver ? "cut" : "live";
  }

  /** The fragments with one of these keys, or the first key that none has. */
  withKeys(keys: readonly string[]): { ids: string[] } | { unknown: string } {
    const ids: string[] = [];
    for (const key of keys) {
      const found = [...this.#byId.values()].filter((fragment) => fragment.spec.key === key);
      if (found.length === 0) return { unknown: key };
      ids.push(...found.map((fragment) => fragment.id));
    }
    // One runs with the one that it stands in.
    return { ids: ids.filter((id) => ![...this.#around(id)].some((outer) => outer.id !== id && ids.includes(outer.id))) };
  }

  /** Whether the call comes from a fragment that a full run does not wait for. */
  isParallel({ run, fragment }: Scope): boolean {
    return run.kind === "app" && [...this.#around(fragment)].some(({ spec }) => spec.parallel);
  }

  /** A fragment, and those that it stands in, from the inside to the outside. */
  *#around(id: string | undefined): Generator<Fragment> {
    const fragment = id === undefined ? undefined : this.#byId.get(id);
    if (!fragment) return;
    yield fragment;
    yield* this.#around(fragment.scope.fragment);
  }

  /** Makes a place for a fragment that the run that is going calls, and remembers it. */
  create<R>(spec: FragmentSpec, scope: Scope, parent: Container, body: () => R): Fragment<R> {
    scope.recording?.noteLive(parent, `fragment ${spec.name}`.trimEnd());
    const index = parent.next();
    const id = `${spec.block.type}-${spec.key ?? `${spec.name}-${parent.addressInScript(index)}`}`;
    if (spec.key !== undefined) {
      if (scope.run.keys.has(`fragment ${spec.key}`)) throw duplicateKey(spec.key, "fragments");
      scope.run.use(scope.run.keys, `fragment ${spec.key}`);
    }
    clearTimeout(this.#byId.get(id)?.timer);
    const container = parent.putBlock(index, spec.block);
    scope.recording?.noteBlock(parent, index, spec.block, container, true);
    const fragment: Fragment<R> = { id, spec, body, container, scope, outside: new Map(), life: new Life(scope.life), timer: undefined };
    this.#byId.set(id, fragment);
    this.#arm(fragment);
    return fragment;
  }

  /** It is no longer on the page. */
  forget(id: string): void {
    clearTimeout(this.#byId.get(id)?.timer);
    this.#byId.delete(id);
  }

  /** What a run of the fragment alone draws into. */
  begin(id: string, run: Run): Scope | undefined {
    const fragment = this.#byId.get(id);
    if (!fragment) return undefined;
    fragment.life.over = true;
    fragment.life = new Life(fragment.scope.life, false);
    // The run is over when a newer one of the fragment begins, or a full run.
    run.home = fragment.container;
    return { ...fragment.scope, run, life: fragment.life, container: fragment.container, fragment: id, inCallback: false };
  }

  /** The containers that a run of the fragment begins anew. */
  containersOf(id: string): Container[] {
    const fragment = this.#byId.get(id);
    return fragment ? [fragment.container, ...fragment.outside.values()] : [];
  }

  /** Runs the body of a fragment whose run is going. */
  execute(id: string): unknown {
    const fragment = this.#byId.get(id);
    return fragment?.body();
  }

  /** Its run has ended: the next one by the clock. */
  ended(id: string): void {
    const fragment = this.#byId.get(id);
    if (fragment) this.#arm(fragment);
  }

  /** Where a fragment draws when it asks for `container`: in a place of its own there, when that was made outside. */
  place(scope: Scope, container: Container): Container {
    const fragment = scope.fragment === undefined ? undefined : this.#byId.get(scope.fragment);
    if (!fragment || container.page !== fragment.container.page || container.isInside(fragment.container)) return container;
    if (this.isParallel(scope)) throw parallelFragment(fragment.spec.name, "draws into a container that was made outside of it");
    for (const own of fragment.outside.values()) if (container.isInside(own)) return container;
    let own = fragment.outside.get(container);
    if (!own) fragment.outside.set(container, (own = container.putBlock(container.next(), { type: "fragment" })));
    return own;
  }

  /** Runs its body in the run that calls it, until that ends without asking for itself again (`st.rerun("fragment")` in a full run). */
  enter<R>(fragment: Fragment<R>): R {
    const { run } = fragment.scope;
    const used = run.used;
    for (;;) {
      run.rewind(used);
      const scope: Scope = { ...fragment.scope, run, life: fragment.life, container: fragment.container, fragment: fragment.id };
      let result: R;
      try {
        result = scopes.run(scope, fragment.body);
      } catch (error) {
        this.#again(fragment, run, error);
        continue;
      }
      if (!(result instanceof Promise)) return result;
      const settled = result.catch((error: unknown) => {
        this.#again(fragment, run, error);
        return this.enter(fragment);
      });
      // SAFETY: R is a promise here, and `waitFor` gives one of the same value.
      return run.waitFor(settled) as R;
    }
  }

  /** Begins the fragment anew in its place, when that is what ended its body. @throws `error` otherwise */
  #again(fragment: Fragment, run: Run, error: unknown): void {
    if (!run.errorPlaces.has(error)) run.errorPlaces.set(error, fragment.container);
    const { halt } = fragment.life;
    if (!haltIn(error) || !halt || run.halt || fragment.scope.life.isOver) throw error;
    this.#core.rerunInPlace(halt);
    fragment.life.over = true;
    fragment.life = new Life(fragment.scope.life);
    for (const container of this.containersOf(fragment.id)) container.reset();
  }

  #arm(fragment: Fragment): void {
    const { everyMs } = fragment.spec;
    if (everyMs === undefined) return;
    clearTimeout(fragment.timer);
    fragment.timer = later(everyMs, () => {
      if (this.#byId.get(fragment.id) === fragment && !fragment.scope.life.isOver) this.#core.requestFragment(fragment.id, "timer");
    });
  }

  /** A full run calls them anew: until then none runs by the clock. */
  #beforeRun(run: Run): void {
    if (run.kind === "app") for (const fragment of this.#byId.values()) clearTimeout(fragment.timer);
  }

  /** After a full run: forgets the fragments that it did not call. */
  forgetUncalled(run: Run): void {
    for (const [id, fragment] of this.#byId) if (fragment.scope.run !== run && !isInside(fragment, run)) this.#byId.delete(id);
  }
}

/** Called by a run of another fragment, inside it, since the full run. */
const isInside = (fragment: Fragment, run: Run): boolean => fragment.scope.run.kind === "fragment" && fragment.scope.run.number > run.number;
