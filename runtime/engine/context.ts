/** Which run, and which place on the page, a call to `st` belongs to: carried along by AsyncLocalStorage. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Recording } from "./cache/recording.ts";
import type { Life } from "./life.ts";
import type { Container } from "./page.ts";
import type { Run } from "./run.ts";

export interface Scope {
  readonly run: Run;
  readonly life: Life;
  /** Where `st.x()` draws. */
  readonly container: Container;
  /** The fragment that executes. */
  readonly fragment: string | undefined;
  /** In a callback of a widget, before the body. */
  readonly inCallback: boolean;
  /** The page of the app that executes, by its path; undefined in what all pages share. */
  readonly page?: string | undefined;
  /** The cached function that executes: what it draws is written down. */
  readonly recording?: Recording | undefined;
}

export const scopes = new AsyncLocalStorage<Scope>();
