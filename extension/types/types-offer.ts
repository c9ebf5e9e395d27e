/** Offers the types of `dacapo` where the editor finds none: after a run, and as the fix of TypeScript's own error. */
import { posix } from "node:path";
import {
  CodeAction,
  CodeActionKind,
  type CodeActionContext,
  type CodeActionProvider,
  type Diagnostic,
  type Memento,
  type Range,
  type TextDocument,
  type Uri,
  l10n,
} from "vscode";
import { type Problem, showProblem, typesNotPlaced, typesOffer } from "../platform/errors.ts";
import type { Log } from "../platform/log.ts";
import { findTypes, placeTypes, refreshTypes } from "./type-package.ts";

const refused = "typesRefused";
/** TypeScript's codes for an import that leads nowhere, and for one that leads to JavaScript without types. */
const missing = new Set([2307, 2792, 7016]);

export class TypesOffer implements CodeActionProvider {
  static readonly kinds = { providedCodeActionKinds: [CodeActionKind.QuickFix] };
  readonly #extension: Uri;
  readonly #memory: Memento;
  readonly #log: Log;
  readonly #offered = new Set<string>();

  constructor(extension: Uri, memory: Memento, log: Log) {
    this.#extension = extension;
    this.#memory = memory;
    this.#log = log;
  }

  /** After a person ran a script: keeps types that we placed up to date, or offers some. */
  async ran(script: Uri): Promise<void> {
    if (script.scheme !== "file") return;
    const found = await findTypes(script);
    if (found.kind === "ours") await this.#guarded(() => refreshTypes(this.#extension, found));
    if (found.kind !== "none" || !/\.[cm]?ts$/i.test(script.path) || this.#memory.get(refused) === true) return;
    const folder = posix.dirname(script.path);
    if (!this.#offered.has(folder)) void showProblem(typesOffer(script));
    this.#offered.add(folder);
  }

  async refuse(): Promise<void> {
    await this.#memory.update(refused, true);
  }

  /** Gives the problem when the types cannot be placed. A package that somebody installed is left alone. */
  async add(script: Uri): Promise<Problem | undefined> {
    const { kind } = await findTypes(script);
    if (kind === "theirs") return undefined;
    return (await this.#guarded(() => placeTypes(this.#extension, script))) ? undefined : typesNotPlaced();
  }

  provideCodeActions(document: TextDocument, _range: Range, { diagnostics }: CodeActionContext): CodeAction[] {
    const found = diagnostics.filter(isMissingDacapo);
    if (found.length === 0 || document.uri.scheme !== "file") return [];
    const action = new CodeAction(l10n.t("Add the types of dacapo beside this file"), CodeActionKind.QuickFix);
    action.diagnostics = found;
    action.isPreferred = true;
    action.command = { title: action.title, command: "dacapo.addTypes", arguments: [document.uri] };
    return [action];
  }

  async #guarded(work: () => Promise<void>): Promise<boolean> {
    try {
      await work();
      return true;
    } catch (error) {
      this.#log.bug("placing the types of dacapo", error);
      return false;
    }
  }
}

function isMissingDacapo({ code, message }: Diagnostic): boolean {
  const value = typeof code === "object" ? code.value : code;
  return missing.has(Number(value)) && /['"]dacapo(\/testing)?['"]/.test(message);
}
