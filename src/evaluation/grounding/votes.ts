import { z } from "zod";
import type { EvidenceLine } from "../../core/safety/claims/evidence.ts";
import { checkClaims } from "../../core/safety/claims/index.ts";
import { faithfulness } from "../../core/safety/claims/response-confidence.ts";
import { sourceEvidence } from "../../core/safety/claims/source-evidence.ts";
import { readRows } from "../rows.ts";

const passage = z.object({ id: z.string(), text: z.string() });
const vote = z.object({
  question: z.string(),
  response: z.string(),
  contexts: z.array(z.string()),
  median: z.number(),
});

export interface Voted {
  readonly faithful: boolean;
  /** What the guard makes of it, 0 to 1. */
  readonly score: number;
}

/** Replies on which people voted from 1 to 4 how faithful they are to their passages; a median above 2 is faithful. */
export function judgeVotes(folder: string): readonly Voted[] {
  const passages = new Map(
    readRows(folder, "3_grounding/mtrag_human.passages.jsonl", passage)?.map(({ id, text }) => [id, text]) ?? [],
  );
  const votes = readRows(folder, "3_grounding/mtrag_faithfulness.jsonl", vote) ?? [];
  return votes.map(({ question, response, contexts, median }) => {
    const evidence = contexts.flatMap((id): readonly EvidenceLine[] =>
      sourceEvidence({ id, title: "", text: passages.get(id) ?? "", tier: "silver", language: "en" }),
    );
    const check = checkClaims(response, {
      language: "en",
      question,
      evidence,
      receipts: [],
      isEffect: () => false,
      phrases: [],
      tipPhrases: [],
      names: [],
      otherProducts: () => [],
    });
    const grounding = check.claims === 0 ? 1 : check.supported / check.claims;
    return { faithful: median > 2, score: faithfulness(check.traced, grounding) };
  });
}

/** How surely a faithful reply stands above an unfaithful one: 1 is always. */
export function auroc(judged: readonly Voted[]): number {
  const faithful = judged.filter((one) => one.faithful);
  const others = judged.filter((one) => !one.faithful);
  const above = faithful.reduce(
    (sum, one) =>
      sum + others.reduce((won, other) => won + (one.score > other.score ? 1 : one.score === other.score ? 0.5 : 0), 0),
    0,
  );
  return above / (faithful.length * others.length);
}
