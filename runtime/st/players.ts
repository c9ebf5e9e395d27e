/** Sound, films and documents: `st.audio`, `st.video`, `st.pdf`. */
import { badOption, show } from "../engine/errors.ts";
import type { Media } from "../engine/media.ts";
import type { Height, Width } from "../protocol/element.ts";
import { encodeWav, loudestOf } from "../protocol/wav.ts";
import { aFlag, aNumber, aSize, aText, type Checks, elsewhere, isNumber } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { typeOfBytes, typeOfName } from "./media/media-type.ts";
import { bytesOf, type MediaSource, take, type TypeOf } from "./media/source.ts";
import { toWebVtt } from "./media/subtitles.ts";
import { durationMs, optionsOf } from "./options.ts";

interface PlayerOptions {
  /** Its MIME type. Default: by the name, else by the first bytes. */
  format?: string;
  /** Where it begins: seconds, or `"1m30s"`. */
  startTime?: number | string;
  /** Where it ends. */
  endTime?: number | string;
  /** Begins anew when it ends. */
  loop?: boolean;
  /** Begins by itself, as far as the browser allows. */
  autoplay?: boolean;
  width?: Width;
}

export interface AudioOptions extends PlayerOptions {
  /** Samples in a second: needed for samples, and only for these. */
  sampleRate?: number;
}

/** WebVTT or SubRip: text, a path, bytes. */
export type SubtitleSource = string | Uint8Array;

export interface VideoOptions extends PlayerOptions {
  muted?: boolean;
  /** One track, or several by their label: `{ English: "en.vtt", Deutsch: "de.srt" }`. */
  subtitles?: SubtitleSource | Readonly<Record<string, SubtitleSource>>;
}

export interface PdfOptions {
  /** Pixels, or `"stretch"`. */
  height?: Height;
  key?: string | number;
}

/** Samples: one list (mono), or one for each channel. */
export type Samples = Float32Array | Float64Array | Int16Array | readonly number[] | readonly (Float32Array | Float64Array | Int16Array | readonly number[])[];

export interface PlayerElements {
  /**
   * A player for sound: a file, an address, bytes, or samples with their rate.
   * @example
   * st.audio("interview.mp3", { startTime: "1m30s" });
   * st.audio(samples, { sampleRate: 44_100 });
   */
  audio(data: MediaSource | Samples, options?: AudioOptions): Placeholder;
  /**
   * A player for a film: a file, an address or bytes.
   * @example
   * st.video("tour.mp4", { subtitles: { English: "tour.en.vtt" } });
   */
  video(data: MediaSource, options?: VideoOptions): Placeholder;
  /**
   * A PDF document.
   * @example
   * st.pdf("report.pdf", { height: 700 });
   */
  pdf(data: MediaSource, options?: PdfOptions): Placeholder;
}

const playerChecks: Checks<PlayerOptions> = { format: aText, startTime: elsewhere, endTime: elsewhere, loop: aFlag, autoplay: aFlag, width: aSize };
const audioChecks: Checks<AudioOptions> = { ...playerChecks, sampleRate: aNumber };
const videoChecks: Checks<VideoOptions> = { ...playerChecks, muted: aFlag, subtitles: elsewhere };
const pdfChecks: Checks<PdfOptions> = { height: aSize, key: elsewhere };

export const playerElements: PlayerElements & ThisType<Drawer> = {
  audio(data, options) {
    const o = optionsOf("audio", options, audioChecks);
    const place = this[placeOf]("audio");
    const { media } = place.container.page;
    media.tidy(false);
    const { medium } = take(media, "audio", soundOf(data, o.sampleRate), typeFor(o.format, "audio/wav"));
    return draw(place, { type: "audio", media: medium.id, ...playing("audio", o) });
  },
  video(data, options) {
    const o = optionsOf("video", options, videoChecks);
    const place = this[placeOf]("video");
    const { media } = place.container.page;
    media.tidy(false);
    const link = siteOf(data);
    if (link !== undefined) return draw(place, { type: "video", link, width: o.width });
    const { medium } = take(media, "video", data, typeFor(o.format, "video/mp4"));
    return draw(place, { type: "video", media: medium.id, ...playing("video", o), muted: o.muted, subtitles: subtitlesOf(media, o.subtitles) });
  },
  pdf(data, options) {
    const o = optionsOf("pdf", options, pdfChecks);
    const place = this[placeOf]("pdf");
    const { media } = place.container.page;
    media.tidy(false);
    const { medium, name } = take(media, "pdf", data, () => "application/pdf");
    return draw(place, { type: "pdf", media: medium.id, name: name || "Document.pdf", tall: o.height ?? 500 });
  },
};

