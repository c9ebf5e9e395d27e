import { Uri, commands } from "vscode";

/** Where the editor's link on an error code leads: our own command, which shows the page that explains it. */
export function docsLink(code: string): Uri {
  return Uri.parse(`command:dacapo._explain?${encodeURIComponent(JSON.stringify([code]))}`);
}

/** Shows the explanation of an error code, from the documentation that ships with the extension. */
export async function explainCode(extension: Uri, code: string): Promise<void> {
  const page = Uri.joinPath(extension, "docs", "errors.md").with({ fragment: code });
  await commands.executeCommand("markdown.showPreview", page);
}
