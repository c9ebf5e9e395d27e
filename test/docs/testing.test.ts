import { expect, it } from "vitest";
import { AppTest } from "../../runtime/testing/app-test.ts";
import { ElementHandle } from "../../runtime/testing/handles.ts";
import { readDocs } from "./named-tests.ts";

const members = [AppTest, ElementHandle].flatMap(({ name, prototype }) => Object.getOwnPropertyNames(prototype).map((member) => [name, member]));

it.each(members.filter(([, member]) => member !== "constructor"))("docs/testing.md names what %s has: %s", (_, member) => {
  expect(readDocs("testing.md")).toMatch(new RegExp(`\\b${member}\\b`));
});
