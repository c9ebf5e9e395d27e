import { afterEach, describe, expect, it } from "vitest";
import type { AppTest } from "../../runtime/testing/app-test.ts";
import { appOf } from "../engine/lib/app.ts";

let app: AppTest | undefined;
afterEach(() => app?.dispose());
const run = async (source: string): Promise<AppTest> => (app = await appOf(source).run());

describe("badges, gaps and places", () => {
  it("draws a badge with its colour, blue when none is asked for", async () => {
    const { badge } = await run('st.badge("New", { color: "green" });\nst.badge("Beta");');
    expect(badge.map(({ value, props }) => [value, props["color"]])).toEqual([["New", "green"], ["Beta", "blue"]]);
  });

  it("replaces a skeleton by what is drawn through its handle", async () => {
    const page = await run('const place = st.skeleton({ height: 40 });\nst.space("large");\nplace.text("there");');
    expect(page.elements.map(({ type, value, at }) => [type, value, at])).toEqual([["text", "there", "main/0"]]);
  });

  it.each([
    ['st.badge("x", { color: "pink" });', 'st.badge: color cannot be "pink"'],
    ['st.space("huge");', 'st.space: the size cannot be "huge"'],
    ["st.space(-1);", "st.space: the size cannot be -1"],
  ])("refuses %s", async (source, message) => {
    expect((await run(source)).exception).toMatchObject([{ code: "bad-option", message: expect.stringContaining(message) }]);
  });
});

describe("a colour picker", () => {
  it("begins with its default, and returns what the person picks", async () => {
    const page = await run('st.write(st.colorPicker("Line", { value: "#ABC" }));');
    expect(page.markdown[0]?.value).toBe("#aabbcc");
    await page.colorPicker("Line").setValue("#0066CC").run();
    expect(page.markdown[0]?.value).toBe("#0066cc");
  });

  it("refuses a default that is no colour", async () => {
    expect((await run('st.colorPicker("Line", { value: "blue" });')).exception).toMatchObject([{ code: "bad-option", message: expect.stringContaining('value cannot be "blue"') }]);
  });
});

describe("tabs", () => {
  it("are containers in the order of their labels, whatever the order they are filled in", async () => {
    const page = await run('const [a, b] = st.tabs(["A", "B"]);\nb.write("in B");\na.write("in A");\nst.write("below");');
    expect(page.markdown.map(({ value, at }) => [value, at])).toEqual([["in A", "main/0/0/0"], ["in B", "main/0/1/0"], ["below", "main/1"]]);
  });

  it.each([
    ["st.tabs([]);", "there must be at least one label"],
    ['st.tabs(["A"], { default: "B" });', 'default cannot be "B"'],
  ])("refuse %s", async (source, message) => {
    expect((await run(source)).exception).toMatchObject([{ code: "bad-option", message: expect.stringContaining(message) }]);
  });
});

describe("a chat message", () => {
  it("holds what its body draws", async () => {
    const page = await run('st.chatMessage("user", () => { st.write("hi"); });\nst.chatMessage("assistant").write("hello");');
    expect(page.markdown.map(({ value, at }) => [value, at])).toEqual([["hi", "main/0/0"], ["hello", "main/1/0"]]);
  });

  it("takes a sign, or a picture in every form that st.image takes", async () => {
    const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
    const page = await run(`const bytes = Buffer.from("${png}", "base64");
st.chatMessage("a", { avatar: "🐱" }); st.chatMessage("b", { avatar: ":material/pets:" }); st.chatMessage("c", { avatar: bytes });
st.chatMessage("d", { avatar: "data:image/png;base64,${png}" }); st.chatMessage("e", { avatar: new URL("https://example.com/face.png") });`);
    expect(page.exception).toEqual([]);
    expect(page.chatMessage.map(({ props }) => [props["avatar"], props["image"] !== undefined])).toEqual([["🐱", false], [":material/pets:", false], [undefined, true], [undefined, true], [undefined, true]]);
    const { image } = page.chatMessage[2]?.props ?? {};
    expect(image).toEqual(page.chatMessage[3]?.props["image"]);
    expect(Buffer.from((await page.chatMessage[2]?.bytes()) ?? []).toString("base64")).toBe(png);
  });

  it("says which picture is missing", async () => {
    expect((await run('st.chatMessage("a", { avatar: "none.png" });')).exception).toMatchObject([{ code: "unreadable-file" }]);
  });

  it("needs a name", async () => {
    expect((await run('st.chatMessage("");')).exception).toMatchObject([{ code: "bad-option" }]);
  });
});
