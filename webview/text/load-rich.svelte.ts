type Rich = typeof import("./rich/rich.ts");

let state: Rich | "loading" | "failed" | undefined = $state.raw();

/** What draws rich text: undefined until it is loaded, which the first call begins. Reading it in markup waits for it. */
export function rich(): Rich | undefined {
  if (state === undefined) queueMicrotask(load);
  return typeof state === "object" ? state : undefined;
}

/** Rich text cannot be drawn: it is shown as it is written. */
export const isRichMissing = (): boolean => state === "failed";

/** Loads it ahead of its first use. */
export function load(): void {
  if (state !== undefined) return;
  state = "loading";
  import("./rich/rich.ts").then(
    (loaded) => (state = loaded),
    (error: unknown) => {
      state = "failed";
      // Reaches the page's own report of errors, as any other fault of the page does.
      reportError(error);
    },
  );
}
