/** What a settings file and a remembered preview say may be anything: a value of the wrong kind counts as absent. */
import { isAbsolute } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { diagnosticsEnabled, readRunConfig, restoreMode, runsOn } from "../../extension/platform/config.ts";
import { Person, settle } from "../extension/person.ts";
import { Uri } from "../fakes/vscode/uri.ts";
import { newWorld } from "../fakes/vscode/world.ts";
import { random } from "../lib/random.ts";
import { value } from "./lib/any-value.ts";
import { fuzzTimeoutMs, rounds } from "./lib/rounds.ts";

vi.mock("vscode", () => import("../fakes/vscode.ts"));

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const keys = ["run.nodePath", "run.nodeArgs", "run.env", "run.cwd", "run.argv", "run.on", "restore", "diagnostics.enabled", "loops.sameStateSeconds", "loops.changingSeconds"];
const isText = (text: unknown): boolean => typeof text === "string";
const count = rounds({ usual: 3000, soak: 100_000 });

test(`${count} settings files: whatever they say, an app is run in a way that makes sense`, { timeout: fuzzTimeoutMs }, () => {
  const script = Uri.file("/proj/app.ts");
  for (let seed = 1; seed <= count; seed++) {
    const next = random(seed);
    const world = newWorld();
    for (const key of keys) if (next(3) > 0) world.set(`dacapo.${key}`, value(next));
    const config = readRunConfig(script, "/proj/app.ts");
    const what = `seed ${seed}: ${JSON.stringify(config)}`;
    expect(config.nodePath === undefined || config.nodePath.trim() !== "", what).toBe(true);
    expect(isAbsolute(config.cwd), what).toBe(true);
    expect([...config.nodeArgs, ...config.argv, ...Object.values(config.env)].every(isText), what).toBe(true);
    for (const ms of Object.values(config.loopLimits)) expect(ms > 0 && ms < Infinity, what).toBe(true);
    expect(["save", "type", "manual"], what).toContain(runsOn(script));
    expect(["run", "ask"], what).toContain(restoreMode());
    expect(typeof diagnosticsEnabled(script), what).toBe("boolean");
  }
});

const previews = rounds({ usual: 60, soak: 3000 });

test(`${previews} previews that remember anything: only a file that there is runs, and only with an address that is one`, { timeout: fuzzTimeoutMs }, async () => {
  for (let seed = 1; seed <= previews; seed++) {
    const next = random(seed);
    const person = new Person({ "/proj/app.ts": 'import st from "dacapo"' });
    person.activate();
    const panel = person.world.addPanel("dacapo.app", "app.ts", { viewColumn: 2, preserveFocus: true });
    const scripts = ["/proj/app.ts", "/proj/none.ts", "untitled:Untitled-1", "http://a/b.ts", "\\\\server\\share", "file:///proj/app.ts", "/proj/../../etc/passwd", "\0", value(next)];
    const state = next(4) === 0 ? value(next) : { version: 1, script: scripts[next(scripts.length)], address: next(2) === 0 ? value(next) : { page: value(next), query: value(next) } };
    await person.world.serializer?.deserializeWebviewPanel(panel, state);
    await settle();
    for (const { options } of person.hosts) {
      expect(options.file, `seed ${seed}`).toBe("/proj/app.ts");
      expect(options.address === undefined || (isText(options.address.page) && isText(options.address.query)), `seed ${seed}`).toBe(true);
    }
    expect(await person.closeWindow(), `seed ${seed}`).toEqual([]);
  }
});
