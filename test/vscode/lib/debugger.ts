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
