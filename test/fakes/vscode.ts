/** The module `vscode` for tests: all of it that the extension uses, on a world in memory (`vscode/world.ts`). */
import type { DebugConfiguration, FakeDebugSession } from "./vscode/debugger.ts";
import type { Document } from "./vscode/documents.ts";
import type { Panel, PanelOptions } from "./vscode/panels.ts";
import { EventEmitter } from "./vscode/events.ts";
import { Tree, type TreeProvider } from "./vscode/trees.ts";
import { Uri } from "./vscode/uri.ts";
import type { Diagnostic, Position, Range, RelativePattern } from "./vscode/values.ts";
import { type Channel, type CodeActions, type Editor, type Hovers, type InlayHints, type Serializer, type StatusItem, world } from "./vscode/world.ts";

export { EventEmitter } from "./vscode/events.ts";
export { Uri } from "./vscode/uri.ts";
export * from "./vscode/values.ts";

type Disposable = { dispose(): void };

export const workspace = {
  get isTrusted(): boolean {
    return world().isTrusted;
  },
  get textDocuments(): readonly Document[] {
    return world().documents;
  },
  fs: {
    stat: (uri: Uri) => world().disk.stat(uri),
    readFile: async (uri: Uri): Promise<Uint8Array> => world().disk.bytes(uri),
    writeFile: async (uri: Uri, bytes: Uint8Array): Promise<void> => {
      if (world().disk.isFull) throw new Error("ENOSPC: no space left on device");
      world().disk.write(uri.path, new TextDecoder().decode(bytes));
    },
    delete: async (uri: Uri): Promise<void> => world().disk.delete(uri.path),
    createDirectory: async (): Promise<void> => undefined,
    copy: async (from: Uri, to: Uri): Promise<void> => world().disk.copy(from.path, to.path),
  },
  openTextDocument: async (what: Uri | { language: string; content: string }): Promise<Document> =>
    what instanceof Uri ? world().documentAt(what) : world().newDocument(what.language, what.content),
  get workspaceFolders(): { uri: Uri }[] {
    return [{ uri: Uri.file(world().folder) }];
  },
  createFileSystemWatcher: (pattern: RelativePattern) => world().disk.watch(pattern),
  getWorkspaceFolder(uri: Uri): { uri: Uri } | undefined {
    const { folder } = world();
    return uri.path.startsWith(`${folder}/`) ? { uri: Uri.file(folder) } : undefined;
  },
  getConfiguration: (section: string) => ({ get: (key: string): unknown => world().settings.get(`${section}.${key}`) }),
  onDidOpenTextDocument: ((...args) => world().events.opened.event(...args)) satisfies Event<Document>,
  onDidChangeTextDocument: ((...args) => world().events.changed.event(...args)) satisfies Event<{ document: Document }>,
  onDidSaveTextDocument: ((...args) => world().events.saved.event(...args)) satisfies Event<Document>,
  onDidCloseTextDocument: ((...args) => world().events.closed.event(...args)) satisfies Event<Document>,
  onDidDeleteFiles: ((...args) => world().events.deletedFiles.event(...args)) satisfies Event<{ files: readonly Uri[] }>,
  onDidChangeConfiguration: ((...args) => world().events.settings.event(...args)) satisfies Event<{ affectsConfiguration(section: string): boolean }>,
  onDidGrantWorkspaceTrust: ((...args) => world().events.trusted.event(...args)) satisfies Event<void>,
};

type Event<T> = (listener: (value: T) => unknown) => Disposable;

