import type { Playbook, Source } from "../playbook/schema.ts";
import type { Activated } from "../playbook/serving.ts";
import type { TrainingUnderWay } from "../playbook/training-progress.ts";
import type { GuardedInput } from "../safety/guarded-input.ts";
import type { Understanding } from "../understanding/understanding.ts";
import type { SourceFilter, SourceList } from "./knowledge-desk.ts";
import type { PlaybookVersion } from "./playbook-store.ts";
import type { PolicyGraph } from "./policy-graph.ts";

/** What an operator may do from outside with OPERATOR_API_KEY. */
export interface Operator {
  /**
   * Checks the playbook's references, trains its models and puts it in force everywhere. Throws `invalid_input` with
   * `details.field` and `details.remedy` when it does not hold together; the running one then stays.
   */
  activatePlaybook(playbook: Playbook): Promise<Activated>;
  /** What serves now, and what is being trained to serve next. */
  playbook(): PlaybookStatus;
  /** Every playbook that was in force at some time, newest first. */
  playbookVersions(): Promise<readonly PlaybookVersion[]>;
  /**
   * Puts a version in force again as it was, with the models that were trained for it; trains only when they are gone or
   * no longer readable. Throws `not_found`; the running one then stays.
   */
  restorePlaybook(version: number): Promise<Activated>;
  /** Replaces all knowledge in force. Throws `invalid_input` like `activatePlaybook`. */
  replaceSources(sources: readonly Source[]): Promise<{ readonly version: number; readonly sources: number }>;
  /** The knowledge in force with owners and review dates, by id, from the first after `after`. Texts are not in it. */
  sources(request: SourceFilter & { readonly after: string; readonly limit: number }): Promise<SourceList>;
  /** Which policy decides for a product, and what one would reach before it is saved. */
  readonly policies: PolicyGraph;
  /** What guard-input and understand make of a text. Changes nothing and is kept nowhere. */
  understand(request: UnderstandRequest): Promise<UnderstandResult>;
  /** Entries of one chain (a conversation's id, or `system`) in order, after a sequence. */
  audit(request: {
    readonly chain: string;
    readonly after: number;
    readonly limit: number;
  }): Promise<readonly AuditRow[]>;
  /** Figures of the running service, by name; of the last 30 days unless a range is given. */
  metrics(range: { readonly from?: Date; readonly to?: Date }): Promise<Readonly<Record<string, unknown>>>;
}

export interface PlaybookStatus {
  readonly name: string;
  readonly version: number;
  readonly training?: TrainingUnderWay;
}

export interface UnderstandRequest {
  readonly text: string;
  /** What was said before, oldest first. */
  readonly history?: readonly { readonly author: "customer" | "bot"; readonly text: string }[];
}

export interface UnderstandResult extends Understanding {
  readonly language: string;
  readonly languageConfidence: number;
  readonly safety: Pick<GuardedInput, "verdict" | "reasons">;
  /** The best guesses, surest first; `share` is 0 to 1. */
  readonly candidates: readonly { readonly intent: string; readonly share: number }[];
  /** The training examples that look most like the text; `similarity` is a cosine, 0 to 1. */
  readonly nearest: readonly { readonly text: string; readonly intent: string; readonly similarity: number }[];
  /** The text as the engine sees it, with tokens in place of personal data. */
  readonly maskedText: string;
}

export interface AuditRow {
  readonly chain: string;
  readonly sequence: number;
  readonly at: Date;
  readonly kind: string;
  readonly data: unknown;
  readonly hash: string;
}
