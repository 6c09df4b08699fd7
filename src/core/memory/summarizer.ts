import type { Log } from "../contracts/channel.ts";
import type { LanguageModel } from "../contracts/language-model.ts";
import type { SessionSummaries } from "../contracts/session-summaries.ts";
import { AppError } from "../errors.ts";
import type { Turn } from "../turn/turn.ts";
import type { UnderstandingModels } from "../understanding/models.ts";
import { summarize } from "./summarize.ts";
import { type SaidLine, withFacts } from "./summary.ts";
import { WINDOW_MESSAGES, WINDOW_TOKENS } from "./window.ts";

interface SummarizerDeps {
  readonly store: SessionSummaries;
  readonly model: LanguageModel;
  readonly judge: UnderstandingModels["judge"];
  /** A session is over after so long without a turn; what was said before is another one's. */
  readonly sessionIdleMs: () => number;
  readonly log: Log;
}

export interface Summarizer extends AsyncDisposable {
  /** To be told of each committed turn. Returns at once. */
  afterTurn(turn: Turn): void;
}

/** So many messages must have left the window before a model is asked again. */
const WORTH_A_CALL = 6;
const MOST_LINES = 100;
/** Conversations that wait; more than that are summed up after their next turn. */
const MOST_WAITING = 100;

/**
 * Sums up what a session's window no longer shows, after the turn, one conversation at a time: no customer waits for it.
 * Only a hint is lost when the process ends: facts by rules stand in, and the next turn asks again.
 */
export function createSummarizer({ store, model, judge, sessionIdleMs, log }: SummarizerDeps): Summarizer {
  const waiting = new Map<string, Turn>();
  let working: Promise<void> | undefined;

  async function work(): Promise<void> {
    for (let next = waiting.values().next().value; next; next = waiting.values().next().value) {
      waiting.delete(next.conversation.id);
      await sumUp(next);
    }
  }

  async function sumUp({ id: turnId, conversation: { id: conversationId }, state: { summary } }: Turn): Promise<void> {
    try {
      const said = await store.linesAfter(conversationId, summary?.upTo ?? 0, MOST_LINES);
      const lines = outOfSight(ofLastSession(said, sessionIdleMs()));
      if (lines.length < WORTH_A_CALL) return;
      const made = await summarize({ conversationId, turnId, lines, model, judge });
      if (!made) return;
      const kept = await store.keep(conversationId, withFacts(summary, made.upTo, made.facts));
      log("memory.summarized", { conversationId, facts: made.facts.length, dropped: made.dropped, kept });
    } catch (error) {
      // The facts by rules are there without it.
      log("memory.summary-problem", { problem: error instanceof AppError ? error.kind : "unknown" });
    }
  }

  return {
    afterTurn(turn) {
      const { window = [] } = turn.recalled ?? {};
      const isFull = window.length >= WINDOW_MESSAGES || tokensOf(window, model) > WINDOW_TOKENS;
      if (!isFull || (waiting.size >= MOST_WAITING && !waiting.has(turn.conversation.id))) return;
      waiting.set(turn.conversation.id, turn);
      working ??= work().finally(() => {
        working = undefined;
      });
    },
    async [Symbol.asyncDispose]() {
      waiting.clear();
      await working;
    },
  };

  /** What the window of the next turn leaves out, by number or by length. */
  function outOfSight(lines: readonly SaidLine[]): readonly SaidLine[] {
    let left = WINDOW_TOKENS;
    const newestFirst = [...lines].reverse();
    const at = newestFirst.findIndex((line, place) => {
      left -= model.tokens(line.text);
      return place >= WINDOW_MESSAGES || left < 0;
    });
    return at < 0 ? [] : lines.slice(0, lines.length - at);
  }
}

const tokensOf = (window: readonly { readonly text: string }[], model: LanguageModel): number =>
  window.reduce((sum, { text }) => sum + model.tokens(text), 0);

function ofLastSession(lines: readonly SaidLine[], idleMs: number): readonly SaidLine[] {
  const start = lines.findLastIndex(({ at }, place) => {
    const before = lines[place - 1];
    return before !== undefined && at.getTime() - before.at.getTime() > idleMs;
  });
  return start < 0 ? lines : lines.slice(start);
}
