/** `st.write`: shows anything, each value in the way that suits it. */
import type { Drawer } from "./handle.ts";
import { draw, placeOf } from "./handle.ts";
import { currentEngine } from "../engine/current.ts";
import { exceptionElement } from "../engine/exception.ts";
import type { ElementData } from "../protocol/element.ts";
import { toJson } from "./json.ts";
import { textOf } from "./options.ts";
import { isTabular, toTable } from "./tabular.ts";

export interface WriteElements {
  /**
   * Shows values one below the other: text as Markdown, numbers as code, errors with their stack, lists of records as
   * tables, objects as JSON trees. Texts that follow each other make one paragraph.
   * @example
   * st.write("The answer is", 42);
   * st.write([{ name: "Ada", born: 1815 }]);
   */
  write(...values: unknown[]): void;
}

export const writeElements: WriteElements & ThisType<Drawer> = {
  write(...values) {
    const place = this[placeOf]("write");
    let words: string[] = [];
    const say = (): void => {
      if (words.length > 0) draw(place, { type: "markdown", body: textOf(words.join(" ")) });
      words = [];
    };
    for (const value of values) {
      const word = wordFor(value);
      if (word !== undefined) words.push(word);
      else {
        say();
        draw(place, elementFor(value));
      }
    }
    say();
  },
};

/** How a value reads within a sentence, or undefined when it is shown as an element of its own. */
function wordFor(value: unknown): string | undefined {
  switch (typeof value) {
    case "string":
      return value;
    case "number":
    case "boolean":
    case "bigint":
    case "undefined":
    case "symbol":
      return `\`${String(value)}\``;
    case "function":
      return `\`${value.name === "" ? "function" : `${value.name}()`}\``;
    default:
      if (value === null) return "`null`";
      if (value instanceof Date) return `\`${Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString()}\``;
      return undefined;
  }
}

function elementFor(value: unknown): ElementData {
  if (value instanceof Error) return exceptionElement(value, currentEngine().script);
  if (value instanceof Promise) return { type: "warning", body: "This is a promise, not yet a value. Write `st.write(await …)`." };
  if (isTabular(value)) return toTable(value);
  return { type: "json", body: toJson(value) };
}

