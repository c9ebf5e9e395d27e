/** Keyboard shortcuts as a script writes them: `Ctrl+Enter`, `Shift+F2`, `s`. The page reads them in `webview/widgets/shortcut.ts`. */
const modifiers = new Set(["ctrl", "control", "cmd", "meta", "command", "mod", "cmdorctrl", "alt", "option", "shift"]);
const named = new Set(["enter", "escape", "space", "tab", "backspace", "delete", "home", "end", "pageup", "pagedown", "arrowup", "arrowdown", "arrowleft", "arrowright", "esc", "up", "down", "left", "right"]);

export function isShortcut(text: string): boolean {
  const parts = text.split("+").map((part) => part.trim().toLowerCase());
  const key = parts.pop() ?? "";
  return parts.every((part) => modifiers.has(part)) && (/^[^\s+]$/u.test(key) || /^f([1-9]|1[0-2])$/.test(key) || named.has(key));
}
