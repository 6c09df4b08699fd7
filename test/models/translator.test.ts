import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { LanguageModel } from "../../src/core/contracts/language-model.ts";
import { AppError } from "../../src/core/errors.ts";
import { tokensAtMost } from "../../src/core/tokens.ts";
import { createTranslator } from "../../src/models/translator.ts";
import { type FakeLibreTranslate, faults, startFakeLibreTranslate } from "../fakes/libretranslate/start.ts";

let fake: FakeLibreTranslate;
beforeAll(async () => {
  fake = await startFakeLibreTranslate();
  await fake.teach({ "gdzie jest ⟨EMAIL_1⟩": "where is ⟨EMAIL_1⟩" });
});
afterAll(() => fake?.[Symbol.asyncDispose]());
beforeEach(() => fake.fail());

function translating(options: { model?: LanguageModel; server?: boolean; apiKey?: string } = {}) {
  const logged: string[] = [];
  const { model, server = true, apiKey = fake.apiKey } = options;
  const translator = createTranslator(server ? { server: { url: `${fake.url}/`, apiKey, deadlineMs: 400 } } : {}, {
    log: (event, fields) => void logged.push(`${event} ${JSON.stringify(fields)}`),
    ...(model ? { model } : {}),
  });
  const translate = async (...texts: string[]) =>
    (await translator?.translate({ texts, from: "pl", to: "en", conversationId: "c" }))?.texts;
  return { translator, translate, logged };
}

const modelThatSays = (text: string): LanguageModel & { readonly asked: unknown[] } => {
  const asked: unknown[] = [];
  return {
    asked,
    tokens: tokensAtMost,
    complete: async (request) => {
      asked.push(request);
      return { text, toolCalls: [], tokensIn: 50, tokensOut: 10, costMicroUsd: 7, model: "m" };
    },
  };
};

describe("a translation server", () => {
  it("translates several texts in one call, in their order", async () => {
    expect(await translating().translate("gdzie jest ⟨EMAIL_1⟩", "tak")).toEqual(["where is ⟨EMAIL_1⟩", "en: tak"]);
    expect((await fake.calls()).at(-1)).toEqual({
      texts: ["gdzie jest ⟨EMAIL_1⟩", "tak"],
      source: "pl",
      target: "en",
      format: "text",
    });
  });

  it("is not asked again for what it translated before", async () => {
    const { translate } = translating();
    await translate("raz");
    const before = (await fake.calls()).length;
    expect(await translate("raz", "dwa", "raz")).toEqual(["en: raz", "en: dwa", "en: raz"]);
    expect((await fake.calls()).slice(before).map(({ texts }) => texts)).toEqual([["dwa"]]);
  });

  it.each(faults)(
    "that fails (%s) costs the customer its deadline at most, and no word of theirs is logged",
    async (fault) => {
      await fake.fail(fault);
      const { translate, logged } = translating();
      const began = performance.now();
      await expect(translate("tajne słowa", "dwa")).rejects.toMatchObject({ kind: "upstream_failed" });
      expect(performance.now() - began).toBeLessThan(1_500);
      expect(logged.join()).toMatch(/translator\.problem/);
      expect(logged.join()).not.toMatch(/tajne|secret|translator-key/);
    },
  );

  it("that keeps failing is left alone for a while", async () => {
    await fake.fail("500");
    const { translate } = translating();
    for (let i = 0; i < 6; i++) await translate(`x${i}`).catch(() => undefined);
    const before = (await fake.calls()).length;
    await expect(translate("more")).rejects.toThrow(/rests/);
    expect((await fake.calls()).length).toBe(before);
  });

  it("with the wrong key says so without the key", async () => {
    await expect(translating({ apiKey: "wrong-key" }).translate("a b")).rejects.toThrow(/answered 403/);
  });

  it("is not asked for more text than one turn holds", async () => {
    await expect(translating().translate("a ".repeat(5_000))).rejects.toThrow(/too much text/);
  });
});

describe("a language model as translator", () => {
  it("gets the texts as data and answers in a form", async () => {
    const model = modelThatSays('```json\n{"texts": ["where is it"]}\n```');
    const { translator } = translating({ server: false, model });
    const answer = await translator?.translate({ texts: ["gdzie to jest"], from: "pl", to: "en" });
    expect(answer).toEqual({ texts: ["where is it"], tokensIn: 50, tokensOut: 10, costMicroUsd: 7 });
    expect(JSON.stringify(model.asked)).toMatch(/from Polish into English/);
  });

  it.each(["no json", '{"texts": "one"}', '{"texts": []}', '{"texts": ["a", "b"]}'])(
    "that breaks the form is not believed: %s",
    async (text) => {
      const { translate } = translating({ server: false, model: modelThatSays(text) });
      await expect(translate("gdzie")).rejects.toMatchObject({ kind: "upstream_failed" });
    },
  );

  it("steps in when the server fails", async () => {
    await fake.fail("500");
    const { translate } = translating({ model: modelThatSays('{"texts": ["hello"]}') });
    expect(await translate("cześć")).toEqual(["hello"]);
  });

  it("whose budget is spent says so", async () => {
    const model: LanguageModel = {
      tokens: tokensAtMost,
      complete: async () => {
        throw new AppError("rate_limited", "nothing left");
      },
    };
    await expect(translating({ server: false, model }).translate("a b")).rejects.toMatchObject({
      kind: "rate_limited",
    });
  });
});

it("without a server and a model there is no translator", () => {
  expect(createTranslator({}, { log: () => undefined })).toBeUndefined();
});
