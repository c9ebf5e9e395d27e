/** Graphs of Graphviz, laid out in the child: its library is WebAssembly, which the policy of a page does not allow. */
import { badOption, show } from "../../engine/errors.ts";
import { libraryUrl } from "./library.ts";

/** A graph as `@viz-js/viz` takes it. */
export interface Graph {
  readonly nodes?: readonly object[];
  readonly edges?: readonly object[];
  readonly [property: string]: unknown;
}

interface Viz {
  renderString(input: string | Graph, options: object): string;
}

const loaded = new Map<string, Viz>();

/** The graph as SVG; a promise of it while the library is loaded for the first time. @throws AppError `missing-library`, `bad-option` */
export function drawGraph(graph: string | Graph): string | Promise<string> {
  const url = libraryUrl("graphvizChart");
  const viz = loaded.get(url);
  return viz ? render(viz, graph) : load(url).then((fresh) => render(fresh, graph));
}

async function load(url: string): Promise<Viz> {
  const module: unknown = await import(url);
  if (typeof module !== "object" || module === null || !("instance" in module) || typeof module.instance !== "function") throw badOption("graphvizChart", "the package @viz-js/viz that was found is of another kind", "Install version 3 or later: npm install @viz-js/viz.");
  const viz: Viz = await module.instance();
  loaded.set(url, viz);
  return viz;
}

function render(viz: Viz, graph: string | Graph): string {
  try {
    // Without a background, it stands on the page's own.
    return viz.renderString(graph, { format: "svg", graphAttributes: { bgcolor: "transparent" } });
  } catch (error) {
    throw badOption("graphvizChart", `Graphviz cannot read it (${error instanceof Error ? error.message : show(error)})`, 'Correct the text. A small graph that works: "digraph { a -> b }".');
  }
}
