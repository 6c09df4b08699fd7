import { expect, it } from "vitest";
import { guardOutput } from "../../../../src/core/turn/guard-output.ts";
import { modelDraft, servicesFor, turnFor } from "../knowing.ts";
import { tours } from "../small-playbooks.ts";

const said = async (question: string, text: string, sources: readonly string[], productIds: readonly string[]) =>
  (
    await guardOutput.run(
      turnFor({ question, productIds, draft: modelDraft(tours, text, sources) }),
      servicesFor(tours),
    )
  ).turn;

it("keeps the traced sentence of a draft and says the other in the source's words", async () => {
  const turn = await said(
    "How long does the food tour take and what does it cost?",
    "The tour lasts 4 hours. It costs 98.00 EUR per person.",
    ["food-details"],
    ["food"],
  );
  expect(turn.draft?.text).toBe("The tour lasts 4 hours. It costs 89.00 EUR per person and starts at 17:30.");
  expect(turn.draft?.citations.map(({ sourceId }) => sourceId)).toEqual(["food-details"]);
});

it("takes a yes that the source denies out with its sentence", async () => {
  const turn = await said(
    "Is hotel pickup included in the Colosseum tour?",
    "Yes, hotel pickup is included. It takes 3 hours with a licensed guide.",
    ["colosseum-details"],
    ["colosseum"],
  );
  expect(turn.draft?.text).not.toMatch(/\byes\b/i);
  expect(turn.draft?.text).toMatch(/not included/);
});

it("never mends an invented deed: it is answered in our sources' words, or by a person", async () => {
  const text = "The tour lasts 4 hours. I have upgraded your seats to the front row.";
  const turn = await said("How long does the food tour last?", text, ["food-details"], ["food"]);
  expect(turn.draft?.from).toBe("knowledge");
  expect(turn.draft?.text).not.toContain("upgraded");
});

it("hands over a draft that neither mending nor our sources can answer, with the draft in the package", async () => {
  const text = "The tour lasts 4 hours. I have upgraded your seats to the front row.";
  const turn = await said("Can you upgrade my seats?", text, ["food-details"], ["food"]);
  expect(turn.draft).toBeUndefined();
  expect(turn.handoff).toMatchObject({ reason: "low-response-confidence", draft: { text } });
});
