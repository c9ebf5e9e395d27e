/** Images, players, documents and the logo: their bytes come by request, and are shown under the policy that ships. */
import { expect, test } from "vitest";
import { media, tone } from "./lib/media.ts";
import { useViews } from "./lib/use-views.ts";
import { block, put } from "./lib/view.ts";

const open = useViews();

test("an image is shown once its bytes have come, piece by piece, and keeps its room before", async () => {
  const view = await open();
  await view.show([{ type: "image", images: [{ media: "picture", alt: "A gradient", caption: "Sales **per month**", px: [320, 180] }] }]);
  const image = view.page.getByRole("img", { name: "A gradient" });
  expect(await image.boundingBox()).toMatchObject({ width: 320, height: 180 });
  await view.has(media, 100);
  // The page asks again when the host can be reached again or is another one.
  await view.show([{ type: "image", images: [{ media: "other", alt: "Other", px: [64, 64] }] }]);
  await view.page.waitForFunction(() => document.querySelector<HTMLImageElement>("img[alt=Other]")?.naturalWidth === 64);
  const asked = (await view.said()).flatMap((message) => (message.type === "request" && message.request.kind === "media" && message.request.id === "other" ? [message.request.from] : []));
  expect(asked.length).toBeGreaterThan(1);
  expect(asked.every((from, i) => from === i * 100)).toBe(true);
});

test("the picture before stays until the next one is there, and nothing is asked for twice", async () => {
  const view = await open();
  await view.has(media);
  await view.show([{ type: "image", images: [{ media: "picture", alt: "It" }] }, { type: "image", images: [{ media: "picture", alt: "Again" }] }]);
  await view.page.waitForFunction(() => [...document.querySelectorAll("img")].every((img) => img.naturalWidth === 320));
  expect((await view.said()).filter((message) => message.type === "request")).toHaveLength(1);
  const before = await view.page.getByAltText("It").getAttribute("src");
  await view.page.evaluate(() => (window.answer = undefined));
  await view.run([], [put([0, 0], { type: "image", images: [{ media: "other", alt: "It" }] })]);
  expect(await view.page.getByAltText("It").getAttribute("src")).toBe(before);
});

test("what cannot be shown says so in its place, and is tried again with the next snapshot", async () => {
  const view = await open();
  await view.has({ broken: media.broken });
  const nodes = [{ type: "image", images: [{ media: "broken", alt: "plot.png" }] }, { type: "image", images: [{ media: "picture", alt: "late.png" }] }] as const;
  const shown = nodes.map(({ type, images }) => ({ type, images: [...images] }));
  await view.show(shown);
  await view.page.getByText("plot.png cannot be shown").waitFor();
  await view.page.getByText("late.png It is gone.").waitFor();
  await view.has(media);
  await view.show(shown);
  await view.page.waitForFunction(() => document.querySelector<HTMLImageElement>("img[alt='late.png']")?.naturalWidth === 320);
});

test("an image with a link leads out by the host", async () => {
  const view = await open();
  await view.has(media);
  await view.show([{ type: "image", images: [{ media: "picture", alt: "Home" }], link: "https://example.com/" }]);
  await view.page.getByRole("link", { name: "Home" }).click();
  expect((await view.said()).filter((message) => message.type === "openLink")).toEqual([{ type: "openLink", url: "https://example.com/" }]);
});

test("several images stand in a row and wrap", async () => {
  const view = await open({ width: 400 });
  await view.has(media);
  await view.show([{ type: "image", images: ["a", "b", "c"].map((alt) => ({ media: "picture", alt, px: [320, 180] as const })), width: 150 }]);
  await view.page.waitForFunction(() => [...document.querySelectorAll("img")].every((img) => img.naturalWidth === 320));
  expect(await view.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
});

test("a recording begins where it is to, and ends where it is to", async () => {
  const view = await open();
  await view.has({ long: { type: "audio/wav", base64: tone(20) } });
  await view.show([{ type: "audio", media: "long", startTime: 0.25, endTime: 0.5 }]);
  await view.page.waitForFunction(() => document.querySelector("audio")?.currentTime === 0.25);
  await view.page.evaluate(async () => {
    const audio = document.querySelector("audio");
    if (audio) audio.muted = true;
    await audio?.play();
  });
  await view.page.waitForFunction(() => document.querySelector("audio")?.paused);
  expect(await view.page.evaluate(() => document.querySelector("audio")?.currentTime)).toBeLessThan(19);
});

test("a film has its subtitles, and one of another site is a link", async () => {
  const view = await open();
  await view.has(media);
  await view.show([{ type: "video", media: "tone", subtitles: [{ label: "English", media: "subtitles" }] }, { type: "video", link: "https://www.youtube.com/watch?v=abc" }]);
  await view.page.waitForFunction(() => document.querySelector("video")?.textTracks[0]?.cues?.length === 1);
  await view.page.getByRole("link", { name: "Watch on youtube.com" }).click();
  expect((await view.said()).some((message) => message.type === "openLink")).toBe(true);
});

test("in the editor a document can be saved: the host asks where to", async () => {
  const view = await open();
  await view.has(media);
  await view.show([{ type: "pdf", media: "document", name: "report.pdf", tall: 500 }]);
  await view.page.getByRole("button", { name: "Save" }).click();
  expect((await view.said()).filter((message) => message.type === "saveFile")).toEqual([{ type: "saveFile", media: "document", name: "report.pdf" }]);
});

test("the logo stands in the bar, and at the top of the sidebar when there is one", async () => {
  const view = await open();
  await view.has(media);
  const logo = { type: "logo", image: { media: "logo" }, size: "large", link: "https://example.com/" } as const;
  const tree = (sidebar: boolean) => [[{ type: "text", body: "x" } as const], sidebar ? [{ type: "text", body: "y" } as const] : [], [logo], []].map((children, slot) => block({ type: "container", block: true, slot }, children));
  await view.show([], { tree: tree(false) });
  await view.page.locator("header").getByRole("link", { name: "Logo" }).waitFor();
  await view.show([], { tree: tree(true) });
  await view.page.locator("aside").getByRole("link", { name: "Logo" }).waitFor();
  expect(await view.page.locator("header").getByRole("link", { name: "Logo" }).count()).toBe(0);
});
