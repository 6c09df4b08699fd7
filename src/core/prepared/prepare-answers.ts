import type { Log } from "../contracts/channel.ts";
import type { PreparedAnswerStore, PreparedFigures } from "../contracts/prepared-answers.ts";
import { AppError } from "../errors.ts";
import type { Serving } from "../playbook/serving.ts";
import type { TurnServices } from "../turn/services.ts";
import { askedQuestions } from "./asked-questions.ts";
import { problemsOf } from "./check-answer.ts";
import { fitFloor } from "./fit-floor.ts";
import { answersOfSource, officialSources } from "./known-answers.ts";
import { madeFrom } from "./made-from.ts";
import { createPace } from "./pace.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";
import { readQuestionBook } from "./question-book.ts";
import { writeWithModel } from "./write-with-model.ts";

interface PrepareDeps {
  readonly store: PreparedAnswerStore;
  readonly current: () => Serving;
  readonly services: () => TurnServices;
  readonly log: Log;
}

export interface PrepareOptions {
  /** Also lets the model write, if there is one; it costs money. */
  readonly withModel: boolean;
  /** What is being done (`reading`, `checking`, `writing`, `measuring`), and how far it is, 0 to 1. */
  readonly onProgress?: (step: string, share: number) => void;
  /** Ends it between two answers; the run then counts as never begun. */
  readonly signal?: AbortSignal;
}

export type Prepare = (options: PrepareOptions) => Promise<PreparedFigures & { readonly floor: number }>;

/** So many questions of the past are looked at, of those that were answered at least this surely. */
const ASKED = 2_000;
const SURELY = 0.9;
/** Progress is written down at most so often. */
const TELL_MS = 500;

/**
 * Makes the questions that our sources answer, and their answers; nobody waits for it, and it takes half a processor at
 * most. Quotes sources; with a model, also lets it write. Only what the output guard lets through is kept. Throws
 * `conflict` when answers are being prepared already, and whatever `signal` was aborted with.
 */
export function createPrepare({ store, current, services, log }: PrepareDeps): Prepare {
  return async ({ withModel, onProgress = () => undefined, signal }) => {
    if (!(await store.begin())) throw new AppError("conflict", "answers are being prepared already");
    let told = { step: "", at: 0 };
    const tell: Tell = async (step, share) => {
      signal?.throwIfAborted();
      const at = performance.now();
      if (step === told.step && at - told.at < TELL_MS) return;
      told = { step, at };
      onProgress(step, share);
      await store.progress(step, share);
    };
    try {
      return await run(withModel, tell);
    } catch (error) {
      const isStopped = signal?.aborted === true;
      await store.fail(isStopped ? undefined : problemOf(error));
      if (!isStopped) log("prepared.failed", { problem: error instanceof Error ? error.name : "unknown" });
      throw error;
    }
  };

  async function run(withModel: boolean, tell: Tell): ReturnType<Prepare> {
    const now = services();
    const serving = current();
    const { playbook, knowledge, model } = now;
    const pace = createPace();

    const sources = officialSources(playbook.playbook);
    const book = readQuestionBook(playbook.playbook);
    const quoted: PreparedAnswer[] = [];
    for (const [at, source] of sources.entries()) {
      await tell("reading", at / sources.length);
      await pace();
      quoted.push(...answersOfSource(source, playbook.playbook, knowledge, book));
    }
    const asked = await askedQuestions(await store.askedBefore(SURELY, ASKED), quoted, now);

    const kept: PreparedAnswer[] = [];
    const all = [...quoted, ...asked];
    for (const [at, answer] of all.entries()) {
      await tell("checking", at / all.length);
      await pace();
      if (problemsOf(answer, now).length === 0) kept.push(answer);
    }
    let refused = all.length - kept.length;
    let written = 0;
    if (model && withModel) {
      const before = new Set(await store.written());
      for await (const { done, answers } of writeWithModel(kept, before, model)) {
        await tell("writing", done);
        const fine = answers.filter((answer) => problemsOf(answer, now).length === 0);
        refused += answers.length - fine.length;
        written += fine.length;
        await store.keep(fine);
      }
    }

    await tell("measuring", 0);
    const { floor, ...measured } = await fitFloor(kept, knowledge, (share) => tell("measuring", share));
    const figures = {
      made: kept.length + written,
      asked: kept.filter(({ origin }) => origin === "asked").length,
      written,
      refused,
      ...measured,
    };
    await store.finish(kept, { floor, figures, madeFrom: madeFrom(serving) });
    log("prepared.made", { ...figures, floor });
    return { ...figures, floor };
  }
}

type Tell = (step: string, share: number) => Promise<void>;

const problemOf = (error: unknown): string =>
  error instanceof AppError ? error.message : "an unexpected problem, see the log";
