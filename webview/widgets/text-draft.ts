import type { WidgetHandle } from "./use-widget.svelte.ts";

/** The text in a field: what the person types is a draft until it is committed. */
export interface TextDraft {
  readonly text: string;
  /** The text that cannot be sent, and why; undefined when it can. */
  readonly problem: string | undefined;
  type(text: string): void;
  /** Sends the draft if it says something new. */
  commit(): void;
}

/** `check` says what is wrong with a text. */
export function textDraft(widget: WidgetHandle<string | null>, check: (text: string) => string | undefined): TextDraft {
  return {
    get text() {
      return widget.draft ?? widget.value ?? "";
    },
    get problem() {
      return widget.draft === undefined ? undefined : check(widget.draft);
    },
    type(text) {
      widget.draft = text;
    },
    commit() {
      const { draft } = widget;
      if (draft === undefined || check(draft) !== undefined) return;
      widget.draft = undefined;
      if (draft !== (widget.value ?? "")) widget.change(draft);
    },
  };
}
