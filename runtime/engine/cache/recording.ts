/** What a cached function draws, written down so that a hit can draw it again. */
import type { ElementData } from "../../protocol/element.ts";
import type { RootName } from "../../protocol/path.ts";
import type { Medium } from "../media.ts";
import type { BlockSpec, Container } from "../page.ts";

/** An element, or a block with what is in it. Plain data. */
export type RecordedNode = { element: ElementData; media?: Medium[] } | { block: BlockSpec; children: RecordedNode[] };

/** What was drawn where the function was called, and what at the roots that it named. */
export type Recorded = Partial<Record<"here" | RootName, RecordedNode[]>>;

/** What happened at one place of a container; drawing over it replaces the node. */
interface Mark {
  readonly index: number;
  node: { element: ElementData; media?: Medium[] } | { block: BlockSpec; inside: Mark[] };
}

/** The place in a run where a cached function is called. */
export interface CallSite {
  readonly container: Container;
  /** That of the cached function around it. */
  readonly recording?: Recording | undefined;
}

export interface RecordingSite {
  /** The root that a container is, as code in this scope sees it. */
  rootOf(container: Container): RootName | undefined;
  /** The function draws into a container that it did not make. Throws. */
  refuseOutside(): never;
  /** The function draws something that must be there in every run: says so on the page. */
  warnOfLive(container: Container, what: string): void;
}

export class Recording {
  /** That of the cached function which called this one. */
  readonly parent: Recording | undefined;
  /** The computation, to notice one that waits for itself. */
  readonly owner: object;
  /** Holds a widget or a fragment, which a hit could only show, not run. */
  hasLive = false;
  readonly #base: Container;
  readonly #site: RecordingSite;
  readonly #marks = new Map<Container, Mark[]>();
  readonly #roots = new Map<RootName, Mark[]>();
  #isOpen = true;

  constructor(at: CallSite, owner: object, site: RecordingSite) {
    this.parent = at.recording;
    this.owner = owner;
    this.#base = at.container;
    this.#site = site;
    this.#marks.set(at.container, []);
  }

  /** This computation, and those that wait for it. */
  isInside(owner: object): boolean {
    return this.owner === owner || this.parent?.isInside(owner) === true;
  }

  /**
   * Before each draw. `index` is undefined for a draw at the end of the container.
   * @throws AppError `cache-outside-container`
   */
  beforeDraw(container: Container, index: number | undefined, element?: ElementData): void {
    if (!this.#isOpen || container.page !== this.#base.page) return;
    // Writing into a placeholder of the script's (a progress bar) is for this computation alone.
    if (index === undefined && !this.#marksOf(container)) this.#site.refuseOutside();
    // Only widgets have an identity.
    if (element && "id" in element && element.id !== undefined) this.noteLive(container, "label" in element ? `${element.type} ${JSON.stringify(element.label)}` : element.type);
  }

  /** @param what a widget or a fragment, in a few words */
  noteLive(container: Container, what: string): void {
    if (!this.#isOpen) return;
    this.#site.warnOfLive(container, what);
    for (const recording of this.#chain()) recording.hasLive = true;
  }

  /** `isNew`: drawn at the end of the container, not over something. */
  noteElement(container: Container, index: number, element: ElementData, isNew: boolean): void {
    const media = container.page.media.of(element);
    for (const recording of this.#chain()) recording.#put(container, { index, node: { element, ...(media && { media }) } }, isNew);
  }

  noteBlock(container: Container, index: number, block: BlockSpec, inside: Container, isNew: boolean): void {
    for (const recording of this.#chain()) {
      const marks: Mark[] = [];
      if (recording.#put(container, { index, node: { block, inside: marks } }, isNew)) recording.#marks.set(inside, marks);
    }
  }

  /** The computation is over. Undefined when it drew nothing. */
  finish(): Recorded | undefined {
    this.#isOpen = false;
    const recorded: Recorded = {};
    for (const [target, marks] of [["here", this.#marks.get(this.#base) ?? []] as const, ...this.#roots]) {
      if (marks.length > 0) recorded[target] = nodesOf(marks);
    }
    return Object.keys(recorded).length > 0 ? recorded : undefined;
  }

  *#chain(): Generator<Recording> {
    if (this.#isOpen) yield this;
    if (this.parent) yield* this.parent.#chain();
  }

  /** False for a draw over something of the script's. */
  #put(container: Container, mark: Mark, isNew: boolean): boolean {
    const marks = this.#marksOf(container);
    const known = isNew ? undefined : marks?.findLast(({ index }) => index === mark.index);
    if (known) known.node = mark.node;
    else if (isNew) marks?.push(mark);
    return known !== undefined || isNew;
  }

  /** Where draws into a container are written down; undefined for one made outside. */
  #marksOf(container: Container): Mark[] | undefined {
    const known = this.#marks.get(container);
    if (known || container.page !== this.#base.page) return known;
    const root = this.#site.rootOf(container);
    if (root === undefined) return undefined;
    const marks = this.#roots.get(root) ?? [];
    this.#roots.set(root, marks);
    this.#marks.set(container, marks);
    return marks;
  }
}

const nodesOf = (marks: readonly Mark[]): RecordedNode[] => marks.map(({ node }) => ("element" in node ? node : { block: node.block, children: nodesOf(node.inside) }));

/** Draws what was recorded again: at the end of the container of the call, and of the roots. */
export function replay(recorded: Recorded, at: CallSite, rootFor: (name: RootName) => Container): void {
  for (const target of ["here", "main", "sidebar", "event", "bottom"] as const) {
    const nodes = recorded[target];
    if (nodes) drawAll(nodes, target === "here" ? at.container : rootFor(target), at.recording);
  }
}

function drawAll(nodes: readonly RecordedNode[], container: Container, recording: Recording | undefined): void {
  for (const node of nodes) {
    const index = container.next();
    if ("element" in node) {
      container.page.media.putAgain(node.media ?? []);
      container.put(index, node.element);
      recording?.noteElement(container, index, node.element, true);
      continue;
    }
    const inside = container.putBlock(index, node.block);
    recording?.noteBlock(container, index, node.block, inside, true);
    drawAll(node.children, inside, recording);
  }
}
