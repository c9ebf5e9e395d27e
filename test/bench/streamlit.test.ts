import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { compared, serveStreamlit, streamlitVersion } from "../../bench/streamlit/streamlit.ts";

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "dacapo-streamlit-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

/** A program of that name on PATH, which says its version and serves the name of the file that it is given. */
function withStreamlit(): NodeJS.ProcessEnv {
  const file = join(folder, "bin", "streamlit");
  mkdirSync(dirname(file));
  writeFileSync(file, `#!${process.execPath}
const args = process.argv.slice(2);
if (args[0] === "--version") console.log("Streamlit, version 1.64.0");
else require("node:http").createServer((request, response) => response.end(args[1])).listen(Number(args[args.indexOf("--server.port") + 1]), "127.0.0.1");
`);
  chmodSync(file, 0o755);
  return { ...process.env, PATH: [dirname(file), process.env["PATH"]].join(delimiter) };
}

test.skipIf(process.platform === "win32")("a Streamlit on PATH is found, with its version", () => {
  expect(streamlitVersion(withStreamlit())).toBe("1.64.0");
});

test("without one there is none", () => {
  expect(streamlitVersion({ PATH: folder })).toBeUndefined();
});

test.skipIf(process.platform === "win32")("it serves the Python app of a workload until it is no longer wanted", async () => {
  const server = await serveStreamlit("w1", withStreamlit());
  expect(await (await fetch(server.url)).text()).toMatch(/bench.streamlit.apps.w1\.py$/);
  await server[Symbol.asyncDispose]();
  await expect(fetch(server.url)).rejects.toThrow("fetch failed");
});

test("the table says how many times faster, whichever way is better", () => {
  const ours: { id: string; unit: string; samples: number[]; note?: string }[] = [
    { id: "w1", unit: "ms", samples: [5] },
    { id: "w4", unit: "/s", samples: [25_600], note: "echo included" },
    { id: "w8", unit: "ms", samples: [7] },
  ];
  const theirs = [{ id: "w1", unit: "ms", samples: [100] }, { id: "w4", unit: "/s", samples: [32] }];
  expect(compared(ours, theirs, "1.64.0").map(({ note }) => note)).toEqual(["Streamlit 1.64.0: 100 ms, 20 ×", "echo included; Streamlit 1.64.0: 32 /s, 800 ×", undefined]);
});
