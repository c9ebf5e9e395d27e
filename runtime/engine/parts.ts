import type { Cleanups } from "./cleanups.ts";
import type { Desk } from "./desk/desk.ts";
import type { Dialogs } from "./dialogs.ts";
import type { Files } from "./files.ts";
import type { Fragments } from "./fragments.ts";
import type { Pages } from "./pages/pages.ts";

/** The parts of an app that its runs, and the messages to it, pass through. */
export interface Parts {
  readonly files: Files;
  readonly cleanups: Cleanups;
  readonly fragments: Fragments;
  readonly dialogs: Dialogs;
  readonly desk: Desk;
  readonly pages: Pages;
}
