/**
 * What can go wrong between a script and `st`, one function per failure. The message says what happened, the fix what
 * to do; the code is stable and has an anchor in docs/errors.md.
 */
import { types } from "node:util";

/** A misuse of `st`. */
export class AppError extends Error {
  readonly code: string;
  readonly fix: string;

  constructor(code: string, message: string, fix: string) {
    super(message);
    this.name = "AppError";
    this.code = code;
    this.fix = fix;
  }
}

const quote = (value: unknown): string => (typeof value === "string" ? JSON.stringify(value) : String(value));

/** An option or argument that makes no sense. `problem` completes the sentence "st.slider: minValue …". */
export const badOption = (name: string, problem: string, fix: string): AppError => new AppError("bad-option", `st.${name}: ${problem}.`, fix);

export const badTable = (name: string, data: unknown): AppError =>
  badOption(name, `the data cannot be ${show(data)}`, "Pass a list of records, an object of columns, a list of rows, a Map or an Arrow table.");

export const unknownOption = (name: string, option: string, known: readonly string[]): AppError => {
  const near = nearest(option, known);
  return new AppError(
    "unknown-option",
    `st.${name} has no option ${quote(option)}.`,
    near ? `Did you mean ${quote(near)}?` : `It takes ${known.map(quote).join(", ")}.`,
  );
};

export const unknownName = (name: string, known: readonly string[]): AppError => {
  const camel = name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const near = known.includes(camel) ? camel : nearest(name, known);
  return new AppError("unknown-name", `st has no ${quote(name)}.`, near ? `It is called st.${near} here.` : "See the list of functions in the documentation.");
};

export const duplicateWidget = (type: string, label: string): AppError =>
  new AppError(
    "duplicate-widget",
    `There are two ${type} widgets with the label ${quote(label)} and the same options, so nobody can tell them apart.`,
    `Give each a key of its own: st.${type}(${quote(label)}, { key: "…" }).`,
  );

export const duplicateKey = (key: string, what = "widgets"): AppError =>
  new AppError("duplicate-key", `There are two ${what} with the key ${quote(key)} in this run.`, "Give each a key of its own.");

export const stateAfterWidget = (key: string): AppError =>
  new AppError(
    "state-after-widget",
    `st.sessionState.${key} cannot be set after the widget with the key ${quote(key)} was drawn in this run.`,
    `Set it above the widget, in a callback, or with st.setNext(${quote(key)}, value), which is applied before the next run.`,
  );

export const valueNotAllowed = (type: string, key: string): AppError =>
  new AppError("value-not-allowed", `The value of the ${type} with the key ${quote(key)} cannot be set through st.sessionState.`, `Remove the assignment to st.sessionState.${key}.`);

export const badStateKey = (key: string): AppError =>
  new AppError("bad-state-key", `st.sessionState cannot have the key ${quote(key)}.`, key === "" ? "Give it a name." : "Names that begin with $$ID are Dacapo's own.");

export const badValue = (type: string, label: string, value: unknown, fix: string): AppError =>
  new AppError("bad-value", `The ${type} ${quote(label)} cannot have the value ${show(value)}.`, fix);

export const boundQueryParam = (name: string): AppError =>
  new AppError("bound-query-param", `st.queryParams.${name} belongs to the widget with the key ${quote(name)}, which is bound to it.`, `Set st.sessionState.${name}: the address follows.`);

export const nestedForm = (key: string): AppError =>
  new AppError("nested-form", `The form ${quote(key)} stands inside another form.`, "Draw it beside the other one, not inside.");

export const submitOutsideForm = (label: string): AppError =>
  new AppError("submit-outside-form", `The submit button ${quote(label)} stands outside any form.`, "Draw it inside st.form(…), or use st.button.");

export const buttonInForm = (type: string, label: string): AppError =>
  new AppError("button-in-form", `The ${type} ${quote(label)} stands in a form, where nothing happens before a submit.`, "Use st.formSubmitButton, or draw it outside the form.");

export const callbackInForm = (type: string, label: string): AppError =>
  new AppError("callback-in-form", `The ${type} ${quote(label)} has a callback, but it stands in a form: only a submit calls back.`, "Move the callback to the submit button: st.formSubmitButton(label, { onClick }).");

