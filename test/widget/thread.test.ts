import { expect, it } from "vitest";
import type { ChatMessage } from "../../src/widget/protocol.ts";
import { textsFor } from "../../src/widget/texts.ts";
import { Thread } from "../../src/widget/thread.ts";

const message = (sequence: number, text: string, more: Partial<ChatMessage> = {}): ChatMessage => ({
  id: `row-${sequence}`,
  sequence,
  from: "bot",
  text,
  at: "",
  ...more,
});

it("shows messages in the server's order, however they arrive", () => {
  const thread = new Thread();
  for (const sequence of [3, 1, 2, 2]) thread.receive(message(sequence, `n${sequence}`));
  expect(thread.messages.map(({ text }) => text)).toEqual(["n1", "n2", "n3"]);
  expect(thread.lastSequence).toBe(3);
});

it("shows a sent message once, whether its acknowledgement or its echo comes first", () => {
  for (const order of ["ack-first", "echo-first"]) {
    const thread = new Thread();
    thread.write({ id: "m", text: "hello" });
    const steps = [
      () => thread.acknowledge("m", 1),
      () => thread.receive(message(1, "hello", { from: "customer", clientId: "m" })),
    ];
    for (const step of order === "ack-first" ? steps : steps.reverse()) step();
    expect(thread.messages.map(({ text }) => text)).toEqual(["hello"]);
    expect(thread.pending).toEqual([]);
  }
});

it("sends in order: a refused message is passed over until the customer tries again", () => {
  const thread = new Thread();
  for (const id of ["1", "2"]) thread.write({ id, text: id });
  expect(thread.next?.id).toBe("1");
  thread.refuse("1");
  expect(thread.next?.id).toBe("2");
  thread.acknowledge("2", 1);
  expect(thread.next).toBeUndefined();
  thread.retry("1");
  expect(thread.next?.id).toBe("1");
});

it("keeps what was not sent when the conversation is gone", () => {
  const thread = new Thread([{ id: "kept", text: "from before the reload", status: "waiting" }]);
  thread.receive(message(1, "old"));
  thread.forget();
  expect(thread.messages).toEqual([]);
  expect(thread.next?.id).toBe("kept");
});

it("speaks the page's language where it can, and English elsewhere", () => {
  expect(textsFor("de-AT").send).toBe("Senden");
  expect(textsFor("ES").send).toBe("Enviar");
  expect(textsFor("fr").send).toBe("Send");
  for (const language of ["en", "es", "de"]) {
    for (const text of Object.values(textsFor(language)))
      expect(typeof text === "function" || text.length > 0).toBe(true);
  }
});
