import { describe, expect, it } from "vitest";
import { appOf, newProbe, soon } from "../engine/lib/app.ts";

/** The elements and the result of `st.writeStream(…)`, the result as JSON in a last `st.text`. */
async function streamed(call: string, before = ""): Promise<{ drawn: unknown[]; result: unknown }> {
  const app = await appOf(`${before}\nconst result = await st.writeStream(${call});\nst.text(JSON.stringify(result));`).run();
  expect(app.exception).toEqual([]);
  const all = app.elements.map((e) => [e.type, e.value]);
  return { drawn: all.slice(0, -1), result: JSON.parse(String(all.at(-1)?.[1])) };
}

const text = (body: string): unknown => ({ drawn: [["markdown", body]], result: body });

/** An async generator of these chunks. */
const sending = (...chunks: unknown[]): string => `(async function* () { for (const chunk of ${JSON.stringify(chunks)}) { await null; yield chunk; } })()`;

describe("st.writeStream", () => {
  it.each([
    ["a generator", `(function* () { yield "Hello "; yield "world"; })()`],
    ["a generator function", `function* () { yield "Hello "; yield "world"; }`],
    ["a list", `["Hello ", "world"]`],
    ["an async generator", sending("Hello ", "world")],
    ["an async generator function", `async function* () { yield "Hello "; yield "world"; }`],
    ["a promise of a stream", `Promise.resolve(${sending("Hello ", "world")})`],
    ["a ReadableStream", `ReadableStream.from(["Hello ", "world"])`],
    ["bytes that break within a letter", `ReadableStream.from([new TextEncoder().encode("Hello "), ...new TextEncoder().encode("world").map((b) => b)].map((b) => typeof b === "number" ? new Uint8Array([b]) : b))`],
    ["a Response", `new Response("Hello world")`],
    ["what the AI SDK gives", `{ textStream: ${sending("Hello ", "world")}, fullStream: null }`],
    ["chunks of OpenAI", sending({ choices: [{ delta: { role: "assistant", content: "" } }] }, { choices: [{ delta: { content: "Hello " } }] }, { choices: [{ delta: { content: "world" } }] }, { choices: [{ delta: {}, finish_reason: "stop" }] }, { choices: [], usage: {} })],
    ["events of OpenAI's responses", sending({ type: "response.created" }, { type: "response.output_text.delta", delta: "Hello " }, { type: "response.output_text.delta", delta: "world" }, { type: "response.completed" })],
    ["events of Anthropic", sending({ type: "message_start" }, { type: "content_block_delta", delta: { type: "text_delta", text: "Hello " } }, { type: "content_block_delta", delta: { type: "input_json_delta", partial_json: "{" } }, { type: "content_block_delta", delta: { type: "text_delta", text: "world" } }, { type: "message_stop" })],
    ["parts of the AI SDK", sending({ type: "start" }, { type: "text-delta", text: "Hello " }, { type: "text-delta", textDelta: "world" }, { type: "finish" })],
    ["chunks of Ollama", sending({ message: { content: "Hello " }, done: false }, { message: { content: "world" }, done: true })],
    ["messages of LangChain", `(async function* () { for (const content of ["Hello ", "world"]) yield { content, getType: () => "ai" }; })()`],
  ])("takes %s", async (_, call) => {
    expect(await streamed(call)).toEqual(text("Hello world"));
  });

  it("decodes letters that arrive in two parts", async () => {
    expect(await streamed(`ReadableStream.from([new Uint8Array([0xc3]), new Uint8Array([0xa9])])`)).toEqual(text("é"));
  });

  it("gives a text at once for what need not be waited for", async () => {
    const app = await appOf(`const whole: string = st.writeStream(["a", "b"]); st.text(whole);`).run();
    expect(app.text[0]?.value).toBe("ab");
  });

  it("shows what is not text as st.write does, and gives a list then", async () => {
    expect(await streamed(`(function* () { yield "a"; yield "b"; yield [{ x: 1 }]; yield "c"; yield 4; })()`)).toEqual({
      drawn: [["markdown", "ab"], ["dataframe", [{ x: 1 }]], ["markdown", "c"], ["markdown", "`4`"]],
      result: ["ab", [{ x: 1 }], "c", 4],
    });
  });

  it("calls functions among the chunks", async () => {
    expect(await streamed(`(function* () { yield "a"; yield () => seen.push(1); yield "b"; })()`, "const seen = [];")).toEqual(text("ab"));
  });

  it("an empty stream draws nothing and gives an empty text", async () => {
    const app = await appOf(`st.text(JSON.stringify(st.writeStream([]))); st.text(JSON.stringify(await st.writeStream((async function* () {})())));`).run();
    expect(app.elements.map((e) => e.value)).toEqual(['""', '""']);
  });

  it("shows each piece as it comes, with the cursor until the end", async () => {
    const probe = newProbe();
    const app = appOf(`
const whole = await st.writeStream(async function* () { yield "Hel"; await probe.at("half"); yield "lo"; }, { cursor: "▌" });
st.text(whole);
`);
    const running = app.run();
    await probe.reached("half");
    await soon(() => expect(app.elements.map((e) => e.value)).toEqual(["Hel▌"]));
    probe.open("half");
    await running;
    expect(app.elements.map((e) => e.value)).toEqual(["Hello", "Hello"]);
  });

  it("keeps its place while the script goes on", async () => {
    const app = await appOf(`
const whole = st.writeStream(async function* () { await null; yield "first"; });
st.text("second");
await whole;
st.text("third");
`).run();
    expect(app.elements.map((e) => [e.at, e.value])).toEqual([["main/0", "first"], ["main/1", "second"], ["main/2", "third"]]);
  });

  it("draws into the container that it is called on, and into a placeholder", async () => {
    const app = await appOf(`
const box = st.container();
const place = st.empty();
st.text("end");
box.writeStream(["in ", "box"]);
place.writeStream(["one ", "place"]);
`).run();
    expect(app.elements.map((e) => [e.at, e.value])).toEqual([["main/0/0", "in box"], ["main/1", "one place"], ["main/2", "end"]]);
  });

  it("a run that is superseded closes the stream", async () => {
    const app = await appOf(`
st.sessionState.closed ??= 0;
if (st.button("Again")) st.text("closed " + st.sessionState.closed);
else {
  await st.writeStream(async function* () {
    try {
      for (let i = 0; ; i++) { yield "x"; await new Promise((done) => setTimeout(done, 5)); if (i === 3) st.rerun(); if (st.sessionState.closed > 0) return; }
    } finally { st.sessionState.closed++; }
  });
  st.text("closed " + st.sessionState.closed);
}
`).run();
    expect(app.text[0]?.value).toBe("closed 2");
    expect(app.runs.map((run) => run.outcome)).toEqual(["rerun", "finished"]);
  });

  it.each([["a text", `"hello"`], ["a number", "5"], ["nothing", "undefined"], ["an object", "{ a: 1 }"]])("refuses %s with what to do instead", async (_, value) => {
    const app = await appOf(`st.writeStream(${value} as never);`).run();
    expect(app.exception).toMatchObject([{ code: "bad-option" }]);
    expect(app.exception[0]?.message).toContain("st.writeStream: the stream cannot be");
  });

  it("an error in the stream is the script's to catch, and what came before stays", async () => {
    const app = await appOf(`
try { await st.writeStream(async function* () { yield "begun"; throw new Error("cut off"); }); } catch (error) { st.text(error.message); }
`).run();
    expect(app.elements.map((e) => e.value)).toEqual(["begun", "cut off"]);
  });
});
