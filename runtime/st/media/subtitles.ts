/** Subtitles as the page's player takes them: WebVTT. */

/** Text that is WebVTT already, or SubRip (`.srt`), which has commas in its times and no head. */
export function toWebVtt(text: string): string {
  const plain = text.replace(/^\uFEFF/, "").replace(/\r\n?/g, "\n");
  if (plain.startsWith("WEBVTT")) return plain;
  return `WEBVTT\n\n${plain.replace(/(\d\d:\d\d:\d\d),(\d{3})/g, "$1.$2").trim()}\n`;
}
