/** Files between the person and the script: downloads, uploads, and what goes with a message of a chat. */
import { describe, expect, it } from "vitest";
import { appOf, outcomes } from "../engine/lib/app.ts";

const text = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);
const csv = { name: "rows.csv", content: "a,b\n1,2", type: "text/csv" };

describe("st.downloadButton", () => {
  it("offers text, bytes and Blobs under a name that fits", async () => {
    const app = await appOf(`
st.downloadButton("Text", "Größe");
st.downloadButton("Bytes", new Uint8Array([1, 2]), { fileName: "../../a.bin" });
st.downloadButton("Blob", new Blob(["{}"], { type: "application/json" }));
st.downloadButton("File", new File(["x"], "notes.md"));
`).run();
    expect(app.exception).toEqual([]);
    expect(app.downloadButton.map(({ props }) => props["fileName"])).toEqual(["download.txt", "a.bin", "download.json", "notes.md"]);
    expect(text(await app.downloadButton("Text").bytes())).toBe("Größe");
    expect([...(await app.downloadButton("Bytes").bytes())]).toEqual([1, 2]);
    expect(text(await app.downloadButton("Blob").bytes())).toBe("{}");
  });

  it("is true in the one run that answers the click, and calls back before", async () => {
    const app = await appOf(`
st.sessionState.calls ??= 0;
const clicked = st.downloadButton("Get", "x", { onClick: () => st.sessionState.calls++ });
st.write(clicked, st.sessionState.calls);
`).run();
    await app.downloadButton("Get").click().run();
    expect(app.markdown[0]?.value).toBe("`true` `1`");
    await app.run();
    expect(app.markdown[0]?.value).toBe("`false` `1`");
  });

  it("makes what a function gives only when it is wanted, each time anew, and outside of any run", async () => {
    const app = await appOf(`
st.sessionState.made ??= 0;
st.downloadButton("Report", async () => { st.sessionState.made++; return "report " + st.sessionState.made; }, { fileName: "r.txt", onClick: "ignore" });
`).run();
    expect(app.sessionState.made).toBe(0);
    expect(app.downloadButton[0]?.props).toMatchObject({ fileName: "r.txt", silent: true });
    expect(text(await app.downloadButton("Report").bytes())).toBe("report 1");
    expect(text(await app.downloadButton("Report").bytes())).toBe("report 2");
  });

  it("says why a file could not be made", async () => {
    const app = await appOf(`st.downloadButton("Report", () => { throw new Error("no data"); });`).run();
    await expect(app.downloadButton("Report").bytes()).rejects.toThrow("no data");
  });

  it.each([
    ["st.downloadButton('x', { a: 1 } as any)", "JSON.stringify"],
    ["st.downloadButton('x', Promise.resolve('y') as any)", "pass a function"],
    ["st.downloadButton('x', 'y', { onClick: 'no' as any })", "must be a function"],
    ["st.form('f', () => void st.downloadButton('x', 'y'))", "formSubmitButton"],
  ])("refuses %s", async (call, fix) => {
    const [card] = (await appOf(call).run()).get("exception");
    expect(`${String(card?.props["message"])} ${String(card?.props["fix"])}`).toContain(fix);
  });
});

