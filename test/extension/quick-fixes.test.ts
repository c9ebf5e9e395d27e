import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const seed = `import st from "dacapo";
st.header(st.sessionState.value);
if (st.button("Foo")) {
  st.sessionState.value = "Foo";
  st.rerun();
}
`;

async function problemsIn(person: Person, path: string) {
  await vi.advanceTimersByTimeAsync(400);
  await settle();
  return person.world.problems.get(path) ?? [];
}

test("a needless rerun becomes a callback by the light bulb, and the problem is gone", async () => {
  const person = new Person({ "/proj/app.ts": seed });
  person.activate();
  const document = person.world.open("/proj/app.ts");
  const [hint] = await vi.waitFor(async () => {
    const found = await problemsIn(person, "/proj/app.ts");
    expect(found).toHaveLength(1);
    return found;
  }, { timeout: 20_000 });
  if (!hint) throw new Error("there is no problem");
  expect(hint.code).toMatchObject({ value: "needless-rerun" });
  await person.world.fix("/proj/app.ts", hint, "Do it in `onClick`, without a rerun");
  expect(document.getText()).toBe(`import st from "dacapo";
st.header(st.sessionState.value);
st.button("Foo", { onClick: () => {
  st.sessionState.value = "Foo";
} });
`);
  await vi.waitFor(async () => expect(await problemsIn(person, "/proj/app.ts")).toEqual([]), { timeout: 20_000 });
});

test("nothing is offered in a file that does not import dacapo", async () => {
  const person = new Person({ "/proj/other.ts": "st.rerun();" });
  person.activate();
  person.world.open("/proj/other.ts");
  const { Diagnostic, Range } = await import("../fakes/vscode/values.ts");
  await expect(person.world.fix("/proj/other.ts", new Diagnostic(new Range(0, 0, 0, 5), "x"), "Rerun once")).rejects.toThrow("but none");
});
