/** A text with diagrams in it, cut where they begin and end. */
export interface Part {
  isDiagram: boolean;
  body: string;
}

/** A fence of Mermaid that is closed: one that still grows is code. */
const fence = /^ {0,3}(```+|~~~+)\s*mermaid\b[^\n]*\n([^]*?)\n {0,3}\1[`~]*[ \t]*$/gm;

export function splitDiagrams(body: string): Part[] {
  const parts: Part[] = [];
  let done = 0;
  const addText = (text: string): void => {
    if (text.trim() !== "") parts.push({ isDiagram: false, body: text.replace(/^\n+|\n+$/g, "") });
  };
  for (const match of body.matchAll(fence)) {
    addText(body.slice(done, match.index));
    parts.push({ isDiagram: true, body: match[2] ?? "" });
    done = match.index + match[0].length;
  }
  addText(body.slice(done));
  return parts;
}
