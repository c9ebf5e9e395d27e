/** The only writer of Dacapo's diagnostics. */
import {
  Diagnostic,
  type DiagnosticCollection,
  DiagnosticRelatedInformation,
  DiagnosticSeverity,
  type Disposable,
  Location,
  Range,
  type TextDocumentChangeEvent,
  type Uri,
  languages,
  workspace,
} from "vscode";
import type * as protocol from "../../runtime/protocol/diagnostic.ts";
import { diagnosticsEnabled, onConfigChange } from "../platform/config.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { type Edit, moveThroughEdit } from "./move-location.ts";
import { isScriptName, pathOf, uriOf } from "./script-files.ts";

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
  /** What was typed since the last save, by file: an app speaks of the file as it was saved. */
  readonly #unsaved = new Map<string, Edit[]>();
  readonly #docs: (code: string) => Uri;

  /** `docs` tells where a code is explained. */
  constructor(docs: (code: string) => Uri) {
    this.#docs = docs;
    this.#collection = this.#owned.add(languages.createDiagnosticCollection("dacapo"));
    this.#owned.add(workspace.onDidChangeTextDocument((event) => this.#edited(event)));
    this.#owned.add(workspace.onDidSaveTextDocument(({ uri }) => this.#unsaved.delete(uri.fsPath)));
    this.#owned.add(workspace.onDidCloseTextDocument((document) => this.#unsaved.delete(pathOf(document))));
    this.#owned.add(workspace.onDidDeleteFiles(({ files }) => files.forEach((uri) => this.#forget(uri.fsPath))));
    this.#owned.add(onConfigChange("diagnostics.enabled", () => this.#publish(this.#files())));
  }

  /** Replaces everything that `owner` said, of the files as they were last saved or as they are typed now. */
  replace(owner: object, list: readonly protocol.Diagnostic[], speaksOf: "as saved" | "as typed" = "as saved"): void {
    const before = this.#owners.get(owner);
    const now: Findings = new Map();
    for (const each of list) {
      const moved = speaksOf === "as typed" ? each : this.#throughUnsaved(each);
      if (moved) now.set(each.file, [...(now.get(each.file) ?? []), moved]);
    }
    if (now.size > 0) this.#owners.set(owner, now);
    else this.#owners.delete(owner);
    this.#publish(new Set([...(before?.keys() ?? []), ...now.keys()]));
  }

  /** The text in the editor is what its app runs now: what it says from here on is about that, as if it were saved. */
  speaksOfNow(file: string): void {
    this.#unsaved.delete(file);
  }

  clear(owner: object): void {
    this.replace(owner, []);
  }

  dispose(): void {
    this.#owners.clear();
    this.#owned.dispose();
  }

  #edited({ document, contentChanges }: TextDocumentChangeEvent): void {
    if (!/^(file|untitled)$/.test(document.uri.scheme) || contentChanges.length === 0) return;
    const file = pathOf(document);
    const edits = editsOf(contentChanges);
    if (isScriptName(file)) this.#unsavedEdits(file).push(...edits);
    let changed = false;
    for (const findings of this.#owners.values()) {
      const list = findings.get(file);
      if (!list) continue;
      const moved = list.flatMap((each) => moveDiagnostic(each, edits) ?? []);
      changed ||= moved.length !== list.length || moved.some((each, i) => each !== list[i]);
      findings.set(file, moved);
    }
    if (changed) this.#publish(new Set([file]));
  }

  #unsavedEdits(file: string): Edit[] {
    const edits = this.#unsaved.get(file) ?? [];
    this.#unsaved.set(file, edits);
    return edits;
  }

  #throughUnsaved(each: protocol.Diagnostic): protocol.Diagnostic | undefined {
    const edits = this.#unsaved.get(each.file);
    if (!edits) return each;
    // A file that changed on disk, or whose edits were undone, is edited in VS Code's eyes and yet as it was saved.
    const isDirty = workspace.textDocuments.some((document) => document.isDirty && pathOf(document) === each.file);
    if (isDirty) return moveDiagnostic(each, edits);
    this.#unsaved.delete(each.file);
    return each;
  }

  #forget(file: string): void {
    this.#unsaved.delete(file);
    for (const findings of this.#owners.values()) findings.delete(file);
    this.#publish(new Set([file]));
  }

  #files(): Set<string> {
    return new Set([...this.#owners.values()].flatMap((findings) => [...findings.keys()]));
  }

  #publish(files: ReadonlySet<string>): void {
    for (const file of files) {
      const uri = uriOf(file);
      const list = diagnosticsEnabled(uri) ? [...this.#owners.values()].flatMap((findings) => findings.get(file) ?? []) : [];
      this.#collection.set(uri, withoutRepetition(list).map((each) => this.#render(each)));
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

/** The changes of one event are all in the coordinates before it: from the last in the file to the first, none disturbs the next. */
function editsOf(changes: TextDocumentChangeEvent["contentChanges"]): Edit[] {
  const fromTheEnd = [...changes].sort((a, b) => b.range.start.compareTo(a.range.start));
  return fromTheEnd.map(({ range, text }) => ({
    line: range.start.line + 1,
    column: range.start.character + 1,
    endLine: range.end.line + 1,
    endColumn: range.end.character + 1,
    text,
  }));
}

function moveDiagnostic(diagnostic: protocol.Diagnostic, edits: readonly Edit[]): protocol.Diagnostic | undefined {
  let moved: protocol.Diagnostic | undefined = diagnostic;
  for (const edit of edits) moved &&= moveThroughEdit(moved, edit);
  return moved;
}

/** Two apps that share a module say the same thing about it: once is enough. */
function withoutRepetition(list: readonly protocol.Diagnostic[]): protocol.Diagnostic[] {
  return [...new Map(list.map((each) => [`${each.line}:${each.column}:${each.code}:${each.message}`, each])).values()];
}

/** From lines and columns that count from 1. An empty place gets one character, to be seen. */
function rangeOf(place: protocol.Location): Range {
  const isEmpty = place.line === place.endLine && place.column === place.endColumn;
  return new Range(place.line - 1, place.column - 1, place.endLine - 1, place.endColumn - 1 + (isEmpty ? 1 : 0));
}
