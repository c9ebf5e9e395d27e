/** What can be drawn on, and what handles of it can do: the types that a person sees when hovering. */

/**
 * Every drawing function: on `st` itself, on each container, on each placeholder. Empty here: the families that declare
 * the functions give out containers and placeholders themselves, so they come to it from above (`families.ts`).
 */
export interface Drawable {}

/**
 * The place of one element. Whatever is drawn through it replaces what stands there.
 *
 * @example
 * const place = st.empty();
 * for (const step of steps) place.text(step);
 */
export interface Placeholder extends Drawable {}

/**
 * A container: draws at its end, wherever the script stands.
 *
 * @example
 * const [left, right] = st.columns(2);
 * left.metric("Users", 1200);
 * right.with(() => {
 *   st.write("inside the right column");
 * });
 */
export interface Block extends Drawable {
  /**
   * Runs `body` with `st.…` drawing into this container, and gives back what it returns.
   * An async body is waited for by the run.
   */
  with<R>(body: (container: this) => R): R;
}

/** A body: what Python writes under `with`. It may be async; the run waits for it. */
export type Body = (container: Block) => unknown;
