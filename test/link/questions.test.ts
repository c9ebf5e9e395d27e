/** The page's side of a request: one answer to each, and not too many on the way. */
import { expect, test } from "vitest";
import type { Reply } from "../../runtime/protocol/requests.ts";
import { Questions } from "../../webview/host/questions.ts";

const good: Reply = { answer: { ok: true, body: { type: "image/png", size: 1 } }, attachments: [new Uint8Array([1])] };

function openQuestions() {
  const sent: number[] = [];
  const questions = new Questions(({ id }) => sent.push(id));
  const ask = () => questions.ask("media", { id: "m", from: 0 });
  return { sent, questions, ask, answer: (id: number, reply = good) => questions.answered({ type: "answer", id, ...reply }) };
}

test("a question resolves with its answer, whatever the order in which answers come", async () => {
  const { sent, ask, answer } = openQuestions();
  const [first, second] = [ask(), ask()];
  expect(sent).toEqual([1, 2]);
  answer(2, { answer: { ok: false, reason: "no" } });
  answer(1);
  answer(1, { answer: { ok: false, reason: "twice" } });
  expect(await first).toEqual(good);
  expect(await second).toEqual({ answer: { ok: false, reason: "no" } });
});

test("an answer in another form is a failure", async () => {
  const { ask, answer } = openQuestions();
  const asked = ask();
  answer(1, { answer: { ok: true, body: JSON.parse('{ "type": 5 }') } });
  expect((await asked).answer.ok).toBe(false);
});

test("only so many are on the way; the others follow as answers come", async () => {
  const { sent, ask, answer } = openQuestions();
  const all = Array.from({ length: 40 }, ask);
  expect(sent).toHaveLength(16);
  for (let id = 1; id <= 40; id++) answer(id);
  expect(sent).toHaveLength(40);
  expect((await Promise.all(all)).every((reply) => reply.answer.ok)).toBe(true);
});

test("when the host is lost every question fails, and so do new ones until it is back", async () => {
  const { sent, questions, ask, answer } = openQuestions();
  const open = Array.from({ length: 20 }, ask);
  questions.setReachable(false);
  expect((await Promise.all(open)).some((reply) => reply.answer.ok)).toBe(false);
  expect((await ask()).answer.ok).toBe(false);
  questions.setReachable(true);
  const asked = ask();
  answer(sent.at(-1) ?? 0);
  expect(await asked).toEqual(good);
});
