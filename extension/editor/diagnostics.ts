/** The only writer of Dacapo's diagnostics. */
import {
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Disposable,
  Location,
  Range,
  type Uri,
  languages,
  workspace,
} from "vscode";
import type * as protocol from "../../runtime/protocol/diagnostic.ts";
import { diagnosticsEnabled, onConfigChange } from "../platform/config.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { uriOf } from "./script-files.ts";
import { type EditedFile, moved, type UnsavedEdits } from "./unsaved-edits.ts";

/** What one owner says about files, in the coordinates of the documents as they stand. */
type Findings = Map<string, protocol.Diagnostic[]>;

const severities: Record<protocol.Severity, DiagnosticSeverity> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/** Keeps what every owner (an app, the reading of a file) last said, and shows the sum of it. */
export class Diagnostics implements Disposable {
  readonly #collection: DiagnosticCollection;
  readonly #owned = new DisposableStore();
  readonly #owners = new Map<object, Findings>();
  readonly #unsaved: UnsavedEdits;
  readonly #docs: (code: string) => Uri;

  /** `docs` tells where a code is explained. */
  constructor(docs: (code: string) => Uri, unsaved: UnsavedEdits) {
    this.#docs = docs;
    this.#unsaved = unsaved;
    this.#collection = this.#owned.add(languages.createDiagnosticCollection("dacapo"));
    this.#owned.add(unsaved.onDidEdit((edited) => this.#edited(edited)));
    this.#owned.add(workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.#forget(uri.fsPath))));
    this.#owned.add(onConfigChange("diagnostics.enabled", () => this.#publish(this.#files())));
  }

  /** Replaces everything that `owner` said, of the files as they were last saved or as they are typed now. */
  replace(owner: object, list: readonly protocol.Diagnostic[], speaksOf: "as saved" | "as typed" = "as saved"): void {
    const before = this.#owners.get(owner);
    const now: Findings = new Map();
    for (const each of list) {
      const there = speaksOf === "as typed" ? each : this.#unsaved.now(each);
      if (there) now.set(each.file, [...(now.get(each.file) ?? []), there]);
    }
    if (now.size > 0) this.#owners.set(owner, now);
    else this.#owners.delete(owner);
    this.#publish(new Set([...(before?.keys() ?? []), ...now.keys()]));
  }

  clear(owner: object): void {
    this.replace(owner, []);
  }

  dispose(): void {
    this.#owners.clear();
    this.#owned.dispose();
  }

  #edited({ file, edits }: EditedFile): void {
    let changed = false;
    for (const findings of this.#owners.values()) {
      const list = findings.get(file);
      if (!list) continue;
      const now = list.flatMap((each) => moved(each, edits) ?? []);
      changed ||= now.length !== list.length || now.some((each, i) => each !== list[i]);
      findings.set(file, now);
    }
    if (changed) this.#publish(new Set([file]));
  }

  #forget(file: string): void {
    for (const findings of this.#owners.values()) findings.delete(file);
    this.#publish(new Set([file]));
  }

  #files(): Set<string> {
    return new Set([...this.#owners.values()].flatMap((findings) => [...findings.keys()]));
  }

  #publish(files: ReadonlySet<string>): void {
    for (const file of files) {
      const uri = uriOf(file);
      const said = diagnosticsEnabled(uri) ? [...this.#owners.values()].map((findings) => findings.get(file) ?? []) : [];
      this.#collection.set(uri, withoutRepetition(said).map((each) => this.#render(each)));
    }
  }

  #render(each: protocol.Diagnostic): Diagnostic {
    const diagnostic = new Diagnostic(rangeOf(each), each.message, severities[each.severity]);
    diagnostic.source = "Dacapo";
    diagnostic.code = { value: each.code, target: this.#docs(each.code) };
    diagnostic.relatedInformation = each.related.map(
      (related) => new DiagnosticRelatedInformation(new Location(uriOf(related.file), rangeOf(related)), related.message),
    );
    return diagnostic;
  }
}

/**
 * Two apps that share a module say the same thing about it, and an app says what reading its script has told before, in other words:
 * of one line and code, once is enough. The more severe one stays, else the first.
 */
function withoutRepetition(said: readonly (readonly protocol.Diagnostic[])[]): protocol.Diagnostic[] {
  const chosen = new Map<string, readonly protocol.Diagnostic[]>();
  for (const list of said) {
    for (const [key, group] of Map.groupBy(list, ({ line, code }) => `${line} ${code}`)) {
      const other = chosen.get(key);
      if (!other || rank(group) < rank(other)) chosen.set(key, group);
    }
  }
  return [...chosen.values()].flatMap((group) => [...new Map(group.map((each) => [`${each.column}:${each.message}`, each])).values()]);
}

const rank = (group: readonly protocol.Diagnostic[]): number => Math.min(...group.map(({ severity }) => severities[severity]));

/** From lines and columns that count from 1. An empty place gets one character, to be seen. */
function rangeOf(place: protocol.Location): Range {
  const isEmpty = place.line === place.endLine && place.column === place.endColumn;
  return new Range(place.line - 1, place.column - 1, place.endLine - 1, place.endColumn - 1 + (isEmpty ? 1 : 0));
}
