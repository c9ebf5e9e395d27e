/** Building: the bundles, the types and the third-party notices. `scripts/build.mjs` is the command. */
import { chmodSync, existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { bundles, esbuildOptions } from "./bundles.mjs";
import { thirdPartyNotices } from "./notices.mjs";
import { firstLoadModules, oneFirstLoad } from "./first-load.mjs";
import { generate } from "./generate.mjs";
import { inProject } from "./paths.mjs";
import { Refusal } from "./report.mjs";
import { eagerFiles, sizeLine } from "./sizes.mjs";
import { buildTypes } from "./types.mjs";

/**
 * @typedef {object} BuildRequest
 * @property {boolean} production
 * @property {string[]} only names of bundles, `types` among them; empty for all
 * @property {boolean} types whether the declarations are made when nothing else is asked
 */

/**
 * Builds once.
 * @param {BuildRequest} request
 * @returns {Promise<string[]>} one line per thing built
 */
export async function build({ production, only, types }) {
  const wanted = wantedBundles(only);
  const esbuild = await import("esbuild");
  const plugins = await viewPlugins(esbuild, wanted, production);
  const declarations = only.includes("types") || (types && only.length === 0) ? buildTypes() : undefined;
  // A failed bundle is reported before the slower declarations are waited for; theirs must not be an unhandled rejection then.
  declarations?.catch(() => undefined);
  const results = await Promise.all(wanted.map(async (bundle) => {
    const result = await esbuild.build(esbuildOptions(bundle, { production, viewPlugins: plugins })).catch((error) => refuse(esbuild, bundle, error));
    finish(bundle, result.metafile);
    return { bundle, metafile: /** @type {import("esbuild").Metafile} */ (result.metafile), warnings: result.warnings };
  }));
  if (only.length === 0) writeFileSync(inProject("dist", "ThirdPartyNotices.txt"), thirdPartyNotices(results.map((result) => result.metafile)));
  const lines = results.flatMap(({ bundle, metafile, warnings }) => [
    sizeLine(bundle, metafile),
    ...esbuild.formatMessagesSync(warnings, { kind: "warning" }),
  ]);
  if (declarations) lines.push(await declarations);
  // Its service would stay as long as we do.
  await esbuild.stop();
  return lines;
}

/**
 * Builds for development whenever a source changes, until the process ends.
 * @param {string[]} only
 * @param {(line: string) => void} tell
 */
export async function watch(only, tell) {
  const esbuild = await import("esbuild");
  const wanted = wantedBundles(only);
  const plugins = await viewPlugins(esbuild, wanted, false);
  const round = { running: 0 };
  const contexts = await Promise.all(wanted.map((bundle) => {
    const options = esbuildOptions(bundle, { production: false, viewPlugins: plugins });
    return esbuild.context({ ...options, plugins: [...(options.plugins ?? []), tellAboutBuilds(esbuild, bundle, round, tell)] });
  }));
  await Promise.all(contexts.map((context) => context.watch()));
}

/** @param {string[]} only */
function wantedBundles(only) {
  generate();
  const known = [...bundles.map((bundle) => bundle.name), "types"];
  const unknown = only.find((name) => !known.includes(name));
  if (unknown) throw new Refusal(`There is no bundle "${unknown}". There are: ${known.join(", ")}.`);
  const wanted = bundles.filter((bundle) => only.length === 0 || only.includes(bundle.name));
  const missing = wanted.filter((bundle) => bundle.kind !== "vendor" && !existsSync(inProject(bundle.entry)));
  if (missing.length > 0) {
    throw new Refusal(missing.map((bundle) => `${bundle.output} cannot be built: its source ${bundle.entry} does not exist.`).join("\n"));
  }
  return wanted;
}

/**
 * @param {typeof import("esbuild")} esbuild
 * @param {readonly import("./bundles.mjs").Bundle[]} wanted
 * @param {boolean} production
 */
async function viewPlugins(esbuild, wanted, production) {
  const view = wanted.find((bundle) => bundle.kind === "view");
  if (!view) return [];
  const { sveltePlugin } = await import(pathToFileURL(inProject("scripts", "lib", "svelte-plugin.mjs")).href);
  const together = oneFirstLoad(view.entry);
  if (!production) return [together, sveltePlugin({ dev: true })];
  const options = esbuildOptions(view, { production: false, viewPlugins: [together, sveltePlugin()] });
  const { metafile } = await esbuild.build({ ...options, sourcemap: false, write: false, metafile: true }).catch((error) => refuse(esbuild, view, error));
  return [together, sveltePlugin({ firstLoad: firstLoadModules(metafile, eagerFiles(metafile, view.entry)) })];
}

/**
 * @param {typeof import("esbuild")} esbuild
 * @param {import("./bundles.mjs").Bundle} bundle
 * @param {unknown} error
 * @returns {never}
 */
function refuse(esbuild, bundle, error) {
  const errors = /** @type {{ errors?: import("esbuild").Message[] }} */ (error).errors;
  if (!errors) throw error;
  throw new Refusal(`${bundle.output} cannot be built:\n${esbuild.formatMessagesSync(errors, { kind: "error", color: Boolean(process.stderr.isTTY) }).join("")}`);
}

/**
 * @param {import("./bundles.mjs").Bundle} bundle
 * @param {import("esbuild").Metafile | undefined} metafile
 */
function finish(bundle, metafile) {
  if (bundle.name === "cli") chmodSync(inProject(bundle.output), 0o755);
  // A source map of an earlier build would tell lies about this one.
  if (bundle.kind !== "view" && metafile && !Object.keys(metafile.outputs).some((path) => path.endsWith(".map"))) rmSync(inProject(`${bundle.output}.map`), { force: true });
  if (bundle.kind === "view" && metafile) finishView(bundle, metafile);
}

/** A page asks for what its entry imports together with the entry, not when it has read it. @param {import("./bundles.mjs").Bundle} bundle @param {import("esbuild").Metafile} metafile */
function finishView(bundle, metafile) {
  const list = `${bundle.output}/first-load.json`;
  const first = eagerFiles(metafile, bundle.entry);
  const chunks = first.filter((path) => path.includes("/chunks/") && path.endsWith(".js"));
  // Every chunk needs the entry, so the bundler writes the entry's styles for each of them: nobody asks for those.
  for (const path of Object.keys(metafile.outputs)) if (path.endsWith(".css") && !first.includes(path)) delete metafile.outputs[path];
  removeStale(bundle.output, new Set([...Object.keys(metafile.outputs), list]));
  writeFileSync(inProject(list), `${JSON.stringify(chunks.map((path) => path.slice(bundle.output.length + 1)))}\n`);
}

/** Chunks have a hash in their names: those of earlier builds go. @param {string} folder @param {Set<string>} current */
function removeStale(folder, current) {
  mkdirSync(inProject(folder), { recursive: true });
  for (const entry of readdirSync(inProject(folder), { recursive: true, withFileTypes: true })) {
    if (!entry.isFile()) continue;
    const path = join(entry.parentPath, entry.name);
    const relative = path.slice(inProject().length + 1).replaceAll("\\", "/");
    if (!current.has(relative)) rmSync(path, { force: true });
  }
}

/**
 * The lines that the problem matcher of `.vscode/tasks.json` waits for.
 * @param {typeof import("esbuild")} esbuild
 * @param {import("./bundles.mjs").Bundle} bundle
 * @param {{ running: number }} round how many bundles are being built; they begin and end as one
 * @param {(line: string) => void} tell
 * @returns {import("esbuild").Plugin}
 */
function tellAboutBuilds(esbuild, bundle, round, tell) {
  return {
    name: "tell",
    setup(pluginBuild) {
      pluginBuild.onStart(() => {
        if (round.running++ === 0) tell("[watch] build started");
      });
      pluginBuild.onEnd((result) => {
        for (const message of esbuild.formatMessagesSync(result.errors, { kind: "error" })) tell(message.trimEnd());
        if (result.errors.length === 0) finish(bundle, result.metafile);
        if (--round.running === 0) tell("[watch] build finished");
      });
    },
  };
}
