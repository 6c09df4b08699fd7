/** A known question with an answer that was made and checked before anybody asked. */
export interface PreparedAnswer {
  readonly id: string;
  /** As it is shown to people, with the name of what it is about. */
  readonly question: string;
  /** Other ways to ask it, made offline or really asked; without names. */
  readonly variants: readonly string[];
  /** What the customer reads: sentences of the sources word for word, unless a model or a person wrote it. */
  readonly answer: string;
  readonly language: string;
  /** Graph nodes it is about; empty: the whole business. Never served for anything else. */
  readonly productIds: readonly string[];
  /** An intent that this answers as a whole, e.g. `return_policy`. */
  readonly intent?: string;
  /** What it cites, in the language it is written in. */
  readonly sourceIds: readonly string[];
  readonly origin: PreparedOrigin;
  /** Of what customers asked. */
  readonly asked?: Asked;
}

export interface Asked {
  readonly times: number;
  /** Who answered it then: we, surely, or an agent. */
  readonly answeredBy: "bot" | "agent";
}

/** `source`: quoted from sources. `asked`: a question that customers asked, for which this is what they were told. `model`: written by a model. */
export type PreparedOrigin = "source" | "asked" | "model";

/** `stale`: a source it cites has changed since. */
export type PreparedState = "proposed" | "approved" | "rejected" | "stale";
