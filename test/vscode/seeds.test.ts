/** The three seed examples: in each, one click changes the header above the button, and the page never flashes. */
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { story } from "./lib/story.ts";

const test = story({ copyOf: fileURLToPath(new URL("../../examples", import.meta.url)) });

/** Notes every change of the page but that of the one text in the heading. As text: it runs in the page, where the DOM is. */
const watch = `(body) => {
  const heading = body.querySelector("h2");
  globalThis.changesOfPage = [];
  new MutationObserver((records) => {
    for (const { type, target } of records) {
      if (type === "childList" || !heading.contains(target)) changesOfPage.push(type + " in " + target.nodeName);
    }
  }).observe(body.querySelector("main") ?? body, { subtree: true, childList: true, characterData: true });
}`;

for (const [file, button, header] of [["rerun.ts", "Foo", "Foo"], ["callback.ts", "Bar", "Bar"], ["container.ts", "Baz", "Baz"]] as const) {
  test(`${file}: one click changes the header, and nothing else moves`, async ({ vscode }) => {
    await vscode.open(file);
    await vscode.run("Dacapo: Run App");
    const preview = vscode.preview();
    await preview.heading("Title").waitFor();
    await preview.evaluate(`(${watch})(body)`);
    await preview.button(button).click();
    await preview.heading(header).waitFor();
    expect(await preview.evaluate("changesOfPage")).toEqual([]);
    await vscode.run("View: Close All Editors");
  });
}
