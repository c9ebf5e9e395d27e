import type { Address, Destination, PageEntry, Shell } from "../../runtime/protocol/shell.ts";
import type { AddressBar } from "../host/address-bar.ts";

/** What surrounds the content: title, layout and pages, where the app stands, and the ways to another page. */
export class Surroundings {
  shell: Shell = $state.raw({});
  address: Address = $state.raw({ page: "", query: "" });
  readonly #bar: AddressBar | undefined;
  readonly #go: (to: Destination) => void;
  /** The window was opened at an address, and the app has been told. */
  #hasArrived = false;

  constructor(bar: AddressBar | undefined, go: (to: Destination) => void) {
    this.#bar = bar;
    this.#go = go;
  }

  get navigation(): Shell["navigation"] {
    const { navigation } = this.shell;
    const count = navigation?.sections.reduce((sum, { pages }) => sum + pages.length, 0) ?? 0;
    // One page leaves no choice.
    return count > 1 && navigation?.position !== "hidden" ? navigation : undefined;
  }

  /** What the window is called: by the script, by the page that is shown, by the file. */
  title(file: string): string {
    return this.shell.title ?? this.shell.navigation?.title ?? file;
  }

  /** The window was opened, or the host can be reached again. */
  restore(shell: Shell, address: Address): void {
    this.shell = shell;
    const opened = this.#bar?.current;
    const isNamed = opened !== undefined && (opened.page !== "" || opened.query !== "");
    // Somebody opened this very address: the app goes there, and not the other way round.
    if (!this.#hasArrived && isNamed && (opened.page !== address.page || opened.query !== address.query)) {
      this.address = address;
      this.visit(opened);
    } else {
      this.stand(address);
    }
    this.#hasArrived = true;
  }

  /** The app stands here now. */
  stand(address: Address): void {
    if (address.page !== this.address.page) scrollTo(0, 0);
    this.address = address;
    this.#bar?.show(address);
  }

  /** The person went to an address: what it says is all that counts. */
  visit(address: Address): void {
    this.#go({ ...address, isWhole: true });
  }

  go(to: Destination): void {
    this.#go(to);
  }

  /** An address for a link, where the window has one. */
  hrefOf({ to, query = "" }: Pick<PageEntry, "to"> & { query?: string | undefined }): string | undefined {
    return this.#bar?.hrefOf({ page: to, query });
  }
}
