import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { Uri } from "../fakes/vscode/uri.ts";
import { Person, settle } from "./person.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

async function withRunningApp(): Promise<Person> {
  const person = new Person({ "/proj/app.ts": 'import st from "dacapo"\nst.header("Hello")', "/proj/data.ts": "1\n2\n3" });
  person.activate();
  person.world.open("/proj/app.ts");
  await person.run("dacapo.runApp");
  return person;
}

test("a hidden preview is sent nothing and is whole when it shows again", async () => {
  const person = await withRunningApp();
  person.world.panel("app.ts").hide();
  expect(person.host.views).toBe(0);
  person.world.disk.write("/proj/app.ts", 'st.header("Later")');
  await settle();
  expect(person.picture()).toContain("preview app.ts: hidden");
  person.world.panel("app.ts").show();
  await settle();
  expect(person.picture()).toContain("preview app.ts ●: idle | Later");
  expect(person.host.views).toBe(1);
});

test("Run App brings a hidden preview to the front without the focus", async () => {
  const person = await withRunningApp();
  person.world.panel("app.ts").hide();
  await person.run("dacapo.runApp");
  expect(person.picture()).toContain("preview app.ts: idle | Hello");
});

test("its page may load from the built view only, and run no other script", async () => {
  const person = await withRunningApp();
  const { webview } = person.world.panel("app.ts");
  expect(webview.options.enableScripts).toBe(true);
  expect(webview.options.localResourceRoots?.map(String)).toEqual(["file:///ext/dist/webview"]);
  const nonce = /nonce="([\w-]{22})"/.exec(webview.html)?.[1] ?? "none";
  const page = webview.html.replaceAll(nonce, "N").replaceAll("&#34;", '"').replaceAll("&#39;", "'");
  expect(page).toMatchInlineSnapshot(`
    "<!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'nonce-N' https://panel.test; style-src https://panel.test; font-src https://panel.test; img-src https://panel.test data: blob:; media-src blob:; connect-src 'none'; base-uri 'none'; form-action 'none'">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>app.ts</title>
    <link rel="stylesheet" href="https://panel.test/ext/dist/webview/main.css">
    </head>
    <body>
    <div id="app"></div>
    <script type="module" nonce="N" src="https://panel.test/ext/dist/webview/main.js"></script>
    </body>
    </html>
    "
  `);
});

test("two pages never have the same nonce", async () => {
  const person = await withRunningApp();
  const first = person.world.panel("app.ts").webview.html;
  person.world.panel("app.ts").dispose();
  await person.run("dacapo.runApp");
  expect(person.world.panel("app.ts").webview.html).not.toBe(first);
});

describe("links", () => {
  test.each(["https://example.com/a?b=c", "http://example.com/", "mailto:a@example.com"])("%s opens outside", async (url) => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLink", url });
    await settle();
    expect(person.world.openedLinks.map(decodeURIComponent)).toEqual([url]);
  });

  test("an address in another alphabet is handed on as what it is, for who asks whether to go there", async () => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLink", url: "https://аррӏе.com/login" });
    await settle();
    expect(person.world.openedLinks.map(decodeURIComponent)).toEqual(["https://xn--80ak6aa92e.com/login"]);
  });

  test("on an error card the link to its explanation opens our own page", async () => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLink", url: "errors#duplicate-widget" });
    await settle();
    expect(person.world.calledCommands).toEqual(["markdown.showPreview file:///ext/docs/errors.md#duplicate-widget"]);
    expect(person.world.messages).toEqual([]);
  });

  test.each(["command:workbench.action.quit", "file:///etc/passwd", "javascript:alert(1)", "vscode://settings", "data:text/html,x", "app.ts", "", " https:x y"])(
    "%j does not open, and the person is told",
    async (url) => {
      const person = await withRunningApp();
      person.world.panel("app.ts").page.do({ type: "openLink", url });
      await settle();
      expect(person.world.openedLinks).toEqual([]);
      expect(person.world.messages).toEqual([`warning: This link was not opened: ${url}. An app can open http, https and mailto links.`]);
    },
  );
});

