/** A webview panel of a real VS Code, with the clocks inside it: a hand on its buttons, and what they change. */
import type { Frame, Locator } from "playwright-core";
import type { Vscode } from "../../test/vscode/lib/vscode.ts";
import { installProbe, type Seen, wallClockOffset } from "../page/probe.ts";
import type { Point } from "../page/person.ts";

const timeoutMs = 30_000;

export class Panel {
  readonly frame: Frame;
  readonly #vscode: Vscode;

  private constructor(vscode: Vscode, frame: Frame) {
    this.#vscode = vscode;
    this.frame = frame;
  }

  /** The panel that shows a button of this name, with the probe in it. */
  static async with(vscode: Vscode, body: Locator): Promise<Panel> {
    const element = await body.elementHandle({ timeout: timeoutMs });
    const frame = await element?.ownerFrame();
    if (!frame) throw new Error("The panel has no frame of its own.");
    await frame.evaluate(installProbe, null);
    return new Panel(vscode, frame);
  }

  async buttonAt(name: string): Promise<Point> {
    const box = await this.frame.getByRole("button", { name, exact: true }).boundingBox();
    if (!box) throw new Error(`There is no button "${name}" to be seen.`);
    return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
  }

  async click({ x, y }: Point, text: string): Promise<Seen> {
    await this.expect(text);
    await this.#vscode.page.mouse.click(x, y);
    return this.seen();
  }

  async press(key: string, text: string): Promise<Seen> {
    await this.expect(text);
    await this.#vscode.page.keyboard.press(key);
    return this.seen();
  }

  async expect(text: string): Promise<void> {
    await this.frame.evaluate((wanted) => window.benchProbe.expect(wanted), text);
  }

  seen(): Promise<Seen> {
    return this.frame.evaluate((ms) => window.benchProbe.seen(ms), timeoutMs);
  }

  /** What has to be added to the panel's clock to get the wall clock. */
  clockOffset(): Promise<number> {
    return this.frame.evaluate(wallClockOffset);
  }

  /** The wall clock when the panel first painted something of its own. */
  async firstPaint(): Promise<number> {
    const at = await this.frame.evaluate(() => performance.getEntriesByName("first-contentful-paint")[0]?.startTime);
    if (at === undefined) throw new Error("The panel has not painted anything.");
    return at + (await this.clockOffset());
  }
}
