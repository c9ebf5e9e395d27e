/** Names of files that cross a border: from a script to a person's disk, from a person to a script. */

const longest = 200;
/** What Windows keeps for devices, with any ending. */
const reserved = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i;

/** The name alone, without a path and without what no file system takes. `fallback` when nothing is left. */
export function cleanFileName(name: string, fallback: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? "";
  // oxlint-disable-next-line no-control-regex -- control characters are what must go
  const plain = last.replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, "").replace(/[<>:"|?*]/g, "_").replace(/[. ]+$/, "").trim();
  if (plain === "" || /^\.+$/.test(plain)) return fallback;
  return shortened(reserved.test(plain) ? `_${plain}` : plain);
}

/** Keeps the ending: it says what the file is. */
function shortened(name: string): string {
  if (name.length <= longest) return name;
  const ending = /\.[^.]{1,16}$/.exec(name)?.[0] ?? "";
  return name.slice(0, longest - ending.length) + ending;
}
