import type { Log } from "../contracts/channel.ts";
import type { PreparedAnswerStore, PreparedDesk } from "../contracts/prepared-answers.ts";
import { AppError } from "../errors.ts";
import type { TurnServices } from "../turn/services.ts";
import { problemsOf } from "./check-answer.ts";
import type { Prepare } from "./prepare-answers.ts";

interface DeskDeps {
  readonly store: PreparedAnswerStore;
  readonly prepare: Prepare;
  /** Makes what changed serve here at once; other processes follow within seconds. */
  readonly follow: () => Promise<void>;
  readonly services: () => TurnServices;
  readonly log: Log;
}

/** What people decide about prepared answers. New words meet the same guard as a draft. */
export function createPreparedDesk({ store, prepare, follow, services, log }: DeskDeps): PreparedDesk {
  return {
    async overview(search) {
      const [list, run, served] = await Promise.all([store.list(search), store.run(), store.served()]);
      const { knowledge, playbook } = services();
      const cited = new Set(list.answers.flatMap(({ sourceIds }) => sourceIds));
      const sources = [...cited].flatMap((id) => knowledge.source(id) ?? []);
      return {
        ...list,
        run,
        served,
        languages: playbook.playbook.languages,
        sources: Object.fromEntries(sources.map(({ id, title, text }) => [id, { title, text }])),
      };
    },

    async review(id, review, by) {
      const before = review.answer === undefined ? undefined : await store.one(id);
      if (before && review.answer !== undefined) {
        const { question = before.question, answer } = review;
        const [problem] = problemsOf({ ...before, question, answer }, services());
        if (problem !== undefined) {
          throw new AppError("invalid_input", `the cited sources do not say this (${problem})`, {
            details: { field: "answer", remedy: "Say only what the sources say, or change the source." },
          });
        }
      }
      const reviewed = await store.review(id, review, by);
      await follow();
      return reviewed;
    },

    async approveAll(search, by) {
      const count = await store.approveAll(search, by);
      await follow();
      return count;
    },

    async prepare() {
      if ((await store.run()).running) throw new AppError("conflict", "answers are being prepared already");
      prepare({ withModel: true })
        .then(follow)
        .catch((error: Error) => log("prepared.failed", { problem: error.name }));
    },
  };
}
