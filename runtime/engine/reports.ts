/** What goes wrong while an app runs, as the person sees it: cards on the page and diagnostics in the editor. */
import type { AppScript, LoadResult, ScriptProblem } from "../modules/app-script.ts";
import type { Diagnostic, Location, Severity } from "../protocol/diagnostic.ts";
import type { ElementData } from "../protocol/element.ts";
import type { AppOptions } from "./app-options.ts";
import { AppError } from "./errors.ts";
import { exceptionElement, problemElement, textOf, withDetails } from "./exception.ts";
import type { Halt } from "./halt.ts";
import type { Loop } from "./loops.ts";
import { PageProblem } from "./pages/page-errors.ts";
import type { Container, Page, PageNode } from "./page.ts";
import type { Run } from "./run.ts";
import { redact } from "./secrets/redact.ts";
import { ownFrame, parseStack, type RawFrame } from "./stack.ts";
import { tokenAt } from "./token.ts";

/** More places that change one value are no help. */
const mostMutations = 5;

interface Card {
  container: Container;
  node: PageNode;
  fragment: string | undefined;
}

/** A diagnostic and what makes it go: the next run, or a person's doing. */
interface Report {
  diagnostic: Diagnostic;
  until: "run" | "person" | "load";
  halt?: Halt;
}

export class Reports {
  readonly #page: Page;
  readonly #script: AppScript;
  readonly #options: AppOptions;
  #cards: Card[] = [];
  #problem: PageNode | undefined;
  #reports: Report[] = [];
  #changed = false;
  #reachedTop = new WeakSet<Halt>();

  constructor(page: Page, script: AppScript, options: AppOptions) {
    this.#page = page;
    this.#script = script;
    this.#options = options;
  }

