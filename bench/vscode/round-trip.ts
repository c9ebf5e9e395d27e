/** The floors of all that happens in a panel: a click or a key there, a message to the extension host, its echo, one text. */
import { setTimeout as wait } from "node:timers/promises";
import { answerMs } from "../lib/clicking.ts";
import type { Measurement } from "../lib/measurement.ts";
import type { Vscode } from "../../test/vscode/lib/vscode.ts";
import { Panel } from "./panel.ts";

const html = `<!DOCTYPE html><html><body><button>Go</button><input type="range" max="1000"><p id="out">Echo 0;</p><script>
const api = acquireVsCodeApi(); let n = 0;
document.querySelector("button").onclick = document.querySelector("input").oninput = () => api.postMessage({ n: ++n });
addEventListener("message", ({ data }) => { if (data.n) document.getElementById("out").textContent = "Echo " + data.n + ";"; });
</script></body></html>`;

const warm = 3;
/** As often as the slider of W2 is moved. */
const betweenKeysMs = 350;

export async function roundTrip(vscode: Vscode, count: number): Promise<{ click: Measurement; key: Measurement }> {
  await vscode.host.call((api, page) => {
    const panel = api.window.createWebviewPanel("dacapo.benchFloor", "Floor", api.ViewColumn.One, { enableScripts: true });
    panel.webview.onDidReceiveMessage((message) => panel.webview.postMessage(message));
    panel.webview.html = page;
  }, html);
  const outer = vscode.page.locator("iframe.webview.ready:visible");
  const panel = await Panel.with(vscode, outer.contentFrame().frameLocator("iframe#active-frame").locator("body:has-text('Echo 0;')"));
  const at = await panel.buttonAt("Go");
  const [clicks, keys]: [number[], number[]] = [[], []];
  for (let k = 1; k <= count + warm; k++) {
    await wait(60 + ((k * 7) % 50));
    const seen = await panel.click(at, `Echo ${k};`);
    if (k > warm) clicks.push(answerMs(seen));
  }
  await panel.frame.getByRole("slider").focus();
  for (let k = 1; k <= count + warm; k++) {
    await wait(betweenKeysMs);
    const seen = await panel.press("ArrowRight", `Echo ${count + warm + k};`);
    if (k > warm) keys.push(answerMs(seen));
  }
  await vscode.host.call((api) => api.commands.executeCommand("workbench.action.closeAllEditors"));
  return {
    click: { id: "vscode-floor", what: "floor: click in a panel → extension host → panel", unit: "ms", samples: clicks },
    key: { id: "vscode-floor-key", what: "floor: the same by a key, of which the editor hears too", unit: "ms", samples: keys },
  };
}