describe("st.fileUploader", () => {
  it("returns the file with its bytes, text and JSON, and null before and after", async () => {
    const app = await appOf(`
const file = st.fileUploader("Data", { type: ["csv", "json"], key: "data" });
st.text(file === null ? "none" : [file.name, file.type, file.size, file.text(), file.bytes[0], file.arrayBuffer().byteLength, await file.toFile().text(), (await new Response(file.stream()).text()).length].join("|"));
st.text(String(st.sessionState.data === file));
`).run();
    expect(app.text[0]?.value).toBe("none");
    await app.fileUploader("Data").upload(csv).run();
    expect(app.exception).toEqual([]);
    expect(app.text[0]?.value).toBe("rows.csv|text/csv|7|a,b\n1,2|97|7|a,b\n1,2|7");
    expect(app.fileUploader("data").value).toMatchObject({ name: "rows.csv", size: 7 });
    expect(app.text[1]?.value).toBe("true");
    await app.fileUploader("Data").upload({ name: "b.json", content: '{"a":1}' }).run();
    expect(app.text[0]?.value).toContain("b.json");
    await app.fileUploader("Data").setValue([]).run();
    expect(app.text[0]?.value).toBe("none");
  });

  it("holds several, keeps them across runs, and calls back when they change", async () => {
    const app = await appOf(`
st.sessionState.calls ??= 0;
const files = st.fileUploader("Data", { acceptMultipleFiles: true, onChange: () => st.sessionState.calls++ });
st.text(files.map((file) => file.text()).join(" ") + " " + st.sessionState.calls);
`).run();
    await app.fileUploader[0]?.upload([{ name: "a", content: "A" }, { name: "b", content: "B" }]).run();
    expect(app.text[0]?.value).toBe("A B 1");
    await app.fileUploader[0]?.upload({ name: "c", content: "C" }).run();
    expect(app.text[0]?.value).toBe("A B C 2");
    await app.run();
    expect(app.text[0]?.value).toBe("A B C 2");
  });

  it("takes the same file given again as another one", async () => {
    const app = await appOf(`
st.sessionState.calls ??= 0;
st.fileUploader("Data", { onChange: () => st.sessionState.calls++ });
`).run();
    for (let i = 0; i < 2; i++) await app.fileUploader[0]?.upload(csv).run();
    expect(app.sessionState.calls).toBe(2);
  });

  it("leaves out what it does not take, whatever the page sends", async () => {
    const app = await appOf(`
st.text(String(st.fileUploader("Images", { type: "image" })?.name));
st.text(String(st.fileUploader("Small", { maxUploadSize: 0.001 })?.name));
st.text(String(st.fileUploader("Csv", { type: ".CSV" })?.name));
`).run();
    await app.fileUploader("Images").upload({ name: "a.png", content: "x", type: "text/plain" }).run();
    await app.fileUploader("Small").upload({ name: "big", content: "x".repeat(2000) }).run();
    await app.fileUploader("Csv").upload({ name: "a.txt", content: "x" }).run();
    expect(app.text.map(({ value }) => value)).toEqual(["undefined", "undefined", "undefined"]);
    await app.fileUploader("Images").upload({ name: "a.png", content: "x", type: "image/png" }).run();
    await app.fileUploader("Csv").upload({ name: "A.CSV", content: "x" }).run();
    expect(app.text.map(({ value }) => value)).toEqual(["a.png", "undefined", "A.CSV"]);
  });

  it("in a form gives its file with the submit", async () => {
    const app = await appOf(`
st.form("f", () => { st.fileUploader("Data", { key: "d" }); st.formSubmitButton("Send"); });
st.text(String(st.sessionState.d?.text()));
`).run();
    await app.fileUploader("Data").upload(csv).run();
    expect(app.text[0]?.value).toBe("undefined");
    await app.formSubmitButton("Send").click().run();
    expect(app.text[0]?.value).toBe("a,b\n1,2");
  });

  it("has names without paths", async () => {
    const app = await appOf(`st.text(String(st.fileUploader("Data")?.name));`).run();
    await app.fileUploader[0]?.upload({ name: "../../etc/passwd", content: "x" }).run();
    expect(app.text[0]?.value).toBe("passwd");
  });

  it.each([
    ['st.fileUploader("x", { type: "*/*" })', "bad-option", "type cannot be"],
    ['st.fileUploader("x", { maxUploadSize: 0 })', "bad-option", "maxUploadSize cannot be 0"],
    ['st.fileUploader("x", { acceptMultipleFiles: "yes" as any })', "bad-option", "acceptMultipleFiles"],
    ['st.sessionState.u = []; st.fileUploader("x", { key: "u" })', "value-not-allowed", "cannot be set"],
    ['st.cameraInput("x", { resolution: { width: -1 } })', "bad-option", "resolution"],
    ['st.audioInput("x", { sampleRate: "high" as any })', "bad-option", "sampleRate"],
  ])("refuses %s", async (call, code, message) => {
    expect((await appOf(call).run()).exception).toMatchObject([{ code, message: expect.stringContaining(message) }]);
  });

  it("cameraInput and audioInput return one file of their kind", async () => {
    const app = await appOf(`
st.text(String(st.cameraInput("Photo")?.name));
st.text(String(st.audioInput("Voice")?.name));
`).run();
    await app.cameraInput("Photo").upload({ name: "p.jpg", content: "x", type: "image/jpeg" }).run();
    await app.audioInput("Voice").upload({ name: "v.wav", content: "x", type: "audio/wav" }).run();
    expect(app.text.map(({ value }) => value)).toEqual(["p.jpg", "v.wav"]);
  });
});

