import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { Playbook } from "../playbook/schema.ts";
import { type FittedFloor, fitFloor } from "./fit-floor.ts";
import type { PreparedAnswers } from "./found-answer.ts";
import { knownAnswers } from "./known-answers.ts";
import { buildMatcher, type Matcher } from "./matcher.ts";

export interface QuotedInMemory extends PreparedAnswers {
  readonly matcher: Matcher;
  readonly fitted: FittedFloor;
}

/**
 * What an unattended run would prepare from a playbook's sources, ready to be served without a database: the known
 * answers quoted, with the floor fitted on variants kept apart. For evaluations and benches.
 */
export async function quotedInMemory(playbook: Playbook, knowledge: KnowledgeIndex): Promise<QuotedInMemory> {
  const answers = knownAnswers(playbook, knowledge);
  const matcher = await buildMatcher(answers, knowledge);
  const fitted = await fitFloor(answers, knowledge);
  return {
    matcher,
    fitted,
    async find(question) {
      const match = matcher.nearest(question);
      return match && match.probability >= fitted.floor ? match : undefined;
    },
  };
}
