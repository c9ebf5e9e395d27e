/** Timers by the wall, whatever clock the app goes by: for what the engine itself waits for, not for what a script asks for. */
export const { setTimeout: wallTimeout, clearTimeout: clearWallTimeout, setImmediate: wallImmediate } = globalThis;
