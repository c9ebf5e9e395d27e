/** Data as no library makes it: of every shape that a table is known by, each with something wrong. */
import { runInNewContext } from "node:vm";

type Next = (n: number) => number;

/** What the data itself throws when it is read. Nothing else may be thrown. */
export class DataError extends Error {}

const refuse = (): never => {
  throw new DataError("This cannot be read.");
};

const lengths = [0, 1, 2, 3, -1, 1.5, Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 2 ** 32, 2 ** 53, "2", null, {}];
const names = ["a", "b", "", "__proto__", "constructor", "toString", "length", '"];throw 1;//', "\u2028", "\ud800", "then", "toJSON"];

/** A value as it may stand in a cell. */
export function cell(next: Next, depth = 0): unknown {
  const plain: unknown[] = [0, -0, 1.5, Number.NaN, Number.NEGATIVE_INFINITY, 2 ** 53, 1n, 2n ** 70n, "", "text", "\ud800", "x".repeat(20_000), true, false, null, undefined, Symbol("s"), () => 1, new Date(0), new Date(Number.NaN), new Date(8.64e15), /x/, new Error("e"), new URL("http://a/"), new Uint8Array(2), new DataView(new ArrayBuffer(2)), new ArrayBuffer(1), new WeakMap(), Promise.resolve()];
  const kind = next(depth > 3 ? 3 : 5);
  if (kind < 3) return plain[next(plain.length)];
  const odd: (() => unknown)[] = [
    () => Object.create(null),
    () => ({ toJSON: refuse }),
    () => ({ toString: refuse, valueOf: refuse }),
    () => ({ get a() { return refuse(); } }),
    () => circle(),
    () => Proxy.revocable({}, {}).proxy,
    () => revoked(),
    () => new Proxy([], { get: (target, name) => (name === "length" ? 3 : Reflect.get(target, name)) }),
    () => [cell(next, depth + 1), cell(next, depth + 1)],
    () => new Map([[cell(next, depth + 1), cell(next, depth + 1)]]),
    () => new Set([cell(next, depth + 1)]),
    () => runInNewContext("({ d: new Date(0), a: [1], m: new Map([[1, 2]]) })"),
    () => record(next, depth + 1),
  ];
  return odd[next(odd.length)]?.();
}

function circle(): object {
  const self: { self?: object } = {};
  self.self = self;
  return self;
}

function revoked(): object {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}

function record(next: Next, depth = 0): object {
  const made: object = next(8) === 0 ? Object.create(null) : {};
  for (let count = next(5); count > 0; count--) {
    const name = names[next(names.length)] ?? "";
    const value = cell(next, depth);
    // Not by assignment: a name may be `__proto__`.
    Object.defineProperty(made, name, next(20) === 0 ? { get: refuse, enumerable: true, configurable: true } : { value, enumerable: true, configurable: true, writable: true });
  }
  return made;
}

function column(next: Next): unknown {
  const values = Array.from({ length: next(6) }, () => cell(next));
  const shapes: (() => unknown)[] = [
    () => values,
    () => (delete values[1], values),
    () => new Set(values),
    () => new Float64Array(next(5)),
    () => new BigInt64Array(next(5)),
    () => new Uint8ClampedArray(next(5)),
    () => ({ length: lengths[next(lengths.length)], 0: 1, 1: "x" }),
    () => values.values(),
    () => ({ [Symbol.iterator]: refuse }),
    () => ({ *[Symbol.iterator]() { yield 1; refuse(); } }),
    () => ({ [Symbol.iterator]: 5 }),
    () => cell(next),
  ];
  return shapes[next(shapes.length)]?.();
}

/** What looks like a table of Arrow, or nearly. */
function arrow(next: Next): object {
  const vector = (): unknown => {
    const values = Array.from({ length: next(4) }, () => cell(next));
    const whole = { length: next(3) === 0 ? lengths[next(lengths.length)] : values.length, nullCount: next(2), get: (row: number) => values[row], toArray: () => (next(2) === 0 ? values : new Float64Array(next(6))) };
    return [whole, null, undefined, {}, { ...whole, get: refuse }, { ...whole, toArray: refuse }, { ...whole, get: undefined }, { ...whole, toArray: () => refuse }, 7][next(4) === 0 ? next(9) : 0];
  };
  const vectors = Array.from({ length: next(4) }, vector);
  const field = (): unknown => [{ name: names[next(names.length)], type: { typeId: next(20) } }, { name: 7 }, {}, null, { name: "t", type: null }][next(4) === 0 ? next(5) : 0];
  const fields = Array.from({ length: next(4) }, field);
  return { numRows: lengths[next(lengths.length)], schema: next(8) === 0 ? { fields: Object.assign([], { length: 1 }) } : { fields }, getChildAt: next(12) === 0 ? refuse : (i: number) => vectors[i] };
}

/** What is given as data. */
export function hostileData(next: Next): unknown {
  const rows = Array.from({ length: next(6) }, () => (next(3) === 0 ? cell(next) : record(next)));
  const columns = Object.fromEntries(Array.from({ length: next(4) }, (_, i) => [names[next(names.length)] ?? i, column(next)]));
  const shapes: (() => unknown)[] = [
    () => rows,
    () => columns,
    () => rows.map((row) => [row, cell(next)]),
    () => new Map(rows.map((row) => [cell(next), row])),
    () => new Set(rows),
    () => arrow(next),
    () => arrow(next),
    () => ({ toArray: () => [rows, null, undefined, 5, refuse, column(next)][next(6)] }),
    () => ({ toArray: refuse }),
    () => ({ toArrow: () => [arrow(next), null, "x", { toArrow: () => arrow(next) }][next(4)] }),
    () => selfish(),
    () => column(next),
    () => cell(next),
  ];
  return shapes[next(shapes.length)]?.();
}

/** Says that it becomes a table, and becomes itself. */
function selfish(): object {
  const self = { toArrow: (): object => self };
  return self;
}
