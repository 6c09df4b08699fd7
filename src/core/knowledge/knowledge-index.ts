import type { FoundPassage } from "../memory/recalled.ts";
import type { QuestionContext } from "./conversation-query.ts";
import type { Validity } from "./in-force.ts";

/** What the engine knows, in memory of the process. Built by `buildKnowledgeIndex(playbook)`; replaced whole. */
export interface KnowledgeIndex {
  /**
   * Reads a question before it is searched, where its vector comes from a service. Without it, or when the service is
   * late, `search` goes by words alone. Never throws.
   */
  attend(query: Pick<KnowledgeQuery, "text" | "context">): Promise<void>;
  /** Reads a reply of ours beside other work, so that the customer's next question is found sooner. */
  readAhead(reply: string, language: string): void;
  /**
   * Passages that may answer, best first. With `productIds`, only sources about these products, their categories and
   * suppliers, or the whole business; never about another product.
   */
  search(query: KnowledgeQuery): readonly FoundPassage[];
  /** The policy of a type for a product (or the whole business): nearest wins, two at the same distance conflict. */
  policy(type: string, productId?: string): PolicyAnswer;
  /** Products whose name or nickname stands in the text, typos allowed, best first. */
  findProducts(
    text: string,
  ): readonly { readonly productId: string; readonly name: string; readonly score: number; readonly matched: string }[];
  /** Categories and suppliers whose whole name stands in the text; `productId` is then the node's id. */
  findGroups(text: string): readonly { readonly productId: string; readonly name: string; readonly matched: string }[];
  productName(productId: string): string | undefined;
  /** Full text of a source, for the claim check. */
  source(id: string): KnownSource | undefined;
  /** All passages of a source in reading order, in this language when it was translated; their score is 0. */
  passages(sourceId: string, language: string): readonly FoundPassage[];
  /** All official passages about just this product, in reading order, in this language when they were translated. */
  about(productId: string, language: string): readonly FoundPassage[];
  /** May this source be used to speak about this product? */
  isAbout(sourceId: string, productId: string): boolean;
}

export interface KnownSource extends Validity {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tier: "gold" | "silver" | "bronze";
  /** What it is about; empty: the whole business. */
  readonly productIds: readonly string[];
  readonly language?: string;
  /** The source it translates, itself when it is no translation. */
  readonly original?: string;
  readonly policyType?: string;
}

export interface KnowledgeQuery {
  /** Masked text, with what "it" refers to already put in by the caller where known. */
  readonly text: string;
  readonly language: string;
  readonly productIds: readonly string[];
  readonly category?: string;
  readonly limit: number;
  /** What was said before; it decides between sources, and is never evidence itself. */
  readonly context?: QuestionContext;
  /** Only these sources and their translations, whatever product they are about. */
  readonly sourceIds?: readonly string[];
}

export type PolicyAnswer =
  | { readonly found: "one"; readonly sourceId: string; readonly distance: number; readonly on: string }
  | { readonly found: "conflict"; readonly sourceIds: readonly string[]; readonly distance: number }
  | { readonly found: "none" };
