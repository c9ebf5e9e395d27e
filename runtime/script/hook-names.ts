/** The names under which edited code reaches the engine. They work in functions that were sent to another thread as text, where nothing answers. */
export const hookObject = "__dacapo__";
export const haltCall = (error: string): string => `globalThis.${hookObject}?.halt(${error});`;
export const showOpen = `globalThis.${hookObject}?.show(`;
export const doneCall = (id: number): string => `;globalThis.${hookObject}?.done(${id});`;
export const atCall = (file: string, line: number): string => `;globalThis.${hookObject}?.at(${JSON.stringify(file)},${line});`;
export const caughtName = "__dacapo_caught__";
