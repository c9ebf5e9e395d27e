/** Pages: `st.navigation`, `st.page`, `st.switchPage`. */
import { existsSync, statSync } from "node:fs";
import { currentEngine } from "../engine/current.ts";
import { badOption, show } from "../engine/errors.ts";
import { duplicatePage, noPageFile, noSuchPage } from "../engine/pages/page-errors.ts";
import { nameOfFile, nameOfFunction } from "../engine/pages/page-names.ts";
import type { PageList, PageSpec } from "../engine/pages/page-list.ts";
import { aFlag, anObject, aText, type Checks, elsewhere, oneOfThese } from "./checks.ts";
import { optionsOf } from "./options.ts";
import { type QueryEntry, queryOf } from "./query-params.ts";

/** Where a page comes from: a script by its path from the app's own folder, a function, or an address elsewhere (`https://…`). */
export type PageSource = string | (() => unknown);

export interface PageOptions {
  /** Default: the name of the file or function. */
  title?: string;
  /** An emoji, or `:material/name:`. */
  icon?: string;
  /** Its path in the address of a browser. Default: from the name of the file or function. */
  urlPath?: string;
  /** The page that is shown first. Without one it is the first in the list. */
  default?: boolean;
  /** `"hidden"`: not in the list, but it can be gone to. */
  visibility?: "visible" | "hidden";
}

export interface NavigationOptions {
  /** Where the list of pages stands. */
  position?: "sidebar" | "top" | "hidden";
  /** `true`: a long list is not folded. A number: so many pages show. */
  expanded?: boolean | number;
}

/** A page of the app. */
export interface Page {
  readonly title: string;
  readonly icon: string | undefined;
  readonly urlPath: string;
  /**
   * Runs the page where it is called. Only the page that `st.navigation` gives can be run, once.
   * @example
   * await st.navigation([home, settings]).run();
   */
  run(): Promise<void>;
}

/** Pages as `st.navigation` takes them. */
export type PageGroup = readonly (Page | PageSource)[];

/** A page, as a script names one: the page itself, or the path of its script. */
export type PageTarget = Page | string;

/** A query, by name. */
export type QueryGiven = Readonly<Record<string, QueryEntry>> | Iterable<readonly [string, QueryEntry]>;

export interface PageFunctions {
  /**
   * A page of the app, for `st.navigation`.
   * @example
   * const sales = st.page("pages/sales.ts", { title: "Sales", icon: ":material/payments:" });
   */
  page(source: PageSource, options?: PageOptions): Page;
  /**
   * The pages of the app, in a list or under headings. Shows the list, and gives the page that the person chose: what
   * stands around its `run()` is on every page.
   * @example
   * const page = st.navigation([st.page("pages/overview.ts"), st.page("pages/sales.ts")]);
   * st.title(page.title);
   * await page.run();
   */
  navigation(pages: PageGroup | Readonly<Record<string, PageGroup>> | ReadonlyMap<string, PageGroup>, options?: NavigationOptions): Page;
  /**
   * Ends this run and shows another page, with an empty query or the one given.
   * @example
   * if (st.button("Details")) st.switchPage("pages/details.ts", { queryParams: { id: 7 } });
   */
  switchPage(page: PageTarget, options?: { queryParams?: QueryGiven }): never;
}

const pageChecks: Checks<PageOptions> = { title: aText, icon: aText, urlPath: aText, default: aFlag, visibility: oneOfThese("visible", "hidden") };
const navigationChecks: Checks<NavigationOptions> = { position: oneOfThese("sidebar", "top", "hidden"), expanded: elsewhere };
const switchChecks: Checks<{ queryParams?: QueryGiven }> = { queryParams: anObject };

/** How long a list of pages gets before it is folded, and how many then show. */
const longList = 12;
const shownOfLong = 10;

class PageHandle implements Page {
  readonly spec: PageSpec;
  readonly isDefault: boolean;
  readonly #ownPath: string;

  constructor(spec: PageSpec, isDefault: boolean) {
    this.spec = spec;
    this.isDefault = isDefault;
    this.#ownPath = spec.urlPath;
  }

  /** The default page has the empty path, as long as it is the default. */
  settle(isDefault: boolean): void {
    this.spec.urlPath = isDefault ? "" : this.#ownPath;
  }
  get title(): string {
    return this.spec.title;
  }
  get icon(): string | undefined {
    return this.spec.icon;
  }
  get urlPath(): string {
    return this.spec.urlPath;
  }
  run(): Promise<void> {
    return currentEngine().pages.run(this.spec);
  }
}

export const pageFunctions: PageFunctions = {
  page: (source, options) => pageOf(source, options),
  navigation(pages, options) {
    const { position = "sidebar", expanded = false } = optionsOf("navigation", options, navigationChecks);
    const engine = currentEngine();
    const { run } = engine.enter("navigation");
    const handles: PageHandle[] = [];
    const sections = sectionsOf(pages).map(([title, group]) => {
      const inGroup = groupOf(group).map((page) => (page instanceof PageHandle ? page : pageOf(page)));
      handles.push(...inGroup);
      return { title, pages: inGroup.map(({ spec }) => spec) };
    });
    settleDefault(handles);
    const list: PageList = { sections, position, folded: foldedAt(expanded, handles.length) };
    const shown = engine.pages.declare(run, list);
    const found = handles.find(({ spec }) => spec === shown);
    if (!found) throw new Error("The page that is shown is one of those given.");
    return found;
  },
  switchPage(page, options) {
    const { queryParams } = optionsOf("switchPage", options, switchChecks);
    const query = queryParams === undefined ? undefined : queryText(queryParams);
    const spec = targetOf("switchPage", page);
    if ("url" in spec.source) throw badOption("switchPage", `${show(spec.source.url)} is elsewhere`, "Use st.linkButton or st.pageLink, for the person to follow.");
    return currentEngine().halt("switchPage", { type: "page", to: { page: spec.urlPath, ...(query !== undefined && { query }) } });
  },
};

