/** What editors and a code host are told about the project: read here, because they say nothing until somebody uses them. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { parse, parseDocument } from "yaml";
import { codeServers } from "../../scripts/lib/code-server.mjs";
import { chooseRings, rings } from "../../scripts/lib/rings.mjs";

const root = fileURLToPath(new URL("../../", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const manifest: { scripts: Record<string, string>; main: string; engines: { vscode: string } } = JSON.parse(read("package.json"));

interface Launch {
  name: string;
  args?: string[];
  program?: string;
  outFiles?: string[];
  preLaunchTask?: string;
}
interface Task {
  label: string;
  script?: string;
  command?: string;
}
const { configurations }: { configurations: Launch[] } = JSON.parse(read(".vscode/launch.json"));
const { tasks }: { tasks: Task[] } = JSON.parse(read(".vscode/tasks.json"));

/** Paths inside the project that a text names; those that the build makes are told by their folder. */
const pathsIn = (texts: readonly string[]): string[] => texts.flatMap((text) => [...text.matchAll(/\$\{workspaceFolder\}\/?([^*"]*)/g)].map(([, path = ""]) => path));
/** `npm run <script>` and `npm test`: the script's name. */
const npmScripts = (command: string): string[] => [...command.matchAll(/\bnpm (?:run ([\w-]+)|(test|start)\b)/g)].map(([, named, own]) => named ?? own ?? "");

describe(".vscode", () => {
  it.each(configurations.map((launch) => [launch.name, launch] as const))("%s: its task and its paths are there", (_, { args = [], program = "", outFiles = [], preLaunchTask }) => {
    expect(pathsIn([...args, program, ...outFiles]).filter((path) => !existsSync(join(root, path)))).toEqual([]);
    expect(tasks.map(({ label }) => label)).toEqual(expect.arrayContaining(preLaunchTask === undefined ? [] : [preLaunchTask]));
  });

  it("F5 starts this extension on the examples with one of them open, after a build", () => {
    const [first] = configurations;
    expect(first?.args).toEqual(expect.arrayContaining(["--extensionDevelopmentPath=${workspaceFolder}", "${workspaceFolder}/examples", "${workspaceFolder}/examples/rerun.ts"]));
    expect(tasks.find(({ label }) => label === first?.preLaunchTask)?.command).toMatch(/^npm run build\b/);
    expect(first?.outFiles?.some((pattern) => pattern.endsWith("dist/**/*.cjs"))).toBe(true);
    expect(manifest.main).toMatch(/^\.\/dist\/.*\.cjs$/);
  });

  it("every task runs a script of package.json", () => {
    const asked = tasks.flatMap(({ script, command = "" }) => (script === undefined ? npmScripts(command) : [script]));
    expect(asked).toHaveLength(tasks.length);
    expect(asked.filter((name) => !(name in manifest.scripts))).toEqual([]);
  });

  it("recommends extensions by their ids", () => {
    const { recommendations }: { recommendations: string[] } = JSON.parse(read(".vscode/extensions.json"));
    expect(recommendations.filter((id) => !/^[\w-]+\.[\w-]+$/.test(id))).toEqual([]);
  });
});

interface Job {
  strategy?: { matrix: { os?: string[]; include?: { vscode: string; files: string }[] } };
  steps: { uses?: string; run?: string; with?: Record<string, string> }[];
}

describe(".github", () => {
  const workflow: { jobs: Record<string, Job> } = parse(read(".github/workflows/test.yml"));
  const steps = Object.values(workflow.jobs).flatMap((job) => job.steps);

  it("the workflow is YAML without a doubt, and says that it has not been run", () => {
    const { errors, warnings } = parseDocument(read(".github/workflows/test.yml"));
    expect([...errors, ...warnings]).toEqual([]);
    expect(read(".github/workflows/test.yml")).toMatch(/^# Not yet run/);
  });

  it("runs scripts that there are, and every ring of tests", () => {
    const commands = steps.flatMap(({ run }) => run ?? []);
    expect(commands.flatMap(npmScripts).filter((name) => !(name in manifest.scripts))).toEqual([]);
    const words = commands.filter((command) => command.startsWith("npm test")).flatMap((command) => command.replace("npm test -- ", "").replace(/\$\{\{.*?\}\}/, "").trim().split(/\s+/));
    expect(words.toSorted()).toEqual(rings.map(({ name }) => name).toSorted());
  });

  it("has three systems, and the newest and the oldest VS Code with every file of the ring", () => {
    expect(workflow.jobs.test?.strategy?.matrix.os).toEqual(["ubuntu-latest", "macos-latest", "windows-latest"]);
    const files = workflow.jobs.vscode?.strategy?.matrix.include?.flatMap((entry) => entry.files.split(" ")) ?? [];
    const tests = readdirSync(join(root, "test/vscode")).filter((name) => name.endsWith(".test.ts")).map((name) => name.replace(/\.test\.ts$/, ""));
    expect(files.map((name) => name.replace(/\.test$/, "")).toSorted()).toEqual(tests.toSorted());
    // The name of a ring would choose that ring, not a file.
    expect(chooseRings(files).chosen).toEqual(rings);
    expect(manifest.engines.vscode).toBe(`^1.${codeServers.oldest.version.split(".")[1]}.0`);
  });

  it("sets up the Node that the project names", () => {
    const files = steps.flatMap(({ with: options }) => options?.["node-version-file"] ?? []);
    expect(new Set(files)).toEqual(new Set([".node-version"]));
    expect(read(".node-version").trim()).toMatch(/^\d+\.\d+\.\d+$/);
  });

  it.each(readdirSync(join(root, ".github/ISSUE_TEMPLATE")))("the template %s has a name, what it is about, and a label", (name) => {
    const [, head = ""] = /^---\n([^]*?)\n---\n/.exec(read(`.github/ISSUE_TEMPLATE/${name}`)) ?? [];
    expect(parse(head)).toEqual({ name: expect.any(String), about: expect.any(String), labels: expect.any(String) });
  });
});
