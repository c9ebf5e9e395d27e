import { expect, it } from "vitest";
import { KnownFacts } from "../../runtime/engine/known-facts.ts";
import { appOf } from "../engine/lib/app.ts";

it("st.context says what this machine knows as long as no window has said more", async () => {
  const app = await appOf("st.json({ ...st.context });").run();
  expect(app.json[0]?.value).toEqual({
    headers: {}, cookies: {}, url: null, ipAddress: null, isEmbedded: false, theme: { type: null },
    locale: Intl.DateTimeFormat().resolvedOptions().locale,
    timezone: Intl.DateTimeFormat().resolvedOptions().timeZone,
    timezoneOffset: new Date().getTimezoneOffset(),
  });
});

it("what a run has asked for concerns it when it changes, and nothing else does", () => {
  const facts = new KnownFacts({ theme: "light", locale: "nb-NO" });
  expect(facts.take({ theme: "dark", locale: "nb-NO" })).toBe(false);
  expect(facts.get("theme")).toBe("dark");
  expect(facts.take({ theme: "dark", locale: "en-GB" })).toBe(false);
  expect(facts.take({ theme: "light", locale: "en-GB" })).toBe(true);
  facts.begin();
  expect(facts.take({ theme: "dark" })).toBe(false);
});
