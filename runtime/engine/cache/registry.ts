/**
 * Which cached function a wrap means. Every run wraps anew, so a function is known by where it is wrapped, its name and
 * its text; those that share all of that are told apart by the order of their wraps. Edits elsewhere change none of it.
 */
import type { Life } from "../life.ts";
import type { Caller } from "./caller.ts";
import type { CachedFunction, CacheIdentity, CacheKind } from "./cached-function.ts";
import { sha256 } from "./hash.ts";

/** What a wrap says. */
export interface Wrap {
  kind: CacheKind;
  scope: "global" | "session";
  name: string;
  text: string;
  caller: Caller;
  /** The execution that wraps; undefined while a module is loaded. */
  life: Life | undefined;
  inCallback: boolean;
}

/** Functions that are the same but for the order of their wraps. */
interface Family {
  readonly members: CachedFunction[];
  /** How often each execution, or each version of a module, has wrapped one. */
  readonly counts: { body: WeakMap<Life, number>; callbacks: WeakMap<Life, number>; modules: Map<string, number> };
  /** The version of the module that wrapped it last, if it was no run. */
  module: string | undefined;
  /** The last run in which it was wrapped. */
  lastRun: number;
}

export class Registry {
  readonly #families = new Map<string, Family>();
  /** Families by what stays when the text of a function is edited. */
  readonly #siblings = new Map<string, Set<string>>();
  /** Versions of modules that run now. */
  readonly #modules = new Map<string, string>();
  /** Families that appeared since the last run that finished. */
  #fresh: { place: string; family: string }[] = [];

  /** The function that a wrap means; `create` makes it when it is new. */
  find(wrap: Wrap, runNumber: number, create: (identity: CacheIdentity) => CachedFunction): CachedFunction {
    const { kind, scope, name, text, caller } = wrap;
    const place = `${kind}\n${scope}\n${caller.file}\n${name}`;
    const key = `${place}\n${text}`;
    let family = this.#families.get(key);
    if (!family) {
      family = { members: [], counts: { body: new WeakMap(), callbacks: new WeakMap(), modules: new Map() }, module: undefined, lastRun: 0 };
      this.#families.set(key, family);
      this.#siblings.set(place, (this.#siblings.get(place) ?? new Set()).add(key));
      this.#fresh.push({ place, family: key });
    }
    if (wrap.life) family.lastRun = runNumber;
    else this.#modules.set(caller.file, caller.running);
    family.module = wrap.life ? undefined : caller.running;
    const ordinal = count(family, wrap);
    return (family.members[ordinal] ??= create({ kind, name, text, file: caller.file, id: sha256(`${key}\n${ordinal}`) }));
  }

  /**
   * A run of the app has finished. After a save, functions give way whose text was edited: another one has appeared in
   * their place, and nobody wraps them any more.
   */
  runFinished(runNumber: number, wasSave: boolean): void {
    const fresh = this.#fresh;
    this.#fresh = [];
    if (!wasSave) return;
    for (const { place, family } of fresh) {
      for (const sibling of this.#siblings.get(place) ?? []) {
        if (sibling !== family && this.#isGone(place, sibling, runNumber)) this.#forget(place, sibling);
      }
    }
  }

  *all(): Generator<CachedFunction> {
    for (const { members } of this.#families.values()) yield* members.filter((member) => member !== undefined);
  }

  #isGone(place: string, key: string, runNumber: number): boolean {
    const family = this.#families.get(key);
    if (!family) return false;
    const file = place.split("\n")[2] ?? "";
    return family.module === undefined ? family.lastRun !== runNumber : family.module !== this.#modules.get(file);
  }

  #forget(place: string, key: string): void {
    for (const member of this.#families.get(key)?.members ?? []) member?.forget();
    this.#families.delete(key);
    this.#siblings.get(place)?.delete(key);
  }
}

/** How many were wrapped before in the same execution. */
function count({ counts }: Family, { life, inCallback, caller }: Wrap): number {
  if (!life) return counted(counts.modules, caller.running);
  return counted(inCallback ? counts.callbacks : counts.body, life);
}

function counted<K>(counts: { get(key: K): number | undefined; set(key: K, count: number): unknown }, key: K): number {
  const before = counts.get(key) ?? 0;
  counts.set(key, before + 1);
  return before;
}
