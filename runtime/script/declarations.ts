/** What the text of a file says about a function or class: its signature with types, and its JSDoc. */

export interface Declaration {
  /** `greet(name: string): string` */
  signature: string;
  /** The JSDoc before it, as Markdown. */
  doc: string | undefined;
}

/** The first declaration of `name` in `source`: a function, a class, or a variable that holds one. */
export function findDeclaration(source: string, name: string): Declaration | undefined {
  if (!/^[\p{ID_Start}$_][\p{ID_Continue}$\u200c\u200d]*$/u.test(name)) return undefined;
  const quoted = name.replaceAll("$", "\\$");
  const head = new RegExp(`(?<![\\p{ID_Continue}$.])(?:(?:async\\s+)?function\\s*\\*?\\s*|class\\s+|(?:const|let|var)\\s+)${quoted}(?![\\p{ID_Continue}$])`, "gu");
  for (const match of source.matchAll(head)) {
    const after = match.index + match[0].length;
    const isClass = match[0].startsWith("class");
    const signature = isClass ? constructorOf(source, after) : parametersAt(source, after);
    if (signature !== undefined) return { signature: `${name}${signature}`, doc: docBefore(source, match.index) };
  }
  return undefined;
}

/** The declaration of a method in the text of its class. */
export function findMethod(source: string, name: string): Declaration | undefined {
  const quoted = name.replace(/[$()*+.?[\\\]^{|}]/g, "\\$&");
  const match = new RegExp(`(?<=[\\n{;}]\\s*(?:(?:public|protected|static|async|override|get|set)\\s+)*\\*?)${quoted}\\s*(?=[(<])`, "u").exec(source);
  if (!match) return undefined;
  const signature = parametersAt(source, match.index + name.length);
  if (signature === undefined) return undefined;
  const lineStart = source.lastIndexOf("\n", match.index) + 1;
  return { signature: `${name}${signature}`, doc: docBefore(source, lineStart) };
}

function constructorOf(source: string, after: number): string {
  const body = source.indexOf("{", after);
  const match = body < 0 ? null : /^[^]*?[\n{;}]\s*constructor\s*(?=\()/.exec(source.slice(body, closing(source, body)));
  return (match && parametersAt(source, body + match[0].length)) ?? "()";
}

/** From `= async <T>(a: A, b = 1): R =>`, or from `(a): R {`: the parameters and the type of what is returned. */
function parametersAt(source: string, at: number): string | undefined {
  const rest = source.slice(at, at + 2000);
  const bare = /^(?:\s*=\s*(?:async\s+)?)([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*=>/u.exec(rest);
  if (bare) return `(${bare[1]})`;
  const opening = /^\s*(?:=\s*(?:async\s*)?(?:function\s*\*?\s*[\p{ID_Continue}$]*\s*)?)?(<[^(]*>)?\s*\(/u.exec(rest);
  if (!opening) return undefined;
  const start = at + opening[0].length - 1;
  const end = closing(source, start);
  const returned = /^\s*:\s*([^={;\n]+?)\s*(?:=>|\{|;|\n)/.exec(source.slice(end, end + 500))?.[1];
  return `${source.slice(start, end)}${returned === undefined ? "" : `: ${returned}`}`.replace(/\s+/g, " ").replace(/,\s*\)/, ")");
}

/** After the bracket that closes the one at `from`. Texts and comments are stepped over. */
function closing(source: string, from: number): number {
  const part = /"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|`(?:\\.|[^`\\])*`|\/\/[^\n]*|\/\*[^]*?\*\/|[([{]|[)\]}]/g;
  part.lastIndex = from;
  let depth = 0;
  for (let match = part.exec(source); match; match = part.exec(source)) {
    if (/^[([{]$/.test(match[0])) depth++;
    else if (/^[)\]}]$/.test(match[0]) && --depth === 0) return match.index + 1;
  }
  return source.length;
}

function docBefore(source: string, at: number): string | undefined {
  const comment = /\/\*\*((?:(?!\*\/)[^])*)\*\/\s*(?:(?:export|default|async|declare)\s+)*$/.exec(source.slice(Math.max(0, at - 4000), at))?.[1];
  return comment === undefined ? undefined : markdownOf(comment);
}

/** The text of a JSDoc comment: tags become lists and examples. */
function markdownOf(comment: string): string {
  return comment
    .split("\n")
    .map((line) => line.replace(/^\s*\* ?/, "").trimEnd())
    .join("\n")
    .trim()
    .replace(/@param\s+(?:\{[^}]*\}\s*)?\[?([\w$.]+)[^\s\]]*\]?\s*-?\s*/g, "- `$1`: ")
    .replace(/@returns?\s+(?:\{[^}]*\}\s*)?/g, "\nReturns ")
    .replace(/@example\s*\n?([^]*?)(?=\n@|$)/g, (_, code: string) => `\n\`\`\`ts\n${code.replace(/^```\w*\n|\n```$/g, "").trim()}\n\`\`\``);
}
