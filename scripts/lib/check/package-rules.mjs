/** What package.json promises to npm, against what the build makes. (The extension's half is checked where the extension is tested.) */

/**
 * @typedef {object} Manifest
 * @property {string} main
 * @property {Record<string, string>} bin
 * @property {Record<string, string | Record<string, string>>} exports
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {{ node: string, vscode: string }} engines
 * @property {{ commands?: { command: string, icon?: string }[] }} contributes
 *
 * @typedef {object} World
 * @property {readonly string[]} built the files that the build makes, folders with a slash at the end
 * @property {string} oldestVscode the oldest VS Code that is tested, e.g. `4.104.0` of code-server
 * @property {ReadonlySet<string>} codicons names of icons
 */

/**
 * @param {Manifest} manifest
 * @param {World} world
 * @returns {import("./violation.mjs").Violation[]}
 */
export function packageViolations(manifest, world) {
  const messages = [...missingTargets(manifest, world.built), ...looseVersions(manifest), ...oldestVscode(manifest, world.oldestVscode), ...unknownIcons(manifest, world.codicons)];
  return messages.map((message) => ({ file: "package.json", line: 0, rule: "package", message }));
}

/** @param {Manifest} manifest @param {readonly string[]} built */
function missingTargets({ main, bin, exports }, built) {
  const targets = [main, ...Object.values(bin), ...Object.values(exports).flatMap((target) => (typeof target === "string" ? [target] : Object.values(target)))];
  const paths = targets.map((target) => target.replace(/^\.\//, "")).filter((path) => path !== "package.json");
  return paths.filter((path) => !built.some((made) => (made.endsWith("/") ? path.startsWith(made) : path === made))).map((path) => `names ${path}, which the build does not make`);
}

/** Everything is bundled: a dependency at run time would be missing in the extension. @param {Manifest} manifest */
function looseVersions({ dependencies = {}, devDependencies = {} }) {
  return [
    ...Object.keys(dependencies).map((name) => `${name} is a dependency at run time: bundle it`),
    ...Object.entries(devDependencies).filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)).map(([name, version]) => `${name} is at ${version}: name one exact version`),
  ];
}

/** @param {Manifest} manifest @param {string} tested */
function oldestVscode({ engines }, tested) {
  const wanted = engines.vscode.replace(/^\^1\./, "4.").replace(/\.\d+$/, ".");
  return tested.startsWith(wanted) ? [] : [`supports VS Code ${engines.vscode}, but the oldest that is tested is code-server ${tested}`];
}

/** @param {Manifest} manifest @param {ReadonlySet<string>} codicons */
function unknownIcons({ contributes }, codicons) {
  return (contributes.commands ?? []).flatMap(({ command, icon }) => {
    const name = /^\$\((.+)\)$/.exec(icon ?? "")?.[1];
    return name && !codicons.has(name) ? [`${command} has the icon ${name}, which is no codicon`] : [];
  });
}
