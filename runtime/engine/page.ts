/**
 * The page as the runtime keeps it: what stands at every place, as JSON text, so that drawing the same again is one
 * comparison and costs nothing on the wire.
 */
import { datasetsOf } from "../data/dataset.ts";
import type { Control } from "../link/control.ts";
import type { Cursor } from "../protocol/delta.ts";
import type { Site } from "../protocol/editor.ts";
import type { BlockData, ElementData, NodeData } from "../protocol/element.ts";
import { roots, type RootName } from "../protocol/path.ts";
import { Datasets, type Holder } from "./datasets.ts";
import { Media } from "./media.ts";
import type { Outlet } from "./outlet.ts";

/** What stands at one place. */
export interface PageNode extends Holder {
  /** As it was sent; empty when the view may show something else, so that the next draw is always sent. */
  json: string;
  /** The children, for a block. */
  inside?: Container;
  /** Goes by itself (a spinner): what is drawn at its place is another node. */
  isPassing?: true;
}

/** A form, as its widgets need to know it. */
export interface FormScope {
  readonly id: string;
  readonly clearOnSubmit: boolean;
}

/** Block data without what the page itself adds. */
export type BlockSpec = { [B in BlockData as B["type"]]: Omit<B, "block" | "slot"> }[BlockData["type"]];

/** A place with children. The cursor is where the next element of the run that is going will stand. */
export class Container {
  readonly page: Page;
  readonly parent: Container | undefined;
  /** Indexes from the root on, as text: `0,3`. Changes when a card above pushes the container down. */
  path: string;
  readonly slot: number;
  readonly children: PageNode[] = [];
  cursor = 0;
  /** Where the cursor began. */
  #first = 0;
  /** The form that it is part of. */
  form: FormScope | undefined;

  constructor(page: Page, parent: Container | undefined, path: string, slot: number) {
    this.page = page;
    this.parent = parent;
    this.path = path;
    this.slot = slot;
    this.form = parent?.form;
  }

  /** Takes the next place for an element. */
  next(): number {
    const index = this.cursor++;
    this.page.control.noteCursor(this.slot, this.page.run, this.cursor);
    return index;
  }

  /** Begins anew: the next element stands first. `cursor` leaves room for what keeps its place at the top. */
  reset(cursor = 0): void {
    this.cursor = cursor;
    this.#first = cursor;
    this.page.touched.push(this);
    this.page.control.noteCursor(this.slot, this.page.run, cursor);
  }

  /** The address of a place as the script counts: the card of a problem at the top of the page takes no part. */
  addressInScript(index: number): string {
    const [root, ...rest] = this.at(index);
    if (root === 0 && rest[0] !== undefined) rest[0] -= this.page.roots.main.#first;
    return [root, ...rest].join(",");
  }

  /** Draws an element at a place; what is drawn again unchanged costs nothing. */
  put(index: number, data: ElementData): PageNode {
    const json = this.#json(data);
    const old = this.children[index];
    if (old?.json === json) return old;
    const node: PageNode = old && !old.inside && !old.isPassing ? old : { json };
    node.json = json;
    if (old?.inside) this.page.release(old.inside);
    this.page.datasets.hold(node, datasetsOf(data));
    this.#send(index, node);
    this.page.datasets.complete();
    return node;
  }

  /** Makes a place a block. A block that stood there keeps its children until they are drawn over or trimmed. */
  putBlock(index: number, spec: BlockSpec): Container {
    const old = this.children[index];
    const inside = old?.inside ?? new Container(this.page, this, `${this.path},${index}`, this.page.takeSlot());
    const json = this.#json({ ...spec, block: true, slot: inside.slot });
    if (old && !old.inside) this.page.leave(old);
    if (old?.json !== json) {
      const node: PageNode = old?.inside ? old : { json, inside };
      node.json = json;
      this.#send(index, node);
    }
    inside.reset();
    inside.form = this.form;
    return inside;
  }

  /** This block is something else now; what is in it stays. Nothing happens when it is no longer on the page. */
  amend(spec: BlockSpec): void {
    const { parent } = this;
    const index = parent?.children.findIndex((node) => node.inside === this) ?? -1;
    const node = parent?.children[index];
    if (!parent || !node) return;
    const json = this.#json({ ...spec, block: true, slot: this.slot });
    if (node.json === json) return;
    node.json = json;
    parent.#send(index, node);
  }

  /** Puts a card where it belongs: what stands there moves down. */
  insert(index: number, data: NodeData): PageNode {
    const node: PageNode = { json: "" };
    this.children.splice(index, 0, node);
    this.page.moved(this);
    this.page.changed++;
    this.page.outlet.send({ op: "insert", at: this.at(index), node: data });
    return node;
  }

