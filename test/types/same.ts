/** Tools of the type tests: the type checker is the test runner, so a wrong type is a failing `npm run check`. */

/** True when two types are the same, `any` included: `any` is the same as `any` only. */
export type Same<A, B> = (<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;

/** Says that a value has exactly the type `T`: `exactly<string>()(value)`. */
export const exactly =
  <T>() =>
  <V>(_value: V, ..._wrong: Same<V, T> extends true ? [] : [{ expected: T; got: V }]): void => {};
