/** `st.context`: what is known of the person's window. */
import { currentEngine } from "../engine/current.ts";
import type { Facts } from "../protocol/facts.ts";

/** What is known of the person's window, and of how it reached the app. */
export interface Context {
  /** Of the request that the window was opened with, by their names in lower case. In VS Code there are none. */
  readonly headers: Readonly<Record<string, string>>;
  readonly cookies: Readonly<Record<string, string>>;
  /** The address of the page, without its query; `null` in VS Code. */
  readonly url: string | null;
  /** `null` on this machine. */
  readonly ipAddress: string | null;
  /** The window stands in a frame of another page. */
  readonly isEmbedded: boolean;
  /** `"nb-NO"` */
  readonly locale: string;
  /** `"Europe/Oslo"` */
  readonly timezone: string;
  /** Minutes from local time to UTC: east of Greenwich negative, as `Date#getTimezoneOffset` says it. */
  readonly timezoneOffset: number;
  /** `type` is `null` as long as no window has said. */
  readonly theme: { readonly type: "light" | "dark" | null };
}

/** Asking is a yield point in a run; modules that are being loaded may ask too. */
const known = <K extends keyof Facts>(name: K): Facts[K] => currentEngine().facts.get(name);

export const context: Context = {
  get headers() {
    return { ...known("headers") };
  },
  get cookies() {
    return cookiesOf(known("headers")?.["cookie"]);
  },
  get url() {
    const base = known("url");
    return base === undefined ? null : base + encodeURIComponent(currentEngine().pages.page);
  },
  get ipAddress() {
    const address = known("ipAddress");
    return address === undefined || /^(127\.|::1$|::ffff:127\.)/.test(address) ? null : address;
  },
  get isEmbedded() {
    return known("isEmbedded") ?? false;
  },
  get locale() {
    return known("locale") ?? Intl.DateTimeFormat().resolvedOptions().locale;
  },
  get timezone() {
    return known("timezone") ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
  },
  get timezoneOffset() {
    return known("timezoneOffset") ?? new Date().getTimezoneOffset();
  },
  get theme() {
    return { type: known("theme") ?? null };
  },
};

function cookiesOf(header = ""): Record<string, string> {
  const pairs = header.split(";").flatMap((part) => {
    const [name = "", ...value] = part.split("=");
    return name.trim() === "" ? [] : [[name.trim(), decoded(value.join("=").trim())] as const];
  });
  return Object.fromEntries(pairs);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replace(/^"(.*)"$/, "$1"));
  } catch {
    return text; // it only looks encoded
  }
}
