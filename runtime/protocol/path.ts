/** The four roots of a page, in page order. A path begins with the index of its root. */
export const roots = ["main", "sidebar", "event", "bottom"] as const;

/** Name of a root container. */
export type RootName = (typeof roots)[number];

/** Address of a node: index of the root, then child indexes. `[0, 3, 0]` is `main/3/0`. */
export type Path = readonly number[];

/** `[0, 3, 0]` → `"main/3/0"`, the form a person and `AppTest` see. */
export function formatPath(path: Path): string {
  const [root = 0, ...rest] = path;
  return [roots[root] ?? "?", ...rest].join("/");
}
