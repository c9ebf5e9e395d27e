import { basename } from "node:path";
import type { Uri } from "vscode";

const runnable = /(?<!\.d)\.[cm]?[jt]s$/i;

/** Whether a file's name is that of a script which can run as an app (declaration files cannot). */
export const isScriptName = (path: string): boolean => runnable.test(path);

/** A file's name without its folders, as titles and messages show it. */
export const nameOf = (uri: Uri): string => basename(uri.path);