export const nestedDialog = (title: string): AppError =>
  new AppError("nested-dialog", `The dialog ${quote(title)} is called inside another dialog.`, "Note in session state what comes next, call st.rerun(), and call this dialog from the script.");

export const oneDialog = (title: string): AppError =>
  new AppError("one-dialog", `The dialog ${quote(title)} is called in a run that has opened a dialog already.`, "Call one dialog in a run: choose with if … else.");

/** `deed` completes the sentence "The parallel fragment f …". */
export const parallelFragment = (name: string, deed: string): AppError =>
  new AppError("parallel-fragment", `The parallel fragment${name === "" ? "" : ` ${quote(name)}`} ${deed}. The run does not wait for it at that place.`, "Do it in the script itself, or leave out parallel: true.");

export const unreadableFile = (name: string, file: string, why: string, folder: string): AppError =>
  new AppError("unreadable-file", `st.${name}: the file ${quote(file)} cannot be read: ${why}.`, `Check the path. A relative one begins at ${folder}.`);

export const noServer = (name: string, fix: string): AppError => new AppError("no-server", `st.${name} needs a web server beside the app, and there is none in an editor.`, fix);

export const noRun = (name: string): AppError =>
  new AppError("no-run", `st.${name} was called where no run of the app is going.`, "Call st from the script, from a callback, or from code that they started.");

export const oldHandle = (name: string): AppError =>
  new AppError("old-handle", `${name} was called on a place that an earlier run has made, and that is no longer on the page.`, "Make the place anew in each run; do not keep it in session state, in a module or in a cache.");

export const noApp = (): AppError => {
  const fix = "Run it with `npx dacapo run app.ts`, or with “Dacapo: Run App” in VS Code; in a test, with AppTest of dacapo/testing.";
  return new AppError("no-app", `This script is a Dacapo app, and nothing runs it as one. ${fix}`, fix);
};

export const moduleTopLevel = (name: string): AppError =>
  new AppError(
    "module-top-level",
    `st.${name} was called while a module was being loaded. A module is loaded once, so it would draw in the first run only.`,
    "Put the call into a function, export it, and call it from the script.",
  );

export const noLogin = (name: string): AppError =>
  new AppError("no-login", `${name}: an app in the editor, or on this machine alone, has no users that sign in.`, "Remove it, or ask st.user.isLoggedIn first, which is false here.");

export const badRerunScope = (problem: string, fix: string): AppError => new AppError("bad-rerun-scope", `st.rerun: ${problem}.`, fix);

export const notACallback = (type: string, option: string, value: unknown): AppError =>
  new AppError("not-a-callback", `st.${type}: ${option} must be a function, not ${show(value)}.`, `Write ${option}: () => { … }.`);

export const remoteData = (name: string, url: string): AppError =>
  new AppError("remote-data", `st.${name}: the spec loads data from ${quote(url)}, and a page loads nothing by itself.`, `Read it in the script, and pass it as data: st.${name}(await (await fetch(${quote(url)})).json(), { spec }).`);

export const missingLibrary = (name: string, install: string): AppError =>
  new AppError("missing-library", `st.${name} draws with the library ${install} of your own project, and it is not installed there.`, `Run "npm install ${install}" in the folder of the script, then run the app again.`);

export const pythonOnly = (name: string, instead: string): AppError =>
  new AppError("python-only", `st.${name} draws objects of a Python library, and there are none here.`, `Use ${instead}.`);

/** A value in a few words, for a message. Never throws. */
export function show(value: unknown, depth = 0): string {
  if (typeof value === "string") return quote(value.length > 60 ? `${value.slice(0, 57)}…` : value);
  if (typeof value === "function") return `a function`;
  if (Array.isArray(value)) return value.length > 4 || depth > 2 ? `a list of ${value.length}` : `[${value.map((item) => show(item, depth + 1)).join(", ")}]`;
  if (typeof value === "object" && value !== null && !types.isDate(value)) return `an object`;
  return String(value);
}

/** The candidate that a person most likely meant, or undefined. */
export function nearest(name: string, candidates: readonly string[]): string | undefined {
  const plain = (s: string): string => s.toLowerCase().replaceAll("_", "");
  let best: string | undefined;
  let bestDistance = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(plain(name), plain(candidate));
    if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
  }
  return best;
}

/** Levenshtein distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next[j] = Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
