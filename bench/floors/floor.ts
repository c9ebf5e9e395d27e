/** An open page of a floor. */
export interface Floor extends AsyncDisposable {
  /** Measures it once more. */
  click(): Promise<void>;
}
