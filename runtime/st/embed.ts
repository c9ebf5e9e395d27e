/** What a script has written in the languages of the web: `st.html`, `st.iframe`. */
import { readFileSync } from "node:fs";
import { resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { currentEngine } from "../engine/current.ts";
import { badOption, show, unreadableFile } from "../engine/errors.ts";
import type { Height, Width } from "../protocol/element.ts";
import { aFlag, aNumber, aSize, type Checks } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf, textOf } from "./options.ts";

/** A file: `new URL("part.html", import.meta.url)`, or a path from the working directory. */
export type TextFile = URL | { readonly path: string };

export interface HtmlOptions {
  width?: Width;
  /** Scripts in it run, in a frame that reaches neither the page nor the editor. */
  unsafeAllowJavascript?: boolean;
}

export interface IframeOptions {
  width?: Width;
  /** `"content"` (default): as high as what is in it. */
  height?: Height;
  tabIndex?: number;
}

export interface EmbedElements {
  /**
   * HTML, cleaned of everything that runs or loads. Its styles are for it alone. A file may hold HTML or CSS.
   * @example
   * st.html("<style>b { color: teal }</style><b>Hello</b>");
   */
  html(body: unknown, options?: HtmlOptions): Placeholder;
  /**
   * HTML with its scripts in a frame, from a text or a file; or the address of a page, as a link.
   * @example
   * st.iframe(new URL("clock.html", import.meta.url), { height: 200 });
   */
  iframe(src: string | TextFile, options?: IframeOptions): Placeholder;
}

const htmlChecks: Checks<HtmlOptions> = { width: aSize, unsafeAllowJavascript: aFlag };
const iframeChecks: Checks<IframeOptions> = { width: aSize, height: aSize, tabIndex: aNumber };

export const embedElements: EmbedElements & ThisType<Drawer> = {
  html(body, options) {
    const { width, unsafeAllowJavascript } = optionsOf("html", options, htmlChecks);
    return draw(this[placeOf]("html"), { type: "html", body: htmlOf(body), width, scripts: unsafeAllowJavascript === true ? true : undefined });
  },
  iframe(src, options) {
    const o = optionsOf("iframe", options, iframeChecks);
    const place = this[placeOf]("iframe");
    const address = src instanceof URL && src.protocol !== "file:" ? src.href : src;
    if (typeof address !== "string") return draw(place, { type: "iframe", body: readTextFile("iframe", address), ...o });
    if (/^https?:\/\//i.test(address.trim())) return draw(place, { type: "iframe", src: address.trim(), ...o });
    if (!/[<>]/.test(address)) throw badOption("iframe", `${show(address)} is neither an address nor HTML`, "Pass an address that begins with https://, a text with HTML, or new URL(file, import.meta.url).");
    return draw(place, { type: "iframe", body: address, ...o });
  },
};

function htmlOf(body: unknown): string {
  if (!isTextFile(body)) return textOf(body);
  const text = readTextFile("html", body);
  return /\.css$/i.test(pathOf(body)) ? `<style>${text}</style>` : text;
}

export const isTextFile = (value: unknown): value is TextFile =>
  value instanceof URL || (typeof value === "object" && value !== null && "path" in value && typeof value.path === "string");

const pathOf = (file: TextFile): string => (file instanceof URL ? file.pathname : file.path);

/** @throws AppError `unreadable-file` */
export function readTextFile(name: string, file: TextFile): string {
  if (!isTextFile(file)) throw badOption(name, `${show(file)} is no file`, "Pass new URL(file, import.meta.url), or { path: … }.");
  if (file instanceof URL && file.protocol !== "file:") throw badOption(name, `the address ${show(file.href)} is not that of a file`, "Pass new URL(file, import.meta.url), or { path: … }.");
  const { cwd } = currentEngine().settings;
  const path = file instanceof URL ? fileURLToPath(file) : resolve(cwd, file.path);
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw unreadableFile(name, pathOf(file), error instanceof Error ? error.message : String(error), cwd);
  }
}
