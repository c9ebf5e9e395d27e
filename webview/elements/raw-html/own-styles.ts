let sheet: CSSStyleSheet | undefined;

/** How HTML looks that says nothing of its looks: as the page does. */
export function ownStyles(): CSSStyleSheet {
  if (sheet) return sheet;
  sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    a { color: var(--link); }
    a:hover { color: var(--link-hover); }
    img, svg { max-width: 100%; }
    code, pre, kbd { font-family: var(--font-code); }
    :focus-visible { outline: 1px solid var(--focus); outline-offset: 1px; }
    :first-child { margin-block-start: 0; }
    :last-child { margin-block-end: 0; }
  `);
  return sheet;
}
