import { expect, test } from "vitest";
import { InOrder } from "../../runtime/host/in-order.ts";

const named = (name: string): { name: string } => ({ name });

test("what comes in order is given at once", () => {
  const order = new InOrder<{ name: string }>();
  expect(order.take(1, named("a"))).toEqual([named("a")]);
  expect(order.take(2, named("b"))).toEqual([named("b")]);
});

test("what comes too early waits for what is before it", () => {
  const order = new InOrder<{ name: string }>();
  expect(order.take(3, named("c"))).toEqual([]);
  expect(order.take(2, named("b"))).toEqual([]);
  expect(order.take(1, named("a"))).toEqual([named("a"), named("b"), named("c")]);
  expect(order.rest()).toEqual([]);
});

test("what waits in vain is given at the end, in order", () => {
  const order = new InOrder<{ name: string }>();
  order.take(4, named("d"));
  order.take(2, named("b"));
  expect(order.rest()).toEqual([named("b"), named("d")]);
  expect(order.rest()).toEqual([]);
});

test("a number that has come already makes no sense", () => {
  const order = new InOrder<{ name: string }>();
  order.take(1, named("a"));
  order.take(3, named("c"));
  expect(order.take(1, named("again"))).toBeUndefined();
  expect(order.take(3, named("again"))).toBeUndefined();
});

test("numbers without end and without a beginning make no sense", () => {
  const order = new InOrder<{ name: string }>();
  let number = 2;
  while (order.take(number, named("x"))) number++;
  expect(number).toBeLessThan(20_000);
});
