import { expect, test } from "vitest";
import { useViews } from "./lib/use-views.ts";
import { type View, put } from "./lib/view.ts";

const open = useViews();

async function showMarkdown(view: View, body: string): Promise<void> {
  await view.show([{ type: "markdown", body }]);
  await view.page.waitForFunction(() => document.querySelector(".md")?.textContent?.trim());
}

test("formulas are MathML, within a line and on their own; prices are not formulas", async () => {
  const view = await open();
  await showMarkdown(view, "Mass $E = mc^2$ costs $5 and $10.\n\n$$\n\\sum_{i=1}^n i\n$$\n\nEscaped \\$x\\$.");
  await view.page.waitForSelector("math");
  expect(await view.page.locator("math").count()).toBe(2);
  expect(await view.page.locator("math.tml-display").count()).toBe(1);
  expect(await view.page.locator("p").first().textContent()).toContain("costs $5 and $10.");
  expect(await view.page.locator("p").last().textContent()).toBe("Escaped $x$.");
});

test("a formula that cannot be read is shown as it is written", async () => {
  const view = await open();
  await view.show([{ type: "latex", body: "\\frac{1}{" }]);
  await view.page.waitForSelector(".temml-error");
  expect(await view.page.locator("#content").innerText()).toContain("\\frac{1}{");
});

test("st.latex draws one formula, and commands that reach out of it do nothing", async () => {
  const view = await open();
  for (const [body, drawn] of [["\\href{javascript:alert(1)}{x} + \\int_0^1 x\\,dx", "math"], ["x \\includegraphics{https://example.com/a.png}", ".temml-error"]] as const) {
    await view.show([{ type: "latex", body }]);
    await view.page.waitForSelector(drawn);
    expect(await view.page.locator("#content").evaluate((content) => content.querySelectorAll("a, img, [href], [src]").length)).toBe(0);
  }
});

test("code has the colours of its language, in fences and in st.code, and keeps its text", async () => {
  const view = await open();
  const code = "/* a\n b */\nconst a: string = `x${1}`;";
  await view.show([{ type: "markdown", body: "```ts\n" + code + "\n```" }, { type: "code", body: code, language: "typescript", lineNumbers: true }, { type: "code", body: "plain <b>", language: null }]);
  await view.page.waitForFunction(() => document.querySelectorAll(".hljs-keyword").length >= 2);
  expect(await view.page.locator("pre > code").evaluateAll((all) => all.map((one) => one.textContent?.trimEnd()))).toEqual([code, code, "plain <b>"]);
  const [first, second] = await view.page.locator(".numbered .line").evaluateAll((all) => all.map((line) => [line.textContent, line.firstElementChild?.className]));
  expect([first, second]).toEqual([["/* a\n", "hljs-comment"], [" b */\n", "hljs-comment"]]);
  const colors = await view.page.locator(".hljs-keyword, .hljs-comment").evaluateAll((all) => new Set(all.map((one) => getComputedStyle(one).color)).size);
  expect(colors).toBe(2);
});

test("code in a language that is not known is plain", async () => {
  const view = await open();
  await view.show([{ type: "code", body: "IDENTIFICATION DIVISION.", language: "cobol" }, { type: "code", body: "let a;", language: "js" }]);
  await view.page.waitForSelector(".hljs-keyword");
  expect(await view.page.locator("pre").first().locator("span[class^=hljs]").count()).toBe(0);
  expect(await view.page.locator("pre").first().textContent()).toBe("IDENTIFICATION DIVISION.");
});

test("headings in a text can be linked to, unless the script says otherwise", async () => {
  const view = await open();
  await showMarkdown(view, "[down](#far-below)\n\n" + "filler\n\n".repeat(80) + "## Far *below*");
  await view.page.getByRole("link", { name: "down" }).click();
  expect(await view.page.evaluate(() => scrollY)).toBeGreaterThan(500);
  await view.show([{ type: "markdown", body: "## Far *below*", anchors: false }]);
  await view.page.waitForFunction(() => document.querySelector("h2"));
  expect(await view.page.locator("h2").getAttribute("id")).toBeNull();
});

test("addresses and mail become links; a picture from elsewhere becomes a link instead of being fetched", async () => {
  const view = await open();
  await showMarkdown(view, "www.example.com and ada@example.com and ![a plot](https://example.com/plot.png) and ![own](data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=)");
  expect(await view.page.locator(".md a").evaluateAll((all) => all.map((link) => link.getAttribute("href")))).toEqual(["http://www.example.com", "mailto:ada@example.com", "https://example.com/plot.png"]);
  expect(await view.page.locator(".md img").count()).toBe(1);
});

