/** VS Code's debugger, as a test asks it. */
import type { Workbench } from "./workbench.ts";

/** `line` is counted from 1. */
export const setBreakpoint = (vscode: Workbench, file: string, line: number): Promise<void> =>
  vscode.host.call((api, path, at) => api.debug.addBreakpoints([new api.SourceBreakpoint(new api.Location(api.Uri.file(path), new api.Position(at - 1, 0)))]), `${vscode.folder}/${file}`, line);

/** The line that the debugger stands at, as the editor marks it. */
export const stoppedAt = (vscode: Workbench): Promise<string | undefined> =>
  vscode.host.call(async (api) => {
    const item = api.debug.activeStackItem;
    if (!item || !("frameId" in item)) return undefined;
    const found: { stackFrames: { source?: { path?: string }; line: number }[] } = await item.session.customRequest("stackTrace", { threadId: item.threadId, startFrame: 0, levels: 1 });
    const [frame] = found.stackFrames;
    return frame && `${frame.source?.path?.split("/").at(-1)}:${frame.line}`;
  });

/** Continues, by the session itself: the command is for the one that VS Code takes for active at that moment. */
export const goOn = (vscode: Workbench): Promise<void> =>
  vscode.host.call(async (api) => {
    const item = api.debug.activeStackItem;
    if (!item) throw new Error("the debugger stands nowhere");
    // VS Code learns of it by an event: until then it shows the place that was left.
    const left = new Promise((resolve) => api.debug.onDidChangeActiveStackItem(resolve));
    await item.session.customRequest("continue", { threadId: item.threadId });
    await left;
  });
