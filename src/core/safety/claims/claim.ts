import type { Receipt } from "../../contracts/tool.ts";
import type { EvidenceLine } from "./evidence.ts";
import type { TracedShare } from "./traced-share.ts";

export type ProblemKind =
  | "action-without-receipt"
  | "fact-without-source"
  | "says-the-opposite"
  | "stricter"
  | "other-condition"
  | "addition"
  | "unsupported"
  | "unknown-name"
  | "tip-outside-section"
  | "other-product"
  | "unsettled-answer";

export interface Problem {
  readonly kind: ProblemKind;
  /** The words that cannot be traced. Masked, as the draft is. */
  readonly words: string;
}

export interface ClaimContext {
  readonly language: string;
  /** What the customer asked, masked. */
  readonly question: string;
  /** Sentences of cited sources of the right product, and of receipts. */
  readonly evidence: readonly EvidenceLine[];
  readonly receipts: readonly Receipt[];
  /** Does a tool change something? Only its receipts prove a deed. */
  isEffect(tool: string): boolean;
  /** Phrases of the playbook and the engine, which claim nothing. */
  readonly phrases: readonly string[];
  /** Those of `phrases` that open the section for customers' tips. */
  readonly tipPhrases: readonly string[];
  /** Names of the products that may be spoken of. */
  readonly names: readonly string[];
  /** Other products that a sentence names. */
  otherProducts(sentence: string): readonly string[];
  /** What a model made of sentences that rules could not decide; empty when none was asked. */
  readonly entailed?: ReadonlyMap<string, "entailed" | "contradicted" | "unknown">;
}

export interface ClaimCheck {
  readonly claims: number;
  readonly supported: number;
  /** How much of its words stand in the evidence, whatever the rules say. */
  readonly traced: TracedShare;
  readonly problems: readonly Problem[];
  /** The sentences with a problem, as they stand in the draft, and what the sources say of the same instead. */
  readonly untraced: readonly Untraced[];
  /** Sentences that speak for the business. */
  readonly official: readonly string[];
}

export interface Untraced {
  readonly sentence: string;
  readonly kind: ProblemKind;
  /** Absent when no source in the language of the reply speaks of the same. */
  readonly instead?: string;
}
