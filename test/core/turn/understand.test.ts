import { describe, expect, it } from "vitest";
import type { LanguageModel, ModelRequest } from "../../../src/core/contracts/language-model.ts";
import { AppError } from "../../../src/core/errors.ts";
import type { GuardedInput } from "../../../src/core/safety/guarded-input.ts";
import { tokensAtMost } from "../../../src/core/tokens.ts";
import type { TurnServices } from "../../../src/core/turn/services.ts";
import type { Turn } from "../../../src/core/turn/turn.ts";
import { understand } from "../../../src/core/turn/understand.ts";
import { type DialogueState, freshState } from "../../../src/core/understanding/dialogue-state.ts";
import { active, bikes, now, rentalModels } from "../understanding/rental-playbook.ts";

const inputOf = (text: string, more: Partial<GuardedInput> = {}): GuardedInput => ({
  verdict: "safe",
  reasons: [],
  text,
  masked: { 1: text },
  language: "en",
  languageConfidence: 1,
  personal: [],
  hasAttachments: false,
  ...more,
});

const turnOf = (
  text: string,
  options: { state?: Partial<DialogueState>; input?: Partial<GuardedInput> } = {},
): Turn => ({
  id: "t1",
  conversation: {
    id: "c",
    channel: "api",
    account: "a",
    customerId: "cust",
    identityId: "i",
    epoch: 0,
    version: 0,
    fence: 0,
    handoffs: 0,
    isNew: false,
  },
  customer: { trust: 0, profile: {} },
  messages: [],
  startedAt: now,
  state: { ...freshState(), ...options.state },
  input: inputOf(text, options.input),
  receipts: [],
  trace: [],
});

const services = (model?: LanguageModel): TurnServices => {
  const used: Pick<TurnServices, "clock" | "playbook" | "models" | "knowledge"> = {
    clock: { now: () => now },
    playbook: active,
    models: rentalModels(),
    knowledge: bikes,
  };
  return { ...used, ...(model ? { model } : {}) } as TurnServices;
};

function scripted(text: string | AppError): { model: LanguageModel; requests: ModelRequest[] } {
  const requests: ModelRequest[] = [];
  return {
    requests,
    model: {
      tokens: tokensAtMost,
      async complete(request) {
        requests.push(request);
        if (text instanceof AppError) throw text;
        return { text, toolCalls: [], tokensIn: 90, tokensOut: 8, costMicroUsd: 12, model: "fake" };
      },
    },
  };
}

const unclear = "there is something about the thing from before, you know";

describe("understand", () => {
  it("does not bother the model with what is clear", async () => {
    const { model, requests } = scripted('{"intent":"helmet"}');
    const { turn } = await understand.run(turnOf("my tyre is flat"), services(model));
    expect(turn.understanding?.intent.primary).toBe("flat_tyre");
    expect(requests).toHaveLength(0);
  });

  it("asks the model when unsure, with the playbook's intents, and counts the cost", async () => {
    const { model, requests } = scripted('{"intent":"move_booking","secondary":"helmet"}');
    const ran = await understand.run(turnOf(unclear), services(model));
    expect(ran.turn.understanding?.intent).toMatchObject({
      primary: "move_booking",
      secondary: "helmet",
      category: "booking",
      kind: "action",
    });
    expect(ran.turn.understanding?.intent.confidence).toBeGreaterThan(0.7);
    expect(ran).toMatchObject({ tokensIn: 90, costMicroUsd: 12 });
    expect(requests[0]?.purpose).toBe("classify");
    expect(JSON.stringify(requests[0]?.schema)).toContain("flat_tyre");
  });

  it("believes the model that nothing fits", async () => {
    const { turn } = await understand.run(
      turnOf(unclear),
      services(scripted('{"intent":"none","secondary":null}').model),
    );
    expect(turn.understanding?.intent).toMatchObject({ primary: "none", category: "none" });
  });

  it.each([
    ["fails", new AppError("upstream_failed", "no model answered")],
    ["writes nonsense", "I think it is about bikes"],
    ["invents an intent", '{"intent":"hack_the_planet","secondary":null}'],
  ])("keeps the first guess when the model %s", async (_, answer) => {
    const alone = await understand.run(turnOf(unclear), services());
    const { turn } = await understand.run(turnOf(unclear), services(scripted(answer).model));
    expect(turn.understanding).toEqual(alone.turn.understanding);
  });

  it("takes a pressed button for the answer it is", async () => {
    const { turn } = await understand.run(turnOf("Sí", { input: { button: "yes", language: "es" } }), services());
    expect(turn.understanding).toMatchObject({ answer: "yes", isAnswerToQuestion: true });
  });

  it("does not ask the model about an answer to our question", async () => {
    const { model, requests } = scripted('{"intent":"helmet"}');
    const state: Partial<DialogueState> = {
      task: { flow: "move", intent: "move_booking", slots: {}, asked: "booking", askedTimes: 1 },
    };
    const { turn } = await understand.run(turnOf("1042", { state }), services(model));
    expect(turn.understanding?.isAnswerToQuestion).toBe(true);
    expect(requests).toHaveLength(0);
  });

  it("leaves the dialogue state to the end of the turn", async () => {
    const before = turnOf("my tyre is flat");
    const { turn } = await understand.run(before, services());
    expect(turn.state).toBe(before.state);
  });
});
