/** Try a regular expression: what it matches, its groups, and what a replacement makes of the text. */
import st from "dacapo";

const flagNames = { g: "all matches", i: "any case", m: "^ and $ at lines", s: ". takes line ends", u: "Unicode", y: "sticky" };
const samples: Record<string, { pattern: string; text: string }> = {
  Dates: { pattern: String.raw`(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})`, text: "Released 2024-02-29, mended 2024-03-07.\nNot a date: 24-3-7." },
  Addresses: { pattern: String.raw`(?<name>[\w.]+)@(?<host>[\w.]+\.\w+)`, text: "ada@example.com wrote to grace.h@navy.example" },
  "Hex colours": { pattern: String.raw`#(?:[\da-f]{3}){1,2}\b`, text: "#fff, #1e1b2e and #12345 (too odd)" },
};

st.title("Regular expressions");
const sample = samples[st.selectbox("Begin with", Object.keys(samples)) ?? "Dates"];
const source = st.textInput("Pattern", { value: sample?.pattern ?? "", width: "stretch" });
const flags = st.pills("Flags", Object.keys(flagNames), { selectionMode: "multi", default: ["g"], formatFunc: (flag) => `${flag} · ${flagNames[flag as keyof typeof flagNames]}` });
const text = st.textArea("Text", { value: sample?.text ?? "", height: 110 });

function compile(): RegExp {
  try {
    return new RegExp(source, flags.join(""));
  } catch (error) {
    st.error(error instanceof Error ? error.message : String(error), { title: "Not a pattern" });
    return st.stop();
  }
}
const expression = compile();
const matches = flags.includes("g") ? [...text.matchAll(expression)] : [expression.exec(text)].filter((match) => match !== null);

if (source === "" || matches.length === 0) {
  st.info("Nothing matches.");
} else {
  st.subheader(matches.length === 1 ? "1 match" : `${matches.length} matches`);
  st.markdown(marked());
  st.dataframe(matches.map((match) => ({ at: match.index, match: match[0], ...(match.groups ?? Object.fromEntries(match.slice(1).map((group, i) => [`group ${i + 1}`, group]))) })), { hideIndex: true });
}

st.expander("Replace", () => {
  const replacement = st.textInput("By", { value: "[$&]", help: "`$&` is the match, `$1` a group, `$<name>` a named one." });
  st.code(text.replace(expression, replacement), { language: null, wrapLines: true });
});

/** The text with its matches in a colour; what Markdown would read is escaped. */
function marked(): string {
  const escaped = (part: string): string => part.replace(/[\\`*_{}[\]()#+\-.!~:<>$|]/g, "\\$&").replaceAll("\n", "  \n");
  let from = 0;
  const parts = matches.map((match) => {
    const before = text.slice(from, match.index);
    from = match.index + match[0].length;
    return escaped(before) + (match[0] === "" ? "" : `:blue-background[${escaped(match[0])}]`);
  });
  return parts.join("") + escaped(text.slice(from));
}
