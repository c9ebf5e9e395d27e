/** Files between the person and the app, as the person sees them: downloads, uploads, camera, microphone, chat. */
import { expect, test } from "vitest";
import type { FileMark } from "../../runtime/protocol/media.ts";
import { useViews } from "./lib/use-views.ts";
import { idle, put, type View } from "./lib/view.ts";

const open = useViews(["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]);

declare global {
  interface Window {
    /** Files that have come to the host, by id: their names and how large the pieces were. */
    given: Record<string, { name: string; type: string; pieces: number[]; bytes: Uint8Array[] }>;
    /** Pieces of files of this name are refused. */
    refused: string | undefined;
  }
}

/** From now on the host takes what is given. */
async function takesFiles(view: View): Promise<void> {
  await view.page.evaluate(() => {
    window.given = {};
    window.answer = ({ request, attachments = [] }) => {
      if (request.kind === "produce") return request.widget === "broken" ? { answer: { ok: false, reason: "no data" } } : { answer: { ok: true, body: { media: "made" } } };
      if (request.kind === "forgetUpload") return { answer: { ok: true, body: { forgotten: true } } };
      if (request.kind !== "upload") return undefined;
      if (request.name === window.refused) return { answer: { ok: false, reason: "The app's process is gone." } };
      const file = (window.given[request.id] ??= { name: request.name, type: request.type, pieces: [], bytes: [] });
      const [piece = new Uint8Array()] = attachments;
      file.pieces.push(piece.byteLength);
      file.bytes.push(piece);
      return { answer: { ok: true, body: { received: request.from + piece.byteLength } } };
    };
  });
}

/** A second at least has been recorded. */
const hasRecorded = (view: View): Promise<void> => view.page.getByRole("timer").getByText(/0:(?!00)\d\d/).waitFor();

const given = (view: View) => view.page.evaluate(() => Object.values(window.given).map(({ name, type, pieces, bytes }) => ({ name, type, pieces, head: [...(bytes[0] ?? [])].slice(0, 4) })));

/** The names of the files in the value that the latest event gives a widget. */
async function lastValue(view: View, events: number): Promise<string[]> {
  const values = Object.values((await view.eventsAfter(events)).at(-1)?.values ?? {});
  // SAFETY: the widgets of this file have marks as their value.
  return (values[0] as FileMark[]).map(({ name }) => name);
}

const uploader = { type: "fileUploader", id: "u", label: "Data", value: [], mostBytes: 200 * 1024 * 1024 } as const;
const csv = { name: "rows.csv", mimeType: "text/csv", buffer: Buffer.from("a,b") };

test("a chosen file arrives piece by piece, then it is the widget's value, and can be taken away again", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ ...uploader, value: [] }]);
  const chooser = view.page.waitForEvent("filechooser");
  await view.page.getByRole("button", { name: "Choose a file" }).click();
  await (await chooser).setFiles({ name: "big.bin", mimeType: "application/octet-stream", buffer: Buffer.alloc(5 * 1024 * 1024 + 3, 7) });
  expect(await lastValue(view, 1)).toEqual(["big.bin"]);
  const mb = 1024 * 1024;
  expect(await given(view)).toEqual([{ name: "big.bin", type: "application/octet-stream", pieces: [2 * mb, 2 * mb, mb + 3], head: [7, 7, 7, 7] }]);
  await view.page.getByRole("list", { name: "Files" }).getByText("5 MB").waitFor();
  await view.run([1], [put([0, 0], { ...uploader, value: [{ id: "x", name: "big.bin", size: 5 * mb }] })]);
  await view.page.getByRole("button", { name: "Remove big.bin" }).click();
  expect(await lastValue(view, 2)).toEqual([]);
});

test("several files are one change, in the order in which they were chosen", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ ...uploader, value: [{ id: "x", name: "first", size: 1 }], many: "files" }]);
  await view.page.locator("input[type=file]").setInputFiles(["a", "b", "c"].map((name) => ({ name, mimeType: "", buffer: Buffer.from(name) })));
  expect(await lastValue(view, 1)).toEqual(["first", "a", "b", "c"]);
  expect(await view.events()).toHaveLength(1);
});

