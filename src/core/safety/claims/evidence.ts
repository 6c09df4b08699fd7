import type { Tier } from "../../message.ts";

/** A sentence that something said to a customer may rest on. */
export interface EvidenceLine {
  readonly text: string;
  /** `receipt`: a recorded result of this conversation. */
  readonly tier: Tier | "receipt";
  readonly sourceId?: string;
  /** Of a source: the language it is written in. */
  readonly language?: string;
  readonly terms: ReadonlySet<string>;
  /** Words of the title and of the sentence before: what "it" and "they" stand for. */
  readonly context: ReadonlySet<string>;
  readonly clauses: readonly EvidenceClause[];
}

export interface EvidenceClause {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  /** Words of the clauses before it in the sentence, which it may lean on. */
  readonly leansOn: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly denies: boolean;
  /** Countries it names; empty: it holds everywhere. */
  readonly places: ReadonlySet<string>;
}
