import type { Json } from "../../runtime/protocol/json.ts";

/** After this time a pressed button shows that its run is going. */
const busyAfterMs = 300;

/** What the person did to one widget that its element does not know yet. Outlives the component that draws it. */
export class WidgetState {
  /** What the person chose: shown in place of the element's value. */
  local: { readonly value: Json } | undefined = $state.raw();
  /** Text that the person typed and has not sent. */
  draft: string | undefined = $state();
  /** The text is a password: it is remembered by this page alone, not by what outlives it. */
  isSecret = false;
  /** A click of this widget is being answered, and it takes a while. */
  busy: boolean = $state(false);
  /** The event with the value that the runtime has not taken yet. */
  sent: number | undefined;
  /** The newest value, waiting until the run of `sent` has begun. */
  queued: { readonly value: Json } | undefined;
  /** The value waits in a form. */
  held = false;
  /** How many components draw the widget at the moment. */
  mounts = 0;

  #clicks = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** Nothing here that would be missed. */
  get isIdle(): boolean {
    return this.mounts === 0 && this.sent === undefined && !this.queued && this.draft === undefined && !this.held && this.#clicks === 0;
  }

  clicked(): void {
    this.#clicks++;
    this.#timer ??= setTimeout(() => (this.busy = true), busyAfterMs);
  }

  answered(): void {
    this.#clicks = Math.max(0, this.#clicks - 1);
    if (this.#clicks === 0) this.resetClicks();
  }

  resetClicks(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#clicks = 0;
    this.busy = false;
  }
}
