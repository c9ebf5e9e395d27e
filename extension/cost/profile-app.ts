/** *Profile App*: samples an app for a while, and names the lines that it works on. */
import { type CancellationToken, ProgressLocation, l10n, window } from "vscode";
import type { HotLine, Profile } from "../../runtime/protocol/cost.ts";
import type { Session } from "../app/session.ts";
import { openLocation } from "../editor/open-location.ts";
import { nameOf, uriOf } from "../editor/script-files.ts";
import { nothingToProfile, type Problem } from "../platform/errors.ts";
import { duration } from "../view/run-words.ts";
import { percent } from "./cost-words.ts";

const seconds = 5;

/** Resolves when the person has seen the result. Gives the problem when there is none. */
export async function profileApp(session: Session): Promise<Problem | undefined> {
  const title = l10n.t("Profiling {0} for {1} seconds. Use the app now; cancel to see what there is.", session.name, seconds);
  const profile = await window.withProgress({ location: ProgressLocation.Notification, title, cancellable: true }, (_, token) => sample(session, token));
  if (!profile || profile.lines.length === 0) return nothingToProfile(session.name);
  session.showProfile(profile);
  const chosen = await window.showQuickPick(profile.lines.map(rowOf), {
    title: l10n.t("{0} worked for {1} of {2}", session.name, duration(profile.workedMs), duration(profile.tookMs)),
    placeHolder: l10n.t("Choose a line to go there. The lines are marked until the next save."),
  });
  return chosen && openLocation(chosen.place.file, chosen.place.line, 1, session.preview.viewColumn);
}

/** Runs the app once, for what it does by itself. Undefined when the app ends meanwhile. */
function sample(session: Session, token: CancellationToken): Promise<Profile | undefined> {
  return new Promise((resolve) => {
    const ends = [
      session.onDidProfile((profile) => finish(profile)),
      session.onDidChange(() => session.status.state === "crashed" && finish(undefined)),
      session.onDidEnd(() => finish(undefined)),
      token.onCancellationRequested(() => session.ask({ what: "profile", on: false })),
    ];
    const timer = setTimeout(() => session.ask({ what: "profile", on: false }), 1000 * seconds);
    const finish = (profile: Profile | undefined): void => {
      clearTimeout(timer);
      for (const end of ends) end.dispose();
      resolve(profile);
    };
    session.ask({ what: "profile", on: true });
    session.rerun();
  });
}

function rowOf(place: HotLine): { label: string; description: string; place: HotLine } {
  const name = nameOf(uriOf(place.file));
  const where = l10n.t("{0}, line {1}", name, place.line);
  const top = l10n.t("what the top of {0} calls", name);
  const called = l10n.t("what the function at {0} calls", where);
  return { label: `${percent(place.share)}%  ${!place.isCalled ? where : place.line > 1 ? called : top}`, description: duration(place.ms), place };
}
