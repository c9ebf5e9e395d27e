/** `st.pageLink`: a link to another page of the app, or to an address. */
import { badOption, show } from "../engine/errors.ts";
import type { Width } from "../protocol/element.ts";
import { aFlag, anObject, aSize, aText, type Checks, oneOfThese } from "./checks.ts";
import type { Placeholder } from "./drawable.ts";
import { type Drawer, draw, placeOf } from "./handle.ts";
import { optionsOf, textOf } from "./options.ts";
import { isAddress, type PageTarget, type QueryGiven, queryText, targetOf } from "./pages.ts";

export interface PageLinkOptions {
  /** Default: the title of the page. Markdown. */
  label?: string;
  /** Default: the icon of the page. */
  icon?: string;
  iconPosition?: "left" | "right";
  help?: string;
  disabled?: boolean;
  width?: Width;
  /** The query that the page is shown with. */
  queryParams?: QueryGiven;
}

export interface PageLinkElements {
  /**
   * A link to a page of the app, or to an address elsewhere, which needs a label.
   * @example
   * st.pageLink("pages/sales.ts", { label: "All sales", icon: ":material/payments:" });
   */
  pageLink(page: PageTarget, options?: PageLinkOptions): Placeholder;
}

const linkChecks: Checks<PageLinkOptions> = {
  label: aText,
  icon: aText,
  iconPosition: oneOfThese("left", "right"),
  help: aText,
  disabled: aFlag,
  width: aSize,
  queryParams: anObject,
};

export const pageLinkElements: PageLinkElements & ThisType<Drawer> = {
  pageLink(page, options) {
    const place = this[placeOf]("pageLink");
    const { label, icon, queryParams, ...look } = optionsOf("pageLink", options, linkChecks);
    const query = queryParams === undefined || queryParams === null ? undefined : queryText(queryParams);
    if (typeof page === "string" && isAddress(page)) {
      if (label === undefined) throw badOption("pageLink", `the link to ${show(page)} has no label`, 'Write { label: "…" }.');
      if (query !== undefined) throw badOption("pageLink", "an address elsewhere has its query in itself", "Write it behind a ? in the address.");
      return draw(place, { type: "pageLink", label: textOf(label), icon, ...look, to: page, isElsewhere: true });
    }
    const { title, icon: own, urlPath, source } = targetOf("pageLink", page);
    return draw(place, { type: "pageLink", label: textOf(label ?? title), icon: icon ?? own, ...look, to: urlPath, query, isElsewhere: "url" in source || undefined });
  },
};
