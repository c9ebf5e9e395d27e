/** The person's side of the fake VS Code: what they have on disk, in editors and in settings, and what they were shown. */
import { FakeDebugger } from "./debugger.ts";
import { Disk } from "./disk.ts";
import { type ContentChange, Document, type DocumentEvents } from "./documents.ts";
import { EventEmitter } from "./events.ts";
import { forgetAll, register } from "./live.ts";
import { Panel, type PanelOptions } from "./panels.ts";
import type { Tree } from "./trees.ts";
import { Uri } from "./uri.ts";
import { type Diagnostic, type InlayHint, Position, Range, TabInputText, ViewColumn, type WorkspaceEdit } from "./values.ts";

export interface Editor {
  document: Document;
  viewColumn: number;
  selection: Range | undefined;
  revealRange(range: Range): void;
}

export interface Channel {
  name: string;
  text: string;
  isShown: boolean;
}

export interface StatusItem {
  text: string;
  tooltip: { value: string } | undefined;
  backgroundColor: { id: string } | undefined;
  command: string | undefined;
  name: string | undefined;
  accessibilityInformation: { label: string } | undefined;
  isShown: boolean;
}

export interface Serializer {
  deserializeWebviewPanel(panel: Panel, state: unknown): Thenable<void>;
}

export interface OfferedAction {
  title: string;
  command?: { command: string; arguments?: unknown[] };
  edit?: WorkspaceEdit;
}

export interface CodeActions {
  provideCodeActions(document: Document, range: Range, context: { diagnostics: readonly Diagnostic[] }): OfferedAction[] | Promise<OfferedAction[]>;
}

export interface Hovers {
  provideHover(document: Document, position: Position): { contents: readonly { value: string }[] } | undefined;
}

export interface InlayHints {
  onDidChangeInlayHints(listener: () => void): { dispose(): void };
  provideInlayHints(document: Document, range: Range): readonly InlayHint[];
}

export class World {
  readonly disk = new Disk();
  readonly events = makeEvents();
  readonly documents: Document[] = [];
  readonly panels: Panel[] = [];
  readonly channels: Channel[] = [];
  readonly statusItems: StatusItem[] = [];
  readonly problems = new Map<string, readonly Diagnostic[]>();
  readonly commands = new Map<string, (...args: unknown[]) => unknown>();
  readonly contextKeys = new Map<string, unknown>();
  readonly settings = new Map<string, unknown>();
  readonly debugger = new FakeDebugger();
  readonly trees = new Map<string, Tree>();
  readonly hovers = new Set<Hovers>();
  readonly inlayHints = new Set<InlayHints>();
  /** How often VS Code was told that its hints are out of date. */
  hintsRefreshed = 0;
  /** The progress that is shown: cancelling it is the person's. */
  progress: { title: string; cancel(): void } | undefined;
  clipboard = "";
  /** What the person makes of the text in the next input box. */
  nextInput: ((value: string) => string) | undefined;
  readonly codeActions = new Set<CodeActions>();
  readonly openedLinks: string[] = [];
  /** Commands of VS Code itself that were called. */
  readonly calledCommands: string[] = [];
  /** Notifications so far, `error: text [Button]`. */
  readonly messages: string[] = [];
  /** The button that the person presses on the next notification, or the row they pick. */
  /** Where the person says that a file is to be saved. */
  saveDialog: (suggested: Uri) => Uri | undefined = () => undefined;
  nextChoice: string | undefined;
  serializer: Serializer | undefined;
  isTrusted = true;
  folder = "/proj";
  editors: Editor[] = [];
  #untitled = 0;
  activeEditor: Editor | undefined;

  /** Opens a file in an editor of the first column, and gives it the focus. */
  open(path: string): Document {
    const document = this.documentAt(Uri.file(path));
    this.showEditor(document, ViewColumn.One);
    return document;
  }