/** A query as it stands in an address. */
export function queryText(given: QueryGiven): string {
  const query = new URLSearchParams();
  for (const [name, texts] of queryOf(given)) for (const text of texts) query.append(name, text);
  return query.toString();
}

/** The page that a script names. @throws AppError `no-such-page` */
export function targetOf(name: string, target: unknown): PageSpec {
  if (target instanceof PageHandle) return target.spec;
  if (typeof target !== "string") throw badOption(name, `the page cannot be ${show(target)}`, "Pass the path of its script, or what st.page gave.");
  const { pages } = currentEngine();
  const found = pages.find(target);
  if (found) return found;
  throw noSuchPage(name, target, pages.names);
}

function pageOf(source: unknown, given?: PageOptions): PageHandle {
  const options = optionsOf("page", given, pageChecks);
  const named = sourceOf(source, options);
  const title = options.title ?? named.title;
  const urlPath = pathOf(options.urlPath ?? named.urlPath);
  const spec = { title, icon: options.icon ?? named.icon, urlPath, isHidden: options.visibility === "hidden", source: named.source };
  return new PageHandle(spec, options.default === true);
}

function sourceOf(source: unknown, { title }: Partial<PageOptions>): { source: PageSpec["source"]; title: string; icon?: string | undefined; urlPath: string } {
  if (typeof source === "function") {
    const name = nameOfFunction(source) ?? (title === undefined ? undefined : { title, urlPath: title });
    if (!name) throw badOption("page", "the function has no name, and no title is given", 'Write st.page(() => { … }, { title: "…" }).');
    return { source: { body: () => Reflect.apply(source, undefined, []) }, ...name };
  }
  if (typeof source !== "string" || source === "") throw badOption("page", `a page cannot be ${show(source)}`, "Pass the path of a script, a function, or an address.");
  if (isAddress(source)) return { source: { url: source }, title: title ?? new URL(source).host, urlPath: source };
  const file = currentEngine().pages.fileOf(source);
  if (!existsSync(file) || !statSync(file).isFile()) throw noPageFile(source, file);
  return { source: { file }, ...nameOfFile(file) };
}

export const isAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

/** A path in an address: spaces become `_`; slashes at the ends go, and others are refused. */
function pathOf(given: string): string {
  if (isAddress(given)) return given;
  const path = given.trim().replaceAll(/^\/+|\/+$/g, "").replaceAll(/\s+/g, "_");
  if (path === "" || path.includes("/")) throw badOption("page", `urlPath cannot be ${show(given)}`, "Use one word, without slashes.");
  return path;
}

function sectionsOf(pages: unknown): [title: string, group: unknown][] {
  if (Array.isArray(pages)) return [["", pages]];
  if (pages instanceof Map) return [...pages].map(([title, group]) => [String(title), group]);
  if (typeof pages === "object" && pages !== null) return Object.entries(pages);
  throw badOption("navigation", `the pages cannot be ${show(pages)}`, "Pass a list of pages, or an object with a list for each heading.");
}

function groupOf(group: unknown): unknown[] {
  if (Array.isArray(group)) return group;
  throw badOption("navigation", `the pages under a heading cannot be ${show(group)}`, "Pass a list of pages.");
}

/** The default page has the empty path. @throws AppError `duplicate-page` */
function settleDefault(pages: readonly PageHandle[]): void {
  const own = pages.filter(({ spec }) => !("url" in spec.source));
  const [first] = own;
  if (!first) throw badOption("navigation", "it has no page of this app", "Pass at least one page that is a script or a function.");
  const chosen = own.filter(({ isDefault }) => isDefault);
  if (chosen.length > 1) throw duplicatePage(`${chosen.map(({ title }) => show(title)).join(" and ")} are both the default page`, "Give default: true to one page.");
  for (const page of own) page.settle(page === (chosen[0] ?? first));
  const seen = new Map<string, PageHandle>();
  for (const page of own) {
    const other = seen.get(page.urlPath);
    if (other) throw duplicatePage(`${show(other.title)} and ${show(page.title)} have the same path ${show(page.urlPath)}`, 'Give one of them another: st.page(…, { urlPath: "…" }).');
    seen.set(page.urlPath, page);
  }
}

function foldedAt(expanded: unknown, count: number): number | undefined {
  if (typeof expanded === "number" && Number.isInteger(expanded) && expanded > 0) return expanded < count ? expanded : undefined;
  if (typeof expanded !== "boolean") throw badOption("navigation", `expanded cannot be ${show(expanded)}`, "Use true, false, or how many pages are to show.");
  return !expanded && count > longList ? shownOfLong : undefined;
}
