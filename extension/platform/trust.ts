import { type Disposable, workspace } from "vscode";

/** Whether the person trusts this workspace: only then does anything of it run. */
export const isTrusted = (): boolean => workspace.isTrusted;

/** Calls `then` now when the workspace is trusted, else once it is. */
export function whenTrusted(then: () => void): Disposable {
  if (!workspace.isTrusted) return workspace.onDidGrantWorkspaceTrust(then);
  then();
  return { dispose: () => undefined };
}
