/** package.json against the code: what is contributed exists, and what exists is contributed. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test, vi } from "vitest";
import { commandTable } from "../../extension/commands.ts";
import { panelType } from "../../extension/panel/panel.ts";
import { viewIds } from "../../extension/view/dacapo-view.ts";

vi.mock("vscode", () => import("../fakes/vscode.ts"));

const root = fileURLToPath(new URL("../..", import.meta.url));
const read = (path: string): string => readFileSync(join(root, path), "utf8");
const manifest = JSON.parse(read("package.json"));
const contributes = manifest.contributes;

const sources = readdirSync(join(root, "extension"), { recursive: true, encoding: "utf8" })
  .filter((path) => path.endsWith(".ts"))
  .map((path) => ({ path, text: read(join("extension", path)) }));
const allCode = sources.map(({ text }) => text).join("\n");
const literals = (pattern: RegExp): string[] => [...new Set([...allCode.matchAll(pattern)].map((found) => found[1] ?? ""))].sort();

const whens: string[] = [
  ...Object.values<{ when: string }[]>(contributes.menus).flatMap((items) => items.map((item) => item.when)),
  ...contributes.keybindings.map((binding: { when: string }) => binding.when),
  ...contributes.views.dacapo.map((view: { when: string }) => view.when),
];
const ids = new Set<string>(Object.values(viewIds));

describe("commands", () => {
  const contributed: string[] = contributes.commands.map((command: { command: string }) => command.command);

  test("those of package.json are those that are registered; the others are internal", () => {
    expect(Object.keys(commandTable).filter((id) => !id.startsWith("dacapo._")).sort()).toEqual([...contributed].sort());
  });

  test("those that menus, keys and our own messages name exist", () => {
    const named = [...Object.values<{ command: string }[]>(contributes.menus).flat(), ...contributes.keybindings].map((item: { command: string }) => item.command);
    const called = literals(/command:? ?[:=] ?"(dacapo\.[\w.]+)"/g);
    expect([...named, ...called].filter((id) => !(id in commandTable))).toEqual([]);
  });

  test("have a category, a title in Title Case and no activation event of their own", () => {
    const titles = JSON.parse(read("package.nls.json"));
    for (const { category, title } of contributes.commands) {
      expect(category).toBe("Dacapo");
      expect(titles[title.slice(1, -1)]).toMatch(/^[A-Z][a-z]*( (in|[A-Z][a-z]*))*$/);
    }
    expect(manifest.activationEvents.filter((event: string) => event.startsWith("onCommand"))).toEqual([]);
  });

  test("that need an app are in the palette only while there is one", () => {
    const inPalette = new Map(contributes.menus.commandPalette.map((item: { command: string; when: string }) => [item.command, item.when]));
    expect(Object.fromEntries(inPalette)).toEqual({
      "dacapo.runApp": "!virtualWorkspace",
      "dacapo.newApp": "!virtualWorkspace",
      "dacapo.debugApp": "!virtualWorkspace",
      "dacapo.openInBrowser": "dacapo.isApp && !virtualWorkspace",
      "dacapo.addTypes": "dacapo.isApp && isWorkspaceTrusted",
      ...Object.fromEntries(["rerun", "stop", "restart", "showPreview", "showOutput", "showActions", "inspect", "profileApp", "clearCache"].map((name) => [`dacapo.${name}`, "dacapo.hasApp"])),
      // These are for a row of the view.
      ...Object.fromEntries(["clearOneCache", "editValue", "deleteValue", "copyValue"].map((name) => [`dacapo.${name}`, "false"])),
    });
  });
});

describe("when clauses", () => {
  test("name context keys that the code sets", () => {
    const set = literals(/^ {2}"(dacapo\.\w+)": boolean;/gm);
    const used = [...new Set(whens.flatMap((when) => when.match(/(?<!['"/\w]|== )dacapo\.\w+(?!')/g) ?? []))].sort();
    expect(used).toEqual(set);
  });

  test("name our panel by its type", () => {
    expect(whens.filter((when) => when.includes("activeWebviewPanelId"))).toEqual([expect.stringContaining(`activeWebviewPanelId == '${panelType}'`)]);
    const inPage: { when: string }[] = contributes.menus["webview/context"];
    expect(new Set(inPage.map(({ when }) => when))).toEqual(new Set([`webviewId == '${panelType}'`]));
  });

  test("name our views by their ids", () => {
    expect(contributes.views.dacapo.map((view: { id: string }) => view.id)).toEqual([...ids]);
    expect(whens.flatMap((when) => when.match(/(?<=view == )[\w.]+/g) ?? []).filter((id) => !ids.has(id))).toEqual([]);
  });

  test("Run and Stop are for files that import dacapo, and never both there", () => {
    const [run] = contributes.menus["editor/title/run"];
    const [stop] = contributes.menus["editor/title"];
    expect(run.when).toContain("dacapo.isApp");
    expect(run.when.replace("!dacapo.isRunning", "dacapo.isRunning")).toBe(stop.when);
  });

  test("are on every menu item and key", () => expect(whens.filter((when) => !when)).toEqual([]));
});

describe("activation", () => {
  test("is by language and by panel, never at start-up", () => {
    expect(manifest.activationEvents).toEqual(["onLanguage:typescript", "onLanguage:javascript", `onWebviewPanel:${panelType}`]);
  });
});

describe("settings", () => {
  const properties: Record<string, { default: unknown; scope: string; markdownDescription: string; enum?: string[]; enumDescriptions?: string[] }> = contributes.configuration.properties;

  test("those of package.json are those that the code reads", () => {
    const keys = literals(/\bread\("([\w.]+)"/g).map((key) => `dacapo.${key}`);
    expect(Object.keys(properties).sort()).toEqual(keys);
  });

  test("have a default, a scope and a description, and one for each choice", () => {
    for (const [key, property] of Object.entries(properties)) {
      expect(property, key).toMatchObject({ default: expect.anything(), scope: expect.any(String), markdownDescription: expect.any(String) });
      expect(property.enumDescriptions?.length, key).toBe(property.enum?.length);
    }
  });

  test("nothing begins because of an address that somebody else has written", () => {
    expect(manifest.activationEvents).not.toContainEqual(expect.stringMatching(/^(onUri|onStartupFinished|\*|workspaceContains)/));
  });

  test("that choose what runs cannot come from a workspace that is not trusted", () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces;
    expect(restrictedConfigurations).toEqual(expect.arrayContaining(["dacapo.run.nodePath", "dacapo.run.nodeArgs", "dacapo.run.env", "dacapo.run.cwd", "dacapo.run.argv"]));
    expect(restrictedConfigurations.filter((key: string) => !(key in properties))).toEqual([]);
  });
});

describe("texts", () => {
  const used = [...JSON.stringify(manifest).matchAll(/"%([\w.]+)%"/g)].map((found) => found[1]);

  test("package.nls.json has exactly the texts that package.json names", () => {
    expect(Object.keys(JSON.parse(read("package.nls.json"))).sort()).toEqual([...new Set(used)].sort());
  });

  test("l10n/bundle.l10n.json has exactly the texts of the code", () => {
    const texts = literals(/l10n\.t\(\s*"((?:[^"\\]|\\.)*)"/g).map((text): string => JSON.parse(`"${text}"`));
    expect(JSON.parse(read("l10n/bundle.l10n.json"))).toEqual(Object.fromEntries(texts.map((text) => [text, text])));
  });

  describe("in other languages", () => {
    const texts = (path: string): Record<string, string> => JSON.parse(read(path));
    const languages = readdirSync(join(root, "l10n")).flatMap((name) => /^bundle\.l10n\.([\w-]+)\.json$/.exec(name)?.[1] ?? []);
    /** Placeholders, code, commands and links stay what they are. */
    const fixed = (text: string): string[] => (text.match(/\{\d\}|`[^`]*`|\(command:[\w.]+\)|\n/g) ?? []).sort();

    test("there is German", () => expect(languages).toContain("de"));

    test.each(languages)("%s has exactly the same texts, with the same placeholders", (language) => {
      for (const [own, base] of [[`l10n/bundle.l10n.${language}.json`, "l10n/bundle.l10n.json"], [`package.nls.${language}.json`, "package.nls.json"]] as const) {
        const [translated, original] = [texts(own), texts(base)];
        expect(Object.keys(translated)).toEqual(Object.keys(original));
        for (const [key, text] of Object.entries(original)) expect(fixed(translated[key] ?? ""), key).toEqual(fixed(text));
        expect(Object.values(translated).filter((text) => text.trim() === "")).toEqual([]);
      }
    });
  });

  test("no message or button is written without l10n", () => {
    expect(allCode.match(/show(?:Error|Warning|Information)Message\(\s*["'`]/g)).toBe(null);
    expect(allCode.match(/\bproblem\("[\w-]+", (?!l10n\.t)/g)).toBe(null);
  });
});

