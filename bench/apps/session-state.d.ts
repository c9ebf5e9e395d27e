export {};

/** What the apps of this folder keep. */
declare module "dacapo" {
  interface SessionState {
    n: number;
    value: string;
    runs: number;
    left: number;
    storms: number;
  }
}
