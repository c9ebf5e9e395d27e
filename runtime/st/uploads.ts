/** Files from the person: `st.fileUploader`, `st.cameraInput`, `st.audioInput`. */
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { UploadedFile } from "../engine/uploaded-file.ts";
import type { Json } from "../protocol/json.ts";
import type { FileMark } from "../protocol/media.ts";
import { anObject, aNumber, type Check, type Checks, either, isNumber, oneOfThese } from "./checks.ts";
import type { Drawer } from "./handle.ts";
import { optionsOf } from "./options.ts";
import { type HoldingOptions, holdingChecks, widget } from "./widget.ts";

export interface FileUploaderOptions extends HoldingOptions {
  /** Endings that are taken (`"csv"`, `[".png", ".jpg"]`), or kinds: `"image"`, `"audio"`, `"video"`, `"text"`. Default: any. */
  type?: string | readonly string[];
  /** Several files at once; `"directory"`: a whole folder. */
  acceptMultipleFiles?: boolean | "directory";
  /** In megabytes, for each file. Default: 200. */
  maxUploadSize?: number;
}

export interface CameraInputOptions extends HoldingOptions {
  /** How large the picture should be, in pixels; the camera does what it can. */
  resolution?: { width?: number; height?: number };
}

export interface AudioInputOptions extends HoldingOptions {
  /** Samples in a second. Default: 16,000, which is good for speech; `null`: what the microphone has. */
  sampleRate?: number | null;
}

/** What an uploader with these options returns. */
export type Uploaded<M extends boolean | "directory" | undefined> = M extends true | "directory" ? UploadedFile[] : UploadedFile | null;

export interface UploadWidgets {
  /**
   * A place to drop files, or to choose them. Returns the file, or null; with `acceptMultipleFiles` a list.
   * @example
   * const file = st.fileUploader("Data", { type: "csv" });
   * if (file) st.table(parse(file.text()));
   */
  fileUploader<const M extends boolean | "directory" = false>(label: string, options?: FileUploaderOptions & { acceptMultipleFiles?: M }): Uploaded<M>;
  /**
   * A picture from the camera, as a file, or null. Where the page may not use a camera, it takes a file instead.
   * @example
   * const photo = st.cameraInput("Smile");
   * if (photo) st.image(photo.bytes);
   */
  cameraInput(label: string, options?: CameraInputOptions): UploadedFile | null;
  /**
   * A recording from the microphone, as a WAV file, or null. Where the page may not use one, it takes a file instead.
   * @example
   * const voice = st.audioInput("Say something");
   * if (voice) st.audio(voice.bytes);
   */
  audioInput(label: string, options?: AudioInputOptions): UploadedFile | null;
}

export const defaultMostMegabytes = 200;
const megabyte = 1024 * 1024;

export const aMostSize: Check = (name, option, value) => {
  if (!isNumber(value) || Number(value) <= 0 || Number(value) > 2047) throw badOption(name, `${option} cannot be ${show(value)}`, "Pass a number of megabytes, at most 2047.");
};
export const aFileType: Check = (name, option, value) => void typesOf(name, option, value);
export const aSampleRate = either(isNumber, aNumber);

const uploaderChecks: Checks<FileUploaderOptions> = { ...holdingChecks, type: aFileType, acceptMultipleFiles: oneOfThese(true, false, "directory"), maxUploadSize: aMostSize };
const cameraChecks: Checks<CameraInputOptions> = { ...holdingChecks, resolution: anObject };
const audioChecks: Checks<AudioInputOptions> = { ...holdingChecks, sampleRate: aSampleRate };

export const uploadWidgets: UploadWidgets & ThisType<Drawer> = {
  fileUploader<const M extends boolean | "directory" = false>(this: Drawer, label: string, options?: FileUploaderOptions & { acceptMultipleFiles?: M }): Uploaded<M> {
    const o = optionsOf<FileUploaderOptions>("fileUploader", options, uploaderChecks);
    const types = typesOf("fileUploader", "type", o.type);
    const many = manyOf(o.acceptMultipleFiles);
    const rule: FileRule = { types, mostBytes: bytesOfMegabytes(o.maxUploadSize), most: many ? Infinity : 1 };
    const fixed = [types ?? null, many ?? null, rule.mostBytes];
    const common = { type: "fileUploader" as const, label, options: o, identity: [...fixed, o.help ?? null], keyedIdentity: fixed };
    const element = (files: readonly UploadedFile[]) => ({ value: files.map(markOf), ...(types && { types }), ...(many && { many }), mostBytes: rule.mostBytes });
    const value = many ? widget(this, { ...common, ...holdingSeveral(rule), element }) : widget(this, { ...common, ...holdingOne(rule), element: (file) => element(listOfOne(file)) });
    // SAFETY: Uploaded<M> says a list exactly when `many` is set.
    return value as Uploaded<M>;
  },
  cameraInput(label, options) {
    const o = optionsOf("cameraInput", options, cameraChecks);
    const ideal = idealOf(o.resolution);
    return widget(this, {
      ...holdingOne({ types: ["image/*"], mostBytes: bytesOfMegabytes(undefined), most: 1 }),
      type: "cameraInput",
      label,
      options: o,
      identity: [o.help ?? null, ideal ?? null],
      element: (file) => ({ value: listOfOne(file).map(markOf), ...(ideal && { ideal }) }),
    });
  },
  audioInput(label, options) {
    const o = optionsOf("audioInput", options, audioChecks);
    const sampleRate = sampleRateOf(o.sampleRate);
    return widget(this, {
      ...holdingOne({ types: ["audio/*"], mostBytes: bytesOfMegabytes(undefined), most: 1 }),
      type: "audioInput",
      label,
      options: o,
      identity: [o.help ?? null, sampleRate],
      element: (file) => ({ value: listOfOne(file).map(markOf), sampleRate }),
    });
  },
};

