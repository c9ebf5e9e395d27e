import type { Manner } from "../page/person.ts";

/** An open page of a floor. */
export interface Floor extends AsyncDisposable {
  /** Measures it once more. */
  click(manner: Manner): Promise<void>;
}
