import { expect, it } from "vitest";
import type { PreparedAnswer } from "../../../../src/core/prepared/prepared-answer.ts";
import { guardOutput } from "../../../../src/core/turn/guard-output.ts";
import { answerPrepared } from "../../../../src/core/turn/respond/answer-prepared.ts";
import { modelDraft, servicesFor, turnFor } from "../knowing.ts";
import { tours } from "../small-playbooks.ts";

// Turns here happen on 4 May 2026.
const fee = {
  id: "pet-fee",
  tier: "gold" as const,
  title: "Dogs",
  tags: [],
  productIds: [],
  language: "en",
  text: "Dogs may come along for a fee of 12.00 EUR.",
};
const businessWith = (validity: { validFrom?: string; validTo?: string }) => ({
  ...tours,
  sources: [...tours.sources, { ...fee, ...validity }],
});
const question = "May my dog come along?";
const said = "Dogs may come along for a fee of 12.00 EUR.";

async function guarded(validity: { validFrom?: string; validTo?: string }) {
  const business = businessWith(validity);
  const draft = { ...modelDraft(business, said, [fee.id]), from: "knowledge" as const };
  return guardOutput.run(turnFor({ question, draft }), servicesFor(business));
}

it.each([
  ["ran out yesterday", { validTo: "2026-05-03" }],
  ["begins tomorrow", { validFrom: "2026-05-05" }],
])("hands over a reply that rests on a source that %s", async (_, validity) => {
  const { turn, decision } = await guarded(validity);
  expect(turn.draft).toBeUndefined();
  expect(turn.handoff?.draft?.text).toBe(said);
  expect(decision).toContain("not in force");
});

it("counts the first and the last day of a source in", async () => {
  const { turn } = await guarded({ validFrom: "2026-05-04", validTo: "2026-05-04" });
  expect(turn.draft?.text).toBe(said);
});

it("serves no prepared answer that cites a source which ran out", async () => {
  const answer: PreparedAnswer = {
    id: "p1",
    question,
    variants: [],
    answer: said,
    language: "en",
    productIds: [],
    sourceIds: [fee.id],
    origin: "source",
  };
  const serve = (validity: { validTo?: string }) =>
    answerPrepared(
      turnFor({ question }),
      { ...servicesFor(businessWith(validity)), prepared: { find: async () => ({ answer, probability: 0.99 }) } },
      { kind: "answer", query: question, productIds: [] },
    );
  expect((await serve({}))?.draft.text).toBe(said);
  expect(await serve({ validTo: "2026-05-03" })).toBeUndefined();
});
