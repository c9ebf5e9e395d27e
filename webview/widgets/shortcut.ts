const isMac = navigator.platform.startsWith("Mac");

/** The names that a script may give to keys, and those of the browser's events. */
const keys: Record<string, string> = { space: " ", esc: "escape", left: "arrowleft", right: "arrowright", up: "arrowup", down: "arrowdown" };

interface Shortcut {
  key: string;
  ctrl: boolean;
  meta: boolean;
  alt: boolean;
  shift: boolean;
}

function read(shortcut: string): Shortcut {
  const parts = shortcut.split("+").map((part) => part.trim().toLowerCase());
  const last = parts.pop() ?? "";
  const has = (...names: string[]): boolean => parts.some((part) => names.includes(part));
  return {
    key: keys[last] ?? last,
    ctrl: has("ctrl", "control") || (!isMac && has("mod", "cmdorctrl")),
    meta: has("cmd", "meta", "command") || (isMac && has("mod", "cmdorctrl")),
    alt: has("alt", "option"),
    shift: has("shift"),
  };
}

/** Calls `act` when the keys of a shortcut such as `Ctrl+Enter` are pressed anywhere on the page, until the returned function is called. */
export function onShortcut(shortcut: string, act: () => void): () => void {
  const wanted = read(shortcut);
  const pressed = (event: KeyboardEvent): void => {
    if (event.key.toLowerCase() !== wanted.key || event.ctrlKey !== wanted.ctrl || event.metaKey !== wanted.meta || event.altKey !== wanted.alt || event.shiftKey !== wanted.shift) return;
    // A plain letter is text where text is typed.
    if (!wanted.ctrl && !wanted.meta && !wanted.alt && isTyping(event.target)) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

/** The shortcut as ARIA writes it: `Control+Enter`. */
export function ariaShortcut(shortcut: string): string {
  const { ctrl, meta, alt, shift } = read(shortcut);
  return [ctrl && "Control", meta && "Meta", alt && "Alt", shift && "Shift", shortcut.split("+").at(-1)?.trim()].filter(Boolean).join("+");
}

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
