/** Images, sound, films, documents: what the script passes, and the bytes that the page gets. */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { inflateSync } from "node:zlib";
import { describe, expect, it, onTestFinished } from "vitest";
import { appOf } from "../engine/lib/app.ts";
import { threadIn } from "./lib/thread.ts";

/** The smallest PNG: one red pixel. */
const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGP4z8DwHwAFAAH/iZk9HQAAAABJRU5ErkJggg==";
const svg = '<svg viewBox="0 0 10 10"><circle r="5" cx="5" cy="5"/></svg>';
const text = (bytes: Uint8Array | undefined): string => new TextDecoder().decode(bytes);

/** Rows of pixels of a PNG of ours, without the byte that begins each row. */
function pixelsOf(bytes: Uint8Array, stride: number): number[][] {
  const buffer = Buffer.from(bytes);
  const at = buffer.indexOf("IDAT");
  const rows = inflateSync(buffer.subarray(at + 4, at + 4 + buffer.readUInt32BE(at - 4)));
  return Array.from({ length: rows.length / (stride + 1) }, (_, y) => [...rows.subarray(y * (stride + 1) + 1, (y + 1) * (stride + 1))]);
}

describe("st.image", () => {
  it("shows bytes, with the size that their head tells, and their caption as what they say to who cannot see", async () => {
    const app = await appOf(`st.image(Buffer.from("${png}", "base64"), { caption: "A dot", width: 200 });`).run();
    expect(app.image[0]?.props).toMatchObject({ images: [{ caption: "A dot", alt: "A dot", px: [1, 1] }], width: 200 });
    expect(Buffer.from((await app.image[0]?.bytes()) ?? []).toString("base64")).toBe(png);
  });

  it("shows a file beside the script, a data address, a Blob and SVG text", async () => {
    const app = appOf(`
st.image("dot.svg");
st.image("data:image/png;base64,${png}");
st.image(new Blob(["<svg/>"], { type: "image/svg+xml" }));
st.image('${svg}');
`, { files: { "dot.svg": svg } });
    await app.run();
    expect(app.exception).toEqual([]);
    expect(app.image.map(({ props }) => props["images"])).toMatchObject([[{ alt: "dot.svg" }], [{ px: [1, 1] }], [{ alt: "Image" }], [{ alt: "Image" }]]);
    expect(text(await app.image[0]?.bytes())).toBe(svg);
    expect(text(await app.image[2]?.bytes())).toBe("<svg/>");
    expect(text(await app.image[3]?.bytes())).toContain('xmlns="http://www.w3.org/2000/svg"');
  });

  it("shows a file anew when it has changed", async () => {
    const app = appOf('st.image("dot.svg");', { files: { "dot.svg": svg } });
    await app.run();
    const first = app.image[0]?.props["images"];
    await app.run();
    expect(app.image[0]?.props["images"]).toEqual(first);
    writeFileSync(join(dirname(app.file), "dot.svg"), svg.replace("circle", "rect  "));
    await app.run();
    expect(text(await app.image[0]?.bytes())).toContain("rect");
  });

  it("writes pixels as PNG: grey, colour, colour with alpha, floats, blue first", async () => {
    const app = await appOf(`
st.image({ data: [0, 128, 255, 64], width: 2, height: 2 });
st.image({ data: new Uint8ClampedArray([1, 2, 3, 255, 4, 5, 6, 0]), width: 2, height: 1 });
st.image({ data: new Float32Array([0, 0.5, 1]), width: 1, height: 1 });
st.image({ data: [1, 2, 3], width: 1, height: 1 }, { channels: "BGR" });
st.image({ data: [-5, 300, 7], width: 1, height: 1 }, { clamp: true });
`).run();
    expect(app.exception).toEqual([]);
    const strides = [2, 8, 3, 3, 3];
    const rows = await Promise.all(app.image.map(async (image, i) => pixelsOf(await image.bytes(), strides[i] ?? 0)));
    expect(rows).toEqual([[[0, 128], [255, 64]], [[1, 2, 3, 255, 4, 5, 6, 0]], [[0, 128, 255]], [[3, 2, 1]], [[0, 255, 7]]]);
    expect(app.image[0]?.props["images"]).toMatchObject([{ px: [2, 2] }]);
  });

  it("shows several, each with its caption, and canvases and elements of packages", async () => {
    const app = await appOf(`
const canvas = { width: 1, height: 1, toBuffer: (type: string) => Buffer.from("${png}", "base64") };
st.image([canvas, { outerHTML: '${svg}' }], { caption: ["one", "two"], link: "https://example.com" });
`).run();
    expect(app.exception).toEqual([]);
    expect(app.image[0]?.props).toMatchObject({ images: [{ caption: "one", px: [1, 1] }, { caption: "two" }], link: "https://example.com" });
    expect(text(await app.image[0]?.bytes(1))).toContain("<circle");
  });

  it.each([
    ['st.image("missing.png")', "unreadable-file", "there is no such file"],
    ['st.image(".")', "unreadable-file", "it is a folder"],
    ['st.image(Buffer.from("%PDF-1.7"))', "bad-option", "no image that a page can show (it looks like application/pdf)"],
    ["st.image(Promise.resolve())", "bad-option", "the data is a promise"],
    ["st.image(5 as any)", "bad-option", "the data cannot be 5"],
    ['st.image("ftp://example.com/a.png")', "bad-option", "cannot be fetched"],
    [`st.image([\`${svg}\`], { caption: ["a", "b"] })`, "bad-option", "there are 2 texts in caption for 1 images"],
    ["st.image({ data: [1, 2], width: 3, height: 1 })", "bad-option", "2 values are no image of 3 × 1 pixels"],
    ["st.image({ data: [300, 0, 0], width: 1, height: 1 })", "bad-option", "not between 0 and 255"],
    [`st.image(\`${svg}\`, { link: "javascript:alert(1)" })`, "bad-option", "link cannot be"],
  ])("refuses %s", async (call, code, message) => {
    const app = await appOf(call).run();
    expect(app.exception).toMatchObject([{ code, message: expect.stringContaining(message) }]);
  });

  it("has an address fetched by the app's own process, and says why it cannot be", async () => {
    const server = createServer((request, response) => {
      if (request.url === "/dot.png") response.writeHead(200, { "content-type": "image/png" }).end(Buffer.from(png, "base64"));
      else response.writeHead(404).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void server.close());
    // SAFETY: a server that listens on a port has an address with one.
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const app = await appOf(`st.image("${origin}/dot.png"); st.image("${origin}/gone.png");`).run();
    expect(app.image[0]?.props["images"]).toMatchObject([{ alt: "dot.png" }]);
    expect(Buffer.from((await app.image[0]?.bytes()) ?? []).toString("base64")).toBe(png);
    await expect(app.image[1]?.bytes()).rejects.toThrow("answered 404");
  });
});

describe("media", () => {
  const ask = (id: string) => ({ kind: "media", id, from: 0 }) as const;
  const idsOn = (thread: ReturnType<typeof threadIn>): string[] => [...JSON.stringify(thread.tree.roots.map((root) => root.children.map(({ data }) => data))).matchAll(/"media":"([^"]+)"/g)].map(([, id]) => id ?? "");

  it("are kept as long as the page shows them, and the same bytes have the same id", async () => {
    const thread = threadIn(`
st.sessionState.n ??= 0;
const n = st.sessionState.n++;
st.image(\`<svg id="always"/>\`);
st.image(\`<svg id="\${n}"/>\`);
`);
    const ids: string[][] = [];
    for (let run = 0; run < 40; run++) {
      if (run > 0) thread.post({ type: "rerun", cause: "command" });
      await thread.rest(5000);
      ids.push(idsOn(thread));
    }
    expect(new Set(ids.map(([always]) => always)).size).toBe(1);
    expect(new Set(ids.map(([, other]) => other)).size).toBe(40);
    expect((await thread.request(ask(ids[0]?.[0] ?? ""))).answer.ok).toBe(true);
    expect((await thread.request(ask(ids[39]?.[1] ?? ""))).answer.ok).toBe(true);
    expect((await thread.request(ask(ids[0]?.[1] ?? ""))).answer.ok).toBe(false);
  });

  it("that a cached function drew are there again when its result is used", async () => {
    const app = await appOf(`
st.sessionState.n ??= 0;
const draw = st.cacheData(() => { st.image(\`<svg id="kept"/>\`); return 1; });
if (st.sessionState.n++ !== 1) draw();
`).run();
    await app.run();
    expect(app.image).toHaveLength(0);
    await app.run();
    expect(text(await app.image[0]?.bytes())).toContain("kept");
  });
});

describe("players", () => {
  it("st.audio plays files and bytes, and samples as WAV", async () => {
    const app = await appOf(`
st.audio(Buffer.from("OggS...."), { startTime: "1m30s", endTime: 95, loop: true, autoplay: true });
st.audio([0, 0.5, -1], { sampleRate: 8000 });
st.audio([new Float32Array([0.25, 0]), new Float32Array([0, 0.25])], { sampleRate: 8000 });
`).run();
    expect(app.exception).toEqual([]);
    expect(app.audio[0]?.props).toMatchObject({ startTime: 90, endTime: 95, loop: true, autoplay: true });
    const mono = Buffer.from((await app.audio[1]?.bytes()) ?? []);
    expect([mono.toString("latin1", 0, 4), mono.readUInt16LE(22), mono.readUInt32LE(24)]).toEqual(["RIFF", 1, 8000]);
    expect([44, 46, 48].map((at) => mono.readInt16LE(at))).toEqual([0, 16384, -32767]);
    const stereo = Buffer.from((await app.audio[2]?.bytes()) ?? []);
    expect([44, 46, 48, 50].map((at) => stereo.readInt16LE(at))).toEqual([32767, 0, 0, 32767]);
  });

  it("st.video has subtitles, and leads to sites whose films only they play", async () => {
    const app = await appOf(`
st.video(Buffer.from("\\x1aE\\xdf\\xa3", "latin1"), { muted: true, subtitles: { English: "en.srt", Deutsch: "WEBVTT\\n\\n00:00.000 --> 00:01.000\\nHallo" } });
st.video("https://www.youtube.com/watch?v=abc");
`, { files: { "en.srt": "1\r\n00:00:00,000 --> 00:00:01,500\r\nHello\r\n" } }).run();
    expect(app.exception).toEqual([]);
    expect(app.video[0]?.props).toMatchObject({ muted: true, subtitles: [{ label: "English" }, { label: "Deutsch" }] });
    expect(app.video[1]?.props).toEqual({ type: "video", link: "https://www.youtube.com/watch?v=abc" });
  });

  it("st.pdf and st.logo name their bytes; the logo takes no place in the page", async () => {
    const app = await appOf(`
st.logo(\`${svg}\`, { size: "large", link: "https://example.com", iconImage: \`${svg}\` });
st.pdf(Buffer.from("%PDF-1.7"));
st.text("first?");
`).run();
    expect(app.elements.map(({ at, type }) => `${at} ${type}`)).toEqual(["main/0 pdf", "main/1 text", "event/0 logo"]);
    expect(app.pdf[0]?.props).toMatchObject({ name: "Document.pdf", tall: 500 });
    expect(text(await app.pdf[0]?.bytes())).toBe("%PDF-1.7");
    expect(text(await app.logo[0]?.bytes())).toContain("<circle");
  });

  it.each([
    ["st.audio([0, 1])", "samples need their rate"],
    ['st.video(Buffer.from("x"), { subtitles: 5 as any })', "cannot be 5"],
    ['st.audio(Buffer.from("x"), { startTime: "soon" })', "must be a duration"],
    ['st.video("gone.mp4")', "there is no such file"],
  ])("refuse %s", async (call, message) => {
    expect((await appOf(call).run()).exception).toMatchObject([{ message: expect.stringContaining(message) }]);
  });
});
