import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import { holdOut } from "./hold-out.ts";
import { buildMatcher } from "./matcher.ts";
import { createPace } from "./pace.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

export interface FittedFloor {
  /** Matches less sure than this are not served. */
  readonly floor: number;
  readonly heldOut: number;
  /** Share of held-out questions that have an answer and get one, and how many of those get the right one. */
  readonly served: number;
  readonly right: number;
}

/**
 * Of the held-out questions served, so many must get the very sentence they were written for. Others often say the same:
 * of 60 that counted as wrong about half were right when read, so this is 99 of 100.
 */
const RIGHT = 0.98;
/** From the first to the last. Customers ask in more ways than anybody writes down, so none is lower than 0.87. */
const FLOORS = [0.87, 0.9, 0.93, 0.95, 0.96, 0.97, 0.98, 0.99] as const;
const STRICTEST = 0.995;

/** The lowest floor at which enough of the held-out variants get the right answer. */
export async function fitFloor(
  answers: readonly PreparedAnswer[],
  knowledge: KnowledgeIndex,
  onShare: (share: number) => Promise<void> = async () => undefined,
): Promise<FittedFloor> {
  const { answers: kept, questions } = holdOut(answers, knowledge);
  const matcher = await buildMatcher(kept, knowledge);
  const tried: { readonly probability: number; readonly isRight: boolean }[] = [];
  const pace = createPace();
  for (const [at, question] of questions.entries()) {
    await onShare(at / questions.length);
    await pace();
    const match = matcher.nearest(question);
    const wanted = question.right?.answer;
    const given = match?.answer.answer ?? "";
    tried.push({
      probability: match?.probability ?? 0,
      isRight: wanted !== undefined && (given.includes(wanted) || (given !== "" && wanted.includes(given))),
    });
  }
  const known = questions.filter(({ right }) => right !== undefined).length;
  const at = (floor: number): FittedFloor => {
    const served = tried.filter(({ probability }) => probability >= floor);
    const right = served.filter(({ isRight }) => isRight).length;
    return {
      floor,
      heldOut: questions.length,
      served: known === 0 ? 0 : right / known,
      right: served.length === 0 ? 1 : right / served.length,
    };
  };
  return FLOORS.map(at).find(({ right }) => right >= RIGHT) ?? at(STRICTEST);
}
