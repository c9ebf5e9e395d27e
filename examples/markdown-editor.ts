/** Markdown on the left, what it looks like on the right. */
import st from "dacapo";

const beginning = `# Market day

Bring **bread**, *cheese* and ~~flowers~~ fruit.

| what | how much |
| --- | ---: |
| apples | 2 kg |
| bread | 1 |

- [x] ask Grace
- [ ] find the basket

> The sum of it all is $\\sum_i p_i n_i$.

\`\`\`ts
const total = items.reduce((sum, { price }) => sum + price, 0);
\`\`\`
`;

st.setPageConfig({ layout: "wide", pageTitle: "Markdown" });
st.title("Markdown editor");
const [left, right] = st.columns(2);
const text = left.textArea("Text", { value: beginning, height: 420, key: "text", help: "The page follows when you leave the field, or with Ctrl+Enter." });
right.caption("Preview");
right.container({ height: 420, border: true }, () => { st.markdown(text); });

const words = text.match(/[\p{L}\p{N}'’-]+/gu) ?? [];
const headings = text.split("\n").flatMap((line) => /^(#+) (.*)/.exec(line)?.slice(1, 3).join(" ") ?? []);
const [count, time, structure] = st.columns(3);
count.metric("Words", words.length);
time.metric("Minutes to read", Math.max(1, Math.round(words.length / 220)));
structure.metric("Headings", headings.length);
