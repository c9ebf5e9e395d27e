/** Changes of the session state by a person in the editor, in the values themselves: what else refers to them sees it too. */
import type { StatePath } from "../../protocol/editor.ts";
import type { Json } from "../../protocol/json.ts";

/** Sets (`value`) or deletes (no `value`) what `path` leads to inside of `root`. False when there is no such place any more. */
export function editInside(root: unknown, path: StatePath, value: Json | undefined): boolean {
  const [step, ...rest] = path;
  if (step === undefined || typeof root !== "object" || root === null) return false;
  if (rest.length > 0) return editInside(partOf(root, step), rest, value);
  if (root instanceof Map) return editMap(root, Number(step), value);
  if (root instanceof Set) return editSet(root, Number(step), value);
  if (Array.isArray(root)) return editArray(root, Number(step), value);
  if (!Object.hasOwn(root, step)) return false;
  return value === undefined ? Reflect.deleteProperty(root, step) : Reflect.set(root, step, value);
}

function partOf(root: object, step: string | number): unknown {
  if (root instanceof Map) return [...root.values()][Number(step)];
  if (root instanceof Set) return [...root][Number(step)];
  return Object.hasOwn(root, step) ? Reflect.get(root, step) : undefined;
}

function editMap(map: Map<unknown, unknown>, at: number, value: Json | undefined): boolean {
  if (at >= map.size) return false;
  const key = [...map.keys()][at];
  if (value === undefined) map.delete(key);
  else map.set(key, value);
  return true;
}

/** A member is its own name: setting one takes the place of the other, at the end. */
function editSet(set: Set<unknown>, at: number, value: Json | undefined): boolean {
  if (at >= set.size) return false;
  set.delete([...set][at]);
  if (value !== undefined) set.add(value);
  return true;
}

function editArray(list: unknown[], at: number, value: Json | undefined): boolean {
  if (!(at in list)) return false;
  if (value === undefined) list.splice(at, 1);
  else list[at] = value;
  return true;
}
