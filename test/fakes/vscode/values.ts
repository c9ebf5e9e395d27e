/** The value types of the `vscode` module that the extension makes itself. */
import type * as vscode from "vscode";
import type { Uri } from "./uri.ts";

export const DiagnosticSeverity = { Error: 0, Warning: 1, Information: 2, Hint: 3 } as const;
export const ViewColumn = { Active: -1, Beside: -2, One: 1, Two: 2, Three: 3 } as const;
export const FileType = { Unknown: 0, File: 1, Directory: 2, SymbolicLink: 64 } as const;
export const StatusBarAlignment = { Left: 1, Right: 2 } as const;
export const TextEditorRevealType = { Default: 0, InCenter: 1, InCenterIfOutsideViewport: 2, AtTop: 3 } as const;

type PlainPosition = Pick<vscode.Position, "line" | "character">;

export class Position {
  readonly line: number;
  readonly character: number;

  constructor(line: number, character: number) {
    if (line < 0 || character < 0) throw new Error("Invalid argument: a position cannot be negative");
    this.line = line;
    this.character = character;
  }

  compareTo(other: PlainPosition): number {
    return this.line - other.line || this.character - other.character;
  }
}

export class Range {
  readonly start: Position;
  readonly end: Position;

  constructor(start: PlainPosition, end: PlainPosition);
  constructor(startLine: number, startCharacter: number, endLine: number, endCharacter: number);
  constructor(a: PlainPosition | number, b: PlainPosition | number, endLine = 0, endCharacter = 0) {
    const first = typeof a === "object" ? new Position(a.line, a.character) : new Position(a, Number(b));
    const last = typeof b === "object" ? new Position(b.line, b.character) : new Position(endLine, endCharacter);
    [this.start, this.end] = first.compareTo(last) <= 0 ? [first, last] : [last, first];
  }

  intersection(other: Range): Range | undefined {
    const start = this.start.compareTo(other.start) > 0 ? this.start : other.start;
    const end = this.end.compareTo(other.end) < 0 ? this.end : other.end;
    return start.compareTo(end) > 0 ? undefined : new Range(start, end);
  }

  isEqual(other: Range): boolean {
    return this.start.compareTo(other.start) === 0 && this.end.compareTo(other.end) === 0;
  }
}

export class Location {
  readonly uri: Uri;
  readonly range: Range;

  constructor(uri: Uri, range: Range) {
    this.uri = uri;
    this.range = range;
  }
}

export class DiagnosticRelatedInformation {
  readonly location: Location;
  readonly message: string;

  constructor(location: Location, message: string) {
    this.location = location;
    this.message = message;
  }
}

export class Diagnostic {
  readonly range: Range;
  readonly message: string;
  readonly severity: number;
  source: string | undefined;
  code: string | number | { value: string | number; target: Uri } | undefined;
  relatedInformation: DiagnosticRelatedInformation[] | undefined;

  constructor(range: Range, message: string, severity: number = DiagnosticSeverity.Error) {
    this.range = range;
    this.message = message;
    this.severity = severity;
  }
}

export const CodeActionKind = { QuickFix: { value: "quickfix" }, RefactorRewrite: { value: "refactor.rewrite" } } as const;

export class WorkspaceEdit {
  readonly edits: { uri: Uri; range: Range; text: string }[] = [];

  replace(uri: Uri, range: Range, text: string): void {
    this.edits.push({ uri, range, text });
  }
}

export class CodeAction {
  readonly title: string;
  readonly kind: object;
  diagnostics: Diagnostic[] | undefined;
  isPreferred = false;
  command: { title: string; command: string; arguments?: unknown[] } | undefined;
  edit: WorkspaceEdit | undefined;

  constructor(title: string, kind: object) {
    this.title = title;
    this.kind = kind;
  }
}

export class MarkdownString {
  value: string;

  constructor(value = "") {
    this.value = value;
  }

  /** Text is text: what means something in Markdown is escaped. */
  appendText(text: string): this {
    this.value += text.replace(/[\\`*_{}[\]()#+\-!~]/g, "\\$&");
    return this;
  }

  appendMarkdown(text: string): this {
    this.value += text;
    return this;
  }

  appendCodeblock(code: string): this {
    this.value += `\n\`${code}\`\n`;
    return this;
  }
}

export class Hover {
  readonly contents: MarkdownString[];

  constructor(contents: MarkdownString) {
    this.contents = [contents];
  }
}

export const TreeItemCollapsibleState = { None: 0, Collapsed: 1, Expanded: 2 } as const;

export class TreeItem {
  readonly label: string;
  readonly collapsibleState: number;
  id: string | undefined;
  description: string | undefined;
  tooltip: unknown;
  contextValue: string | undefined;
  iconPath: ThemeIcon | undefined;
  accessibilityInformation: { label: string } | undefined;

  constructor(label: string, collapsibleState: number = TreeItemCollapsibleState.None) {
    this.label = label;
    this.collapsibleState = collapsibleState;
  }
}

export class ThemeIcon {
  readonly id: string;
  readonly color: ThemeColor | undefined;

  constructor(id: string, color?: ThemeColor) {
    this.id = id;
    this.color = color;
  }
}

export class ThemeColor {
  readonly id: string;

  constructor(id: string) {
    this.id = id;
  }
}

export class InlayHint {
  readonly position: Position;
  readonly label: string;
  paddingLeft = false;
  tooltip: string | undefined;

  constructor(position: Position, label: string) {
    this.position = position;
    this.label = label;
  }
}

export const ProgressLocation = { SourceControl: 1, Window: 10, Notification: 15 } as const;

export class RelativePattern {
  readonly baseUri: Uri;
  readonly pattern: string;

  constructor(base: Uri, pattern: string) {
    this.baseUri = base;
    this.pattern = pattern;
  }
}

export class TabInputText {
  readonly uri: Uri;

  constructor(uri: Uri) {
    this.uri = uri;
  }
}
