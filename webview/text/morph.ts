/**
 * Makes the children of `target` like those of `source`, in place: what is the same stays, so that a selection, an open
 * `<details>` or a loaded image survives a change elsewhere. `source` is used up. The first `kept` children of `target` are
 * right already: `source` follows them.
 */
export function morph(target: ParentNode & Node, source: Element, kept = 0): void {
  const wanted = [...source.childNodes];
  wanted.forEach((node, i) => {
    const old = target.childNodes[kept + i];
    if (!old) target.append(node);
    else if (!isAlike(old, node)) old.replaceWith(node);
    else if (old instanceof Element && node instanceof Element) morphElement(old, node);
    else if (old.nodeValue !== node.nodeValue) old.nodeValue = node.nodeValue;
  });
  while (target.childNodes.length > kept + wanted.length) target.lastChild?.remove();
}

const isAlike = (a: Node, b: Node): boolean => a.nodeType === b.nodeType && a.nodeName === b.nodeName;

function morphElement(old: Element, wanted: Element): void {
  for (const name of old.getAttributeNames()) if (!wanted.hasAttribute(name) && !isKept(old, wanted, name)) old.removeAttribute(name);
  for (const { name, value } of wanted.attributes) if (old.getAttribute(name) !== value && !isKept(old, wanted, name)) old.setAttribute(name, value);
  morph(old, wanted);
}

/** Attributes that say what became of the element on this page: what the person opened or closed, styles applied from `data-style`. */
const isKept = (old: Element, wanted: Element, name: string): boolean => (name === "style" && wanted.hasAttribute("data-style")) || (name === "open" && old instanceof HTMLDetailsElement);
