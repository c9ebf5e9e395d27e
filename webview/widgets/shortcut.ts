const isMac = navigator.platform.startsWith("Mac");

/** Calls `act` when the keys of a shortcut such as `Ctrl+Enter` are pressed anywhere on the page, until the returned function is called. */
export function onShortcut(shortcut: string, act: () => void): () => void {
  const parts = shortcut.split("+").map((part) => part.trim().toLowerCase());
  const key = parts.at(-1) ?? "";
  const has = (...names: string[]): boolean => parts.slice(0, -1).some((part) => names.includes(part));
  const wanted = {
    ctrl: has("ctrl", "control") || (!isMac && has("mod", "cmdorctrl")),
    meta: has("cmd", "meta", "command") || (isMac && has("mod", "cmdorctrl")),
    alt: has("alt", "option"),
    shift: has("shift"),
  };
  const pressed = (event: KeyboardEvent): void => {
    const name = event.key === " " ? "space" : event.key.toLowerCase();
    if (name !== key || event.ctrlKey !== wanted.ctrl || event.metaKey !== wanted.meta || event.altKey !== wanted.alt || event.shiftKey !== wanted.shift) return;
    // A plain letter is text where text is typed.
    if (!wanted.ctrl && !wanted.meta && !wanted.alt && isTyping(event.target)) return;
    event.preventDefault();
    act();
  };
  addEventListener("keydown", pressed);
  return () => removeEventListener("keydown", pressed);
}

const isTyping = (target: EventTarget | null): boolean => target instanceof Element && target.matches("input, textarea, select, [contenteditable]");
