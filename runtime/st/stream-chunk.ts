/** The text in what streams of language models send, recognised by shape: no library is needed for it. */

/** Kinds of events that only frame the text, or say something else: nothing of them is shown. */
const silent = new Set([
  // Anthropic
  "message_start", "message_delta", "message_stop", "content_block_start", "content_block_delta", "content_block_stop", "ping",
  // AI SDK
  "start", "start-step", "text-start", "text-end", "reasoning-start", "reasoning-delta", "reasoning-end", "finish-step", "finish", "raw",
]);

/** The text of a chunk: `""` when it is one of a model's that has none, undefined when it is something else. */
export function textOfChunk(chunk: unknown): string | undefined {
  if (typeof chunk === "string") return chunk;
  if (!isRecord(chunk)) return undefined;
  if (Array.isArray(chunk["choices"])) return textOfChoice(chunk["choices"][0]);
  const { type } = chunk;
  if (typeof type === "string") return textOfEvent(type, chunk);
  // LangChain's messages know what they are; those of Ollama say whether they are the last.
  if (typeof chunk["content"] === "string" && ("getType" in chunk || "_getType" in chunk)) return chunk["content"];
  if (typeof chunk["done"] === "boolean") return textIn(chunk, "response") ?? textIn(chunk["message"], "content");
  return undefined;
}

/** OpenAI's chunks, and those of everyone who speaks as it does. */
function textOfChoice(choice: unknown): string {
  if (!isRecord(choice)) return "";
  return textIn(choice["delta"], "content") ?? textIn(choice, "text") ?? "";
}

function textOfEvent(type: string, event: Record<string, unknown>): string | undefined {
  if (type === "content_block_delta") return textIn(event["delta"], "text") ?? "";
  if (type === "text-delta") return textIn(event, "text") ?? textIn(event, "delta") ?? textIn(event, "textDelta");
  if (type === "response.output_text.delta") return textIn(event, "delta");
  return silent.has(type) || type.startsWith("response.") ? "" : undefined;
}

const textIn = (value: unknown, name: string): string | undefined => {
  const text = isRecord(value) ? value[name] : undefined;
  return typeof text === "string" ? text : undefined;
};

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null && !Array.isArray(value);
