/** Hostile texts cut in pieces and put together anew, with markdown around them: what no list foresees. A seed that fails can be had again. */
import { expect, test } from "vitest";
import { fuzzTimeoutMs, rounds } from "../../fuzz/lib/rounds.ts";
import { random } from "../../lib/random.ts";
import { useViews } from "../lib/use-views.ts";
import { breachesOf } from "./breaches.ts";
import { payloads } from "./payloads.ts";

const open = useViews();
const count = rounds({ usual: 120, soak: 20_000 });

/** What markdown does with the text around it. */
const wraps = ["**", "_", "`", "~~", "\n\n", "\n> ", "\n- ", "\n1. ", "\n| a | b |\n| --- | --- |\n| ", " | ", "[", "](", ")", "![", "$", "$$", ":red[", "]", ":material/home:", ":smile:", "\\", "<", ">", "\"", "'", "&lt;", "&#x3c;", "<!--", "-->", "<![CDATA[", "]]>", "\n```html\n", "\n```\n", "\n<div>\n\n", "\n</div>\n", "\u0000", "\u202e", "\ufeff"];

function mixed(seed: number): string {
  const next = random(seed);
  const piece = (): string => {
    const text = payloads[next(payloads.length)] ?? "";
    const from = next(text.length);
    return next(2) === 0 ? text : text.slice(from, from + 1 + next(text.length - from));
  };
  return Array.from({ length: 2 + next(6) }, () => (next(2) === 0 ? (wraps[next(wraps.length)] ?? "") : piece())).join("");
}

test(`${count} mixtures of hostile texts in markdown and HTML: none runs, loads, leads away or reaches out`, { timeout: fuzzTimeoutMs }, async () => {
  const view = await open();
  const address = view.page.url();
  const { origin } = new URL(address);
  const asked: string[] = [];
  view.page.on("request", (request) => {
    if (!request.url().startsWith(origin) && !/^(?:data|blob):/.test(request.url())) asked.push(request.url());
  });
  for (let seed = 1; seed <= count; seed++) {
    const body = mixed(seed);
    await view.show([
      { type: "button", id: "above", label: "above" },
      { type: "markdown", body },
      { type: "markdown", body, html: true },
      { type: "info", body },
      { type: "html", body },
      { type: "button", id: "below", label: "below" },
    ]);
    expect(await breachesOf(view), `seed ${seed}: ${JSON.stringify(body)}`).toBeUndefined();
    expect([asked, view.page.url()], `seed ${seed}: ${JSON.stringify(body)}`).toEqual([[], address]);
  }
  // The policy refuses handlers that are parsed and thrown away; nothing else may have needed it.
  const faults = await view.page.evaluate(() => window.faults.splice(0));
  expect(faults.filter((fault) => !fault.startsWith("policy: script-src-attr"))).toEqual([]);
});
