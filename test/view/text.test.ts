import { readFileSync, readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import type { NodeData } from "../../runtime/protocol/element.ts";
import { useViews } from "./lib/use-views.ts";
import { type View, put } from "./lib/view.ts";

const open = useViews();

/** What markdown became, without the classes and attributes that are the page's own. */
async function htmlOf(view: View, body: string, html = false): Promise<string> {
  await view.show([{ type: "markdown", body, html }]);
  // The first rich text loads what draws it.
  await view.page.waitForFunction(() => document.querySelector(".md")?.textContent?.trim());
  return view.page.locator(".md").evaluate((element) => element.innerHTML.trim().replace(/ svelte-\w+|<!---->/g, ""));
}

test("headings are headings of three levels, with an address of their own", async () => {
  const view = await open();
  await view.show([
    { type: "title", body: "One" },
    { type: "header", body: "Sales *per* year", divider: "blue" },
    { type: "subheader", body: "Three", anchor: "third" },
    { type: "subheader", body: "No address", anchor: false },
  ]);
  for (const [level, name] of [[1, "One"], [2, "Sales per year"], [3, "Three"]] as const) {
    await view.page.getByRole("heading", { level, name }).waitFor();
  }
  expect(await view.page.getByRole("heading").evaluateAll((all) => all.map((one) => one.id))).toEqual(["one", "sales-per-year", "third", ""]);
});

test("markdown: emphasis, code, lists, tables, quotes", async () => {
  const view = await open();
  expect(await htmlOf(view, "**b** *i* ~~s~~ `c`")).toBe("<p><strong>b</strong> <em>i</em> <del>s</del> <code>c</code></p>");
  await htmlOf(view, "- [x] done\n- open\n\n| a | b |\n|---|--:|\n| 1 | 2 |\n\n> q");
  for (const role of ["list", "table", "blockquote"] as const) expect(await view.page.getByRole(role).count()).toBe(1);
  expect(await view.page.getByRole("cell", { name: "2" }).evaluate((cell) => getComputedStyle(cell).textAlign)).toBe("right");
});

test("a Material icon is a sign of VS Code's, that of its plainer form, or a dot: never a word in its place", async () => {
  const view = await open();
  await view.show([
    { type: "badge", label: "known", icon: ":material/home:" },
    { type: "badge", label: "outlined", icon: ":material/home_outlined:" },
    { type: "badge", label: "unknown", icon: ":material/theater_comedy:" },
    { type: "markdown", body: "at :material/home: and :material/theater_comedy:." },
  ]);
  const signs = view.page.locator("#content .codicon");
  await expect.poll(() => signs.count()).toBe(5);
  const [known, outlined, unknown, ...inText] = await signs.allTextContents();
  expect(outlined).toBe(known);
  expect(unknown).not.toBe(known);
  expect(inText).toEqual([known, unknown]);
  expect(await view.page.locator(".md").last().textContent()).not.toContain("theater");
});

test("indented markdown is text, not code", async () => {
  const view = await open();
  expect(await htmlOf(view, "\n    # Title\n\n    Text *here*\n  ")).toContain('<h1 id="user-content-title">Title</h1>');
});

test("colours, backgrounds, badges, shortcodes and icons", async () => {
  const view = await open();
  expect(await htmlOf(view, ":blue[a :red[b]] :green-background[c] :orange-badge[**d**] :small[e]")).toBe(
    '<p><span class="md-blue">a <span class="md-red">b</span></span> <span class="md-green-background">c</span> <span class="md-orange-badge"><strong>d</strong></span> <span class="md-small">e</span></p>',
  );
  expect(await htmlOf(view, ":tada: :no_such_thing: 12:30:45 :material/home: :material/some_thing:")).toBe(
    '<p>🎉 :no_such_thing: 12:30:45 <span class="codicon" aria-hidden="true">\ueb06</span> <span class="codicon" aria-hidden="true">\uea71</span></p>',
  );
});

test("HTML in markdown is shown as it is written, unless the script says otherwise", async () => {
  const view = await open();
  expect(await htmlOf(view, "<b>x</b> & <i>y</i>")).toBe("<p>&lt;b&gt;x&lt;/b&gt; &amp; &lt;i&gt;y&lt;/i&gt;</p>");
  expect(await htmlOf(view, '<b style="color: rgb(1, 2, 3)">x</b>', true)).toContain("<b");
  expect(await view.page.locator("b").evaluate((element) => getComputedStyle(element).color)).toBe("rgb(1, 2, 3)");
  await htmlOf(view, `<p title='a style="b"' STYLE = color:rgb(4,5,6)>x</p>`, true);
  expect(await view.page.getByTitle('a style="b"').evaluate((element) => getComputedStyle(element).color)).toBe("rgb(4, 5, 6)");
});

const attacks = [
  "<script>window.hurt = 1</script>",
  '<img src=x onerror="window.hurt = 1">',
  '<svg onload="window.hurt = 1"></svg>',
  '<a href="javascript:window.hurt = 1">a</a>',
  '<a href="command:workbench.action.quit">a</a>',
  '<iframe srcdoc="<script>parent.hurt = 1</script>"></iframe>',
  "<style>body { display: none }</style>",
  '<form action="https://example.com"><button>Send</button></form>',
  '<math><mtext><table><mglyph><style><img src=x onerror="window.hurt = 1">',
  '<div id="app"></div><div id="content"></div>',
  "[a](javascript:window.hurt=1)",
  "[a](command:workbench.action.quit)",
  ":blue[<img src=x onerror=window.hurt=1>]",
];

test("nothing in a script's text can run, navigate or reach into the page", async () => {
  const view = await open();
  for (const attack of attacks) {
    await htmlOf(view, `start ${attack}`, true);
    const found = await view.page.locator("#content").evaluate((content) => ({
      elements: [...content.querySelectorAll("script, iframe, style, form, button, input")].length,
      handlers: [...content.querySelectorAll("*")].flatMap((element) => element.getAttributeNames()).filter((name) => name.startsWith("on")),
      links: [...content.querySelectorAll("a")].map((link) => link.getAttribute("href")),
      ids: document.querySelectorAll("#app, #content").length,
    }));
    expect({ attack, ...found, links: found.links.filter((link) => link !== null) }).toEqual({ attack, elements: 0, handlers: [], links: [], ids: 2 });
  }
  expect(await view.page.evaluate(() => "hurt" in window)).toBe(false);
  // The policy has the last word while hostile text is taken apart; it must not have been needed for more than that.
  const faults = await view.page.evaluate(() => window.faults.splice(0));
  expect(faults.filter((fault) => !fault.startsWith("policy: script-src-attr") && !fault.startsWith("policy: img-src"))).toEqual([]);
});

test("a link opens through the host; the page itself never leaves", async () => {
  const view = await open();
  await view.show([{ type: "markdown", body: "[out](https://example.com/a) and [within](#later)" }]);
  const address = view.page.url();
  await view.page.getByRole("link", { name: "out" }).click();
  await view.page.getByRole("link", { name: "within" }).click();
  expect((await view.said()).filter((message) => message.type === "openLink")).toEqual([{ type: "openLink", url: "https://example.com/a" }]);
  expect(view.page.url()).toBe(address);
});

test("plain text and rich text read the same, and one may become the other", async () => {
  const view = await open();
  for (const body of ["Just words.", "1 of 3", "**now** rich", "a: b (c), d-e; f/g?", "# Title", "and back"]) {
    await view.show([]);
    await view.show([{ type: "markdown", body } as NodeData]);
    await view.page.waitForFunction((text) => document.querySelector("#content")?.textContent?.includes(text), body.replace(/[*#]/g, "").trim());
  }
  await view.run([], [put([0, 0], { type: "markdown", body: "*rich* again" })]);
  expect(await view.page.locator("#content").innerText()).toBe("rich again");
});

test("text is shown as it is, code has a button that copies it", async () => {
  const view = await open();
  await view.show([{ type: "text", body: "a  *b*\n  c" }, { type: "code", body: "let x = 1;\nlet y;\n", language: "typescript", lineNumbers: true }]);
  expect(await view.page.getByText("*b*").textContent()).toBe("a  *b*\n  c");
  await view.page.getByRole("group", { name: "Code, typescript" }).hover();
  await view.page.getByRole("button", { name: "Copy code" }).click();
  expect(await view.page.evaluate(() => navigator.clipboard.readText())).toBe("let x = 1;\nlet y;\n");
  expect(await view.page.getByRole("button", { name: "Copied" }).count()).toBe(1);
});

test("only one stylesheet names variables of VS Code, and only one module makes HTML part of the page", () => {
  const root = fileURLToPath(new URL("../../webview/", import.meta.url));
  const sources = readdirSync(root, { recursive: true, encoding: "utf8" }).filter((path) => /\.(ts|svelte|css)$/.test(path));
  const naming = (pattern: RegExp): string[] => sources.filter((path) => pattern.test(readFileSync(`${root}${path}`, "utf8"))).map((path) => path.replaceAll("\\", "/"));
  expect(naming(/--vscode-/)).toEqual(["theme/tokens.css"]);
  // HTML is taken apart in a document that does nothing; what comes out of it is grafted in one place.
  // A chart library of the person's own draws in a frame with an opaque origin: its document is not the page.
  const inFrames = ["elements/library-chart/guest.ts", "elements/library-chart/style-shim.ts"];
  expect(naming(/\{@html|innerHTML|outerHTML|insertAdjacentHTML|document\.write/).sort()).toEqual([...inFrames, "text/rich/sanitize.ts"]);
  expect(naming(/\bmorph\(/).sort()).toEqual(["elements/raw-html/RawHtml.svelte", "text/morph.ts", "text/rich/drawing.ts"]);
  expect(naming(/<[a-z][^>]* style="[^{"]*"/)).toEqual([]);
});
