import type { Page } from "../page/page.svelte.ts";
import { Uploads } from "./uploads.svelte.ts";

const byPage = new WeakMap<Page, Map<string, Uploads>>();

/** The uploads of a widget of the page: the same ones whenever its component is drawn. */
export function uploadsOf(page: Page, widget: string): Uploads {
  const all = byPage.get(page) ?? new Map<string, Uploads>();
  byPage.set(page, all);
  const known = all.get(widget);
  if (known) return known;
  const uploads = new Uploads({
    send: (asks, piece) => page.request("upload", asks, [piece]),
    forget: (id) => void page.request("forgetUpload", { id }),
  });
  all.set(widget, uploads);
  return uploads;
}