/** Which files a widget takes. The page tells the person; what comes all the same is left out. */
export interface FileRule {
  types: readonly string[] | undefined;
  mostBytes: number;
  most: number;
}

/** The part of a widget's call that those share whose value are files. What is no file (a copy from before a restart) is none. */
function holdingSeveral(rule: FileRule) {
  const none: readonly UploadedFile[] = [];
  return {
    initial: none,
    initialKey: "",
    accept: (value: unknown): readonly UploadedFile[] | undefined => (Array.isArray(value) && value.every((file) => file instanceof UploadedFile) ? value : undefined),
    decode: (wire: Json): readonly UploadedFile[] | undefined => (Array.isArray(wire) ? filesOf(wire.map(idOf), rule) : undefined),
    settable: false,
  };
}

function holdingOne(rule: FileRule) {
  const several = holdingSeveral(rule);
  const none: UploadedFile | null = null;
  return {
    initial: none,
    initialKey: "",
    accept: (value: unknown): UploadedFile | null | undefined => (value === null || value instanceof UploadedFile ? value : undefined),
    decode: (wire: Json): UploadedFile | null | undefined => firstOf(several.decode(wire)),
    settable: false,
  };
}

const firstOf = (files: readonly UploadedFile[] | undefined): UploadedFile | null | undefined => files && (files[0] ?? null);
const listOfOne = (file: UploadedFile | null): UploadedFile[] => (file ? [file] : []);

/** The files with these ids that a widget takes. */
export function filesOf(ids: readonly string[], { types, mostBytes, most }: FileRule): readonly UploadedFile[] {
  const files = currentEngine().files.take(ids).filter((file) => file.size <= mostBytes && (!types || types.some((type) => isOfType(file, type))));
  return files.slice(-Math.min(most, files.length));
}

export const markOf = ({ id, name, size }: UploadedFile): FileMark => ({ id, name, size });

const idOf = (mark: Json): string => (typeof mark === "object" && mark !== null && !Array.isArray(mark) && typeof mark["id"] === "string" ? mark["id"] : "");

/** `.csv` is an ending, `image/*` a kind. */
function isOfType(file: UploadedFile, type: string): boolean {
  return type.startsWith(".") ? file.name.toLowerCase().endsWith(type) : file.type.startsWith(type.slice(0, -1));
}

const kinds = ["image", "audio", "video", "text"];

/** Endings with their dot and kinds, as the page and the check take them. @throws AppError `bad-option` */
export function typesOf(name: string, option: string, value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const list: unknown[] = Array.isArray(value) ? value : [value];
  if (list.length === 0) return undefined;
  return list.map((type) => {
    const plain = typeof type === "string" ? type.trim().toLowerCase() : "";
    if (kinds.includes(plain)) return `${plain}/*`;
    if (!/^\.?[\w-]+(\.[\w-]+)*$/.test(plain)) throw badOption(name, `${option} cannot be ${show(type)}`, 'Write endings such as "csv" or [".png", ".jpg"], or "image", "audio", "video", "text".');
    return plain.startsWith(".") ? plain : `.${plain}`;
  });
}

export const bytesOfMegabytes = (megabytes: number | undefined): number => Math.floor((megabytes ?? defaultMostMegabytes) * megabyte);

const manyOf = (option: boolean | "directory" | undefined): "files" | "folder" | undefined => (option === "directory" ? "folder" : option === true ? "files" : undefined);

export const sampleRateOf = (option: number | null | undefined): number | null => (option === undefined ? 16_000 : option);

/** @throws AppError `bad-option` */
function idealOf(resolution: CameraInputOptions["resolution"]): { width?: number; height?: number } | undefined {
  if (resolution === undefined || resolution === null) return undefined;
  const { width, height } = resolution;
  const isSide = (side: unknown): boolean => side === undefined || (Number.isSafeInteger(side) && Number(side) > 0);
  if (!isSide(width) || !isSide(height)) throw badOption("cameraInput", `resolution cannot be ${show(width)} × ${show(height)}`, "Write { width: 1280, height: 720 }.");
  return { ...(width !== undefined && { width }), ...(height !== undefined && { height }) };
}
