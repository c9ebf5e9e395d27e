import type { FilterMode } from "../../../runtime/protocol/element.ts";
import type { Row } from "./row.ts";

/** The options that fit what was typed, the best first; all of them, in their order, for an empty text. */
export function filterOptions(options: readonly string[], typed: string, mode: FilterMode): Row[] {
  const all: Row[] = options.map((label, index) => ({ index, label }));
  const query = typed.trim().toLowerCase();
  if (query === "" || mode === null) return all;
  const worst = { prefix: 0, contains: 2, fuzzy: 3 }[mode];
  return all
    .map((match) => ({ match, rank: rankOf(match.label.toLowerCase(), query) }))
    .filter(({ rank }) => rank <= worst)
    .sort((a, b) => a.rank - b.rank)
    .map(({ match }) => match);
}

/** 0: begins with the query; 1: a word does; 2: contains it; 3: has its letters in order; 4: not at all. */
function rankOf(label: string, query: string): number {
  const at = label.indexOf(query);
  if (at === 0) return 0;
  if (at > 0) return /[\s\-_/.,(]/.test(label[at - 1] ?? "") ? 1 : 2;
  let from = 0;
  for (const letter of query) {
    from = label.indexOf(letter, from) + 1;
    if (from === 0) return 4;
  }
  return 3;
}
