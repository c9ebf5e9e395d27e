/** The licences of the packages whose code is in the bundles, read from esbuild's metafiles. */
import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { inProject } from "./paths.mjs";
import { Refusal } from "./report.mjs";

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
  // Those in `dist/` are of code that the package itself has bundled.
  const files = [folder, join(folder, "dist")].flatMap((place) => filesOf(place).filter((name) => /^(licen[cs]e|copying)/i.test(name)).map((name) => join(place, name)));
  if (files.length > 0) return [...new Set(files.map((file) => readFileSync(inProject(file), "utf8").trim()))].join("\n\n");
  const readme = filesOf(folder).find((name) => /^readme/i.test(name));
  const section = readme && licenceSection(readFileSync(inProject(folder, readme), "utf8"));
  if (section) return section;
  throw new Refusal(`${folder} comes without a licence text: its code may not be shipped`);
}

/** Some packages have theirs as the last section of the readme. @param {string} readme */
export function licenceSection(readme) {
  const title = /^(#+\s*licen[cs]e.*|licen[cs]e\s*\n[=-]{3,})\s*$/im.exec(readme);
  return title ? readme.slice(title.index + title[0].length).trim() : undefined;
}

/** @param {string} folder */
const filesOf = (folder) => (existsSync(inProject(folder)) ? readdirSync(inProject(folder)) : []);
