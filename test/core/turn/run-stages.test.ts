import { expect, it } from "vitest";
import { announceHandoff } from "../../../src/core/turn/announce-handoff.ts";
import { runStages } from "../../../src/core/turn/run-stages.ts";
import type { Stage, Turn } from "../../../src/core/turn/turn.ts";
import { freshState } from "../../../src/core/understanding/dialogue-state.ts";
import { startDialogue } from "./scripted-dialogue.ts";

const start: Turn = {
  id: "t1",
  conversation: {
    id: "c",
    channel: "terminal",
    account: "a",
    customerId: "p",
    identityId: "i",
    epoch: 0,
    version: 0,
    fence: 1,
    handoffs: 0,
    isNew: true,
  },
  customer: { trust: 1, profile: {} },
  messages: [],
  startedAt: new Date("2026-11-23T10:00:00Z"),
  state: freshState(),
  receipts: [],
  trace: [],
};
const draft = { text: "half a truth", from: "template", outcome: "answered", citations: [], confidence: 1 } as const;
const writes: Stage = {
  name: "writes",
  run: async (turn) => ({ turn: { ...turn, draft }, decision: "wrote", tokensIn: 7 }),
};
const breaks: Stage = {
  name: "breaks",
  always: true,
  run: async () => {
    throw new TypeError("boom with a secret");
  },
};

it("a stage that fails ends in a person's hands, with words for the customer and none of what was drafted", async () => {
  const { services } = startDialogue();
  const turn = await runStages([writes, breaks, announceHandoff], start, services);
  expect(turn.handoff).toMatchObject({ reason: "internal-failure", priority: 1 });
  expect(turn.draft?.text).toMatch(/Something went wrong on our side/);
  expect(turn.draft?.text).toMatch(/virtual assistant of Harbour Tours/);
  expect(JSON.stringify(turn.trace)).not.toContain("secret");
});

it("skips later stages once a draft stands, and keeps a trace of those that ran", async () => {
  const { services } = startDialogue();
  const never: Stage = { name: "never", run: async () => Promise.reject(new Error("must not run")) };
  const turn = await runStages([writes, never, announceHandoff], start, services);
  expect(turn.draft?.text).toBe("half a truth");
  expect(turn.trace.map(({ stage }) => stage)).toEqual(["writes", "announce-handoff"]);
  expect(turn.trace[0]).toMatchObject({ decision: "wrote", tokensIn: 7 });
});
