/** What a person types into a cell, as a value of its column, or the reason why it is none. */
import type { Json } from "../../../runtime/protocol/json.ts";
import type { GridColumn } from "../../../runtime/protocol/grid.ts";
import { decimalsOf } from "../../widgets/format-number.ts";
import { listOf } from "./cell-text.ts";
import { fromWallClock } from "./moments.ts";

export type Parsed = { ok: true; value: Json } | { ok: false; reason: string };

const refuse = (reason: string): Parsed => ({ ok: false, reason });
const accept = (value: Json): Parsed => ({ ok: true, value });

/** `text` is as it was typed, or as the clipboard has it. */
export function parseCell(text: string, column: GridColumn): Parsed {
  const trimmed = text.trim();
  if (trimmed === "" && column.type !== "text") return checkCell(null, column);
  switch (column.type) {
    case "number":
    case "progress":
      return parseNumber(trimmed, column);
    case "checkbox":
      return parseTruth(trimmed);
    case "date":
    case "time":
    case "datetime":
      return parseMoment(trimmed, column);
    case "selectbox":
      return parseOption(trimmed, column);
    case "multiselect":
      return parseOptions(trimmed, column);
    case "list":
      return checkCell(parseList(trimmed), column);
    default:
      return checkCell(text === "" ? null : text, column);
  }
}

/** Whether a value may stand in the column. */
export function checkCell(value: Json, column: GridColumn): Parsed {
  if (value === null || value === "" || (Array.isArray(value) && value.length === 0)) return column.required ? refuse("A value is needed.") : accept(value);
  if (typeof value === "string") {
    if (column.maxChars !== undefined && value.length > column.maxChars) return refuse(`At most ${column.maxChars} characters.`);
    if (column.validate !== undefined && !new RegExp(column.validate, "u").test(value)) return refuse(`It must match ${column.validate}`);
  }
  if (typeof value === "number" && column.type !== "checkbox") {
    const { minValue, maxValue } = column;
    const say = (limit: number): string => (column.type === "number" || column.type === "progress" ? String(limit) : new Date(limit).toLocaleDateString());
    if (minValue !== undefined && value < minValue) return refuse(`At least ${say(minValue)}.`);
    if (maxValue !== undefined && value > maxValue) return refuse(`At most ${say(maxValue)}.`);
  }
  return accept(value);
}

function parseNumber(text: string, column: GridColumn): Parsed {
  const bare = text.replace(/[\s,_](?=\d{3})/g, "").replace(/^[$€£¥]|[%€$£¥]$/g, "").trim();
  const number = Number(bare);
  if (bare === "" || !Number.isFinite(number)) return refuse("Enter a number.");
  const { step } = column;
  return checkCell(step === undefined ? number : Number(number.toFixed(decimalsOf(step))), column);
}

function parseTruth(text: string): Parsed {
  if (/^(true|yes|y|1|on|x|✓)$/i.test(text)) return accept(true);
  return /^(false|no|n|0|off)$/i.test(text) ? accept(false) : refuse("Enter true or false.");
}

function parseMoment(text: string, column: GridColumn): Parsed {
  const isTime = column.type === "time" && /^\d{1,2}:\d{2}/.test(text);
  const day = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(text);
  const local = isTime ? new Date(`1970-01-01T${text.padStart(5, "0")}`) : day ? new Date(Number(day[1]), Number(day[2]) - 1, Number(day[3])) : new Date(text);
  if (Number.isNaN(local.getTime())) return refuse(column.type === "time" ? "Enter a time such as 14:30." : "Enter a date such as 2024-05-31.");
  const hasZone = /(?:Z|[+-]\d{2}:?\d{2})$/.test(text) && text.includes("T");
  return checkCell(hasZone ? local.getTime() : fromWallClock(local.getTime(), column), column);
}

function parseOption(text: string, column: GridColumn): Parsed {
  const found = (column.options ?? []).find(({ label, value }) => label === text || String(value) === text);
  return found ? checkCell(found.value, column) : refuse("Choose one of the options.");
}

function parseOptions(text: string, column: GridColumn): Parsed {
  const { options = [], acceptNewOptions = options.length === 0 } = column;
  const values: Json[] = [];
  for (const part of listOf(text)) {
    const found = options.find(({ label, value }) => label === part || String(value) === part);
    if (!found && !acceptNewOptions) return refuse(`“${String(part)}” is not one of the options.`);
    values.push(found ? found.value : part);
  }
  return checkCell(values, column);
}

function parseList(text: string): Json {
  const read = (one: string): Json => (one.trim() !== "" && Number.isFinite(Number(one)) ? Number(one) : one.trim());
  return text.replace(/^\[|\]$/g, "").split(",").map(read);
}
