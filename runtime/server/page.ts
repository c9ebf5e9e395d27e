/** The page that a browser loads: the view and nothing else. */
import { randomBytes } from "node:crypto";

export interface PageOptions {
  title: string;
  /** The assets stand below it, and the socket asks for it. */
  token: string;
  port: number;
  /** What the entry imports. */
  chunks: readonly string[];
}

/** Opens the socket while the view is still being loaded; `webview/host/websocket.ts` takes it over. */
const earlySocket = (token: string): string => `globalThis.dacapoSocket = new WebSocket(location.origin.replace("http", "ws") + "/ws?token=${token}");`;

/** The page and the policy that goes with it. */
export function renderPage({ title, token, port, chunks }: PageOptions): { html: string; policy: string } {
  const base = `/${token}/`;
  const nonce = randomBytes(16).toString("base64");
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}' 'self'`,
    "style-src 'self'",
    "font-src 'self'",
    "img-src 'self' data: blob:",
    "media-src blob:",
    // The browser's own viewer of documents. What is framed are bytes of the script's that are marked as a document.
    "frame-src blob:",
    `connect-src 'self' ws://127.0.0.1:${port}`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join("; ");
  const html = `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<script nonce="${nonce}">${earlySocket(token)}</script>
<link rel="stylesheet" href="${base}main.css">
${chunks.map((chunk) => `<link rel="modulepreload" href="${base}${escapeHtml(chunk)}" nonce="${nonce}">`).join("\n")}
</head>
<body>
<div id="app"></div>
<script type="module" nonce="${nonce}" src="${base}main.js"></script>
</body>
</html>
`;
  return { html, policy };
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
}
