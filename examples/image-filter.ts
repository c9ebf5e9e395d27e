/** A picture as pixels: colours, light, blur, and where they lie in a histogram. Everything is computed by the script. */
import st from "dacapo";

interface Picture { data: Uint8ClampedArray; width: number; height: number }
const width = 360;
const height = 220;

/** A landscape: sky, a sun, and three ranges of hills. */
const landscape = st.cacheData((hills: number): Picture => {
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      let color = [250 - y * 0.5, 190 - y * 0.3, 150 + y * 0.4];
      if (Math.hypot(x - 250, y - 80) < 34) color = [255, 236, 170];
      for (let i = 0; i < hills; i++) {
        const ridge = 95 + i * (110 / hills) + Math.sin(x / (38 - i * 5) + i * 2) * 14 + Math.sin(x / 11 + i) * 3;
        if (y > ridge) color = [120 - i * 32, 80 - i * 12, 130 - i * 26];
      }
      data.set([...color, 255], (y * width + x) * 4);
    }
  }
  return { data, width, height };
});

function adjust({ data }: Picture, light: number, saturation: number): Picture {
  const out = new Uint8ClampedArray(data);
  for (let i = 0; i < out.length; i += 4) {
    const [r = 0, g = 0, b = 0] = data.subarray(i, i + 3);
    const grey = 0.299 * r + 0.587 * g + 0.114 * b;
    out.set([r, g, b].map((value) => (grey + (value - grey) * saturation) * light), i);
  }
  return { data: out, width, height };
}

/** The mean of the pixels around each, first along rows, then along columns. */
function blur(picture: Picture, radius: number): Picture {
  const along = (from: Uint8ClampedArray, step: number, length: number, position: (i: number) => number): Uint8ClampedArray => {
    const to = new Uint8ClampedArray(from.length);
    for (let i = 0; i < from.length; i++) {
      const at = position(i >> 2);
      let sum = 0;
      let count = 0;
      for (let d = -Math.min(radius, at); d <= Math.min(radius, length - 1 - at); d++, count++) sum += from[i + d * step] ?? 0;
      to[i] = sum / count;
    }
    return to;
  };
  if (radius === 0) return picture;
  const rows = along(picture.data, 4, width, (pixel) => pixel % width);
  return { ...picture, data: along(rows, 4 * width, height, (pixel) => Math.floor(pixel / width)) };
}

st.title("Image filter");
const hills = st.sidebar.slider("Hills", { minValue: 1, maxValue: 5, value: 3 });
const light = st.sidebar.slider("Light", { minValue: 0.2, maxValue: 2, value: 1.1, step: 0.1 });
const saturation = st.sidebar.slider("Colour", { minValue: 0, maxValue: 2, value: 1.6, step: 0.1 });
const radius = st.sidebar.slider("Blur", { minValue: 0, maxValue: 8, value: 0 });

const original = landscape(hills);
const picture = blur(adjust(original, light, saturation), radius);
const [before, after] = st.columns(2);
before.image(original, { caption: "Before", alt: "A landscape with hills and a sun", width: "stretch" });
after.image(picture, { caption: "After", alt: "The landscape, filtered", width: "stretch" });

const bins = Array.from({ length: 32 }, (_, i) => ({ light: i * 8, red: 0, green: 0, blue: 0 }));
for (let i = 0; i < picture.data.length; i += 4) {
  const [r = 0, g = 0, b = 0] = picture.data.subarray(i, i + 3);
  for (const [name, value] of [["red", r], ["green", g], ["blue", b]] as const) {
    const bin = bins[value >> 3];
    if (bin) bin[name]++;
  }
}
st.areaChart(bins, { x: "light", y: ["red", "green", "blue"], color: ["#e05a5a", "#4caf6d", "#4d8fdc"], stack: false, height: 200 });