test("a file can be dropped", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ ...uploader, value: [] }]);
  await view.page.locator(".box").evaluate((box) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File(["a,b"], "dropped.csv"));
    box.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
  });
  expect(await lastValue(view, 1)).toEqual(["dropped.csv"]);
});

test("a file that is pasted is given like one that is chosen, by an uploader and by a message field", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ ...uploader, value: [] }, { type: "chatInput", id: "m", label: "Say", placeholder: "Say", files: "many", mostBytes: 1024 }]);
  const paste = (target: Element): void => {
    const clipboardData = new DataTransfer();
    clipboardData.items.add(new File(["a,b"], "pasted.csv"));
    target.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  };
  await view.page.locator(".box").evaluate(paste);
  expect(await lastValue(view, 1)).toEqual(["pasted.csv"]);
  await view.page.getByRole("textbox", { name: "Say" }).evaluate(paste);
  await view.page.getByRole("list", { name: "Files of the message" }).getByText("pasted.csv").waitFor();
});

test("what is not taken says why, and nothing of it is sent", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ ...uploader, value: [], types: [".csv", "image/*"], mostBytes: 2 }]);
  await view.page.getByText("CSV, images · up to 2 B").waitFor();
  await view.page.locator("input[type=file]").setInputFiles({ name: "a.txt", mimeType: "text/plain", buffer: Buffer.from("x") });
  await view.page.getByText("Only CSV, images can be given here.").waitFor();
  await view.page.locator("input[type=file]").setInputFiles(csv);
  await view.page.getByText("It is larger than 2 B.").waitFor();
  expect(await view.page.getByText("Only CSV").count()).toBe(0);
  expect([await given(view), await view.events()]).toEqual([[], []]);
});

test("what does not arrive says so and can be tried again", async () => {
  const view = await open();
  await takesFiles(view);
  await view.page.evaluate(() => (window.refused = "rows.csv"));
  await view.show([{ ...uploader, value: [] }]);
  await view.page.locator("input[type=file]").setInputFiles(csv);
  await view.page.getByText("The app's process is gone.").waitFor();
  await view.page.evaluate(() => (window.refused = undefined));
  await view.page.getByRole("button", { name: "Try rows.csv again" }).click();
  expect(await lastValue(view, 1)).toEqual(["rows.csv"]);
});

test("a file on its way goes on while the page is drawn anew, and can be taken back", async () => {
  const view = await open();
  await view.show([{ ...uploader, value: [] }]);
  await view.page.locator("input[type=file]").setInputFiles(csv);
  await view.page.getByRole("progressbar").waitFor();
  await view.run([], [put([0, 0], { type: "text", body: "other" })]);
  await view.run([], [put([0, 0], { ...uploader, value: [] })]);
  await view.page.getByRole("progressbar").waitFor();
  await view.page.getByRole("button", { name: "Remove rows.csv" }).click();
  await expect.poll(async () => (await view.said()).some((message) => message.type === "request" && message.request.kind === "forgetUpload")).toBe(true);
  expect(await view.page.getByRole("progressbar").count()).toBe(0);
});

test("a download is saved by the host, and its click also runs the app unless it is silent", async () => {
  const view = await open();
  await view.show([
    { type: "downloadButton", id: "d", label: "Get", media: "m", fileName: "a.csv" },
    { type: "downloadButton", id: "s", label: "Quietly", media: "m", fileName: "b.csv", silent: true },
  ]);
  await view.page.getByRole("button", { name: "Quietly" }).click();
  await view.page.getByRole("button", { name: "Get" }).click();
  expect((await view.eventsAfter(1)).map(({ trigger }) => trigger?.widget)).toEqual(["d"]);
  expect((await view.said()).filter(({ type }) => type === "saveFile")).toEqual([{ type: "saveFile", media: "m", name: "b.csv" }, { type: "saveFile", media: "m", name: "a.csv" }]);
});

test("a download that is made when it is wanted is asked for first; what goes wrong is said", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([
    { type: "downloadButton", id: "d", label: "Report", fileName: "r.pdf", silent: true },
    { type: "downloadButton", id: "broken", label: "Broken", fileName: "r.pdf", silent: true },
  ]);
  await view.page.getByRole("button", { name: "Report" }).click();
  await expect.poll(async () => (await view.said()).filter(({ type }) => type === "saveFile")).toEqual([{ type: "saveFile", media: "made", name: "r.pdf" }]);
  await view.page.getByRole("button", { name: "Broken" }).click();
  await view.page.getByRole("alert").getByText("no data").waitFor();
});

