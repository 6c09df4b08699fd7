import { createHash } from "node:crypto";
import type { Log } from "../contracts/channel.ts";
import type { FoundBefore, PreparedAnswerStore } from "../contracts/prepared-answers.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { Serving } from "../playbook/serving.ts";
import type { FoundPrepared, PreparedAnswers } from "./found-answer.ts";
import { answerById } from "./join-answers.ts";
import { buildMatcher, type KnownQuestion, type Matcher } from "./matcher.ts";
import type { PreparedAnswer } from "./prepared-answer.ts";

interface ServeDeps {
  readonly store: PreparedAnswerStore;
  readonly current: () => Serving;
  readonly before: FoundBefore;
  readonly log: Log;
}

/** The prepared answers in force, in memory; replaced whole when answers or sources change. */
export interface PreparedServer extends PreparedAnswers {
  /** Follows what people reviewed and which sources changed, here or elsewhere. */
  refresh(): Promise<void>;
}

interface Loaded {
  readonly matcher: Matcher;
  readonly byId: ReadonlyMap<string, PreparedAnswer>;
  readonly floor: number;
  readonly knowledge: KnowledgeIndex;
  /** Of answers and sources: a match found before holds for this only. */
  readonly version: string;
}

const NOTHING = "-";

export function createPreparedServer({ store, current, before, log }: ServeDeps): PreparedServer {
  let loaded: Loaded | undefined;
  let looking: Promise<void> = Promise.resolve();

  async function load(knowledge: KnowledgeIndex, unreviewed: boolean, version: string): Promise<Loaded> {
    const [answers, { floor }] = await Promise.all([store.serving(unreviewed), store.run()]);
    const matcher = await buildMatcher(answers, knowledge);
    return { matcher, byId: new Map(answers.map((answer) => [answer.id, answer])), floor, knowledge, version };
  }

  async function look(): Promise<void> {
    const { playbook, knowledge, knowledgeVersion } = current();
    const version = `${await store.version()}.${knowledgeVersion}.${playbook.version}`;
    if (loaded?.version === version && loaded.knowledge === knowledge) return;
    loaded = await load(knowledge, playbook.playbook.preparedAnswers?.serve !== "reviewed", version);
    log("prepared.serving", { answers: loaded.matcher.size, floor: loaded.floor });
  }

  return {
    // One after the other, each to its end: whoever waits for it sees what was there when they asked.
    refresh() {
      looking = looking.then(look, look);
      return looking;
    },

    async find(question) {
      // Sources that changed since are not spoken for any more, until the answers have followed.
      if (!loaded || loaded.knowledge !== current().knowledge || loaded.matcher.size === 0) return undefined;
      const now = loaded;
      const key = keyOf(question, now.version);
      const known = await before.get(key);
      if (known !== undefined) return remembered(known, now);
      const match = now.matcher.nearest(question);
      const found = match && match.probability >= now.floor ? match : undefined;
      await before.set(key, found ? `${found.answer.id} ${found.probability}` : NOTHING);
      return found;
    },
  };
}

function remembered(value: string, { byId, floor, knowledge }: Loaded): FoundPrepared | undefined {
  const [id = "", probability = ""] = value.split(" ");
  const answer = answerById(id, byId, knowledge);
  const sure = Number(probability);
  return answer && sure >= floor && sure <= 1 ? { answer, probability: sure } : undefined;
}

/** Says nothing of what was asked to whoever reads the cache. */
function keyOf({ text, language, productIds, policyType = "" }: KnownQuestion, version: string): string {
  const asked = [version, language, policyType, ...productIds, text.trim().toLowerCase()].join("\n");
  return createHash("sha256").update(asked).digest("base64url");
}
