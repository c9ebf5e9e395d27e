/** How much one component may say: as fast as a hand can move, and not faster for long. */
const perSecond = 60;
const atOnce = 120;

/** Lets so many pass per second, on average. */
export class Throttle {
  #left = atOnce;
  #last = performance.now();

  mayPass(): boolean {
    const now = performance.now();
    this.#left = Math.min(atOnce, this.#left + ((now - this.#last) / 1000) * perSecond);
    this.#last = now;
    if (this.#left < 1) return false;
    this.#left--;
    return true;
  }
}
