import { describe, expect, it } from "vitest";
import { appOf } from "../engine/lib/app.ts";

async function drawn(call: string): Promise<{ value: unknown; props: Readonly<Record<string, unknown>>; refusal: string | undefined }> {
  const app = await appOf(`st.${call};`).run();
  const [element] = app.elements;
  const refusal = app.exception[0]?.message;
  await app.dispose();
  return { value: element?.value, props: element?.props ?? {}, refusal };
}

describe("a map", () => {
  it("finds its columns by their usual names, in any case", async () => {
    for (const [lat, lon] of [["lat", "lon"], ["Latitude", "LONGITUDE"], ["LAT", "lng"], ["latitude", "long"]]) {
      expect((await drawn(`map([{ ${lat}: 59.9, ${lon}: 10.7 }])`)).value).toEqual([{ lat: 59.9, lon: 10.7 }]);
    }
  });

  it("takes the columns that are named", async () => {
    expect((await drawn('map({ n: [1], e: [2] }, { latitude: "n", longitude: "e" })')).value).toEqual([{ lat: 1, lon: 2 }]);
  });

  it("leaves out points without a place, and says what the others are called", async () => {
    const { value, props } = await drawn('map([{ city: "Oslo", lat: 1, lon: 2 }, { city: "Nowhere", lat: null, lon: 3 }])');
    expect(value).toEqual([{ lat: 1, lon: 2 }]);
    expect(props).toMatchObject({ labels: ["Oslo"], total: 1, radius: 100 });
  });

  it("has one colour, or a column of colours; one size in metres, or a column of sizes", async () => {
    expect((await drawn('map([{ lat: 1, lon: 2 }], { color: "#0f0", size: 5000, zoom: 4 })')).props).toMatchObject({ colors: ["#00ff00"], radius: 5000, zoom: 4 });
    expect((await drawn('map([{ lat: 1, lon: 2, c: "#f00", s: 3 }, { lat: 1, lon: 2, c: [0, 0, 255], s: 4 }], { color: "c", size: "s" })')).props).toMatchObject({ colors: ["#ff0000", "#0000ff"], color: expect.any(String), radius: expect.any(String) });
  });

  it("may be empty", async () => {
    expect((await drawn("map()")).props).toMatchObject({ total: 0 });
    expect((await drawn('map([], { latitude: "a", color: "b", size: "c" })')).props).toMatchObject({ total: 0 });
  });

  it.each([
    ["map([{ x: 1 }])", 'the data has no column for the latitude'],
    ['map([{ lat: 1, lon: 2 }], { longitude: "e" })', 'longitude names no column "e"'],
    ["map([{ lat: 91, lon: 2 }])", "latitude cannot be 91"],
    ['map([{ lat: "1", lon: 2 }])', 'latitude must be a column of numbers, and "lat" is none'],
    ['map([{ lat: 1, lon: 2, c: "x" }], { color: "c" })', 'the column "c" for color holds "x"'],
    ['map([{ lat: 1, lon: 2 }], { color: "x" })', 'color cannot be "x"'],
    ["map([{ lat: 1, lon: 2 }], { zoom: 40 })", "zoom must be a number from 0 to 22"],
  ])("refuses %s", async (call, message) => {
    expect((await drawn(call)).refusal).toContain(message);
  });
});

describe("charts that exist in Python only", () => {
  it.each([["pyplot()", "st.lineChart"], ["altairChart({})", "st.vegaLiteChart"], ["pydeckChart()", "st.map"]])("%s names its counterpart", async (call, counterpart) => {
    const app = await appOf(`st.${call};`).run();
    expect(app.exception[0]?.code).toBe("python-only");
    expect(app.elements[0]?.props["fix"]).toContain(counterpart);
  });
});
