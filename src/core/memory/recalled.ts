import type { Receipt } from "../contracts/tool.ts";
import type { AnswerSigns } from "../knowledge/answerability.ts";
import type { Author, Citation, Tier } from "../message.ts";

/** What we know when we decide. */
export interface Recalled {
  /** The last 10 turns, oldest first, masked. */
  readonly window: readonly { readonly author: Author; readonly text: string; readonly at: Date }[];
  /** Receipts of earlier turns of this conversation, oldest first. */
  readonly receipts: readonly Receipt[];
  /** Knowledge that fits, best first, of the right products only. */
  readonly found: readonly FoundPassage[];
  /** Looked up when the wish is not clear: the products of the known question that this surely is, if it is one. */
  readonly known?: { readonly productIds: readonly string[] };
}

export interface FoundPassage {
  readonly citation: Citation;
  /** A sentence or short paragraph of the source, word for word. */
  readonly text: string;
  readonly language: string;
  /** 0 to 1, calibrated: how likely it answers the question. */
  readonly score: number;
  readonly tier: Tier;
  readonly sourceId: string;
  /** Of the first passage found in long prose: what its score rests on. */
  readonly signs?: AnswerSigns;
}
