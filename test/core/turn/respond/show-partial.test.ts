import { describe, expect, it } from "vitest";
import type { LanguageModel } from "../../../../src/core/contracts/language-model.ts";
import { tokensAtMost } from "../../../../src/core/tokens.ts";
import { respond } from "../../../../src/core/turn/respond.ts";
import { type Asked, servicesFor, turnFor } from "../knowing.ts";
import { tours } from "../small-playbooks.ts";

const asked: Asked = { question: "Is hotel pickup included?", productIds: ["colosseum"] };

/** Writes these texts one after the other, a few letters at a time, as models on several servers would. */
const writing = (...texts: readonly string[]): LanguageModel => ({
  tokens: tokensAtMost,
  complete: async (_, hear) => {
    const answers = texts.map((text) => JSON.stringify({ text, citations: ["colosseum-details"] }));
    for (const answer of answers) for (let end = 3; end < answer.length; end += 3) hear?.(answer.slice(0, end));
    const text = answers.at(-1) ?? "";
    return { text, toolCalls: [], tokensIn: 1, tokensOut: 1, costMicroUsd: 1, model: "m" };
  },
});

async function shownBy(model: LanguageModel, more: Partial<Asked> = {}) {
  const shown: string[] = [];
  const services = {
    ...servicesFor({ ...tours, models: { write: "always" } }, { model }),
    show: (text: string) => void shown.push(text),
  };
  await respond.run(turnFor({ ...asked, ...more }), services);
  return shown;
}

describe("a reply in the making", () => {
  it("is shown sentence by sentence, never half of one", async () => {
    expect(
      await shownBy(
        writing(
          "No, hotel pickup is not included. Please meet your guide at the Arch of Constantine. Hotel pickup is not included.",
        ),
      ),
    ).toEqual([
      "No, hotel pickup is not included.",
      "No, hotel pickup is not included. Please meet your guide at the Arch of Constantine.",
    ]);
  });

  it.each([
    ["a lie", "Hotel pickup is not included. It costs 25.00 EUR. Hotel pickup is not included."],
    ["a promise", "Hotel pickup is not included. I have booked a pickup for you. Hotel pickup is not included."],
    ["personal data", "Hotel pickup is not included. We wrote to ⟨EMAIL_7⟩. Hotel pickup is not included."],
  ])("ends before %s", async (_, text) => {
    expect(await shownBy(writing(text))).toEqual(["Hotel pickup is not included."]);
  });

  it("begins anew when another model had to", async () => {
    const shown = await shownBy(
      writing(
        "Hotel pickup is not included. It costs 25.00 EUR. So",
        "No, hotel pickup is not included. Please meet your guide at the Arch of Constantine.",
      ),
    );
    expect(shown).toEqual(["Hotel pickup is not included.", "No, hotel pickup is not included."]);
  });

  it("says first that a virtual assistant writes", async () => {
    const [first] = await shownBy(writing("Hotel pickup is not included. Hotel pickup is not included."), {
      isNew: true,
    });
    expect(first).toMatch(/^This is the virtual assistant[\s\S]+Hotel pickup is not included\.$/);
  });
});
