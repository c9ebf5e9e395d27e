import { randomBytes } from "node:crypto";
import { Uri, type Webview, env } from "vscode";

/** Where the built view is, in the extension's folder. The only place that a preview may load from. */
export const viewRoot = (extension: Uri): Uri => Uri.joinPath(extension, "dist", "webview");

/** The page of a preview. It loads the view and nothing else. */
export function previewHtml(webview: Webview, extension: Uri, title: string): string {
  const nonce = randomBytes(16).toString("base64url");
  const source = webview.cspSource;
  const asset = (name: string): string => webview.asWebviewUri(Uri.joinPath(viewRoot(extension), name)).toString();
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' ${source}`,
    `style-src ${source}`,
    `font-src ${source}`,
    `img-src ${source} data: blob:`,
    "media-src blob:",
    "connect-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  return `<!DOCTYPE html>
<html lang="${escapeHtml(env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<link rel="stylesheet" href="${escapeHtml(asset("main.css"))}">
</head>
<body>
<div id="app"></div>
<script type="module" nonce="${nonce}" src="${escapeHtml(asset("main.js"))}"></script>
</body>
</html>
`;
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (c) => `&#${c.charCodeAt(0)};`);
}
