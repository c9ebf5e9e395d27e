/** Dialogs: fragments in the event area, at most one at a time. The next full run that does not call it closes it. */
import type { Json } from "../protocol/json.ts";
import type { Scope } from "./context.ts";
import type { Core } from "./core.ts";
import { nestedDialog, oneDialog, parallelFragment } from "./errors.ts";
import type { Fragments } from "./fragments.ts";
import type { BlockSpec, Container } from "./page.ts";
import { reservedPrefix } from "./session-state.ts";

/** What a script says about a dialog. */
export interface DialogSpec {
  /** The function's name: with the title it tells dialogs apart. */
  name: string;
  title: string;
  size: "small" | "medium" | "large";
  dismissible: boolean;
  icon: string | undefined;
  /** What follows when the person dismisses it; undefined: no run hears of it. */
  onDismiss: "rerun" | (() => unknown) | undefined;
}

/** The dialog that is open. */
interface Open {
  readonly id: string;
  /** The run that opened it: a dialog that is called again is another opening. */
  readonly opening: number;
  readonly container: Container;
  readonly fragment: string;
}

/** Among the keys of a run: it has called a dialog. */
const dialogKey = `${reservedPrefix} dialog`;

export class Dialogs {
  readonly #core: Core;
  readonly #fragments: Fragments;
  #open: Open | undefined;
  /** The person dismissed it while a run was going: the run may still draw into it. */
  #dismissed: Open | undefined;

  constructor(core: Core, fragments: Fragments) {
    this.#core = core;
    this.#fragments = fragments;
    core.onEnd.push(() => this.#closeDismissed());
  }

  /** Opens a dialog in the run that is going and draws its body. */
  call(spec: DialogSpec, scope: Scope, body: () => unknown): void {
    const fragments = this.#fragments;
    const { event } = this.#core.page.roots;
    if (scope.container.isInside(event)) throw nestedDialog(spec.title);
    if (scope.run.keys.has(dialogKey)) throw oneDialog(spec.title);
    if (fragments.isParallel(scope)) throw parallelFragment(spec.name, `opens the dialog ${JSON.stringify(spec.title)}`);
    scope.run.use(scope.run.keys, dialogKey);
    const id = this.#register(spec, scope);
    const opening = scope.run.number;
    const block: BlockSpec = { type: "dialog", id, label: spec.title, size: spec.size, dismissible: spec.dismissible, icon: spec.icon, opening };
    const fragment = fragments.create({ name: spec.name, key: undefined, everyMs: undefined, parallel: false, block }, scope, fragments.place(scope, event), body);
    this.#open = { id, opening, fragment: fragment.id, container: fragment.container };
    fragments.enter(fragment);
  }

  /** The trigger that a dismissal is. */
  #register(spec: DialogSpec, scope: Scope): string {
    const { onDismiss } = spec;
    const { widget } = this.#core.widgets.register<boolean>(
      {
        type: "dialog",
        label: spec.title,
        key: undefined,
        identity: [spec.name],
        keyedIdentity: [],
        initial: false,
        initialKey: "",
        accept: (value) => (typeof value === "boolean" ? value : undefined),
        decode: (wire) => typeof wire === "number" || undefined,
        trigger: true,
        settable: false,
        disabled: !spec.dismissible,
        quiet: onDismiss === undefined,
        persist: false,
        onChange: typeof onDismiss === "function" ? onDismiss : undefined,
        valueHint: "",
      },
      scope,
      "dialog",
    );
    return widget.id;
  }

  /** The run that has ended fell short of its end: dialogs that it has not called close all the same, for nobody could use them. */
  closeUncalled(): void {
    const { event } = this.#core.page.roots;
    const open = this.#open?.container;
    for (const container of this.#core.page.touched) if (container.isInside(event) && !(open && container.isInside(open))) container.trim();
  }

  /** The person dismissed a dialog that says nothing about it: it goes, and no run is taken. */
  dismissed(id: string, opening: Json): void {
    if (this.#open?.id !== id || this.#open.opening !== opening) return;
    this.#dismissed = this.#open;
    if (!this.#core.isGoing) this.#closeDismissed();
  }

  #closeDismissed(): void {
    const closing = this.#dismissed;
    this.#dismissed = undefined;
    if (!closing || closing !== this.#open) return;
    this.#open = undefined;
    this.#fragments.forget(closing.fragment);
    const { parent } = closing.container;
    const index = parent?.children.findIndex((node) => node.inside === closing.container) ?? -1;
    if (!parent || index < 0) return;
    parent.remove(index);
    if (index < parent.cursor) parent.cursor--;
  }
}
