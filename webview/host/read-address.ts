import type { Address } from "../../runtime/protocol/shell.ts";

/** What an address of the window means, whatever somebody typed or sent as a link. */
export function readAddress({ pathname, search }: { pathname: string; search: string }, base: string, hasToken: boolean): Address {
  const isBelow = pathname.startsWith(base);
  const query = new URLSearchParams(search);
  // As it was printed: the token is in the query, and no page is named.
  if (!isBelow || !hasToken) query.delete("token");
  return { page: isBelow ? decoded(pathname.slice(base.length)) : "", query: query.toString() };
}

/** A path that is not encoded as it should be (`%`) names the page that it spells: there is none, which the app says. */
function decoded(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