describe("the rest", () => {
  test("untrusted and virtual workspaces have limited support, with a reason", () => {
    for (const kind of ["untrustedWorkspaces", "virtualWorkspaces"]) {
      expect(manifest.capabilities[kind]).toMatchObject({ supported: "limited", description: expect.stringMatching(/^%/) });
    }
    expect(contributes.commands.find((each: { command: string }) => each.command === "dacapo.runApp").enablement).toBe("isWorkspaceTrusted");
  });

  test("no proposed API, no module vscode among the dependencies", () => {
    expect(manifest.enabledApiProposals).toBeUndefined();
    expect({ ...manifest.dependencies, ...manifest.devDependencies }).not.toHaveProperty("vscode");
  });

  test("the API types are those of the oldest VS Code that is supported", () => {
    expect(`^${manifest.devDependencies["@types/vscode"]}`).toBe(manifest.engines.vscode);
  });

  test("the files that it names exist, and the icon is a large enough PNG", () => {
    const paths = [manifest.icon, ...contributes.walkthroughs[0].steps.map((step: { media: { svg: string } }) => step.media.svg), ...contributes.viewsContainers.activitybar.map((each: { icon: string }) => each.icon), ...contributes.snippets.map((each: { path: string }) => each.path), manifest.l10n];
    expect(paths.filter((path) => !existsSync(join(root, path)))).toEqual([]);
    const icon = readFileSync(join(root, manifest.icon));
    expect(icon.subarray(1, 4).toString()).toBe("PNG");
    expect(icon.readUInt32BE(16)).toBeGreaterThanOrEqual(128);
  });

  test("the page that explains error codes ships", () => expect(read(".vscodeignore").split("\n")).toContain("!docs/errors.md"));

  test("the one walkthrough has four to six steps, each with a button, and ends by what is done", () => {
    expect(contributes.walkthroughs).toHaveLength(1);
    const titles = JSON.parse(read("package.nls.json"));
    const { steps } = contributes.walkthroughs[0];
    expect(steps.length).toBeGreaterThanOrEqual(4);
    expect(steps.length).toBeLessThanOrEqual(6);
    for (const { description, completionEvents } of steps) {
      const text: string = titles[description.slice(1, -1)];
      const command = /\(command:([\w.]+)\)/.exec(text)?.[1] ?? "";
      expect(command in commandTable || [...ids].some((id) => command === `${id}.focus`), command).toBe(true);
      expect(completionEvents).toHaveLength(1);
    }
  });

  test("it runs where the files are", () => expect(manifest.extensionKind).toEqual(["workspace"]));
});