  /** The script was read: its problem stands on top of the page until a version loads. */
  loaded(result: LoadResult): void {
    this.#drop((report) => report.until !== "load");
    if (this.#problem) this.#removeCard({ container: this.#page.roots.main, node: this.#problem, fragment: undefined });
    this.#problem = undefined;
    if (result.ok) return;
    this.#problem = this.#insert(this.#page.roots.main, 0, problemElement(result.problem, this.#script));
    this.#add("load", this.#diagnosticOf(result.problem));
  }

  /** A run begins: the cards and errors of the last one go. */
  begin(run: Run): void {
    if (this.#cards.length === 0 && this.#reports.length === 0) return;
    const stays = (card: Card): boolean => run.kind === "fragment" && card.fragment !== run.fragment;
    for (const card of this.#cards) if (!stays(card)) this.#removeCard(card);
    this.#cards = this.#cards.filter(stays);
    this.#drop((report) => report.until === "load" || (report.until === "person" && run.cause === "rerun"));
  }

  /** The card of a script that does not load keeps its place at the top. */
  keepCards(): void {
    if (this.#problem) this.#page.roots.main.reset(1);
  }

  /** A run failed: the card stands where it happened, and pushes. */
  failed(run: Run, error: unknown): void {
    const container = run.errorPlaces.get(error) ?? run.home ?? this.#page.roots.main;
    const index = Math.min(container.cursor, container.children.length);
    this.#card(container, index, this.#shown(error), run.fragment);
    container.cursor = index + 1;
    this.#error(error);
  }

  /** An error of a timer, a listener or a floating promise: its card stands where the page has come to. */
  uncaught(error: unknown): void {
    const { main } = this.#page.roots;
    this.#card(main, Math.min(main.cursor++, main.children.length), this.#shown(error), undefined);
    this.#error(error);
  }

  /** The script of the page that is shown cannot be read as it stands: the last version runs, below a card. */
  pageProblem(container: Container, problem: ScriptProblem): void {
    container.put(container.next(), problemElement(problem, this.#script));
    this.#add("run", this.#diagnosticOf(problem));
  }

  /** `page.run()` gave a promise that the script did not look at, while the page was being loaded. */
  pageNotAwaited(call: readonly RawFrame[]): void {
    const at = ownFrame(call, this.#script);
    if (at) this.#at("run", at, "page-not-awaited", "warning", "The page was still being loaded when the script went on, so what follows was drawn above it. Write `await` before the call.");
  }

  /** A misuse that does not end the run, and whose card stands already. */
  misused(error: AppError): void {
    this.#error(error);
  }

  /** The run went on although it was to end. The halt still happens. */
  swallowed(halt: Halt): void {
    if (this.#reachedTop.has(halt)) return;
    const at = ownFrame(parseStack(halt.stack), this.#script);
    if (!at) return;
    const what = { rerun: "st.rerun()", stop: "st.stop()", page: "st.switchPage()", superseded: "this halt", exit: "this halt" }[halt.reason.type];
    this.#at("run", at, "swallowed-halt", "warning", `Something caught ${what} and did not throw it again. It took effect all the same, when the run was over.`, [], halt);
  }

  /** A callback drew into a place of an earlier run than the last. */
  drawnNowhere(name: string): void {
    const at = ownFrame(parseStack(new Error().stack), this.#script);
    if (at) this.#at("run", at, "drawn-nowhere", "warning", `${name} draws into a place of an earlier run here, so it does not show. Call it on st, or set session state and draw in the script.`);
  }

  /** The halt was thrown where nothing else was to be ended (a timer, a floating promise): nobody swallowed it. */
  haltReachedTop(halt: Halt): void {
    this.#reachedTop.add(halt);
    this.#drop((report) => report.halt !== halt);
  }

  /** Stuck code was stopped on this line. */
  terminated(where: { file: string; line: number }): void {
    this.#at("person", { name: "", column: 1, ...where }, "stopped-here", "info", "The script was stopped on this line. Session state is kept.");
  }

  exited(halt: Halt, code: number): void {
    const at = ownFrame(parseStack(halt.stack), this.#script);
    if (at) this.#at("run", at, "script-exited", "info", `process.exit(${code}) ended this run.`);
  }

  /** A chain of reruns was taken for a loop; `call` is the last that asked for one. Gives the sentence for the page. */
  loop(call: string, loop: Loop): { reason: string; at: { file: string; line: number; column: number } | undefined } {
    // The values that alternate may be secrets.
    const reason = redact(loop.reason);
    if (!loop.site) return { reason, at: undefined };
    const related = loop.writes.flatMap((write) => {
      const at = this.#location(write.at);
      return at ? [{ ...at, message: `\`${write.key}\` is written here` }] : [];
    });
    for (const key of loop.unwritten) {
      for (const place of this.#script.stateMutations(key).slice(0, mostMutations)) related.push({ ...place, message: `\`${key}\` is changed here` });
    }
    this.#at("person", loop.site, "rerun-loop", "error", `This ${call} keeps running the script: ${reason}.`, related);
    const at = this.#script.original(loop.site.file, loop.site.line, loop.site.column);
    return { reason, at: { file: loop.site.file, ...at } };
  }

  /** The diagnostics as they stand, when they have changed since the last time. */
  takeChanged(): Diagnostic[] | undefined {
    if (!this.#changed) return undefined;
    this.#changed = false;
    return this.#reports.map((report) => report.diagnostic);
  }

  #diagnosticOf({ error, code, message, fix, ...here }: ScriptProblem): Diagnostic {
    const at = error instanceof Error ? ownFrame(parseStack(error.stack), this.#script) : undefined;
    const there = at && this.#location(at);
    const own = error instanceof AppError ? { code: error.code, message: `${error.message} ${error.fix}` } : { code, message: `${message} ${fix}` };
    if (!there) return { ...here, ...own, severity: "error", related: [] };
    return { ...there, ...own, severity: "error", related: [{ ...here, message: "It is imported here" }] };
  }

  #error(error: unknown): void {
    if (error instanceof PageProblem) return this.#add("run", this.#diagnosticOf(error.problem));
    const at = ownFrame(parseStack(error instanceof Error ? error.stack : undefined), this.#script);
    const code = error instanceof AppError ? error.code : "script-error";
    const name = error instanceof AppError || !(error instanceof Error) ? "" : `${error.name}: `;
    const fix = error instanceof AppError ? ` ${error.fix}` : "";
    // What has no stack (`throw "text"`) is shown all the same: on the first line.
    const location = at ? this.#location(at) : tokenAt(this.#script.file, 1, 1);
    if (location) this.#add("run", { ...location, code, severity: "error", message: `${name}${textOf(error)}${fix}`, related: [] });
  }

  #at(until: Report["until"], at: RawFrame, code: string, severity: Severity, message: string, related: Diagnostic["related"] = [], halt?: Halt): void {
    const location = this.#location(at);
    if (location) this.#add(until, { ...location, code, severity, message, related }, halt);
  }

  #location(at: RawFrame): Location | undefined {
    const { line, column } = this.#script.original(at.file, at.line, at.column);
    return tokenAt(at.file, line, column);
  }

  #add(until: Report["until"], said: Diagnostic, halt?: Halt): void {
    const diagnostic = { ...said, message: redact(said.message) };
    this.#reports.push(halt ? { diagnostic, until, halt } : { diagnostic, until });
    this.#changed = true;
  }

  #drop(keeps: (report: Report) => boolean): void {
    const kept = this.#reports.filter(keeps);
    if (kept.length === this.#reports.length) return;
    this.#reports = kept;
    this.#changed = true;
  }

  /** As much of an error as the page is to show. */
  #shown(error: unknown): ElementData {
    return withDetails(exceptionElement(error, this.#script), this.#options["client.showErrorDetails"]);
  }

  #card(container: Container, index: number, data: ElementData, fragment: string | undefined): void {
    this.#cards.push({ container, node: this.#insert(container, index, data), fragment });
  }

  #insert(container: Container, index: number, data: ElementData): PageNode {
    return container.insert(index, data);
  }

  #removeCard(card: Card): void {
    const index = card.container.children.indexOf(card.node);
    if (index >= 0) card.container.remove(index);
  }
}
