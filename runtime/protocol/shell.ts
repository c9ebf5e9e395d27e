/**
 * What surrounds the content of the page, and where the session stands in its app. Both are said as a whole whenever
 * they change, and kept by the host for a view that comes (back). What is absent has its default.
 */

/** Which page of the app is shown, by its path in the address (`""`: the default page), and its query, without the `?`. */
export interface Address {
  page: string;
  query: string;
}

/** Where a person wants to go. Without `query` that of the page that is left is forgotten. */
export interface Destination {
  page: string;
  query?: string;
  /** The query is the whole truth: a widget that is bound to it and not named goes back to its default. */
  isWhole?: true;
}

/** What `st.setPageConfig` and `st.navigation` say. */
export interface Shell {
  title?: string;
  /** An emoji, a shortcode or a Material name. */
  icon?: string;
  layout?: "centered" | "wide";
  /** What the sidebar is at first; a number is its width in pixels. */
  sidebar?: "auto" | "expanded" | "collapsed" | number;
  /** Further entries of the page's menu. `about` is Markdown, the others are addresses. */
  menu?: { getHelp?: string; reportABug?: string; about?: string };
  navigation?: Navigation;
}

/** The pages of an app, as a person chooses among them. */
export interface Navigation {
  position: "sidebar" | "top" | "hidden";
  /** How many pages show before the rest is folded away; absent: all. */
  folded?: number;
  /** Path of the page that is shown. */
  current: string;
  /** Its title, although it may not be listed. */
  title: string;
  sections: { /** Empty: none. */ title: string; pages: PageEntry[] }[];
}

/** A page that a person can choose. */
export interface PageEntry {
  title: string;
  icon?: string;
  /** Path of the page, or the whole address of one that is elsewhere. */
  to: string;
  isElsewhere?: true;
}
