/** What can go wrong with secrets. No message holds a part of one. */
import type { TomlError } from "smol-toml";
import { AppError } from "../errors.ts";

export const noSecret = (path: readonly string[], file: string): AppError => {
  const key = path.at(-1) ?? "";
  const sections = path.slice(0, -1);
  const line = `${sections.length > 0 ? `[${sections.join(".")}] ` : ""}${/^[\w-]+$/.test(key) ? key : JSON.stringify(key)} = "…"`;
  const environment = sections.length === 0 ? `, or set the environment variable ${key}` : "";
  return new AppError("no-secret", `There is no secret ${JSON.stringify(path.join("."))}.`, `Write ${line} into ${file}${environment}.`);
};

export const badSecrets = (file: string, error: TomlError | undefined): AppError => {
  const at = error ? ` in line ${error.line}, column ${error.column}` : "";
  return new AppError("bad-secrets", `${file} cannot be read: it is no valid TOML${at}.`, 'Write lines such as name = "value", below [section] where you like.');
};