test("the camera takes a picture", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ type: "cameraInput", id: "c", label: "Photo", value: [], ideal: { width: 640 } }]);
  await view.page.getByRole("button", { name: "Open the camera" }).click();
  await view.page.waitForFunction(() => (document.querySelector("video")?.videoWidth ?? 0) > 0);
  await view.page.getByRole("button", { name: "Take the picture" }).click();
  expect(await lastValue(view, 1)).toEqual(["photo.jpg"]);
  expect(await given(view)).toMatchObject([{ type: "image/jpeg", head: [0xff, 0xd8, 0xff, expect.any(Number)] }]);
  await view.page.getByRole("img", { name: "What was taken" }).waitFor();
  expect(await view.page.locator("video").count()).toBe(0);
});

test("the microphone records WAV with the rate that is asked for", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([{ type: "audioInput", id: "a", label: "Voice", value: [], sampleRate: 16_000 }]);
  await view.page.getByRole("button", { name: "Record" }).click();
  await hasRecorded(view);
  await view.page.getByRole("button", { name: "Stop recording" }).click();
  expect(await lastValue(view, 1)).toEqual(["recording.wav"]);
  expect(await given(view)).toMatchObject([{ type: "audio/wav", head: [...Buffer.from("RIFF")] }]);
  expect(await view.page.evaluate(() => new DataView(Object.values(window.given)[0]?.bytes[0]?.buffer ?? new ArrayBuffer()).getUint32(24, true))).toBe(16_000);
  await view.page.locator("audio").waitFor();
});

test("where the page may use no device it says so and takes a file", async () => {
  const view = await open();
  await takesFiles(view);
  await view.page.evaluate(() => void Object.assign(Reflect.get(document, "featurePolicy"), { allowsFeature: () => false }));
  await view.show([{ type: "cameraInput", id: "c", label: "Photo", value: [] }, { type: "audioInput", id: "a", label: "Voice", value: [], sampleRate: null }]);
  await view.page.getByText("VS Code lets no page use the camera").waitFor();
  await view.page.getByText("VS Code lets no page use the microphone").waitFor();
  await view.page.locator("input[type=file]").first().setInputFiles({ name: "p.png", mimeType: "image/png", buffer: Buffer.from("x") });
  expect(await lastValue(view, 1)).toEqual(["p.png"]);
});

test("a camera that cannot be opened says why, and a file is taken in its place", async () => {
  const view = await open();
  await takesFiles(view);
  await view.page.evaluate(() => void Object.assign(navigator.mediaDevices, { getUserMedia: () => Promise.reject(new DOMException("", "NotAllowedError")) }));
  await view.show([{ type: "cameraInput", id: "c", label: "Photo", value: [] }]);
  await view.page.getByRole("button", { name: "Open the camera" }).click();
  await view.page.getByText("does not let this page use the camera").waitFor();
  await view.page.locator("input[type=file]").setInputFiles({ name: "p.png", mimeType: "image/png", buffer: Buffer.from("x") });
  expect(await lastValue(view, 1)).toEqual(["p.png"]);
});

const chat = { type: "chatInput", id: "m", label: "Say something", placeholder: "Say something", mostBytes: 1024, pinned: true } as const;
const sent = async (view: View, events: number) => (await view.eventsAfter(events)).map(({ trigger }) => trigger?.value);

test("Enter sends a message and the field is ready for the next one; Shift+Enter breaks the line", async () => {
  const view = await open();
  await view.show([], { bottom: [chat] });
  const field = view.page.getByRole("textbox", { name: "Say something" });
  const one = (await field.boundingBox())?.height ?? 0;
  await field.click();
  await view.page.keyboard.press("Enter");
  await view.page.keyboard.type("first line");
  await view.page.keyboard.press("Shift+Enter");
  await view.page.keyboard.type("second");
  expect((await field.boundingBox())?.height ?? 0).toBeGreaterThan(one * 1.5);
  await view.page.keyboard.press("Enter");
  expect(await sent(view, 1)).toEqual([{ text: "first line\nsecond", files: [], audio: null }]);
  expect(await field.inputValue()).toBe("");
  await view.page.keyboard.type("next");
  await view.page.getByRole("button", { name: "Send" }).click();
  expect((await sent(view, 2)).at(-1)).toMatchObject({ text: "next" });
});

