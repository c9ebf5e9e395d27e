/** Files for the person: `st.downloadButton`. */
import { badOption, show } from "../engine/errors.ts";
import type { Media, Medium } from "../engine/media.ts";
import { cleanFileName } from "../protocol/file-name.ts";
import { buttonChecks, buttonIdentity, buttonLook, type ButtonOptions, pressed } from "./buttons.ts";
import { aText, type Checks, either, aFunction } from "./checks.ts";
import { type Drawer, placeOf } from "./handle.ts";
import { endingOf, typeOfName } from "./media/media-type.ts";
import { bytesOf } from "./media/source.ts";
import { optionsOf } from "./options.ts";
import { widget } from "./widget.ts";

/** Text, bytes or a Blob. */
export type DownloadData = string | Uint8Array | ArrayBuffer | ArrayBufferView | Blob;

export interface DownloadButtonOptions extends Omit<ButtonOptions, "onClick"> {
  /** Default: `"download"` with an ending that fits. */
  fileName?: string;
  /** Its MIME type. Default: by the name of the file, else plain text for text. */
  mime?: string;
  /** `"rerun"` (the default): a click also runs the app, with `true`. `"ignore"`: it does not. A function is called before the run. */
  onClick?: "rerun" | "ignore" | (() => unknown);
}

export interface DownloadElements {
  /**
   * A button that gives the person a file: text, bytes or a Blob, or a function that makes it when it is wanted.
   * @example
   * st.downloadButton("Download CSV", rows.map(({ name, price }) => `${name},${price}`).join("\n"), { fileName: "rows.csv" });
   * st.downloadButton("Report", async () => await renderPdf(), { fileName: "report.pdf", onClick: "ignore" });
   */
  downloadButton(label: string, data: DownloadData | (() => DownloadData | Promise<DownloadData>), options?: DownloadButtonOptions): boolean;
}

const downloadChecks: Checks<DownloadButtonOptions> = { ...buttonChecks, fileName: aText, mime: aText, onClick: either((value) => value === "rerun" || value === "ignore", aFunction) };

export const downloadElements: DownloadElements & ThisType<Drawer> = {
  downloadButton(label, data, options) {
    const { onClick, fileName: wanted, mime: given, ...o } = optionsOf("downloadButton", options, downloadChecks);
    const { media } = this[placeOf]("downloadButton").container.page;
    media.tidy(false);
    const named = wanted || (data instanceof File ? data.name : undefined);
    const mime = given ?? (named === undefined ? undefined : typeOfName(named));
    const made = typeof data === "function" ? undefined : take(media, data, mime);
    const fileName = cleanFileName(named ?? `download${endingOf(made?.type ?? mime ?? "")}`, "download");
    return widget<boolean, "downloadButton">(this, {
      ...pressed,
      type: "downloadButton",
      label,
      options: o,
      identity: [...buttonIdentity(o), fileName],
      element: () => ({ ...buttonLook(o), fileName, ...(made && { media: made.id }), ...(onClick === "ignore" && { silent: true }) }),
      onClick: typeof onClick === "function" ? onClick : undefined,
      produce: typeof data === "function" ? async () => take(media, await data(), mime) : undefined,
    });
  },
};

/** @throws AppError `bad-option` */
function take(media: Media, data: unknown, mime: string | undefined): Medium {
  if (typeof data === "string") return media.put(Buffer.from(data), mime ?? "text/plain");
  if (data instanceof Blob) return media.putBlob(data, mime ?? (data.type || "application/octet-stream"));
  const bytes = bytesOf(data);
  if (bytes) return media.put(bytes, mime ?? "application/octet-stream");
  if (data instanceof Promise) throw badOption("downloadButton", "the data is a promise", "Wait for it, or pass a function that makes it: () => makeIt().");
  throw badOption("downloadButton", `the data cannot be ${show(data)}`, "Pass text, bytes, a Blob or a function; an object as JSON.stringify(…).");
}
