/** What runs cost, as inlay hints at the ends of lines. A hint moves with its line, and goes when the line is edited. */
import { type Disposable, EventEmitter, InlayHint, type InlayHintsProvider, Position, type Range, type TextDocument } from "vscode";
import type { Cost, Profile } from "../../runtime/protocol/cost.ts";
import type { EditedFile, UnsavedEdits } from "../editor/unsaved-edits.ts";
import { moved } from "../editor/unsaved-edits.ts";
import { pathOf } from "../editor/script-files.ts";
import { DisposableStore } from "../platform/disposable.ts";
import { type CostLine, costLines } from "./cost-lines.ts";
import { explanationOf, labelOf } from "./cost-words.ts";

/** An app that runs many times a second is not told as often. */
const refreshMs = 200;

const nothing: Cost = { reruns: [], cached: [], statements: [] };

/** What was said of one app, in the coordinates of the documents as they stand. */
interface Said {
  cost: readonly CostLine[];
  profile: readonly CostLine[];
}

export class CostHints implements InlayHintsProvider, Disposable {
  readonly #owned = new DisposableStore();
  readonly #changed = this.#owned.add(new EventEmitter<void>());
  readonly onDidChangeInlayHints = this.#changed.event;
  readonly #unsaved: UnsavedEdits;
  readonly #said = new Map<object, Said>();
  #timer: NodeJS.Timeout | undefined;

  constructor(unsaved: UnsavedEdits) {
    this.#unsaved = unsaved;
    this.#owned.add(unsaved.onDidEdit((edited) => this.#edited(edited)));
  }

  dispose(): void {
    clearTimeout(this.#timer);
    this.#said.clear();
    this.#owned.dispose();
  }

  /** Replaces what was measured of an app: of its files as they were when it read them. */
  measured(owner: object, cost: Cost): void {
    this.#say(owner, { cost: this.#now(costLines(cost, undefined)) });
  }

  profiled(owner: object, profile: Profile | undefined): void {
    if (profile || this.#said.has(owner)) this.#say(owner, { profile: this.#now(costLines(nothing, profile)) });
  }

  clear(owner: object): void {
    if (this.#said.delete(owner)) this.#refreshSoon();
  }

  provideInlayHints(document: TextDocument, range: Range): InlayHint[] {
    if (this.#said.size === 0) return [];
    const file = pathOf(document);
    const lines = [...this.#said.values()].flatMap(({ cost, profile }) => [...cost, ...profile]);
    const here = lines.filter((each) => each.file === file && each.line - 1 >= range.start.line && each.line - 1 <= range.end.line && each.line <= document.lineCount);
    return here.map((each) => hintOf(each, document));
  }

  #now(lines: readonly CostLine[]): CostLine[] {
    return lines.flatMap((each) => this.#unsaved.now(each) ?? []);
  }

  #say(owner: object, said: Partial<Said>): void {
    this.#said.set(owner, { cost: [], profile: [], ...this.#said.get(owner), ...said });
    this.#refreshSoon();
  }

  /** VS Code asks anew by itself after an edit. */
  #edited({ file, edits }: EditedFile): void {
    const move = (lines: readonly CostLine[]): CostLine[] => lines.flatMap((each) => (each.file === file ? (moved(each, edits) ?? []) : each));
    for (const [owner, { cost, profile }] of this.#said) this.#said.set(owner, { cost: move(cost), profile: move(profile) });
  }

  #refreshSoon(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.#changed.fire();
    }, refreshMs);
  }
}

function hintOf({ line, parts }: CostLine, document: TextDocument): InlayHint {
  const end = document.lineAt(line - 1).text.trimEnd().length;
  const hint = new InlayHint(new Position(line - 1, end), parts.map(labelOf).join(" · "));
  hint.paddingLeft = true;
  hint.tooltip = parts.map(explanationOf).join("\n\n");
  return hint;
}
