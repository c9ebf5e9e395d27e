/** The licences of the packages whose code is in the bundles, read from esbuild's metafiles. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { inProject } from "./paths.mjs";

/**
 * The folders of the packages that contributed to the outputs, e.g. `node_modules/ws`.
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
export function packageFolders(metafiles) {
  const folders = new Set();
  for (const metafile of metafiles) {
    for (const input of Object.keys(metafile.inputs)) {
      const found = /^(?:.*\/)?node_modules\/(?:@[^/]+\/)?[^/]+/.exec(input);
      if (found) folders.add(found[0]);
    }
  }
  return [...folders].sort();
}

/**
 * The text of `ThirdPartyNotices.txt`. A package without a licence text is an error: its code may not be shipped.
 * @param {readonly import("esbuild").Metafile[]} metafiles
 */
export function thirdPartyNotices(metafiles) {
  const entries = packageFolders(metafiles).map((folder) => {
    const manifest = JSON.parse(readFileSync(inProject(folder, "package.json"), "utf8"));
    return `${"=".repeat(80)}\n${manifest.name} ${manifest.version} (${manifest.license})\n${"=".repeat(80)}\n\n${licenceText(folder)}\n`;
  });
  return `Dacapo contains code of the packages below, under their own licences.\n\n${entries.join("\n")}`;
}

/** @param {string} folder */
function licenceText(folder) {
  for (const place of [folder, join(folder, "dist")]) {
    if (!existsSync(inProject(place))) continue;
    const file = readdirSync(inProject(place)).filter((name) => /^(licen[cs]e|copying)/i.test(name)).sort()[0];
    if (file) return readFileSync(inProject(place, file), "utf8").trim();
  }
  throw new Error(`${folder} has no licence file beside ${dirname(folder)}: it cannot be named in the third-party notices`);
}
