/** The checks that other programs do, their findings brought into our form. */
import { spawn } from "node:child_process";
import { relative } from "node:path";
import { inProject } from "../paths.mjs";
import { commandOf } from "../run.mjs";

/** @typedef {import("./violation.mjs").Violation} Violation */

/** TypeScript, on the project that a folder's tsconfig.json describes; what has not changed since the last check is not checked anew. @param {string} folder @returns {Promise<Violation[]>} */
export async function types(folder) {
  const { text, code } = await output([commandOf("typescript", "tsc"), "--noEmit", "--incremental", "--tsBuildInfoFile", inProject("node_modules", ".cache", "dacapo", `${folder.replaceAll("/", "-")}.tsbuildinfo`), "--pretty", "false", "-p", folder]);
  return orFailure("types", code, text, readTsc(text));
}

/** @param {string} text what `tsc --pretty false` printed @returns {Violation[]} */
export function readTsc(text) {
  return [...text.matchAll(/^(?:(.+?)\((\d+),\d+\): )?error (TS\d+): (.*)$/gm)].map(([, file, line, rule, message]) => ({ file: file ?? "tsconfig.json", line: Number(line ?? 0), rule: rule ?? "", message: message ?? "" }));
}

/** svelte-check, warnings included. @param {string} folder @returns {Promise<Violation[]>} */
export async function svelteTypes(folder) {
  const { text, code } = await output([commandOf("svelte-check"), "--workspace", folder, "--tsconfig", "./tsconfig.json", "--output", "machine-verbose", "--fail-on-warnings"]);
  return orFailure("svelte-check", code, text, readSvelteCheck(text, folder));
}

/** @param {string} text what `svelte-check --output machine-verbose` printed @param {string} folder @returns {Violation[]} */
export function readSvelteCheck(text, folder) {
  return [...text.matchAll(/^\d+ (\{.*\})$/gm)].map(([, json = "{}"]) => {
    const { filename, start, message, code } = JSON.parse(json);
    return { file: `${folder}/${filename}`, line: start.line + 1, rule: `svelte-check ${code ?? ""}`.trim(), message: String(message).split("\n").join(" ") };
  });
}

/** @returns {Promise<Violation[]>} */
export async function lint() {
  const { text, code } = await output([commandOf("oxlint"), "--format", "json"]);
  return orFailure("lint", code, text, readOxlint(text));
}

/** @param {string} text what `oxlint --format json` printed @returns {Violation[]} */
export function readOxlint(text) {
  const start = text.indexOf("{");
  if (start < 0) return [];
  /** @type {{ diagnostics: { filename: string, code?: string, message: string, labels: { span: { line: number } }[] }[] }} */
  const { diagnostics } = JSON.parse(text.slice(start));
  return diagnostics.map(({ filename, code, message, labels }) => ({ file: relative(inProject(), inProject(filename)), line: labels[0]?.span.line ?? 0, rule: code ?? "syntax", message }));
}

/**
 * A program that fails without naming a place has found something all the same.
 * @param {string} rule @param {number} code @param {string} text @param {Violation[]} found
 */
function orFailure(rule, code, text, found) {
  return code !== 0 && found.length === 0 ? [{ file: ".", line: 0, rule, message: `ended with code ${code}: ${text.slice(-1000)}` }] : found;
}

/** @param {string[]} args @returns {Promise<{ text: string, code: number }>} */
function output(args) {
  const child = spawn(process.execPath, args, { cwd: inProject(), stdio: ["ignore", "pipe", "pipe"] });
  let text = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => { text += chunk; });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ text, code: code ?? 1 }));
  });
}
