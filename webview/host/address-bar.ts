import type { Address } from "../../runtime/protocol/shell.ts";
import { readAddress } from "./read-address.ts";

/** The address of a browser's window: which page of the app it names, and the app's query. */
export class AddressBar {
  /** The token that the page was opened with; the server asks for it again. */
  readonly token: string;
  /** The path that pages stand below. With the token in it, the query is the app's alone. */
  readonly #base: string;
  readonly #hasToken: boolean;

  /** `went`: the person chose another address, with the browser's buttons. */
  constructor(went: (address: Address) => void) {
    // Where the assets are, the pages are; this module may be in a chunk.
    this.#base = new URL(".", import.meta.url).pathname.replace(/chunks\/$/, "");
    const [token = ""] = this.#base.split("/").slice(1, -1);
    this.#hasToken = token !== "";
    this.token = this.#hasToken ? token : (new URLSearchParams(location.search).get("token") ?? "");
    addEventListener("popstate", () => went(this.current));
  }

  /** What the pages of the app stand below, as a whole address. */
  get url(): string {
    return new URL(this.#base, location.href).href;
  }

  get current(): Address {
    return readAddress(location, this.#base, this.#hasToken);
  }

  /** Shows where the app stands. Another page is a step that *Back* undoes; another query is not. */
  show(address: Address): void {
    const href = this.hrefOf(address);
    if (href === location.pathname + location.search) return;
    if (address.page === this.current.page) history.replaceState(null, "", href);
    else history.pushState(null, "", href);
  }

  hrefOf({ page, query }: Address): string {
    const own = new URLSearchParams(query);
    if (!this.#hasToken && this.token !== "") own.append("token", this.token);
    const text = own.toString();
    return this.#base + encodeURIComponent(page) + (text === "" ? "" : `?${text}`);
  }
}
