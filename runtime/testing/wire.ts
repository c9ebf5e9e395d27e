/** What a person enters, in the form in which the page sends it. A test names values as the script sees them. */
import type { Json } from "../protocol/json.ts";
import { clockMs, dayText, momentText, readDay, readMoment, readTime, timeText } from "../st/moments.ts";
import { mapDefined } from "../st/options.ts";

/** The element that a value is entered in. */
export interface Target {
  readonly type: string;
  readonly label: string | undefined;
  readonly props: Readonly<Record<string, unknown>>;
}

/** @throws Error when an option is named that there is not */
export function wireOf(target: Target, value: unknown): Json {
  switch (target.type) {
    case "radio":
    case "selectbox":
    case "menuButton":
      return optionWire(target, value);
    case "selectSlider":
    case "multiselect":
      return listed(value).map((one) => optionWire(target, one));
    case "pills":
    case "segmentedControl":
      // A list may itself be an option.
      return value === null ? [] : (target.props["multi"] === true ? listed(value) : [value]).map((one) => optionWire(target, one));
    case "slider":
      return listed(value).map((v) => (v instanceof Date ? clockMs(v) : asSent(v)));
    case "dateInput":
      return value === null ? [] : listed(value).map((day) => textOr(mapDefined(readDay(day), dayText), day));
    case "timeInput":
      return textOr(mapDefined(readTime(value), timeText), value);
    case "datetimeInput":
      return textOr(mapDefined(readMoment(value), momentText), value);
    default:
      return asSent(value);
  }
}

/** An option by itself or by its label: its place, or what can be matched by the script's own rules. */
export function optionWire({ type, label, props }: Target, option: unknown): Json {
  const { options, acceptNewOptions } = props;
  const labels: unknown[] = Array.isArray(options) ? options : [];
  const place = typeof option === "object" && option !== null ? -1 : labels.indexOf(String(option));
  if (place >= 0) return place;
  if (option === null) return null;
  if (typeof option === "object") return { option: asSent(option) };
  if (acceptNewOptions === true && typeof option === "string") return option;
  throw new Error(`${JSON.stringify(option)} is not an option of the ${type} ${JSON.stringify(label)}. It has ${labels.map((l) => JSON.stringify(l)).join(", ")}.`);
}

/** What makes no sense is sent as it is: to refuse it is the app's affair. */
const textOr = (text: string | undefined, value: unknown): Json => text ?? asSent(value);
const listed = (value: unknown): unknown[] => (Array.isArray(value) ? value : [value]);

/** Values cross to the app's thread by structured clone. */
export function asSent(value: unknown): Json {
  // SAFETY: the engine validates what it takes; a test may hand over anything that can be cloned.
  return value as Json;
}