  remove(index: number): void {
    const [node] = this.children.splice(index, 1);
    if (!node) return;
    this.page.leave(node);
    this.page.moved(this);
    this.page.outlet.send({ op: "remove", at: this.at(index) });
  }

  /** Drops the children that this run has not drawn. */
  trim(): void {
    if (this.children.length <= this.cursor) return;
    for (const node of this.children.splice(this.cursor)) this.page.leave(node);
    this.page.changed++;
    this.page.outlet.send({ op: "trim", at: this.at(), count: this.cursor });
  }

  /** What stands from `start` on goes at once, although a run is going. */
  cut(start: number): void {
    const { cursor } = this;
    this.cursor = start;
    this.trim();
    this.cursor = cursor;
  }

  at(...more: number[]): number[] {
    return [...this.path.split(",").map(Number), ...more];
  }

  isInside(other: Container): boolean {
    return this === other || this.parent?.isInside(other) === true;
  }

  /** While a person inspects, with the call that draws it. */
  #json(data: NodeData): string {
    const site = this.page.siteOfCall?.();
    return JSON.stringify(site ? { ...data, site } : data);
  }

  #send(index: number, node: PageNode): void {
    this.children[index] = node;
    this.page.changed++;
    const key = `${this.path},${index}`;
    this.page.outlet.put(key, `{"op":"put","at":[${key}],"node":${node.json}}`);
  }
}

/** The four roots and the books that are kept while a run draws. */
export class Page {
  readonly outlet: Outlet;
  readonly control: Control;
  readonly datasets: Datasets;
  readonly media: Media;
  readonly roots: Record<RootName, Container>;
  /** The same, in order. */
  readonly tops: readonly Container[];
  /** Number of the run that is going. */
  run = 0;
  /** Containers that the run has touched: the only ones that can shrink. */
  touched: Container[] = [];
  /** Nodes that the run has changed. */
  changed = 0;
  /** Finds the call of the script that is going on; there while a person inspects, for it takes longer than drawing. */
  siteOfCall: (() => Site | undefined) | undefined;
  #slots = 0;
  #freeSlots: number[] = [];

  constructor(outlet: Outlet, control: Control) {
    this.outlet = outlet;
    this.control = control;
    this.datasets = new Datasets(outlet);
    this.media = new Media(outlet, () => this.#texts());
    const root = (name: RootName): Container => new Container(this, undefined, String(roots.indexOf(name)), this.takeSlot());
    this.roots = { main: root("main"), sidebar: root("sidebar"), event: root("event"), bottom: root("bottom") };
    this.tops = Object.values(this.roots);
  }

  /** A run begins that draws into `containers` from their top. */
  begin(run: number, containers: readonly Container[]): void {
    this.run = run;
    this.touched = [];
    this.changed = 0;
    for (const container of containers) container.reset();
  }

  /** The run is complete: what it did not draw goes. */
  trim(): void {
    for (const container of this.touched) container.trim();
  }

  /** What the run has drawn so far, for a view that has to know what is left over. */
  cursors(): Cursor[] {
    return this.touched.map((c) => [c.slot, c.cursor] as const);
  }

  takeSlot(): number {
    const free = this.#freeSlots.pop();
    if (free !== undefined) return free;
    this.control.noteSlots(++this.#slots);
    return this.#slots - 1;
  }

  /** A node left the page, with all that is in it. */
  leave(node: PageNode): void {
    if (node.inside) this.release(node.inside);
    this.datasets.hold(node, []);
  }

  /** A container left the page: its slot, and those inside, are free again. */
  release(container: Container): void {
    this.#freeSlots.push(container.slot);
    for (const child of container.children) this.leave(child);
    container.children.length = 0;
  }

  /** Children of `container` changed their index: their own addresses are no longer right. */
  moved(container: Container): void {
    container.children.forEach((node, index) => {
      if (node.inside && node.inside.path !== `${container.path},${index}`) this.#readdress(node.inside, `${container.path},${index}`);
    });
  }

  *#texts(): Generator<string> {
    for (const container of this.tops) yield* textsIn(container);
  }

  #readdress(container: Container, path: string): void {
    container.path = path;
    container.children.forEach((node, index) => {
      if (node.inside) this.#readdress(node.inside, `${path},${index}`);
    });
  }
}

/** Every node inside, as it was sent. */
function* textsIn(container: Container): Generator<string> {
  for (const { json, inside } of container.children) {
    yield json;
    if (inside) yield* textsIn(inside);
  }
}
