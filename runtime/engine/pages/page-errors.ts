/** What can go wrong with the pages of an app. */
import type { ScriptProblem } from "../../modules/app-script.ts";
import { AppError, nearest } from "../errors.ts";

/** The script of a page that cannot run. */
export class PageProblem extends Error {
  readonly problem: ScriptProblem;

  constructor(problem: ScriptProblem) {
    super(problem.message);
    this.name = "PageProblem";
    this.problem = problem;
  }
}

const quote = (text: string): string => JSON.stringify(text);

export const noSuchPage = (name: string, target: string, known: readonly string[]): AppError => {
  const near = nearest(target, known);
  const list = known.length > 0 ? `The pages are ${known.map(quote).join(", ")}.` : "Declare pages with st.navigation([…]), or put scripts into a folder pages/ beside the app.";
  return new AppError("no-such-page", `st.${name}: the app has no page ${quote(target)}.`, near === undefined ? list : `Did you mean ${quote(near)}?`);
};

export const noPageFile = (given: string, file: string): AppError =>
  new AppError("no-such-page", `st.page: there is no file ${file}.`, `Correct ${quote(given)}: paths begin at the app's own folder.`);

export const duplicatePage = (what: string, fix: string): AppError => new AppError("duplicate-page", `st.navigation: ${what}.`, fix);

export const secondNavigation = (): AppError =>
  new AppError("second-navigation", "st.navigation was called twice in this run.", "Call it once, in the app's own script, and not in a page.");

export const notTheShownPage = (title: string): AppError =>
  new AppError("not-the-shown-page", `The page ${quote(title)} is not the one that is shown, or has run already.`, "Run what st.navigation gives, once: const page = st.navigation([…]); await page.run();");
