/** Look: 3 to 1 against the page, in each theme. */
import { describe, expect, test } from "vitest";
import { themes, type ThemeKind } from "./lib/themes.ts";
import { useViews } from "./lib/use-views.ts";

const open = useViews();
// SAFETY: the record is declared by these keys.
const kinds = Object.keys(themes) as ThemeKind[];

describe.each(kinds)("in the theme %s", (theme) => {
  test("every colour of a series can be told from the page", async () => {
    const view = await open({ theme });
    const contrasts = await view.page.evaluate(() => {
      const context = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
      const probe = document.body.appendChild(document.createElement("span"));
      /** Relative luminance, as WCAG has it. */
      const luminance = (token: string): number => {
        probe.style.color = `var(${token})`;
        if (!context) return 0;
        context.fillStyle = getComputedStyle(probe).color;
        context.fillRect(0, 0, 1, 1);
        const [r = 0, g = 0, b = 0] = [...context.getImageData(0, 0, 1, 1).data].map((byte) => (byte <= 10 ? byte / 3294.6 : ((byte / 255 + 0.055) / 1.055) ** 2.4));
        return 0.2126 * r + 0.7152 * g + 0.0722 * b;
      };
      const page = luminance("--page");
      return Array.from({ length: 12 }, (_, i) => luminance(`--series-${i + 1}`)).map((one) => (Math.max(one, page) + 0.05) / (Math.min(one, page) + 0.05));
    });
    expect(contrasts.filter((contrast) => contrast < 3).map((contrast) => `${contrasts.indexOf(contrast) + 1}: ${contrast.toFixed(2)}`)).toEqual([]);
  });
});
