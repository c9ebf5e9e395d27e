/** What an app's process opens to others, and what it tells. */
import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, readlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { once } from "node:events";
import { join, resolve } from "node:path";
import { expect, test } from "vitest";
import { startApp } from "./lib/harness.ts";
import { marked } from "./lib/processes.ts";

const childEntry = resolve(import.meta.dirname, "../../dist/child.mjs");

/** Ports and sockets on which a process listens. */
function listening(pid: number): string[] {
  const inodes = new Set(readdirSync(`/proc/${pid}/fd`).flatMap((fd) => /^socket:\[(\d+)\]$/.exec(linkOf(`/proc/${pid}/fd/${fd}`))?.[1] ?? []));
  const rows = (file: string): string[][] => readFileSync(`/proc/${pid}/net/${file}`, "utf8").trim().split("\n").slice(1).map((line) => line.trim().split(/\s+/));
  const ports = ["tcp", "tcp6"].flatMap(rows).filter((row) => row[3] === "0A" && inodes.has(row[9] ?? "")).map((row) => `port ${row[1]}`);
  const sockets = rows("unix").filter((row) => row[3] === "00010000" && inodes.has(row[6] ?? "")).map((row) => `socket ${row[7]}`);
  return [...ports, ...sockets];
}

function linkOf(path: string): string {
  try {
    return readlinkSync(path);
  } catch {
    return ""; // closed in the meantime
  }
}

test("an app in the editor listens on no port and no socket", async () => {
  const mark = randomUUID();
  await using app = startApp({ childEntry, name: "app.ts", script: 'import st from "dacapo";\nst.text("here");\n', env: { DACAPO_TEST: mark } });
  await app.view.shows("here");
  await app.view.is("idle");
  const [pid = 0] = marked(mark);
  const before = listening(process.pid);
  expect(listening(pid)).toEqual([]);
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  expect(listening(process.pid), "the test sees who listens").toHaveLength(before.length + 1);
  server.close();
});

test("a secret is in nothing that leaves the process", async () => {
  const secret = "s3cret-of-the-person";
  const script = `import st from "dacapo";
const { key } = st.secrets;
st.write(st.secrets);
console.log(st.secrets);
st.text("has " + String(key).length);
st.sessionState.client = { headers: new Map([["key", key]]) };
st.sessionState.other = "ö" + key;
st.sessionState.plain = "seen";
if (st.button("Fail")) throw new Error("cannot reach https://db/?key=" + key, { cause: new TypeError("denied: " + key) });
if (st.button("Later")) setTimeout(() => { throw new RangeError("later " + key); }, 1);
`;
  await using app = startApp({ childEntry, name: "app.ts", script: 'import st from "dacapo";\nst.text("begins");\n' });
  await app.view.shows("begins");
  mkdirSync(join(app.folder, ".dacapo"));
  writeFileSync(join(app.folder, ".dacapo", "secrets.toml"), `key = "${secret}"\n`);
  writeFileSync(app.file, script);
  app.host.rerun("save", [app.file]);
  await app.view.shows(`has ${secret.length}`);
  app.view.click("Fail");
  await app.view.until("the card", () => app.view.cards.length === 1);
  expect(app.view.cards[0]).toContain("cannot reach");
  app.view.click("Later");
  await expect.poll(() => JSON.stringify([app.view.messages, app.host.diagnostics, app.output])).toContain("later ");
  const { messages, states } = app.view;
  const { diagnostics, runs, state, overview, files } = app.host;
  expect(JSON.stringify({ messages, states, diagnostics, runs, state, overview, files, logs: app.logs, output: app.output })).not.toContain(secret);
  // What the script itself keeps of it is marked: the state view does not show it, and no disk keeps it.
  await expect.poll(() => Object.fromEntries(app.host.state.map(({ key, secret }) => [key, secret]))).toEqual({ client: true, other: true, plain: undefined });
});
