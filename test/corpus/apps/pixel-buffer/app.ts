//@ reason: alternates | pixels
import st from "dacapo";

st.sessionState.pixels ??= new Uint8Array(16);
const pixels = st.sessionState.pixels as Uint8Array;

st.title("Screen");
for (let i = 0; i < pixels.length; i++) {
  pixels[i] = 255 - (pixels[i] ?? 0);
}
st.text(pixels.join(" "));

if (pixels.length === 16) {
  st.rerun(); //! loop
}