const typeFor = (format: string | undefined, usual: string): TypeOf => (bytes, name) => format ?? (name === undefined ? undefined : typeOfName(name)) ?? (bytes && typeOfBytes(bytes)) ?? usual;

function playing(name: string, { startTime, endTime, loop, autoplay, width }: PlayerOptions) {
  const seconds = (option: string, value: number | string | undefined): number | undefined => (value === undefined || value === null ? undefined : durationMs(name, option, value) / 1000);
  return { startTime: seconds("startTime", startTime), endTime: seconds("endTime", endTime), loop, autoplay, width };
}

/** Samples become WAV; everything else stays as it is. */
function soundOf(data: unknown, sampleRate: number | undefined): unknown {
  const channels = channelsIn(data);
  if (channels && sampleRate === undefined) throw badOption("audio", "samples need their rate", "Pass it: { sampleRate: 44100 }.");
  if (channels && sampleRate !== undefined && !(sampleRate >= 1)) throw badOption("audio", `sampleRate cannot be ${show(sampleRate)}`, "Pass for example 44100.");
  return channels && sampleRate !== undefined ? encodeWav(channels, Math.round(sampleRate), loudestOf(channels)) : data;
}

function channelsIn(data: unknown): ArrayLike<number>[] | undefined {
  if (isSampleArray(data)) return [data];
  if (!Array.isArray(data)) return undefined;
  if (data.length > 0 && data.every(isNumber)) return [data];
  const channels = data.filter((channel) => isSampleArray(channel) || (Array.isArray(channel) && channel.every(isNumber)));
  return data.length > 0 && channels.length === data.length ? channels : undefined;
}

const isSampleArray = (data: unknown): data is ArrayLike<number> => data instanceof Float32Array || data instanceof Float64Array || data instanceof Int16Array;

/** The address of a film that only its own site plays. */
function siteOf(data: unknown): string | undefined {
  if (!(data instanceof URL) && typeof data !== "string") return undefined;
  const href = String(data);
  if (!/^https?:/i.test(href) || !URL.canParse(href)) return undefined;
  return /(^|\.)(youtube\.com|youtu\.be|vimeo\.com)$/.test(new URL(href).hostname) ? href : undefined;
}

function subtitlesOf(media: Media, subtitles: VideoOptions["subtitles"]): { label: string; media: string }[] | undefined {
  if (subtitles === undefined || subtitles === null) return undefined;
  const tracks = isTrack(subtitles) || typeof subtitles !== "object" ? { Subtitles: subtitles } : subtitles;
  return Object.entries<unknown>(tracks).map(([label, track]) => {
    if (!isTrack(track)) throw badOption("video", `subtitles cannot be ${show(track)}`, 'Write a path, the text itself, or several: { English: "en.vtt" }.');
    return { label, media: media.put(Buffer.from(toWebVtt(textOfTrack(media, track))), "text/vtt").id };
  });
}

const isTrack = (value: unknown): value is SubtitleSource => typeof value === "string" || value instanceof Uint8Array;

/** A text of several lines is the track itself, any other the path of a file. */
function textOfTrack(media: Media, track: SubtitleSource): string {
  if (typeof track === "string" && (track.includes("\n") || track.startsWith("WEBVTT"))) return track;
  const bytes = bytesOf(track) ?? take(media, "video", track, () => "text/vtt").bytes;
  if (!bytes) throw badOption("video", `subtitles cannot be ${show(track)}`, "Pass a path, or the text itself.");
  return new TextDecoder().decode(bytes);
}
