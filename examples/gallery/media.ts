import st from "dacapo";

/** A gradient, computed: 3 values for each pixel. */
function gradient(width: number, height: number, blue: number): { data: Uint8Array; width: number; height: number } {
  const data = new Uint8Array(width * height * 3);
  for (let i = 0; i < width * height; i++) data.set([(i % width) * (255 / width), Math.floor(i / width) * (255 / height), blue], i * 3);
  return { data, width, height };
}

/** Half a second of a tone that fades. */
const rate = 8000;
const tone = Float32Array.from({ length: rate / 2 }, (_, i) => Math.sin((i * 440 * 2 * Math.PI) / rate) * (1 - (2 * i) / rate));

const report = `%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 200]/Contents 4 0 R/Resources<</Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>>>endobj
4 0 obj<</Length 46>>stream
BT /F 24 Tf 40 120 Td (Quarterly report) Tj ET
endstream endobj trailer<</Root 1 0 R>>`;

st.title("Media");
const [left, right] = st.columns(2);
left.subheader("Pixels");
left.image(gradient(320, 160, 180), { caption: "A gradient, *computed*" });
right.subheader("SVG");
right.image('<svg xmlns="http://www.w3.org/2000/svg" width="320" height="160"><rect width="320" height="160" rx="12" fill="#2a6"/><circle cx="160" cy="80" r="50" fill="#fd5"/></svg>', { caption: "A sun" });

st.subheader("Several, side by side");
st.image([gradient(96, 64, 60), gradient(96, 64, 140), gradient(96, 64, 220)], { caption: ["Morning", "Noon", "Evening"] });

st.subheader("Sound and film");
st.audio(tone, { sampleRate: rate });
st.video("https://www.youtube.com/watch?v=aqz-KE-bpKQ");

st.subheader("A document");
st.pdf(new TextEncoder().encode(report), { height: 260 });

st.subheader("From the person");
const [file, camera, voice] = st.columns(3);
file.fileUploader("Measurements", { type: "csv" });
camera.cameraInput("Portrait");
voice.audioInput("Voice memo");