  /** The document of a file, opened if need be. Throws as VS Code does when there is none. */
  documentAt(uri: Uri): Document {
    const open = this.documents.find((document) => document.uri.toString() === uri.toString());
    if (open) return open;
    const text = uri.scheme === "file" ? this.disk.read(uri.path) : "";
    if (text === undefined) throw new Error(`cannot open ${uri.toString()}. Detail: Unable to read file`);
    const document = new Document(uri, text, this.disk, this.events);
    this.documents.push(document);
    this.events.opened.fire(document);
    return document;
  }

  /** A document that was never saved. */
  newDocument(language: string, content: string): Document {
    const uri = Uri.parse(`untitled:Untitled-${++this.#untitled}`);
    const document = new Document(uri, content, this.disk, this.events, language);
    document.isDirty = content !== "";
    this.documents.push(document);
    this.events.opened.fire(document);
    return document;
  }

  showEditor(document: Document, viewColumn: number, selection?: Range): Editor {
    const editor: Editor = { document, viewColumn, selection, revealRange: () => undefined };
    this.editors = [...this.editors.filter((each) => each.viewColumn !== viewColumn), editor];
    for (const panel of this.panels) panel.active = false;
    this.focus(editor);
    return editor;
  }

  /** Gives the focus to an editor, or to something that is none (`undefined`). */
  focus(editor: Editor | undefined): void {
    this.activeEditor = editor;
    this.events.activeEditor.fire(editor);
    this.events.visibleEditors.fire(this.editors);
  }

  /** Puts the focus into a preview. */
  focusPanel(title: string): void {
    this.focus(undefined);
    this.panel(title).show();
  }

  /** Puts the cursor on a line of the active editor, counted from 1. */
  moveCursor(line: number): void {
    if (!this.activeEditor) throw new Error("No editor has the focus");
    this.events.selection.fire({ textEditor: this.activeEditor, selections: [{ active: new Position(line - 1, 0) }] });
  }

  /** Saves a script that was never saved, as VS Code does: its text comes into a new file's document, and it is emptied and closed. */
  async saveAs(document: Document, path: string): Promise<void> {
    const text = document.getText();
    this.disk.store(path, "");
    const file = this.documentAt(Uri.file(path));
    file.replace("", text);
    await file.save();
    document.replace(text, "");
    this.showEditor(file, ViewColumn.One);
    this.close(document);
  }

  closeEditor(path: string): void {
    this.close(this.documentAt(Uri.file(path)));
  }

  close(document: Document): void {
    this.editors = this.editors.filter((editor) => editor.document !== document);
    this.documents.splice(this.documents.indexOf(document), 1);
    this.focus(this.editors[0]);
    this.events.closed.fire(document);
  }

  panel(title: string): Panel {
    const panel = this.panels.find((each) => each.title === title && !each.isDisposed);
    if (!panel) throw new Error(`There is no panel ${title}`);
    return panel;
  }

  addPanel(viewType: string, title: string, options: PanelOptions): Panel {
    const panel = new Panel(viewType, title, { ...options, viewColumn: options.viewColumn === ViewColumn.Beside ? ViewColumn.Two : options.viewColumn });
    this.panels.push(panel);
    return panel;
  }

  trust(): void {
    this.isTrusted = true;
    this.events.trusted.fire();
  }

  set(key: string, value: unknown): void {
    this.settings.set(key, value);
    this.events.settings.fire({ affectsConfiguration: (section) => key === section || key.startsWith(`${section}.`) });
  }

  /** Runs a command as the palette, a menu or a key does. */
  async run(command: string, ...args: unknown[]): Promise<unknown> {
    if (command === "setContext") return void this.contextKeys.set(String(args[0]), args[1]);
    const handler = this.commands.get(command);
    if (handler) return handler(...args);
    if (command.startsWith("dacapo.")) throw new Error(`command '${command}' not found`);
    this.calledCommands.push([command, ...args.map(String)].join(" "));
    return undefined;
  }

