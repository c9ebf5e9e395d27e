/**
 * The protections of docs/reliability.md and docs/security.md, each with what takes it away and the test that must then
 * fail. The text to find stands exactly once in its file: a protection that was rewritten must be named here anew.
 */

/**
 * @typedef {object} Mutant
 * @property {string} protects in a few words
 * @property {string} file
 * @property {string} find
 * @property {string} put what stands there instead
 * @property {string} test the file of tests that must fail
 * @property {string} [named] the test in it that must fail, when the file has slow ones
 * @property {"unit" | "process" | "view"} [ring] `unit` by default
 * @property {string[]} [builds] what has to be built anew: the test runs what ships
 */

const server = "test/server/app-server.test.ts";
const faults = "test/process/faults.test.ts";
const blocked = "test/process/blocked.test.ts";
const restart = "test/process/restart.test.ts";
const guards = "test/link/guards.test.ts";
const hostile = "test/view/attacks/text.test.ts";

/** @type {readonly Mutant[]} */
export const mutants = [
  // ---- the server
  { protects: "the page needs the token", file: "runtime/server/app-server.ts", find: 'if (!isToken(this.token, url.searchParams.get("token"))) {', put: "if (false) {", test: server },
  { protects: "assets need the token", file: "runtime/server/app-server.ts", find: "if (!isToken(this.token, token)) return", put: "if (false) return", test: server },
  { protects: "the socket needs the token", file: "runtime/server/app-server.ts", find: 'isToken(this.token, url.searchParams.get("token"));\n    if (!isOurs)', put: "true;\n    if (!isOurs)", test: server },
  { protects: "tokens are compared in constant time", file: "runtime/server/token.ts", find: 'timingSafeEqual(digest(token), digest(given ?? ""))', put: "token === given", test: "test/server/token.test.ts" },
  { protects: "Host must be ours (DNS rebinding)", file: "runtime/server/app-server.ts", find: "if (host !== own) return undefined;", put: "", test: server },
  { protects: "Origin must be ours", file: "runtime/server/app-server.ts", find: "if (origin !== undefined && origin !== `http://${own}`) return undefined;", put: "", test: server },
  { protects: "a socket must have an origin", file: "runtime/server/app-server.ts", find: "request.headers.origin !== undefined && ", put: "", test: server },
  { protects: "only 127.0.0.1 listens", file: "runtime/server/app-server.ts", find: "this.#server.listen(this.#options.port, address, () => {", put: 'this.#server.listen(this.#options.port, "::", () => {', test: server },
  { protects: "only reading is answered", file: "runtime/server/app-server.ts", find: 'if (request.method !== "GET" && request.method !== "HEAD")', put: "if (false)", test: server },
  { protects: "messages of a page are limited", file: "runtime/server/app-server.ts", find: "maxPayload: maxMessageBytes, ", put: "", test: server },
  { protects: "pages are limited", file: "runtime/server/app-server.ts", find: "const maxPages = 64;", put: "const maxPages = Infinity;", test: server },
  { protects: "a page that does not read is left behind", file: "runtime/server/page-socket.ts", find: "if (socket.bufferedAmount > mostWaitingBytes) {", put: "if (false) {", test: server },
  { protects: "only listed assets are given", file: "runtime/server/assets.ts", find: "if (type === undefined) return undefined;", put: 'if (type === undefined) return { body: readFileSync(join(this.#folder, decodeURIComponent(path))), type: "text/plain" };', test: server },
  { protects: "the title is escaped", file: "runtime/server/page.ts", find: "<title>${escapeHtml(title)}</title>", put: "<title>${title}</title>", test: server },
  { protects: "the policy names its nonce alone", file: "runtime/server/page.ts", find: "`script-src 'nonce-${nonce}' 'self'`", put: "`script-src 'unsafe-inline' 'self'`", test: server },
  // ---- the editor
  { protects: "the preview's policy names its nonce alone", file: "extension/panel/html.ts", find: "`script-src 'nonce-${nonce}' ${source}`", put: "`script-src 'unsafe-inline' ${source}`", test: "test/extension/preview.test.ts" },
  { protects: "a preview loads from the built view only", file: "extension/panel/panel.ts", find: "localResourceRoots: [viewRoot(extension)]", put: "localResourceRoots: [extension]", test: "test/extension/preview.test.ts" },
  { protects: "Run App needs a trusted workspace", file: "extension/app/run-app.ts", find: "if (!isTrusted()) return notTrusted();", put: "", test: "test/extension/run.test.ts" },
  { protects: "starting VS Code runs nothing before trust", file: "extension/app/run-on-start.ts", find: "if (!file || !isTrusted()) return;", put: "if (!file) return;", test: "test/extension/run.test.ts" },
  { protects: "a preview that comes back waits for trust", file: "extension/panel/serializer.ts", find: 'if (!problem && restoreMode() === "run")', put: 'if (restoreMode() === "run")', test: "test/extension/restore.test.ts" },
  { protects: "nodePath of an untrusted workspace does not count", file: "package.json", find: '"restrictedConfigurations": [\n        "dacapo.run.nodePath",', put: '"restrictedConfigurations": [', test: "test/extension/manifest.test.ts" },
  { protects: "links are http, https or mail", file: "runtime/protocol/openable-link.ts", find: "return opened.has(protocol) ? href : undefined;", put: "return protocol ? href : undefined;", test: "test/extension/preview.test.ts" },
  { protects: "links are looked at by the host too", file: "runtime/host/app-host.ts", find: "if (openableLink(url) !== undefined)", put: "if (url)", test: restart, ring: "process" },
  { protects: "what others have written is no link in a notification", file: "extension/platform/errors.ts", find: 'message.replaceAll("](", "] (")', put: "message", test: "test/extension/preview.test.ts" },
  { protects: "what others have written is text in the status bar", file: "extension/editor/status-bar.ts", find: "new MarkdownString().appendText(words)", put: "new MarkdownString(words)", test: "test/extension/preview.test.ts" },
  { protects: "a preview that remembers nonsense is closed", file: "extension/panel/serializer.ts", find: ' || !state.script.isWellFormed()', put: "", test: "test/extension/restore.test.ts" },
  { protects: "passwords are not kept over a reload", file: "extension/app/kept-states.ts", find: ".filter(({ secret }) => secret !== true)", put: "", test: "test/extension/view.test.ts" },
  { protects: "a full disk is no crash", file: "extension/app/kept-states.ts", find: "this.#log.bug(`keeping the session state of ${key}`, error);", put: "throw error;", test: "test/extension/view.test.ts" },
  { protects: "a download's name is a name alone", file: "extension/panel/save-file.ts", find: 'cleanFileName(file.name, "download")', put: "file.name", test: "test/extension/save-file.test.ts" },
  { protects: "secrets are hidden in messages", file: "runtime/engine/secrets/redact.ts", find: "return hidden.reduce((rest, secret) => rest.replaceAll(secret, mask), text);", put: "return text;", test: "test/st/secrets.test.ts" },
  { protects: "secrets are hidden in what loops and modules say", file: "runtime/engine/reports.ts", find: "message: redact(said.message)", put: "message: said.message", test: "test/st/secrets.test.ts" },
  { protects: "secrets are hidden in the log of a download", file: "runtime/engine/files.ts", find: "console.error(redact(inspect(error)))", put: "console.error(inspect(error))", test: "test/st/secrets.test.ts" },
  { protects: "what is read from the environment as a secret is one", file: "runtime/engine/secrets/secrets.ts", find: "      this.#read.set(variable, value);\n      this.#hide();\n", put: "", test: "test/st/secrets.test.ts" },
  { protects: "a secret in session state is marked", file: "runtime/engine/state-copies.ts", find: "(secret.has(key) || holdsSecret(copied))", put: "secret.has(key)", test: "test/process/security.test.ts", named: "a secret is in nothing that leaves", ring: "process", builds: ["engine"] },
  { protects: "secrets show nothing to who prints them", file: "runtime/st/secrets.ts", find: "if (name === \"toJSON\") return masked;", put: "", test: "test/st/secrets.test.ts" },
  // ---- what crosses a border
  { protects: "a frame has a largest size", file: "runtime/protocol/codec.ts", find: "if (total > maxFrameBytes || jsonLength + 4 > total)", put: "if (jsonLength + 4 > total)", test: faults, named: "a frame that would have 4 GB", ring: "process" },
  { protects: "a frame is checked against its own lengths", file: "runtime/protocol/codec.ts", find: 'if (!Number.isInteger(length) || length < 0 || at + length > bytes.byteLength) return "a frame with an attachment beyond its end";', put: "", test: "test/fuzz/frames.test.ts" },
  { protects: "a frame holds nothing beside", file: "runtime/protocol/codec.ts", find: 'if (at !== bytes.byteLength) return "a frame with bytes that belong to nothing";', put: "", test: "test/fuzz/frames.test.ts" },
  { protects: "messages of a child are checked", file: "runtime/host/child-link.ts", find: "if (isChildToHost(message)) this.#accept(message);", put: "if (message) this.#accept(message as never);", test: faults, named: "a message that makes no sense is dropped", ring: "process" },
  { protects: "numbers of events taken are checked", file: "runtime/protocol/guards.ts", find: "taken: { seqs: list(count) }", put: "taken: {}", test: guards },
  { protects: "messages of a page are checked", file: "runtime/host/view-port.ts", find: "if (!isViewToHost(message)) return this.#drop(message);", put: "if (!message) return this.#drop(message); if (!isViewToHost(message)) throw new Error();", test: restart, named: "is said once and does no harm", ring: "process" },
  { protects: "values nest to a depth", file: "runtime/protocol/guards.ts", find: "|| depth >= maxJsonDepth", put: "", test: guards },
  { protects: "attachments are limited", file: "runtime/protocol/guards.ts", find: "v.length <= maxAttachments && totalBytes(v) <= maxAttachmentBytes", put: "totalBytes(v) >= 0", test: guards },
  { protects: "names of messages tell no content", file: "runtime/host/child-link.ts", find: "The app's process sent ${nameOfMessage(message)};", put: "The app's process sent ${JSON.stringify(message)};", test: faults, named: "a message that makes no sense is dropped", ring: "process" },
  { protects: "an uploaded file's name is a name alone", file: "runtime/link/upload-store.ts", find: 'name: cleanFileName(name, "file")', put: "name", test: "test/link/upload-store.test.ts" },
  { protects: "pieces of an upload follow one another", file: "runtime/link/upload-store.ts", find: "|| file.received !== from || piece.byteLength > size - from", put: "", test: "test/link/upload-store.test.ts" },
  { protects: "uploads that never end are given up", file: "runtime/link/upload-store.ts", find: "this.#open.size <= mostOpen && ", put: "", test: "test/link/upload-store.test.ts" },
  { protects: "uploads on their way are bounded together", file: "runtime/link/upload-store.ts", find: " && held <= this.#mostBytes", put: "", test: "test/link/upload-store.test.ts" },
  { protects: "memory is taken for what came of an upload", file: "runtime/link/upload-store.ts", find: "bytes: new Uint8Array(), received: 0", put: "bytes: new Uint8Array(size), received: 0", test: "test/link/upload-store.test.ts" },
  { protects: "addresses are told without their queries", file: "runtime/link/fetch-medium.ts", find: "const name = nameOf(url);", put: "const name = url;", test: "test/link/fetch-medium.test.ts" },
  // ---- faults
  { protects: "nesting without end is refused", file: "runtime/script/too-deep.ts", find: "if (error instanceof RangeError && /call stack/i.test(error.message)) return undefined;", put: "", test: "test/fuzz/analysis.test.ts", named: "nests members" },
  { protects: "output is limited", file: "runtime/host/output-valve.ts", find: "if (chunk.length <= room) return this.#send(chunk);", put: "if (chunk.length >= 0) return this.#send(chunk);", test: "test/host/output-valve.test.ts" },
  { protects: "a file that is being saved is not read empty", file: "runtime/modules/read-source.ts", find: "if (emptyForMs < 0 || emptyForMs >= fillMs) {", put: "{", test: "test/modules/read-source.test.ts" },
  { protects: "a file that is emptied while it is looked at is not read empty", file: "runtime/modules/read-source.ts", find: "bytes.byteLength >= stats.size || tries >= mostTries", put: "bytes.byteLength >= 0", test: "test/modules/read-source.test.ts" },
  { protects: "what a child started ends with it", file: "runtime/host/child-link.ts", find: "      // What it started goes with it.\n      killTree(child);", put: "", test: blocked, named: "a script that starts something and leaves", ring: "process" },
  { protects: "the whole group is ended", file: "runtime/host/spawn-child.ts", find: "process.kill(-child.pid, \"SIGKILL\");", put: "process.kill(child.pid, \"SIGKILL\");", test: blocked, named: "Restart ends it with its grandchildren", ring: "process" },
  { protects: "stuck code is ended without ending the process", file: "runtime/host/spawn-child.ts", find: '"--no-compilation-cache", "--no-force-async-hooks-checks"', put: '"--no-compilation-cache"', test: "test/process/stuck.test.ts", named: "a loop in setTimeout", ring: "process" },
  { protects: "Stop ends what does not answer", file: "runtime/link/link-thread.ts", find: 'if (message.type === "stop" || message.type === "dispose") watch.expectAnswer("stop");', put: "", test: "test/process/stuck.test.ts", named: "the line that was ended is told", ring: "process" },
  { protects: "an event that killed the child is not done again", file: "runtime/host/app-host.ts", find: "taken: (seqs) => this.#ledger.taken(seqs),", put: "taken: () => undefined,", test: restart, named: "behind the event that killed the child", ring: "process" },
  { protects: "what the person did waits for the next child", file: "runtime/host/app-host.ts", find: "for (const event of this.#ledger.waiting) this.#send({ type: \"event\", event });", put: "", test: restart, named: "behind the event that killed the child", ring: "process" },
  { protects: "the last picture stays", file: "runtime/host/views.ts", find: "if (deltas.some(({ op }) => op === \"put\" || op === \"insert\"))", put: "if (deltas.length > 0) return this.#changeOver(); if (!deltas)", test: restart, named: "of the last child stays", ring: "process" },
  { protects: "what waits is bounded", file: "runtime/host/event-ledger.ts", find: "if (this.#waiting.length > mostWaiting) this.#forgetOldestValue();", put: "", test: "test/host/event-ledger.test.ts" },
  { protects: "state copies are bounded", file: "runtime/host/state-copies.ts", find: "if (this.#chars + copy.value.length > mostChars) return this.#skip(copy.key);", put: "", test: "test/host/keeping.test.ts" },
  { protects: "an app inherits nothing of its host's own", file: "runtime/host/spawn-child.ts", find: "filter(([name]) => !notInherited.test(name))", put: "filter(() => true)", test: "test/host/which-node.test.ts" },
  { protects: "a damaged cached result is not read", file: "runtime/engine/cache/shelf.ts", find: "return digest(bytes).equals(file.subarray(magic.length, start)) ? bytes : undefined;", put: "return bytes;", test: "test/engine/cache-shelf.test.ts" },
  { protects: "nothing half-written stays on a full disk", file: "runtime/engine/cache/shelf.ts", find: "      removeQuietly(aside);\n", put: "", test: "test/process/disk.test.ts", ring: "process", builds: ["engine"] },
  { protects: "without a host a child ends itself", file: "runtime/link/link-thread.ts", find: 'pipe.on("end", die);\npipe.on("error", die);\npipe.on("close", die);', put: "", test: "test/process/cli.test.ts", named: "when the command itself is killed", ring: "process", builds: ["link"] },
  // ---- the page
  { protects: "a page in a browser opens addresses of the web alone", file: "webview/host/websocket.ts", find: "if (link !== undefined) open(link", put: "open(url", test: "test/view/socket.test.ts", named: "no address but the web's", ring: "view", builds: ["webview"] },
  { protects: "a frame opens addresses for a person alone", file: "webview/frames/SandboxFrame.svelte", find: "!navigator.userActivation.isActive || ", put: "", test: "test/view/attacks/frames.test.ts", named: "a frame opens no address by itself", ring: "view", builds: ["webview"] },
  { protects: "a frame opens one address at a time", file: "webview/frames/SandboxFrame.svelte", find: " || atMs - linkedAtMs < linkPauseMs", put: "", test: "test/view/attacks/frames.test.ts", named: "a frame opens no address by itself", ring: "view", builds: ["webview"] },
  { protects: "what is typed as a password is not remembered", file: "webview/widgets/widget-store.ts", find: "draft !== undefined && !isSecret", put: "draft !== undefined", test: "test/view/state.test.ts", named: "what is typed as a password", ring: "view", builds: ["webview"] },
  { protects: "HTML passes the sanitiser", file: "webview/text/rich/sanitize.ts", find: "  purify.sanitize(root, config);\n", put: "", test: hostile, named: "none runs, loads, leads away", ring: "view", builds: ["webview"] },
  { protects: "only links have addresses", file: "webview/text/rich/sanitize.ts", find: 'if (!(element.localName === "a" && name === "href" && isFollowed.test(address))) element.removeAttribute(name);', put: "", test: hostile, named: "none runs, loads, leads away", ring: "view", builds: ["webview"] },
  { protects: "pictures from elsewhere are links", file: "webview/text/rich/sanitize.ts", find: 'if (element.localName === "img") return hardenImage(element);', put: 'if (element.localName === "img") return;', test: hostile, named: "none runs, loads, leads away", ring: "view", builds: ["webview"] },
];