export const window = {
  get activeTextEditor(): Editor | undefined {
    return world().activeEditor;
  },
  get visibleTextEditors(): readonly Editor[] {
    return world().editors;
  },
  get tabGroups() {
    return world().tabGroups;
  },
  onDidChangeActiveTextEditor: ((...args) => world().events.activeEditor.event(...args)) satisfies Event<Editor | undefined>,
  onDidChangeTextEditorSelection: ((...args) => world().events.selection.event(...args)) satisfies Event<{ textEditor: Editor; selections: readonly { active: Position }[] }>,
  onDidChangeVisibleTextEditors: ((...args) => world().events.visibleEditors.event(...args)) satisfies Event<readonly Editor[]>,
  showTextDocument: async (document: Document, { viewColumn = 1, selection }: { viewColumn?: number; selection?: Range } = {}): Promise<Editor> =>
    world().showEditor(document, viewColumn, selection),
  createWebviewPanel: (viewType: string, title: string, options: PanelOptions): Panel => world().addPanel(viewType, title, options),
  registerWebviewPanelSerializer(_viewType: string, serializer: Serializer): Disposable {
    world().serializer = serializer;
    return world().register("serializer", () => (world().serializer = undefined));
  },
  showErrorMessage: (message: string, ...buttons: string[]) => world().notify("error", message, buttons),
  showWarningMessage: (message: string, ...buttons: string[]) => world().notify("warning", message, buttons),
  showInformationMessage: (message: string, ...buttons: string[]) => world().notify("info", message, buttons),
  showSaveDialog: async ({ defaultUri }: { defaultUri: Uri }): Promise<Uri | undefined> => world().saveDialog(defaultUri),
  showQuickPick: async <T extends { label: string }>(rows: readonly T[]): Promise<T | undefined> => {
    const choice = world().nextChoice;
    return choice === undefined ? undefined : rows.find((row) => row.label.includes(choice));
  },
  showInputBox: async ({ value, validateInput }: { value: string; validateInput(typed: string): string | undefined }): Promise<string | undefined> => {
    const typed = world().nextInput?.(value);
    world().nextInput = undefined;
    return typed === undefined || validateInput(typed) !== undefined ? undefined : typed;
  },
  async withProgress<R>({ title }: { title: string }, work: (report: unknown, token: { onCancellationRequested: EventEmitter<void>["event"] }) => Promise<R>): Promise<R> {
    const cancelled = new EventEmitter<void>();
    world().progress = { title, cancel: () => cancelled.fire() };
    return work({}, { onCancellationRequested: cancelled.event }).finally(() => (world().progress = undefined));
  },
  createTreeView(id: string, { treeDataProvider }: { treeDataProvider: TreeProvider }): Tree {
    const tree = new Tree(id, treeDataProvider);
    world().trees.set(id, tree);
    return tree;
  },
  createOutputChannel(name: string): Disposable & Record<string, (text: string) => void> {
    const channel: Channel = { name, text: "", isShown: false };
    world().channels.push(channel);
    const append = (text: string): void => void (channel.text += text);
    const line = (level: string) => (text: string): void => append(`[${level}] ${text}\n`);
    const registration = world().register(`output channel ${name}`, () => world().channels.splice(world().channels.indexOf(channel), 1));
    const show = (): void => void (channel.isShown = true);
    return { append, info: line("info"), warn: line("warn"), error: line("error"), show, dispose: () => registration.dispose() };
  },
  createStatusBarItem(): StatusItem & Disposable & { show(): void } {
    const item: StatusItem = { text: "", tooltip: undefined, backgroundColor: undefined, command: undefined, name: undefined, accessibilityInformation: undefined, isShown: false };
    world().statusItems.push(item);
    const registration = world().register("status bar item", () => world().statusItems.splice(world().statusItems.indexOf(item), 1));
    return Object.assign(item, { show: () => void (item.isShown = true), dispose: () => registration.dispose() });
  },
};

export const commands = {
  registerCommand(id: string, handler: (...args: unknown[]) => unknown): Disposable {
    if (world().commands.has(id)) throw new Error(`command '${id}' already exists`);
    world().commands.set(id, handler);
    return world().register(`command ${id}`, () => world().commands.delete(id));
  },
  executeCommand: (id: string, ...args: unknown[]) => world().run(id, ...args),
};

export const languages = {
  registerHoverProvider(_selector: unknown, provider: Hovers): Disposable {
    world().hovers.add(provider);
    return world().register("hover provider", () => world().hovers.delete(provider));
  },
  registerInlayHintsProvider(_selector: unknown, provider: InlayHints): Disposable {
    world().inlayHints.add(provider);
    const told = provider.onDidChangeInlayHints(() => void world().hintsRefreshed++);
    const registration = world().register("inlay hints provider", () => world().inlayHints.delete(provider));
    return { dispose: () => (told.dispose(), registration.dispose()) };
  },
  registerCodeActionsProvider(_selector: unknown, provider: CodeActions): Disposable {
    world().codeActions.add(provider);
    return world().register("code actions", () => world().codeActions.delete(provider));
  },
  createDiagnosticCollection(name: string): Disposable & { name: string; set(uri: Uri, list: readonly Diagnostic[]): void } {
    const registration = world().register(`diagnostics ${name}`, () => world().problems.clear());
    return {
      name,
      set(uri, list) {
        if (list.length > 0) world().problems.set(uri.path, list);
        else world().problems.delete(uri.path);
      },
      dispose: () => registration.dispose(),
    };
  },
};

export const debug = {
  startDebugging: async (_folder: unknown, configuration: DebugConfiguration): Promise<boolean> => world().debugger.start(configuration),
  stopDebugging: async (session: FakeDebugSession): Promise<void> => world().debugger.stop(session),
  onDidStartDebugSession: ((...args) => world().debugger.started.event(...args)) satisfies Event<FakeDebugSession>,
  onDidTerminateDebugSession: ((...args) => world().debugger.terminated.event(...args)) satisfies Event<FakeDebugSession>,
};

export const env = {
  language: "en",
  clipboard: { writeText: async (text: string): Promise<void> => void (world().clipboard = text) },
  asExternalUri: async (uri: Uri): Promise<Uri> => uri,
  openExternal: async (uri: Uri): Promise<boolean> => world().openedLinks.push(uri.toString()) > 0,
};

export const l10n = {
  t: (message: string, ...args: unknown[]): string => message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)])),
};
