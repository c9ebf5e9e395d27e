/** Glyphs of VS Code's icon font by name, as far as the page itself uses them (`@vscode/codicons`, `mapping.json`). */
export const codicons = {
  account: 0xeb99,
  add: 0xea60,
  "arrow-down": 0xea9a,
  "arrow-up": 0xeaa1,
  calendar: 0xeab0,
  check: 0xeab2,
  "chevron-down": 0xeab4,
  "chevron-left": 0xeab5,
  "chevron-right": 0xeab6,
  clockface: 0xec75,
  close: 0xea76,
  copy: 0xebcc,
  "debug-stop": 0xead7,
  ellipsis: 0xea7c,
  error: 0xea87,
  eye: 0xea70,
  "eye-closed": 0xeae7,
  info: 0xea74,
  "layout-sidebar-left": 0xebf3,
  pass: 0xeba4,
  question: 0xeb32,
  refresh: 0xeb37,
  remove: 0xeb3b,
  "screen-full": 0xeb4c,
  sparkle: 0xec10,
  "star-empty": 0xea6a,
  "star-full": 0xeb59,
  thumbsdown: 0xeb6b,
  "thumbsdown-filled": 0xec13,
  thumbsup: 0xeb6c,
  "thumbsup-filled": 0xec14,
  warning: 0xea6c,
} as const;

export type Codicon = keyof typeof codicons;

/** The character of an icon in the icon font. */
export const glyphOf = (name: Codicon): string => String.fromCodePoint(codicons[name]);
