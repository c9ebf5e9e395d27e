/** Stands in for a language model: answers a word at a time, without a network and without a key. */
import { setTimeout as sleep } from "node:timers/promises";

export interface Message {
  role: "user" | "assistant";
  content: string;
}

/**
 * What any model has: messages in, text out as it comes. To use a real one, return its stream here instead; `st.writeStream`
 * takes what the AI SDK, OpenAI and Anthropic give as it is.
 */
export async function* ask(messages: readonly Message[]): AsyncGenerator<string> {
  const question = messages.at(-1)?.content ?? "";
  const words = question.match(/[\p{L}\p{N}]+/gu) ?? [];
  const longest = words.toSorted((a, b) => b.length - a.length)[0];
  const answer = longest
    ? `You wrote ${words.length} ${words.length === 1 ? "word" : "words"}. The longest is **${longest}**; backwards it is *${[...longest].reverse().join("")}*. This is message ${messages.length} of our conversation.`
    : "Write me a sentence, and I count its words.";
  for (const part of answer.split(/(?<= )/)) {
    yield part;
    await sleep(20);
  }
}