describe("st.chatInput", () => {
  it("gives the message to the one run that answers it, after its callback", async () => {
    const app = await appOf(`
st.sessionState.log ??= [];
const prompt = st.chatInput("Say something", { onSubmit: () => st.sessionState.log.push("called") });
if (prompt) st.sessionState.log.push(prompt);
st.text(st.sessionState.log.join(" ") + " " + String(prompt));
`).run();
    await app.chatInput[0]?.submit("hi").run();
    expect(app.text[0]?.value).toBe("called hi hi");
    await app.run();
    expect(app.text[0]?.value).toBe("called hi null");
    expect(outcomes(app)).toEqual(["finished"]);
  });

  it("loses none of several messages in a row", async () => {
    const app = await appOf(`
st.sessionState.log ??= [];
const prompt = st.chatInput();
if (prompt) st.sessionState.log.push(prompt);
`).run();
    for (const word of ["one", "two", "three"]) app.chatInput[0]?.submit(word);
    await app.run();
    expect(app.sessionState.log).toEqual(["one", "two", "three"]);
  });

  it("stands at the bottom of the page at the top level of the app, else in its container", async () => {
    const app = await appOf(`
st.chatInput("bottom");
st.text("first");
st.container(() => { st.chatInput("inside"); });
st.sidebar.chatInput("beside");
`).run();
    expect(app.elements.map(({ at, type, label }) => `${at} ${label ?? type}`)).toEqual(["main/0 text", "main/1/0 inside", "sidebar/0 beside", "bottom/0 bottom"]);
    expect(app.chatInput.map(({ props }) => props["pinned"] === true)).toEqual([false, false, true]);
  });

  it("takes files and a recording along when it accepts them", async () => {
    const app = await appOf(`
const message = st.chatInput("Ask", { acceptFile: "multiple", fileType: "csv", acceptAudio: true });
st.text(message === null ? "none" : [message.text, message.files.map((file) => file.text()).join("+"), message.audio?.name].join("|"));
`).run();
    expect(app.text[0]?.value).toBe("none");
    await app.chatInput[0]?.submit({ text: "look", files: [csv, csv, { name: "a.exe", content: "x" }], audio: { name: "v.wav", content: "x", type: "audio/wav" } }).run();
    expect(app.text[0]?.value).toBe("look|a,b\n1,2+a,b\n1,2|v.wav");
    await app.chatInput[0]?.submit({ files: [csv] }).run();
    expect(app.text[0]?.value).toBe("|a,b\n1,2|");
  });

  it("takes no file that it does not accept, and no message that is empty or too long", async () => {
    const app = await appOf(`
st.sessionState.log ??= [];
const prompt = st.chatInput("Ask", { maxChars: 3 });
if (prompt !== null) st.sessionState.log.push(prompt);
`).run();
    await app.chatInput[0]?.submit({ text: "abc", files: [csv] }).run();
    await app.chatInput[0]?.submit("abcd").run();
    await app.chatInput[0]?.submit("  ").run();
    expect(app.sessionState.log).toEqual(["abc"]);
  });

  it.each([
    ["st.chatInput(5 as any)", "the placeholder must be a text"],
    ["st.chatInput('x', { acceptFile: 'many' as any })", "acceptFile"],
    ["st.chatInput('x', { submitMode: 'wait' as any })", "submitMode"],
    ["st.form('f', () => void st.chatInput('x'))", "stands in a form"],
  ])("refuses %s", async (call, message) => {
    expect((await appOf(call).run()).exception).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});
