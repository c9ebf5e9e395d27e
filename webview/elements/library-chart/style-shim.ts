/**
 * The policy of the page holds in its frames too: no styles in markup, no style elements. Libraries write both. This makes
 * of them what the policy allows: styles that code sets, and style sheets that code makes. It runs inside the frame, sent
 * there as text, so it must need nothing from outside itself.
 */
export function styleShim(): void {
  const svg = "http://www.w3.org/2000/svg";
  const hasStyles = (html: string): boolean => /<style|\s(data-)?style\s*=/i.test(html);
  /** The name under which styles pass the parser. */
  const renameStyles = (html: string): string => html.replace(/(<[a-z][^>]*?\s)style(\s*=)/gi, "$1data-style$2");

  const adopt = (): CSSStyleSheet => {
    const sheet = new CSSStyleSheet();
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    return sheet;
  };

  /** Of no known kind, so that it means nothing wherever markup that holds it is parsed again: `meta` would end a drawing. */
  const neutral = "x-style";

  /** What a library gets for a style element: it takes CSS as one does, and is none. */
  const standIn = (element: Element): Element => {
    const sheet = adopt();
    let css = "";
    const set = (text: string): void => {
      css = text;
      sheet.replaceSync(css);
    };
    const content = { configurable: true, get: () => css, set };
    return Object.defineProperties(element, {
      sheet: { value: sheet },
      textContent: content,
      innerHTML: content,
      innerText: content,
      appendChild: {
        value(node: Node) {
          set(css + (node.textContent ?? ""));
          return node;
        },
      },
    });
  };

  const create = Document.prototype.createElement;
  const createNS = Document.prototype.createElementNS;
  Object.assign(Document.prototype, {
    createElement(this: Document, name: string, options?: ElementCreationOptions): Element {
      return String(name).toLowerCase() === "style" ? standIn(create.call(this, neutral)) : create.call(this, name, options);
    },
    createElementNS(this: Document, space: string | null, name: string): Element {
      return name === "style" ? standIn(createNS.call(this, space, neutral)) : createNS.call(this, space, name);
    },
  });

  const html = Object.getOwnPropertyDescriptor(Element.prototype, "innerHTML");
  // SAFETY: every element has it.
  const setHtml = html?.set as (this: Element, value: string) => void;

  /** Markup without styles, parsed; and what gives its elements theirs when they are there. */
  const parse = (text: string, around: Element): { nodes: DocumentFragment; apply(): void } => {
    const template = document.createElement("template");
    const wrapper = around.namespaceURI !== svg ? undefined : around.localName === "foreignObject" ? "foreignObject" : "svg";
    setHtml.call(template, (wrapper === "foreignObject" ? "<svg><foreignObject>" : wrapper ? "<svg>" : "") + renameStyles(text));
    const nodes = document.createDocumentFragment();
    nodes.append(...((wrapper ? template.content.querySelector(wrapper) : template.content)?.childNodes ?? []));
    for (const style of nodes.querySelectorAll("style")) {
      adopt().replaceSync(style.textContent ?? "");
      style.remove();
    }
    const styled = [...nodes.querySelectorAll<HTMLElement | SVGElement>("[data-style]")];
    const apply = (): void => {
      for (const element of styled) {
        element.style.cssText = element.getAttribute("data-style") ?? "";
        element.removeAttribute("data-style");
      }
    };
    return { nodes, apply };
  };

  Object.defineProperty(Element.prototype, "innerHTML", {
    ...html,
    set(this: Element, value: unknown) {
      const text = String(value ?? "");
      if (this instanceof HTMLTemplateElement || !hasStyles(text)) {
        setHtml.call(this, renameStyles(text));
        return;
      }
      const { nodes, apply } = parse(text, this);
      this.replaceChildren(nodes);
      apply();
    },
  });

  const insert = Element.prototype.insertAdjacentHTML;
  Element.prototype.insertAdjacentHTML = function (place, text): void {
    if (!hasStyles(text)) return insert.call(this, place, text);
    const isOutside = /^(beforebegin|afterend)$/i.test(place);
    const { nodes, apply } = parse(text, isOutside ? (this.parentElement ?? this) : this);
    const mark = this.insertAdjacentElement(place, document.createElement("i"));
    mark?.replaceWith(nodes);
    apply();
  };

  const parseText = DOMParser.prototype.parseFromString;
  DOMParser.prototype.parseFromString = function (text, type) {
    return parseText.call(this, renameStyles(String(text)), type);
  };

  for (const name of ["setAttribute", "setAttributeNS"] as const) {
    const set: (this: Element, ...args: string[]) => void = Element.prototype[name];
    Object.defineProperty(Element.prototype, name, {
      configurable: true,
      writable: true,
      value(this: HTMLElement, ...args: string[]) {
        const [attribute = "", value = ""] = args.slice(-2);
        if (attribute.toLowerCase() === "style" && this.style) this.style.cssText = value;
        else set.apply(this, args);
      },
    });
  }
}
