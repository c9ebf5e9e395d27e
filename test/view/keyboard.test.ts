/** Every element and block of the protocol is gone through by keyboard alone, in the words of a screen reader. */
import { expect, test } from "vitest";
import type { BlockType, ElementType, NodeData } from "../../runtime/protocol/element.ts";
import type { ViewToHost } from "../../runtime/protocol/messages.ts";
import { media } from "./lib/media.ts";
import { ScreenReader } from "./lib/screen-reader.ts";
import { useViews } from "./lib/use-views.ts";
import type { View } from "./lib/view.ts";
import { chartWalks, library } from "./walks/charts.ts";
import { choiceWalks } from "./walks/choices.ts";
import { fieldWalks } from "./walks/fields.ts";
import { partWalks } from "./walks/parts.ts";
import { textWalks } from "./walks/texts.ts";
import type { Walk } from "./walks/walk.ts";

const open = useViews();

/** The compiler misses here what the protocol has and nobody walks through. */
const walks: Readonly<Record<ElementType | BlockType, Walk>> = { ...textWalks, ...chartWalks, ...fieldWalks, ...choiceWalks, ...partWalks };

const before: NodeData = { type: "button", id: "before", label: "Before" };
const after: NodeData = { type: "button", id: "after", label: "After" };

test.each(Object.entries<Walk>(walks))("%s: the Tab key comes to its stops in order, each with a ring, and its keys do what they are to", async (_, { shows, isModal, frame, stops, keys, reports = [] }) => {
  const view = await open();
  await view.has({ ...media, library });
  await view.show(isModal ? [before] : [before, ...shows, after]);
  if (frame !== undefined) return expect(await view.page.locator("iframe").getAttribute("title")).toBe(frame);
  const first = view.page.getByRole("button", { name: "Before" });
  await first.focus();
  if (isModal) await view.show([before], { event: shows });
  const reader = await ScreenReader.of(view.page);
  const begin = (): Promise<string> => (isModal ? says(reader, stops[0]) : next(view, reader, stops[0] ?? "button After"));
  for (const [i, stop] of [...stops, isModal ? stops[0] : "button After"].entries()) {
    expect(await (i === 0 ? begin() : next(view, reader, stop))).toBe(stop);
    await expect.poll(() => reader.showsFocus(), { message: `${stop} shows that it has the keyboard` }).toBe(true);
  }
  if (keys) {
    if (!isModal) await first.focus();
    const at = keys.at ?? stops[0];
    for (let found = isModal ? stops[0] : await next(view, reader); found !== at; ) found = await next(view, reader);
    for (const [key, said] of keys.press) {
      await (key.startsWith('"') ? view.page.keyboard.type(JSON.parse(key)) : view.page.keyboard.press(key));
      expect(await says(reader, said), `after ${key}`).toBe(said);
      await takeAll(view);
    }
  }
  await expect.poll(async () => (await view.said()).flatMap(reportOf)).toEqual(reports);
});

/** What is said in the end: a key is answered by what may have to be drawn first. */
async function says(reader: ScreenReader, wanted: string | undefined): Promise<string> {
  if (wanted === undefined) return reader.says();
  await expect.poll(() => reader.says()).toBe(wanted);
  return wanted;
}

/**
 * To the next place that has the keyboard. What is one thing to the page may be several stops of the browser's own, as
 * in a player; from the end of a dialog the browser goes on to itself.
 */
async function next(view: View, reader: ScreenReader, wanted?: string): Promise<string> {
  do await view.page.keyboard.press("Tab");
  while (await reader.isStill());
  return says(reader, wanted);
}

/** A run takes what was reported: only then does a widget report its next value. */
async function takeAll(view: View): Promise<void> {
  await view.run((await view.events()).map(({ seq }) => seq));
}

function reportOf(message: ViewToHost): unknown[] {
  if (message.type === "openLink") return [message.url];
  if (message.type === "saveFile") return [message.name];
  if (message.type !== "event") return [];
  const { values, trigger, go } = message.event;
  return [...Object.values(values), ...(trigger ? [trigger.value] : []), ...(go ? [go] : [])];
}
