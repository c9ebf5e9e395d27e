import { expect, it } from "vitest";
import { example } from "./example.ts";

it("chat.ts answers as the words come, remembers, and begins anew", async () => {
  const app = await example("chat.ts");
  expect(app.caption[0]?.value).toBe("Nothing said yet.");
  await app.chatInput[0]?.submit("hello wonderful world").run();
  expect(app.markdown.map(({ value }) => value)).toEqual(["hello wonderful world", "You wrote 3 words. The longest is **wonderful**; backwards it is *lufrednow*. This is message 1 of our conversation."]);
  await app.chatInput[0]?.submit("again").run();
  expect(app.markdown).toHaveLength(4);
  expect(app.markdown[3]?.value).toContain("message 3");
  await app.button("New conversation").click().run();
  expect(app.markdown).toHaveLength(0);
});
