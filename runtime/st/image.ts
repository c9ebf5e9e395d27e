/** Images: `st.image`. */
import { badOption, show } from "../engine/errors.ts";
import type { Media } from "../engine/media.ts";
import type { ElementData, Width } from "../protocol/element.ts";
import { aFlag, aLink, aSize, aText, type Checks, either, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { sizeOfImage } from "./media/image-size.ts";
import { typeOfBytes, typeOfName } from "./media/media-type.ts";
import { isPixelData, type PixelData, pngOf } from "./media/pixels.ts";
import { type MediaSource, take, type Taken, type TypeOf } from "./media/source.ts";
import { listOf, optionsOf } from "./options.ts";

/** A path, an address, bytes, a Blob, SVG text, pixels, a canvas of an npm package, or an SVG element. */
export type ImageSource = MediaSource | PixelData | { toBuffer(type: string): Uint8Array } | { outerHTML: string };

export interface ImageOptions {
  /** A line below; a list for a list of images. */
  caption?: string | readonly string[];
  /** What the image shows, for those who cannot see it; a list for a list of images. Default: the caption, else the file's name. */
  alt?: string | readonly string[];
  /** `"content"` (the default): as large as the image, at most as wide as the room. */
  width?: Width;
  /** Pixels out of range are cut off instead of refused. */
  clamp?: boolean;
  /** The order of the colours of pixels. */
  channels?: "RGB" | "BGR";
  /** Pixels are sent as PNG. */
  outputFormat?: "auto" | "PNG";
  /** Where a click leads. */
  link?: string;
}

export interface ImageElements {
  /**
   * An image, or several in a row: from a file, an address, bytes, SVG text or pixels.
   * @example
   * st.image("plot.png", { caption: "Sales per month" });
   * st.image({ data: pixels, width: 64, height: 64 });
   */
  image(image: ImageSource | readonly ImageSource[], options?: ImageOptions): Placeholder;
}

const textOrTexts = either((value) => Array.isArray(value) && value.every((item) => typeof item === "string"), aText);
const imageChecks: Checks<ImageOptions> = {
  caption: textOrTexts,
  alt: textOrTexts,
  width: aSize,
  clamp: aFlag,
  channels: oneOfThese("RGB", "BGR"),
  outputFormat: oneOfThese("auto", "PNG"),
  link: aLink,
};

export const imageElements: ImageElements & ThisType<Drawer> = {
  image(image, options) {
    const o = optionsOf("image", options, imageChecks);
    const place = this[placeOf]("image");
    const { media } = place.container.page;
    media.tidy(false);
    const sources = Array.isArray(image) ? image : [image];
    const captions = textsFor("caption", o.caption, sources.length);
    const alts = textsFor("alt", o.alt, sources.length);
    const images = sources.map((source, i) => imageOf(media, source, o, captions[i], alts[i]));
    return draw(place, { type: "image", images, width: o.width, link: o.link });
  },
};

/** One text for each image. */
function textsFor(option: string, texts: string | readonly string[] | undefined, count: number): readonly (string | undefined)[] {
  if (texts === undefined || texts === null) return [];
  const list = typeof texts === "string" ? [texts] : listOf("image", option, texts);
  if (list.length !== count) throw badOption("image", `there are ${list.length} texts in ${option} for ${count} images`, "Pass one for each image, or leave it out.");
  return list;
}

type Shown = Extract<ElementData, { type: "image" }>["images"][number];

function imageOf(media: Media, source: unknown, options: ImageOptions, caption: string | undefined, alt: string | undefined): Shown {
  const { medium, name, bytes } = takeImage(media, "image", source, options);
  const px = bytes && sizeOfImage(bytes, medium.type);
  return { media: medium.id, alt: alt ?? caption ?? name ?? "Image", ...(caption !== undefined && { caption }), ...(px && { px }) };
}

/** Takes what may stand for an image. @throws AppError `bad-option`, `unreadable-file` */
export function takeImage(media: Media, call: string, source: unknown, options: ImageOptions = {}): Taken {
  const typeOf: TypeOf = (bytes, name) => imageType(call, bytes, name);
  if (typeof source === "string" && /^\s*<(svg|\?xml|!--)/.test(source)) return take(media, call, Buffer.from(withNamespace(source)), typeOf);
  if (typeof source === "object" && source !== null) {
    if ("toBuffer" in source && typeof source.toBuffer === "function") return take(media, call, source.toBuffer("image/png"), typeOf);
    if (isPixelData(source)) return take(media, call, pngOf(source, options), typeOf);
    if ("outerHTML" in source && typeof source.outerHTML === "string") return takeImage(media, call, source.outerHTML);
  }
  return take(media, call, source, typeOf);
}

/** What an image that stands alone must say; a part of a page need not. */
const withNamespace = (svg: string): string => (svg.includes("http://www.w3.org/2000/svg") ? svg : svg.replace(/<svg/, '<svg xmlns="http://www.w3.org/2000/svg"'));

function imageType(call: string, bytes: Uint8Array | undefined, name: string | undefined): string {
  const type = (bytes && typeOfBytes(bytes)) ?? (name === undefined ? undefined : typeOfName(name));
  if (type?.startsWith("image/")) return type;
  // What is not there yet says itself what it is.
  if (!bytes) return "image/*";
  throw badOption(call, `${name === undefined ? "these bytes are" : `${show(name)} is`} no image that a page can show${type ? ` (it looks like ${type})` : ""}`, "Pass PNG, JPEG, GIF, WebP, AVIF, BMP or SVG.");
}
