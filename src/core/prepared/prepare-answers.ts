import type { Log } from "../contracts/channel.ts";
import type { PreparedAnswerStore, PreparedFigures } from "../contracts/prepared-answers.ts";
import { AppError } from "../errors.ts";
import type { TurnServices } from "../turn/services.ts";
import { askedQuestions } from "./asked-questions.ts";
import { problemsOf } from "./check-answer.ts";
import { fitFloor } from "./fit-floor.ts";
import { knownAnswers } from "./known-answers.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { writeWithModel } from "./write-with-model.ts";

interface PrepareDeps {
  readonly store: PreparedAnswerStore;
  readonly services: () => TurnServices;
  readonly log: Log;
}

export interface PrepareOptions {
  /** What is being done (`reading`, `checking`, `writing`, `measuring`), and how far it is, 0 to 1. */
  readonly onProgress?: (step: string, share: number) => void;
}

export type Prepare = (options?: PrepareOptions) => Promise<PreparedFigures & { readonly floor: number }>;

/** So many questions of the past are looked at. */
const ASKED = 2_000;
/** Customers are served between two portions. */
const PORTION = 25;

/**
 * Makes the questions that our sources answer, and their answers; nobody waits for it. Quotes sources; with a model,
 * also lets it write. Only what the output guard lets through is kept. Throws `conflict` when answers are being prepared
 * already.
 */
export function createPrepare({ store, services, log }: PrepareDeps): Prepare {
  return async ({ onProgress = () => undefined } = {}) => {
    if (!(await store.begin())) throw new AppError("conflict", "answers are being prepared already");
    const tell = async (step: string, share: number): Promise<void> => {
      onProgress(step, share);
      await store.progress(step, share);
    };
    try {
      return await run(tell);
    } catch (error) {
      const problem = error instanceof AppError ? error.message : "an unexpected problem, see the log";
      log("prepared.failed", { problem: error instanceof Error ? error.name : "unknown" });
      await store.fail(problem);
      throw error;
    }
  };

  async function run(tell: (step: string, share: number) => Promise<void>): ReturnType<Prepare> {
    const now = services();
    const { playbook, knowledge, model } = now;
    await tell("reading", 0);
    const quoted = knownAnswers(playbook.playbook, knowledge);
    const asked = askedQuestions(await store.askedBefore(ASKED), quoted);
    const kept: PreparedAnswer[] = [];
    let refused = 0;
    const check = (answer: PreparedAnswer): void => {
      if (problemsOf(answer, now).length === 0) kept.push(answer);
      else refused++;
    };
    const all = [...quoted, ...asked];
    for (const [at, answer] of all.entries()) {
      if (at % PORTION === 0) await tell("checking", at / all.length);
      check(answer);
    }
    if (model) {
      for await (const { done, answers } of writeWithModel([...kept], model)) {
        answers.forEach(check);
        await tell("writing", done);
      }
    }
    await tell("measuring", 0);
    const { floor, ...measured } = await fitFloor(kept, knowledge);
    const figures = {
      made: kept.length,
      asked: countOf(kept, "asked"),
      written: countOf(kept, "model"),
      refused,
      ...measured,
    };
    await store.finish(kept, floor, figures);
    log("prepared.made", { ...figures, floor });
    return { ...figures, floor };
  }
}

const countOf = (answers: readonly PreparedAnswer[], origin: PreparedAnswer["origin"]): number =>
  answers.filter((answer) => answer.origin === origin).length;
