import type { AppStatus } from "../../runtime/protocol/messages.ts";

export type StateWord = "starting" | "running" | "idle" | "paused" | "stuck" | "stopped" | "crashed" | "disconnected";

/** The one word that the dot of the bar stands for. */
export function wordOf(status: AppStatus, reachable: boolean): StateWord {
  return reachable ? status.state : "disconnected";
}

export interface Banner {
  tone: "warning" | "error" | "muted";
  title: string;
  /** Markdown, in one line. */
  text: string;
  actions: readonly BannerAction[];
  where?: { file: string; line: number; column?: number };
  log?: string;
}
export interface BannerAction {
  label: string;
  command: "rerun" | "stop" | "restart" | "resume" | "runOnce";
  isMain?: boolean;
}

const restart: BannerAction = { label: "Restart", command: "restart", isMain: true };

/** What the page says above its content about the state of the app; undefined when there is nothing to say. */
export function bannerOf(status: AppStatus): Banner | undefined {
  switch (status.state) {
    case "paused":
      return {
        tone: "warning",
        title: "Paused",
        text: [status.where && `\`st.rerun()\` on line ${status.where.line} keeps running the script.`, sentence(status.reason)].filter(Boolean).join(" "),
        actions: [{ label: "Resume", command: "resume", isMain: true }, { label: "Run Once", command: "runOnce" }],
        where: status.where,
      };
    case "stuck":
      return {
        tone: "warning",
        title: status.blocked ? "Blocked" : "Not responding",
        text: `${status.where ? `Line ${status.where.line} has` : "The script has"} not come back for a while${status.blocked ? ", in code that cannot be interrupted. Only a restart helps; session state is kept." : "."}`,
        actions: status.blocked ? [restart] : [{ label: "Stop", command: "stop", isMain: true }, { label: "Restart", command: "restart" }],
        where: status.where,
      };
    case "crashed":
      return { tone: "error", title: "The app ended", text: [status.reason, status.fix].filter(Boolean).join(" "), actions: [restart], log: status.log };
    case "stopped":
      return { tone: "muted", title: "Stopped", text: "", actions: [{ label: "Run Again", command: "rerun", isMain: true }] };
    default:
      return undefined;
  }
}

/** A reason as a sentence of its own. */
function sentence(reason: string): string {
  const begun = reason.charAt(0).toUpperCase() + reason.slice(1);
  return begun === "" || /[.!?]$/.test(begun) ? begun : `${begun}.`;
}
