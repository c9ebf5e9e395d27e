/** For tests only. POST `{ source, args }` on the socket DACAPO_TEST_BRIDGE answers `{ value }` or `{ error }` of `source(vscode, ...args)`. */
const vscode = require("vscode");
const { createServer } = require("node:http");
const { rmSync } = require("node:fs");

exports.activate = (context) => {
  const socket = process.env.DACAPO_TEST_BRIDGE;
  if (!socket) return;
  rmSync(socket, { force: true }); // a reloaded window has a new extension host
  const server = createServer(async (request, response) => {
    let body = "";
    for await (const chunk of request) body += chunk;
    response.end(JSON.stringify(await answer(JSON.parse(body))));
  });
  server.listen(socket);
  context.subscriptions.push({ dispose: () => server.close() });
};

async function answer({ source, args }) {
  try {
    return { value: await (0, eval)(`(${source})`)(vscode, ...args) };
  } catch (error) {
    return { error: error instanceof Error ? (error.stack ?? error.message) : String(error) };
  }
}
