/** What a page is called when nobody says: by its file, or by its function. */
import { basename } from "node:path";

export interface PageName {
  title: string;
  icon: string | undefined;
  /** Its path in the address. */
  urlPath: string;
  /** The number that its name begins with. */
  order: number;
}

const ending = /\.[cm]?[jt]s$/;
const emoji = /^\p{RGI_Emoji}/v;

/** `1_📈_Monthly report.ts` is the first page, "Monthly report", with an icon, at `Monthly_report`. */
export function nameOfFile(file: string): PageName {
  const plain = basename(file).replace(ending, "");
  const [, number = "", named = ""] = /^(\d*)[_ -]*(.*)$/u.exec(plain) ?? [];
  const icon = emoji.exec(named)?.[0];
  const name = named.slice(icon?.length ?? 0).replace(/^[_ -]+/, "") || number;
  return { title: name.replaceAll(/[_ ]+/g, " "), icon, urlPath: name.replaceAll(/[_ ]+/g, "_"), order: number === "" ? Infinity : Number(number) };
}

/** `salesReport` is "Sales report", at `salesReport`. Undefined: the function has no name. */
export function nameOfFunction(body: Function): Pick<PageName, "title" | "urlPath"> | undefined {
  if (body.name === "") return undefined;
  const words = body.name.replaceAll("_", " ").replaceAll(/(?<=[a-z\d])[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return { title: words.charAt(0).toUpperCase() + words.slice(1), urlPath: body.name };
}

/** Numbered files first, in the order of their numbers; the others by name. */
export function inPageOrder(files: readonly string[]): string[] {
  const named = files.map((file) => ({ file, ...nameOfFile(file) }));
  return named.sort((a, b) => (a.order === b.order ? a.title.toLowerCase().localeCompare(b.title.toLowerCase()) : a.order - b.order)).map(({ file }) => file);
}
