/** Links in the script's text: the page itself never leaves. */

/** Where a click on a link goes: within the page, or out by the host, which checks the address once more. */
export function followLink(event: MouseEvent, page: { openLink(url: string): void }): void {
  const path = event.composedPath();
  const link = path.find((one): one is Element => one instanceof Element && one.localName === "a");
  if (!link) return;
  event.preventDefault();
  const address = link.getAttribute("href");
  if (address === null) return;
  if (address.startsWith("#")) return void findPlace(decoded(address.slice(1)))?.scrollIntoView();
  if (link instanceof HTMLAnchorElement && /^(?:https?|mailto):/i.test(address)) page.openLink(link.href);
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text; // not what it would be if it were encoded: then it is not
  }
}

/** Ids in text of the script are prefixed, so that they cannot stand in for the page's own. */
const findPlace = (id: string): HTMLElement | null => document.getElementById(`user-content-${id}`) ?? document.getElementById(id);