test("the field grows to eight lines and then scrolls", async () => {
  const view = await open();
  await view.show([], { bottom: [chat] });
  const field = view.page.getByRole("textbox", { name: "Say something" });
  const heights: number[] = [];
  for (const lines of [8, 9, 30]) {
    await field.fill("line\n".repeat(lines - 1));
    heights.push((await field.boundingBox())?.height ?? 0);
  }
  expect(heights[1]).toBe(heights[0]);
  expect(heights[2]).toBe(heights[0]);
});

test("what is written stays when the page is drawn anew", async () => {
  const view = await open();
  await view.show([], { bottom: [chat] });
  await view.page.getByRole("textbox").fill("half a thou");
  await view.show([{ type: "text", body: "new" }], { bottom: [{ ...chat, placeholder: "Ask" }] });
  expect(await view.page.getByRole("textbox").inputValue()).toBe("half a thou");
});

test("files go with the message", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([], { bottom: [{ ...chat, files: "many", types: [".csv"] }] });
  await view.page.locator("input[type=file]").setInputFiles([csv, { name: "a.exe", mimeType: "", buffer: Buffer.from("x") }]);
  await view.page.getByText("Only CSV can be given here.").waitFor();
  await view.page.getByRole("button", { name: "Remove a.exe" }).click();
  await view.page.getByRole("button", { name: "Remove rows.csv" }).waitFor();
  await view.page.getByRole("textbox").fill("look");
  await view.page.getByRole("textbox").press("Enter");
  const [id] = await view.page.evaluate(() => Object.keys(window.given));
  expect(await sent(view, 1)).toEqual([{ text: "look", files: [id], audio: null }]);
  await view.page.getByRole("list", { name: "Files of the message" }).waitFor({ state: "detached" });
});

test("a recording is a message by itself", async () => {
  const view = await open();
  await takesFiles(view);
  await view.show([], { bottom: [{ ...chat, audio: { sampleRate: 16_000 } }] });
  await view.page.getByRole("button", { name: "Record" }).click();
  await hasRecorded(view);
  await view.page.getByRole("button", { name: "Send the recording" }).click();
  await view.eventsAfter(1);
  const [id] = await view.page.evaluate(() => Object.keys(window.given));
  expect(await sent(view, 1)).toEqual([{ text: "", files: [], audio: id }]);
});

test("while a run goes on the input submits, waits, or offers to stop, as the script wants", async () => {
  const view = await open();
  const nodes = [chat, { ...chat, id: "w", label: "Wait", mode: "disable" }, { ...chat, id: "s", label: "Stop here", mode: "stop" }] as const;
  await view.show(nodes);
  for (const name of ["Say something", "Wait", "Stop here"]) await view.page.getByRole("textbox", { name }).fill("x");
  await view.send({ type: "status", status: { state: "running", sinceMs: 0 } });
  const isEnabled = (name: string) => view.page.locator(".chat", { has: view.page.getByRole("textbox", { name }) }).getByRole("button", { name: "Send" }).isEnabled();
  expect([await isEnabled("Say something"), await isEnabled("Wait")]).toEqual([true, false]);
  await view.page.locator(".chat").getByRole("button", { name: "Stop" }).click();
  expect((await view.said()).filter(({ type }) => type === "command")).toEqual([{ type: "command", command: "stop" }]);
  await view.deltas(idle);
  await view.send({ type: "status", status: { state: "idle" } });
  expect(await isEnabled("Wait")).toBe(true);
});

test("a message field is as high as the script asks for, and what is written has all of it", async () => {
  const view = await open();
  await view.show([{ type: "chatInput", id: "c", label: "Say", placeholder: "Say", mostBytes: 1, height: 160 }]);
  const area = view.page.getByRole("textbox", { name: "Say" });
  await expect.poll(async () => (await view.page.locator(".chat").boundingBox())?.height).toBe(160);
  expect((await area.boundingBox())?.height).toBeGreaterThan(130);
});
