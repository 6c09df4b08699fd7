/** Which policy decides, and what a policy would reach, asked of the product graph in force. For editors and tools. */
export interface PolicyGraph {
  /**
   * Product, then its categories and suppliers, then the whole business: the nearest wins. Different texts at the same
   * distance are a conflict for a person, with both shown. Tips never decide; gold outranks silver.
   */
  policy(type: string, productId?: string): Promise<PolicyFound>;
  /**
   * For which products and variants an official policy on these nodes would decide, before it is saved: as things stand
   * today, or on the first day on which it counts.
   */
  reach(query: ReachQuery): Promise<PolicyReach>;
}

export interface PolicyFound {
  readonly found: "one" | "conflict" | "none";
  /** Steps from the product; absent when there is none. */
  readonly distance?: number;
  readonly policies: readonly {
    readonly sourceId: string;
    readonly title: string;
    readonly text: string;
    /** The node it is bound to, or `global`. */
    readonly on: string;
  }[];
}

export interface ReachQuery {
  readonly type: string;
  /** Empty: the whole business. */
  readonly productIds: readonly string[];
  /** The source that is edited: what it says now does not count against it. */
  readonly sourceId?: string;
  /** What it will say: another policy of the same words is no conflict. */
  readonly text?: string;
  /** The day from which it will count, such as `2026-12-01`; before it, other policies may still be in force. */
  readonly validFrom?: string;
  /** Gold outranks silver where both stand at the same distance. Default: gold. */
  readonly tier?: "gold" | "silver";
}

export interface PolicyReach {
  readonly decides: ReachedProducts;
  /** A nearer policy goes before it, or one that outranks it. */
  readonly overruled: ReachedProducts;
  /** Another policy stands at the same distance. */
  readonly conflicts: ReachedProducts;
}

export interface ReachedProducts {
  readonly count: number;
  /** The first 50 by id. */
  readonly products: readonly { readonly id: string; readonly name: string }[];
}
