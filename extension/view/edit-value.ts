/** What can be done with a row of the session state. */
import { env, l10n, window } from "vscode";
import type { Json } from "../../runtime/protocol/json.ts";
import type { StateRow } from "./state-provider.ts";
import { asText, fromText } from "./value-preview.ts";

/** Asks for a new value, as JSON or as plain text, and sets it. The app runs again. */
export async function editValue({ session, node }: StateRow): Promise<void> {
  const text = await window.showInputBox({
    title: l10n.t("Edit {0}", node.path.join(" › ")),
    value: JSON.stringify(node.value),
    prompt: l10n.t("JSON, or a text"),
    validateInput: (typed) => (fromText(typed).ok ? undefined : l10n.t("This is not JSON.")),
  });
  const read = text === undefined ? undefined : fromText(text);
  // SAFETY: `fromText` gives what JSON.parse gave, or a text.
  if (read?.ok) session.ask({ what: "editState", path: node.path, value: read.value as Json });
}

export function deleteValue({ session, node }: StateRow): void {
  session.ask({ what: "editState", path: node.path });
}

export async function copyValue({ node }: StateRow): Promise<void> {
  if (!node.isSecret) await env.clipboard.writeText(asText(node.value));
}

export function isStateRow(value: unknown): value is StateRow {
  return typeof value === "object" && value !== null && "session" in value && "node" in value;
}
