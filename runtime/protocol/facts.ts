/** What is known of the person's window and of how it reached the app: for `st.context`. Absent: this host does not know. */
export interface Facts {
  /** Of the app, without page and query. */
  url?: string;
  /** The window stands in another page. */
  isEmbedded?: boolean;
  /** BCP 47: `nb-NO`. */
  locale?: string;
  /** IANA: `Europe/Oslo`. */
  timezone?: string;
  /** Minutes from local time to UTC. */
  timezoneOffset?: number;
  theme?: "light" | "dark";
  /** Of the request that the window was opened with; names in lower case. */
  headers?: { [name: string]: string };
  ipAddress?: string;
}
