import type { Navigation } from "../../protocol/shell.ts";

/** A page as the script declares it. */
export interface PageSpec {
  title: string;
  icon: string | undefined;
  /** Its path in the address; of the default page it is empty. */
  urlPath: string;
  isHidden: boolean;
  source: { file: string } | { body: () => unknown } | { url: string };
}

/** The pages of an app under their headings; one of them has the path "". */
export interface PageList {
  sections: readonly { title: string; pages: readonly PageSpec[] }[];
  position: Navigation["position"];
  /** How many show before the rest is folded away. */
  folded: number | undefined;
}
