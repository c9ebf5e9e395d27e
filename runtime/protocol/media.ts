/** What passes between script and page of films, files and messages: parts of `element.ts`. */
import type { Json } from "./json.ts";

/** A film. One whose address no player but its own site's takes has a `link` instead of `media`. Times are seconds. */
export interface Film {
  media?: string;
  link?: string;
  startTime?: number;
  endTime?: number;
  loop?: boolean;
  autoplay?: boolean;
  muted?: boolean;
  /** WebVTT, by label. */
  subtitles?: { label: string; media: string }[];
}

/** A file that the person gave, as the page shows it. */
export interface FileMark {
  [key: string]: Json;
  id: string;
  name: string;
  size: number;
}

/** Where messages are written. One is `{ text, files, audio }`: the files and the recording by their ids. */
export interface MessageField {
  placeholder: string;
  maxChars?: number;
  files?: "one" | "many" | "folder";
  types?: string[];
  mostBytes: number;
  audio?: { sampleRate: number | null };
  /** What the field does while a run goes on. */
  mode?: "disable" | "stop";
  pinned?: boolean;
}
