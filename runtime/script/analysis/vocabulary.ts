/** What the rules know of `st` by name. */

/** Widgets that are true, or have a value, in one run only. */
export const triggers: ReadonlySet<string> = new Set(["button", "formSubmitButton", "downloadButton", "menuButton", "chatInput"]);

export const widgets: ReadonlySet<string> = new Set([
  ...triggers,
  ..."checkbox toggle radio selectbox multiselect pills segmentedControl feedback slider selectSlider numberInput textInput textArea".split(" "),
  ..."dateInput timeInput datetimeInput colorPicker fileUploader cameraInput audioInput pagination dataEditor".split(" "),
]);

/** What is a widget only when somebody wants to hear of it: by the option that says so. */
export const widgetsWith: ReadonlyMap<string, string> = new Map([
  ["linkButton", "onClick"],
  ["dataframe", "onSelect"],
  ["vegaLiteChart", "onSelect"],
  ["plotlyChart", "onSelect"],
  ["expander", "onChange"],
  ["popover", "onChange"],
  ["tabs", "onChange"],
]);

/** Containers, which run a function that they are given at once. */
export const containers: ReadonlySet<string> = new Set(
  "container columns tabs expander popover empty form chatMessage status spinner with echo".split(" "),
);

/** What gives several containers at once. */
export const containerLists: ReadonlySet<string> = new Set(["columns", "tabs"]);

/** Calls after which the run does not go on. */
export const halts: ReadonlySet<string> = new Set(["rerun", "stop", "switchPage"]);

/** Options that do not make another widget. */
export const notIdentity: ReadonlySet<string> = new Set(["value", "index", "default", "disabled"]);

/** Methods of lists that call their function at once, for each item. */
export const iterators: ReadonlySet<string> = new Set("forEach map filter some every reduce reduceRight find findIndex findLast flatMap".split(" "));

export const looksLikeWaiting = (name: string): boolean => /sleep|delay|wait|pause|timeout|tick|next(?:frame|poll)/i.test(name);

/** A function of another module that is called like this may well end the run. */
export const looksLikeGuard = (name: string): boolean =>
  /^(?:require(?=[A-Z_])|(?:ensure|guard|assert|check|auth|authenticate|login|gate|protect|must|stop|redirect)(?![a-z]))/.test(name);
