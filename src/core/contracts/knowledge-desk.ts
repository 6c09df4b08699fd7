import type { PolicyReach } from "./policy-graph.ts";

/** The knowledge in force as people look at it: what there is, whose it is, and whether somebody should look again. */
export interface KnowledgeDesk {
  /** What needs a review first, longest overdue on top; then by title. */
  list(search: SourceFilter & { readonly skip: number; readonly limit: number }): Promise<SourceList>;
  /** One source with its text and what it decides. Undefined when it is gone. */
  open(id: string): Promise<OpenedSource | undefined>;
}

/** Where sources are listed from. */
export interface SourceShelf {
  list(filter: SourceFilter, page: SourcePage): Promise<SourceList>;
  one(id: string): Promise<(ListedSource & ShelvedText) | undefined>;
}

/**
 * `review-due`: in force, and its review date has passed or is at most 14 days away; it goes on counting. `not-yet` and
 * `expired`: outside its first and last day. A translation counts only while the source that it translates does.
 */
export type SourceState = "review-due" | "fresh" | "not-yet" | "expired";

/** Days are the business's own, such as `2026-11-25`. */
export interface ListedSource {
  readonly id: string;
  readonly title: string;
  readonly tier: "gold" | "silver" | "bronze";
  readonly language: string;
  readonly category?: string;
  readonly translationOf?: string;
  /** Products, categories and suppliers that it is about; empty: the whole business. */
  readonly products: readonly { readonly id: string; readonly name: string }[];
  /** This and the days on which it counts: also those of the source that it translates. */
  readonly policyType?: string;
  readonly owner?: string;
  readonly reviewBy?: string;
  readonly validFrom?: string;
  readonly validTo?: string;
  /** Grows with each change of what a customer could be told. */
  readonly version: number;
  /** Since when it says what it says, title included. */
  readonly textChangedAt: Date;
  readonly state: SourceState;
}

export interface SourceFilter {
  readonly state?: SourceState;
  readonly tier?: ListedSource["tier"];
  readonly language?: string;
  readonly owner?: string;
  /** A node that it is bound to itself. */
  readonly product?: string;
  /** Stands in its id, title, text or owner; case makes no difference. */
  readonly text?: string;
}

/** `urgency`: as `KnowledgeDesk.list`. `id`: in a steady order, from the first id after `after`. */
export type SourcePage =
  | { readonly order: "urgency"; readonly skip: number; readonly limit: number }
  | { readonly order: "id"; readonly after: string; readonly limit: number };

export interface SourceList {
  readonly sources: readonly ListedSource[];
  /** That fit the filter, on all pages. */
  readonly found: number;
  /** Of all sources, whatever the filter. */
  readonly counts: Readonly<Record<SourceState, number>>;
  /** Of those with `review-due`, whose date has passed. */
  readonly overdue: number;
  /** Of all sources. */
  readonly languages: readonly string[];
  /** The day by which they were judged. */
  readonly today: string;
}

interface ShelvedText {
  readonly text: string;
  /** What it is the policy of, by itself or through the source that it translates; empty nodes: the whole business. */
  readonly policies: readonly { readonly type: string; readonly productIds: readonly string[] }[];
  /** The source that it translates, or itself. */
  readonly original: string;
}

export interface OpenedSource extends ListedSource {
  readonly text: string;
  /** For which products it decides. Empty when it is no policy, or does not count any more. */
  readonly reach: readonly (PolicyReach & { readonly type: string })[];
}
