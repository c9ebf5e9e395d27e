/** What an app's process loads before its first picture: nothing that it does not need. Counted, because no clock of a busy machine tells. */
import { resolve } from "node:path";
import { expect, test } from "vitest";
import { startApp } from "./lib/harness.ts";
import { nodeOf, nodeVersions } from "./lib/nodes.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");

/** Each of these takes milliseconds and megabytes, and a plain app needs none of them. */
const costly = ["crypto", "zlib", "http", "https", "readline", "internal/readline/interface", "internal/fs/promises", "internal/crypto/webcrypto", "internal/util/parse_args/parse_args", "internal/deps/amaro/dist/index", "inspector", "child_process", "assert"];

test.each(nodeVersions)("a plain app loads none of Node's modules that take long, on Node %s", async (version) => {
  const script = `import st from "dacapo";
st.text(JSON.stringify(process.moduleLoadList));
`;
  await using app = startApp({ childEntry, name: "app.ts", script, nodePath: await nodeOf(version) });
  await app.view.until("the list", () => app.view.texts.length > 0);
  const loaded: string[] = JSON.parse(app.view.texts[0] ?? "");
  expect(loaded).toContain("NativeModule worker_threads");
  expect(costly.filter((name) => loaded.includes(`NativeModule ${name}`))).toEqual([]);
});
