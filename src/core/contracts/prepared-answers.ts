import type { PreparedAnswer, PreparedState } from "../prepared/prepared-answer.ts";

/** As people review it. */
export interface ReviewedAnswer extends PreparedAnswer {
  readonly state: PreparedState;
  readonly edited: boolean;
  readonly reviewerName?: string;
  readonly reviewedAt?: Date;
}

/** What the last run made, and what it measured on variants that it kept apart. */
export interface PreparedFigures {
  readonly made: number;
  /** Of those, questions that customers asked, and answers that a model wrote. */
  readonly asked: number;
  readonly written: number;
  /** What the output guard would not let through; they are not kept. */
  readonly refused: number;
  readonly heldOut: number;
  /** Share of the held-out questions that is served at the floor, and how many of those get the right answer. */
  readonly served: number;
  readonly right: number;
}

export interface PreparedRun {
  readonly floor: number;
  readonly figures?: PreparedFigures;
  readonly finishedAt?: Date;
  /** Why the last run ended before its time; for people, without text of customers. */
  readonly problem?: string;
  /** What is being done now, and how far it is, 0 to 1. */
  readonly running?: { readonly step: string; readonly share: number };
  /** Hash of what the answers were made from. */
  readonly madeFrom?: string;
}

/** What a run ends with. */
export interface PreparedEnd {
  readonly floor: number;
  readonly figures: PreparedFigures;
  readonly madeFrom: string;
}

export interface PreparedList {
  readonly answers: readonly ReviewedAnswer[];
  readonly counts: Readonly<Record<PreparedState, number>>;
  /** Of this state and search, in all. */
  readonly found: number;
}

export interface PreparedSearch {
  readonly state: PreparedState;
  readonly language?: string;
  /** Words of the question or the answer. */
  readonly text?: string;
  readonly skip: number;
  readonly limit: number;
}

/** Turns of a day that knowledge answered, and how many of them with a prepared answer. */
export interface ServedShare {
  /** `2026-05-04`, in UTC. */
  readonly day: string;
  readonly language: string;
  readonly knowledge: number;
  readonly prepared: number;
}

/** A question that a customer asked in one message, masked, without personal data, and what they were told. */
export interface AskedBefore {
  readonly text: string;
  readonly language: string;
  readonly answeredBy: "bot" | "agent";
  /** Masked when we answered; an agent's words are as they were written. */
  readonly answer: string;
  /** What we cited; agents cite nothing. */
  readonly sourceIds: readonly string[];
}

export interface Reviewer {
  readonly id: string;
  readonly name: string;
}

export interface PreparedAnswerStore {
  /**
   * What may be served: approved, and with `unreviewed` also what only quotes sources. Nothing that cites a source which
   * has changed since it was made.
   */
  serving(unreviewed: boolean): Promise<readonly PreparedAnswer[]>;
  /** Grows with each change of what `serving` or the floor would be, apart from changes of sources. */
  version(): Promise<number>;
  list(search: PreparedSearch): Promise<PreparedList>;
  one(id: string): Promise<ReviewedAnswer | undefined>;
  run(): Promise<PreparedRun>;
  /** False when somebody else is preparing answers now. */
  begin(): Promise<boolean>;
  progress(step: string, share: number): Promise<void>;
  /** Ids of what a model wrote from the sources as they are now. */
  written(): Promise<readonly string[]>;
  /** Keeps what a model wrote as soon as it is there: what was paid for is not lost with the process. */
  keep(written: readonly PreparedAnswer[]): Promise<void>;
  /**
   * Keeps what was made in place of what was made before. What people approved, rejected or edited stays as they left
   * it while its sources stand, and so does what a model wrote; an approval also survives a change of the source that
   * left the answer as it was.
   */
  finish(made: readonly PreparedAnswer[], end: PreparedEnd): Promise<void>;
  /** Over before its end; without a problem it was stopped, and shall begin again. */
  fail(problem: string | undefined): Promise<void>;
  /** Undefined when there is none with this id. A stale one cannot be approved (`conflict`). Audited. */
  review(
    id: string,
    review: {
      readonly state: "approved" | "rejected" | "proposed";
      readonly question?: string;
      readonly answer?: string;
    },
    by: Reviewer,
  ): Promise<ReviewedAnswer | undefined>;
  /** Approves every proposed one that fits the search; how many. Audited. */
  approveAll(search: Pick<PreparedSearch, "language" | "text">, by: Reviewer): Promise<number>;
  /** Of the last 14 days, newest first. */
  served(): Promise<readonly ServedShare[]>;
  /** What we answered at least as surely as this (0 to 1), and what agents answered; newest first. */
  askedBefore(surely: number, limit: number): Promise<readonly AskedBefore[]>;
}

export interface PreparedOverview extends PreparedList {
  readonly run: PreparedRun;
  readonly languages: readonly string[];
  readonly served: readonly ServedShare[];
  /** What the listed answers cite, by id. */
  readonly sources: Readonly<Record<string, { readonly title: string; readonly text: string }>>;
}

/** Where people review what was prepared. */
export interface PreparedDesk {
  overview(search: PreparedSearch): Promise<PreparedOverview>;
  /** Throws `invalid_input` when new words say what the cited sources do not; see `PreparedAnswerStore.review`. */
  review: PreparedAnswerStore["review"];
  approveAll: PreparedAnswerStore["approveAll"];
  /** Begins, with the model if there is one, and returns at once; `overview` tells how far it is. Throws `conflict` when it is under way already. */
  prepare(): Promise<void>;
}

/** Found before, by the same question: in memory, and with Redis for all processes. A cache that fails is an empty one. */
export interface FoundBefore {
  get(key: string): Promise<string | undefined>;
  /** Kept for 24 hours at most. */
  set(key: string, value: string): Promise<void>;
}
