/** Markdown colours, as in Streamlit. */
export type Color = "blue" | "green" | "orange" | "red" | "violet" | "gray" | "grey" | "rainbow" | "primary" | "yellow";
