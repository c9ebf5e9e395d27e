import { describe, expect, it } from "vitest";
import { acrossTheDateLine } from "../../webview/elements/map/date-line.ts";
import { placeText } from "../../webview/elements/map/describe-map.ts";
import { boundsOf, fit, graticuleStep, pan, pixelsPerMetre, scaleOf, screenAt, toDegrees, toWorld, worldAt, zoomAt, zoomOf } from "../../webview/elements/map/mercator.ts";

describe("places", () => {
  it("go to the square of the world and back", () => {
    for (const [lon, lat] of [[0, 0], [10.75, 59.91], [-180, -80], [179, 85]] as const) {
      const back = toDegrees(toWorld(lon, lat));
      expect([back.lon, back.lat].map((n) => Math.round(n * 1e6) / 1e6)).toEqual([lon, lat]);
    }
    expect(toWorld(0, 0)).toEqual({ x: 0.5, y: 0.5 });
  });

  it("are said in words", () => {
    expect([placeText(59.91, 10.75), placeText(-33.5, -70)]).toEqual(["59.91° N, 10.75° E", "33.5° S, 70° W"]);
  });

  it("near a pole are drawn larger", () => {
    expect(pixelsPerMetre(scaleOf(10), 60) / pixelsPerMetre(scaleOf(10), 0)).toBeCloseTo(2, 5);
  });
});

describe("the camera", () => {
  const all = boundsOf([0.2, 0.8], [0.3, 0.6]);

  it("shows all points, with room around them", () => {
    const camera = fit(all, 800, 500, undefined);
    expect(camera.x).toBeCloseTo(0.5);
    expect(screenAt(camera, { x: 0.2, y: 0.3 }, 800, 500).x).toBeGreaterThanOrEqual(28);
    expect(screenAt(camera, { x: 0.8, y: 0.6 }, 800, 500).y).toBeLessThanOrEqual(472);
  });

  it("stands at the zoom that is asked for, and not too near to a lonely point", () => {
    expect(zoomOf(fit(all, 800, 500, 4).scale)).toBeCloseTo(4);
    expect(zoomOf(fit(boundsOf([0.5], [0.5]), 800, 500, undefined).scale)).toBeCloseTo(11);
  });

  it("keeps what is under the mouse there while zooming", () => {
    const camera = fit(all, 800, 500, 3);
    const under = worldAt(camera, 600, 100, 800, 500);
    const next = zoomAt(camera, 2, 600, 100, 800, 500);
    expect(zoomOf(next.scale)).toBeCloseTo(4);
    expect(screenAt(next, under, 800, 500).x).toBeCloseTo(600);
    expect(screenAt(next, under, 800, 500).y).toBeCloseTo(100);
  });

  it("does not leave the world", () => {
    const camera = pan(fit(all, 800, 500, 3), 1e6, -1e6, 800, 500);
    expect(worldAt(camera, 0, 500, 800, 500)).toEqual({ x: expect.closeTo(0), y: expect.closeTo(1) });
  });
});

it("a grid of degrees is as fine as there is room for", () => {
  expect([graticuleStep(512), graticuleStep(scaleOf(4)), graticuleStep(scaleOf(12))]).toEqual([30, 10, 0.05]);
});

describe("an outline that crosses the date line", () => {
  it("is drawn at both edges, without the jump", () => {
    expect(acrossTheDateLine([[170, 0], [-170, 5], [-170, -5], [170, 0]])).toEqual([[[170, 0], [190, 5], [190, -5], [170, 0]], [[-190, 0], [-170, 5], [-170, -5], [-190, 0]]]);
  });

  it("stays when it does not cross, or goes around a pole", () => {
    expect(acrossTheDateLine([[0, 0], [10, 5], [0, 5], [0, 0]])).toHaveLength(1);
    expect(acrossTheDateLine([[-180, -80], [-60, -75], [60, -75], [180, -80], [180, -90], [-180, -90], [-180, -80]])).toHaveLength(1);
  });
});