  async notify(kind: string, message: string, buttons: string[]): Promise<string | undefined> {
    this.messages.push(`${kind}: ${message}${buttons.map((button) => ` [${button}]`).join("")}`);
    const choice = this.nextChoice;
    this.nextChoice = undefined;
    return choice;
  }

  get tabGroups(): { all: { viewColumn: number; tabs: { input: unknown }[] }[] } {
    const ofEditors = this.editors.map(({ viewColumn, document }) => ({ viewColumn, tabs: [{ input: new TabInputText(document.uri) }] }));
    const ofPanels = this.panels.filter((panel) => !panel.isDisposed).map(({ viewColumn }) => ({ viewColumn, tabs: [{ input: {} }] }));
    return { all: [...ofEditors, ...ofPanels] };
  }

  tree(id: string): Tree {
    const tree = this.trees.get(id);
    if (!tree) throw new Error(`There is no view ${id}`);
    return tree;
  }

  /** What a person reads who hovers over a text of a file. */
  hover(path: string, text: string): string | undefined {
    const document = this.documentAt(Uri.file(path));
    const lines = document.getText().split("\n");
    const line = lines.findIndex((each) => each.includes(text));
    const position = new Position(line, (lines[line]?.indexOf(text) ?? -1) + 1);
    const found = [...this.hovers].flatMap((provider) => provider.provideHover(document, position)?.contents ?? []);
    return found.length === 0 ? undefined : found.map(({ value }) => value).join("\n");
  }

  /** The hints beside a file's lines: `3: cached`. */
  hints(path: string): string[] {
    const document = this.documentAt(Uri.file(path));
    const all = new Range(new Position(0, 0), new Position(document.lineCount, 0));
    const found = [...this.inlayHints].flatMap((provider) => provider.provideInlayHints(document, all));
    return found.toSorted((a, b) => a.position.line - b.position.line).map(({ position, label }) => `${position.line + 1}: ${label}`);
  }

  /** Applies the quick fix of this title that is offered for a diagnostic. */
  async fix(path: string, diagnostic: Diagnostic, title: string): Promise<void> {
    const document = this.documentAt(Uri.file(path));
    const offered = (await Promise.all([...this.codeActions].map((provider) => provider.provideCodeActions(document, diagnostic.range, { diagnostics: [diagnostic] })))).flat();
    const action = offered.find((each) => each.title === title);
    if (action?.edit) return document.apply(action.edit.edits);
    if (!action?.command) throw new Error(`There is no quick fix ${title}, but ${offered.map((each) => each.title).join(", ") || "none"}`);
    await this.run(action.command.command, ...(action.command.arguments ?? []));
  }

  register(what: string, dispose: () => void): { dispose(): void } {
    return register(what, dispose);
  }
}

function makeEvents(): DocumentEvents & {
  activeEditor: EventEmitter<Editor | undefined>;
  visibleEditors: EventEmitter<readonly Editor[]>;
  selection: EventEmitter<{ textEditor: Editor; selections: readonly { active: Position }[] }>;
  deletedFiles: EventEmitter<{ files: readonly Uri[] }>;
  settings: EventEmitter<{ affectsConfiguration(section: string): boolean }>;
  trusted: EventEmitter<void>;
} {
  return {
    opened: new EventEmitter<Document>(),
    changed: new EventEmitter<{ document: Document; contentChanges: ContentChange[]; reason: undefined }>(),
    saved: new EventEmitter<Document>(),
    closed: new EventEmitter<Document>(),
    activeEditor: new EventEmitter(),
    visibleEditors: new EventEmitter(),
    selection: new EventEmitter(),
    deletedFiles: new EventEmitter(),
    settings: new EventEmitter(),
    trusted: new EventEmitter(),
  };
}

let current = new World();

/** The world of the test that runs. */
export const world = (): World => current;

export function newWorld(): World {
  forgetAll();
  current = new World();
  return current;
}
