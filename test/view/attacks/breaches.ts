import type { View } from "../lib/view.ts";

interface Found {
  hurt: boolean;
  tags: string[];
  handlers: string[];
  addresses: string[];
  ids: number;
  covered: string[];
}

/** What there is on the page that must not be, in shadow trees too. Undefined when there is nothing. The page has buttons "above" and "below" what is hostile. */
export async function breachesOf(view: View): Promise<Found | undefined> {
  const found = await view.page.evaluate(() => {
    const all: Element[] = [];
    const collect = (root: ParentNode): void => {
      for (const element of root.querySelectorAll("*")) {
        all.push(element);
        if (element.shadowRoot) collect(element.shadowRoot);
      }
    };
    const content = document.getElementById("content");
    if (content) collect(content);
    const own = new Set(["button", "input", "label", "select", "textarea", "option"]);
    const isOurs = (element: Element): boolean => [...element.classList].some((name) => name.startsWith("svelte-")) || element.closest("[class*=svelte-]:not(.md)") === element;
    const forbidden = ["script", "iframe", "frame", "style", "form", "object", "embed", "base", "link", "meta", "dialog", "video", "audio", "source", "map", "area", "use", "foreignobject", "set", "animate", "feimage", "template", "noscript"];
    const covers = ["above", "below"].filter((label) => {
      const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === label);
      button?.scrollIntoView({ block: "center" });
      const box = button?.getBoundingClientRect();
      const hit = box && document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
      return !(hit && button?.contains(hit));
    });
    return {
      hurt: "hurt" in window,
      tags: all.filter((one) => forbidden.includes(one.localName) || (own.has(one.localName) && one.closest(".md") !== null && !isOurs(one))).map((one) => one.localName),
      handlers: all.flatMap((one) => one.getAttributeNames()).filter((name) => name.startsWith("on")),
      addresses: all.flatMap((one) => ["href", "xlink:href", "src", "srcset", "action", "formaction", "poster", "data", "background", "ping"].flatMap((name) => {
        const value = one.getAttribute(name);
        const isFine = value === null || (one.localName === "a" && name === "href" ? /^(?:https?:|mailto:|#)/i.test(value) : value.startsWith("data:image/"));
        return isFine ? [] : `${one.localName} ${name}=${value}`;
      })),
      ids: document.querySelectorAll("#app, #content").length,
      covered: covers,
    };
  });
  const isClean = !found.hurt && found.ids === 2 && [found.tags, found.handlers, found.addresses, found.covered].every((list) => list.length === 0);
  return isClean ? undefined : found;
}
