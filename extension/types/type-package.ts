/** The types of `dacapo` as a package beside a script, for folders in which nothing is installed. */
import { posix } from "node:path";
import { FileType, Uri, workspace } from "vscode";

/** In the package.json of what we placed: it is ours, so it may be brought up to date. */
const ownMark = "placedBy";
const ownName = "Dacapo for VS Code";

/** What the extension's own package.json says that the types' has to say too. */
interface Manifest {
  name: string;
  version: string;
  exports: Record<string, string | { types: string; default: string }>;
}

export type Found = { kind: "none" } | { kind: "theirs" } | { kind: "ours"; at: Uri; version: string };

/** Where an import of `dacapo` in `script` leads, as TypeScript looks for it: upwards through the folders. */
export async function findTypes(script: Uri): Promise<Found> {
  for (let folder = parentOf(script); ; folder = parentOf(folder)) {
    const at = Uri.joinPath(folder, "node_modules", "dacapo");
    const manifest = await readJson(Uri.joinPath(at, "package.json"));
    if (manifest) return manifest[ownMark] === ownName ? { kind: "ours", at, version: String(manifest["version"]) } : { kind: "theirs" };
    if ((await readJson(Uri.joinPath(folder, "package.json")))?.["name"] === "dacapo" || (await mapsPaths(folder))) return { kind: "theirs" };
    if (folder.path === parentOf(folder).path) return { kind: "none" };
  }
}

/** Places the types as `node_modules/dacapo` beside the script. */
export async function placeTypes(extension: Uri, script: Uri): Promise<void> {
  await writePackage(extension, Uri.joinPath(parentOf(script), "node_modules", "dacapo"));
}

/** Brings types that we placed up to date with the extension. */
export async function refreshTypes(extension: Uri, found: Found): Promise<void> {
  if (found.kind !== "ours") return;
  const { version } = await readManifest(extension);
  if (found.version !== version) await writePackage(extension, found.at);
}

async function writePackage(extension: Uri, at: Uri): Promise<void> {
  const manifest = await readManifest(extension);
  await workspace.fs.createDirectory(at);
  await workspace.fs.copy(Uri.joinPath(extension, "dist", "types"), Uri.joinPath(at, "dist", "types"), { overwrite: true });
  // What says, under plain Node, how such a script is run.
  await workspace.fs.copy(Uri.joinPath(extension, "dist", "standalone.mjs"), Uri.joinPath(at, "dist", "standalone.mjs"), { overwrite: true });
  await write(Uri.joinPath(at, ".gitignore"), "*\n");
  // Last: a package that is half written is none.
  await write(Uri.joinPath(at, "package.json"), `${JSON.stringify(packageOf(manifest), undefined, 2)}\n`);
}

function packageOf({ name, version, exports }: Manifest): object {
  const main = exports["."];
  const testing = exports["./testing"];
  return {
    name,
    version,
    private: true,
    [ownMark]: ownName,
    type: "module",
    ...(typeof main === "object" && { types: main.types, exports: { ".": main, ...(typeof testing === "object" && { "./testing": { types: testing.types } }) } }),
  };
}

async function readManifest(extension: Uri): Promise<Manifest> {
  // SAFETY: the package.json of the extension that is running; a test checks these fields.
  return (await readJson(Uri.joinPath(extension, "package.json"))) as unknown as Manifest;
}

/** A tsconfig that says itself where `dacapo` is. Read as text: it may have comments. */
async function mapsPaths(folder: Uri): Promise<boolean> {
  for (const name of ["tsconfig.json", "jsconfig.json"]) {
    const text = await read(Uri.joinPath(folder, name));
    if (text !== undefined && /"paths"[\s\S]*"dacapo"\s*:/.test(text)) return true;
  }
  return false;
}

async function readJson(file: Uri): Promise<Record<string, unknown> | undefined> {
  try {
    const value: unknown = JSON.parse((await read(file)) ?? "");
    return typeof value === "object" && value !== null ? { ...value } : undefined;
  } catch {
    // Not there, or not JSON: it says nothing.
    return undefined;
  }
}

async function read(file: Uri): Promise<string | undefined> {
  try {
    if (!((await workspace.fs.stat(file)).type & FileType.File)) return undefined;
    return new TextDecoder().decode(await workspace.fs.readFile(file));
  } catch {
    // Not there, or not readable.
    return undefined;
  }
}

const write = (file: Uri, text: string): Thenable<void> => workspace.fs.writeFile(file, new TextEncoder().encode(text));

const parentOf = (uri: Uri): Uri => uri.with({ path: posix.dirname(uri.path) });
