/**
 * The clocks inside the page. `installProbe` is sent to the page as text and runs there before anything else: it may
 * use nothing from outside itself. It knows nothing of the page but texts.
 */

/** One answer, in milliseconds of the page's `performance.now()`. */
export interface Seen {
  /** Time stamp of the trusted input that came last. */
  inputAt: number;
  /** The first listener of the page heard of that input. */
  heardAt: number;
  /** The observer of the page first saw the text. */
  seenAt: number;
  /** When a text matched the pattern of `expect`, mutation batch by mutation batch, and what it said. */
  steps: { at: number; text: string }[];
}

/** What happened to the DOM since `startCounting`. */
export interface DomChanges {
  /** Texts that were set. */
  texts: number;
  /** Nodes that came or went. */
  nodes: number;
  attributes: number;
}

export interface Probe {
  /** Waits for a text from now on. `pattern` is a regular expression for texts that are noted on the way. */
  expect(text: string, pattern?: string): void;
  /** What was expected has come. Rejects when it has not in time. */
  seen(timeoutMs: number): Promise<Seen>;
  startCounting(): void;
  counted(): DomChanges;
}

declare global {
  interface Window {
    benchProbe: Probe;
  }
}

/** @param first the text that is waited for from the beginning of the page, if any */
export function installProbe(first: string | null): void {
  let inputAt = 0;
  let heardAt = 0;
  let wanted: string | undefined;
  let pattern: RegExp | undefined;
  let steps: Seen["steps"] = [];
  let answer: Seen | undefined;
  let answered: ((seen: Seen) => void) | undefined;
  let changes: DomChanges = { texts: 0, nodes: 0, attributes: 0 };

  for (const type of ["click", "keydown"]) {
    addEventListener(type, (event) => {
      if (!event.isTrusted) return;
      inputAt = event.timeStamp;
      heardAt = performance.now();
    }, { capture: true });
  }

  /** The nodes whose text a batch of mutations may have changed, each once. */
  function changedNodes(records: MutationRecord[]): Set<Node> {
    const nodes = new Set<Node>();
    for (const { type, target, addedNodes } of records) {
      if (type === "characterData") nodes.add(target.parentNode ?? target);
      // Text that is put together from several nodes is complete in the element around them.
      else if (target.childNodes.length < 8) nodes.add(target);
      else for (const node of addedNodes) nodes.add(node);
    }
    return nodes;
  }

  new MutationObserver((records) => {
    if (wanted === undefined) return;
    const now = performance.now();
    const texts = Array.from(changedNodes(records), (node) => node.textContent ?? "");
    const step = pattern && texts.map((text) => pattern?.exec(text)?.[0]).find((match) => match !== undefined);
    if (step !== undefined) steps.push({ at: now, text: step });
    const text = wanted;
    if (!texts.some((candidate) => candidate.includes(text))) return;
    answer = { inputAt, heardAt, seenAt: now, steps };
    wanted = undefined;
    answered?.(answer);
  }).observe(document, { subtree: true, childList: true, characterData: true });

  const counter = new MutationObserver(count);
  function count(records: MutationRecord[]): void {
    for (const { type, addedNodes, removedNodes } of records) {
      if (type === "characterData") changes.texts++;
      else if (type === "attributes") changes.attributes++;
      else changes.nodes += addedNodes.length + removedNodes.length;
    }
  }

  window.benchProbe = {
    expect(text, source) {
      wanted = text;
      pattern = source === undefined ? undefined : new RegExp(source);
      steps = [];
      answer = undefined;
    },
    seen(timeoutMs) {
      if (answer) return Promise.resolve(answer);
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`${JSON.stringify(wanted)} did not appear within ${timeoutMs} ms`)), timeoutMs);
        answered = (seen) => {
          clearTimeout(timer);
          answered = undefined;
          resolve(seen);
        };
      });
    },
    startCounting() {
      changes = { texts: 0, nodes: 0, attributes: 0 };
      counter.observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
    },
    counted() {
      count(counter.takeRecords());
      counter.disconnect();
      return changes;
    },
  };
  if (first !== null) window.benchProbe.expect(first);
}

/** What has to be added to `performance.now()` to get the wall clock, to a few microseconds. For the page and for Node. */
export function wallClockOffset(): number {
  const before = Date.now();
  let now = before;
  while (now === before) now = Date.now();
  return now - performance.now();
}