describe("what others have written", () => {
  /** How VS Code finds links in the text of a notification. It runs the commands of such links. */
  const link = /\[([^\]]+)\]\(((?:https?:\/\/|command:|file:)[^)\s]+)/i;

  test("an address that is refused is no link in the notification that says so", async () => {
    const person = await withRunningApp();
    const url = "x:[Open the report](command:workbench.action.terminal.new)";
    expect(url).toMatch(link);
    person.world.panel("app.ts").page.do({ type: "openLink", url });
    await settle();
    expect(person.world.messages).toEqual(["warning: This link was not opened: x:[Open the report] (command:workbench.action.terminal.new). An app can open http, https and mailto links."]);
  });

  test("the name of a file and the reason why an app ended are no links either", async () => {
    const person = await withRunningApp();
    await person.run("dacapo.runApp", Uri.file("/proj/[Install](command:workbench.extensions.action.showInstalledExtensions)"));
    person.world.panel("app.ts").hide();
    person.host.crash("[Restart here](command:workbench.action.quit)");
    await settle();
    expect(person.world.messages).toHaveLength(2);
    for (const message of person.world.messages) expect(message).not.toMatch(link);
  });

  test("why an app ended is text in the status bar: it loads no picture", async () => {
    const person = await withRunningApp();
    person.host.crash("![x](https://evil.example/seen.png)");
    await settle();
    expect(person.world.statusItems[0]?.tooltip?.value).toContain("\\!\\[x\\]\\(https://evil.example");
  });

  test.each(["vscode://settings/x", "command:workbench.action.quit", "https://evil.example/a.ts", "//evil.example/share/a.ts"])("a place in %j is that of a file, which is not there", async (file) => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLocation", file, line: 1, column: 1 });
    await settle();
    expect(person.world.openedLinks).toEqual([]);
    expect(person.world.messages).toEqual([expect.stringMatching(/cannot be shown in the editor/)]);
    expect(person.world.editors.map(({ document }) => document.uri.scheme)).toEqual(["file"]);
  });
});

describe("a place in a file", () => {
  test("opens where the file is open", async () => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLocation", file: "/proj/app.ts", line: 2, column: 4 });
    await settle();
    expect(person.world.activeEditor).toMatchObject({ viewColumn: 1, selection: { start: { line: 1, character: 3 } } });
  });

  test("opens beside the preview when the file is not open, never over it", async () => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLocation", file: "/proj/data.ts", line: 3, column: 1 });
    await settle();
    expect(person.picture()).toContain("editor /proj/data.ts ●\npreview app.ts: idle");
    expect(person.world.activeEditor).toMatchObject({ viewColumn: 1, selection: { start: { line: 2, character: 0 } } });
  });

  test("says so when there is no such file", async () => {
    const person = await withRunningApp();
    person.world.panel("app.ts").page.do({ type: "openLocation", file: "/proj/gone.ts", line: 0, column: 0 });
    await settle();
    expect(person.world.messages).toEqual(["error: gone.ts cannot be shown in the editor."]);
  });
});

describe("an app that ends by itself", () => {
  test("says so in the preview and the status bar, without a notification", async () => {
    const person = await withRunningApp();
    person.host.crash("it ran out of memory");
    await settle();
    expect(person.picture()).toBe(`editor /proj/app.ts ●
preview app.ts: crashed: it ran out of memory | Hello
status $(error) app.ts
keys dacapo.isApp dacapo.hasApp`);
    expect(person.world.statusItems[0]?.backgroundColor?.id).toBe("statusBarItem.errorBackground");
  });

  test("says so in a notification when the preview is hidden; its button restarts it", async () => {
    const person = await withRunningApp();
    person.world.panel("app.ts").hide();
    person.world.nextChoice = "Restart";
    person.host.crash("it was killed");
    await settle();
    expect(person.world.messages).toEqual(["error: app.ts ended: it was killed [Restart]"]);
    expect(person.host.asked).toEqual(["start", "restart"]);
  });
});

test("what the script prints stands in its own channel, without colour codes", async () => {
  const person = await withRunningApp();
  person.host.print("\u001b[31mred\u001b[0m and ");
  person.host.print("split \u001b[3");
  await settle();
  person.host.print("2mgreen\u001b[0m\n");
  await settle();
  expect(person.world.channels).toEqual([{ name: "Dacapo: app.ts", text: "red and split green\n", isShown: false }]);
});

test("a script that prints without end is cut, and says how much", async () => {
  const person = await withRunningApp();
  person.host.print("x".repeat(1_000_000));
  await settle();
  expect(person.world.channels[0]?.text).toBe(`${"x".repeat(262_144)}\n… 737856 characters not shown: too much at once\n`);
});
