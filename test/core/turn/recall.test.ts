import { expect, it } from "vitest";
import { recall } from "../../../src/core/turn/recall.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { servicesFor, turnFor } from "./knowing.ts";
import { tours } from "./small-playbooks.ts";

const receipt = { callId: "1", tool: "get_booking", args: {}, at: new Date(0), result: { status: "confirmed" } };
const asked: { conversation: string; before: number; limit: number }[] = [];
const memory = {
  window: async (conversation: string, before: number, limit: number) => {
    asked.push({ conversation, before, limit });
    return [{ sequence: 5, author: "customer" as const, text: "Is hotel pickup included?", at: new Date(0) }];
  },
  receipts: async () => [receipt],
};
const services = servicesFor(tours, { memory });
const withUnderstanding = (turn: Turn, change: Partial<NonNullable<Turn["understanding"]>>): Turn =>
  turn.understanding ? { ...turn, understanding: { ...turn.understanding, ...change } } : turn;

it("remembers the last ten turns before these messages, and what was done", async () => {
  const { turn } = await recall.run(turnFor({ question: "How long is the Colosseum Skip-the-Line Tour?" }), services);
  expect(asked.at(-1)).toEqual({ conversation: "c1", before: 7, limit: 20 });
  expect(turn.recalled?.receipts).toEqual([receipt]);
  expect(turn.recalled?.found[0]?.sourceId).toBe("colosseum-details");
});

it("knows what “it” is from what was spoken of before", async () => {
  const start = withUnderstanding(turnFor({ question: "Does it include hotel pickup?" }), { refersBack: true });
  const inFocus = { ...start, state: { ...start.state, focus: { product: { value: "food", turnId: "t0" } } } };
  const { turn } = await recall.run(inFocus, services);
  expect(turn.recalled?.found[0]?.text).toBe("Hotel pickup is included in the centre of Rome.");
});

it("prefers the product that is named now to the one spoken of before", async () => {
  const entity = { type: "product", text: "Colosseum", value: "colosseum", confidence: 0.9 };
  const start = withUnderstanding(turnFor({ question: "And is hotel pickup included for the Colosseum?" }), {
    entities: [entity],
  });
  const inFocus = { ...start, state: { ...start.state, focus: { product: { value: "food", turnId: "t0" } } } };
  const { turn } = await recall.run(inFocus, services);
  expect(turn.recalled?.found[0]?.text).toBe("Hotel pickup is not included.");
});

it("reads a short follow-up together with the question before it", async () => {
  const entity = { type: "product", text: "Colosseum", value: "colosseum", confidence: 0.9 };
  const { turn } = await recall.run(
    withUnderstanding(turnFor({ question: "and for the Colosseum?" }), { entities: [entity] }),
    services,
  );
  expect(turn.recalled?.found[0]?.text).toBe("Hotel pickup is not included.");
});