test("shimmering text stands still for those who want no motion", async () => {
  const view = await open();
  await showMarkdown(view, ":shimmer[Thinking…]");
  expect(await view.page.locator(".md-shimmer").evaluate((one) => getComputedStyle(one).animationName)).toBe("none");
  const moving = await open({ reducedMotion: false });
  await showMarkdown(moving, ":shimmer[Thinking…]");
  expect(await moving.page.locator(".md-shimmer").evaluate((one) => getComputedStyle(one).animationName)).toMatch(/shimmer/);
});

test("text that grows is drawn again from its last block on, and nothing above it moves", async () => {
  const view = await open();
  const head = "# Title\n\nFirst *paragraph*.\n\n- one\n- two\n\n";
  await showMarkdown(view, `${head}The last `);
  await view.page.evaluate(() => {
    const root = document.querySelector(".md");
    if (!root) throw new Error("no text");
    Object.assign(window, { changed: [] as string[], tops: [...root.children].map((child) => child.getBoundingClientRect().top), first: root.firstElementChild });
    new MutationObserver((records) => {
      for (const { target } of records) (Reflect.get(window, "changed") as string[]).push((target instanceof Element ? target : target.parentElement)?.closest(".md > *")?.tagName ?? "root");
    }).observe(root, { childList: true, characterData: true, subtree: true, attributes: true });
  });
  for (const tail of ["The last words", "The last words **grow**", "The last words **grow**.\n\nAnd another.", "The last words **grow**.\n\nAnd another one, `with code`."]) {
    await view.run([], [put([0, 0], { type: "markdown", body: head + tail })]);
  }
  await view.page.waitForFunction(() => document.querySelector(".md")?.textContent?.endsWith("with code.\n"));
  const after = await view.page.evaluate(() => {
    const children = [...document.querySelectorAll(".md > *")];
    return { changed: [...new Set(Reflect.get(window, "changed") as string[])].sort(), sameFirst: Reflect.get(window, "first") === children[0], tops: children.slice(0, 4).map((child) => child.getBoundingClientRect().top), before: Reflect.get(window, "tops") as number[] };
  });
  expect(after.changed.filter((tag) => tag !== "P" && tag !== "root")).toEqual([]);
  expect(after.sameFirst).toBe(true);
  expect(after.tops).toEqual(after.before);
});

test("a text that grew letter by letter is the text that was drawn at once", async () => {
  const view = await open();
  const whole = "# A\n\ntext with **bold** and `code`\nnext line\n\n- one\n  - two\n- three\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n```js\nlet a = 1;\n\nlet b;\n```\n\n> quote\nlazy\n\n1. x\n\n   y\n2. z\n\nSetext\n===\n\n[ref] and [late][x]\n\n[ref]: https://example.com/ref\n[x]: https://example.com/x\n\n$$a$$\n\nend $b$";
  await showMarkdown(view, whole);
  await view.page.waitForFunction(() => document.querySelector("math") && document.querySelector(".hljs-keyword"));
  const html = (): Promise<string> => view.page.locator(".md").evaluate((element) => element.innerHTML);
  const atOnce = await html();
  await view.show([{ type: "markdown", body: "*s*" }]);
  for (let i = 1; i <= whole.length; i += 3) await view.run([], [put([0, 0], { type: "markdown", body: `${whole.slice(0, i)}` })]);
  await view.run([], [put([0, 0], { type: "markdown", body: whole })]);
  expect(await html()).toBe(atOnce);
});

/** Stands for the library of the script's project. */
const mermaid = { type: "text/javascript", base64: btoa(`window.mermaid = { initialize() {}, async render(id, body) { return { svg: "<p>drawn: " + body + "</p>" }; } };`) };

test("a fence of Mermaid is drawn by the library of the project, once it is closed; without one it is code", async () => {
  const view = await open();
  await view.has({ mermaid });
  const text = "Before *it*.\n\n```mermaid\ngraph LR; a --> b\n";
  await view.show([{ type: "markdown", body: text, diagrams: { media: "mermaid" } }]);
  await view.page.waitForFunction(() => document.querySelector("pre"));
  expect(await view.page.locator("iframe").count()).toBe(0);
  await view.run([], [put([0, 0], { type: "markdown", body: `${text}\`\`\`\n\nAfter.`, diagrams: { media: "mermaid" } })]);
  await expect.poll(() => view.page.frameLocator("iframe").locator("body > div").first().textContent()).toBe("drawn: graph LR; a --> b");
  expect(await view.page.locator("#content").innerText()).toMatch(/^Before it\.\s+After\.$/);
  await view.show([{ type: "markdown", body: `${text}\`\`\`` }]);
  await view.page.waitForFunction(() => document.querySelector("pre"));
  expect((await view.page.locator("pre").innerText()).trim()).toBe("graph LR; a --> b");
});
