import { z } from "zod";
import type { LanguageModel } from "../core/contracts/language-model.ts";
import { AppError } from "../core/errors.ts";
import type { IntentPrompt, Playbook } from "../core/playbook/schema.ts";
import { chooseIntent, defaultIntentPrompt, parseJson } from "../core/understanding/intent/intent-prompt.ts";

/** A message with its right intent, or `none`. Masked. */
export interface LabelledMessage {
  readonly text: string;
  readonly intent: string;
}

export interface Scored {
  readonly prompt: IntentPrompt;
  /** Shares of messages that were sorted right. */
  readonly train: number;
  /** Only of those that were confirmed. */
  readonly heldOut?: number;
}

export interface Found {
  /** Best on the train part first. */
  readonly tried: readonly Scored[];
  readonly before: Scored;
  /** Better than `before` on messages that took no part in the search; absent when nothing is. */
  readonly winner?: Scored;
}

interface Search {
  readonly playbook: Playbook;
  readonly model: LanguageModel;
  readonly train: readonly LabelledMessage[];
  readonly heldOut: readonly LabelledMessage[];
  readonly rounds: number;
  readonly variants: number;
  readonly onScored?: (scored: Scored, done: number) => void;
}

/** The best so many of the train part are measured on the held-out part. */
const CONFIRMED = 3;
/** So many mistakes of the best one are shown to the model that writes the next ones. */
const MISTAKES_SHOWN = 8;
/** Requests at a time. */
const ABREAST = 4;

/**
 * Looks for an instruction that makes the model sort messages better: the model writes variants, sees how well each did
 * on the train part and what the best one still gets wrong, and writes the next (Zhou et al. 2022, "APE"; Yang et al.
 * 2023, "OPRO"). Throws like the model when it does not answer at all.
 */
export async function searchPrompt(search: Search): Promise<Found> {
  const { playbook, train, heldOut, rounds, variants, onScored } = search;
  const tried: (Scored & { readonly wrong: readonly Mistake[] })[] = [];
  const known = new Set<string>();
  const attempt = async (prompt: IntentPrompt): Promise<void> => {
    const key = JSON.stringify(prompt);
    if (known.has(key)) return;
    known.add(key);
    const wrong = await mistakes(search, prompt, train);
    const scored = { prompt, train: 1 - wrong.length / train.length, wrong };
    tried.push(scored);
    onScored?.(scored, tried.length);
  };

  const current = playbook.prompts?.classifyIntent ?? defaultIntentPrompt;
  await attempt(current);
  await attempt(defaultIntentPrompt);
  const first = tried[0];
  if (!first) throw new AppError("invalid_input", "there is nothing to search on");
  for (let round = 0; round < rounds; round++) {
    for (const prompt of await propose(search, ranked(tried), variants)) await attempt(prompt);
  }

  const best = ranked(tried);
  const confirm = async ({ prompt, train: share }: Scored): Promise<Scored & { readonly heldOut: number }> => {
    const wrong = await mistakes(search, prompt, heldOut);
    return { prompt, train: share, heldOut: 1 - wrong.length / heldOut.length };
  };
  const before = await confirm(first);
  const confirmed: (Scored & { readonly heldOut: number })[] = [];
  for (const one of best.slice(0, CONFIRMED)) confirmed.push(one === first ? before : await confirm(one));
  // The order of the train part decides among those that held: choosing by the held-out part would use it up.
  const winner = confirmed.find((one) => one !== before && one.heldOut > before.heldOut);
  return {
    before,
    tried: best.map((one) =>
      one === first
        ? before
        : (confirmed.find(({ prompt }) => prompt === one.prompt) ?? { prompt: one.prompt, train: one.train }),
    ),
    ...(winner ? { winner } : {}),
  };
}

const ranked = <One extends Scored>(tried: readonly One[]): One[] => [...tried].sort((a, b) => b.train - a.train);

interface Mistake {
  readonly message: string;
  readonly right: string;
  readonly chosen: string;
}

async function mistakes(
  { playbook, model }: Search,
  prompt: IntentPrompt,
  rows: readonly LabelledMessage[],
): Promise<Mistake[]> {
  const wrong: Mistake[] = [];
  const silent: AppError[] = [];
  const waiting = rows.values();
  const work = async (): Promise<void> => {
    for (const { text, intent } of waiting) {
      const chosen = await chooseIntent({ text, playbook, prompt, model }).then(
        (choice) => choice.chosen?.intent ?? "(unusable)",
        (error: unknown) => {
          // One request without an answer is no reason to lose an hour's search; a spent budget is.
          if (!(error instanceof AppError && error.kind === "upstream_failed")) throw error;
          silent.push(error);
          return "(no answer)";
        },
      );
      if (chosen !== intent) wrong.push({ message: text, right: intent, chosen });
    }
  };
  await Promise.all(Array.from({ length: ABREAST }, work));
  if (silent[0] && silent.length === rows.length) throw silent[0];
  return wrong;
}

const answer = z.object({
  variants: z.array(z.object({ instruction: z.string().trim().min(1).max(4_000), examples: z.int().min(0).max(20) })),
});

/** Nothing usable means no variants this round; the search goes on with what it has. */
async function propose(
  { playbook, model }: Search,
  best: readonly (Scored & { readonly wrong: readonly Mistake[] })[],
  count: number,
): Promise<readonly IntentPrompt[]> {
  const { text } = await model.complete({
    purpose: "prompt-search",
    messages: [
      {
        role: "system",
        content: [
          `A model sorts the messages that customers send to ${playbook.title} into intents. It sees an instruction, then a list of all intents with some examples of each, then one message.`,
          `Write ${count} new instructions that make it choose the right intent more often. Vary them: say what tells look-alike intents apart, when none fits, how to weigh the examples, how to think, how long to be.`,
          "Do not repeat the list of intents or the form of the answer, and do not quote the messages: the instruction must serve messages that nobody has seen.",
          "`examples` is how many examples of each intent are shown, 0 to 20.",
          'Answer with JSON only: {"variants": [{"instruction": "…", "examples": 3}]}',
        ].join("\n"),
      },
      {
        role: "user",
        content: JSON.stringify({
          // Worst first: what comes last is followed most.
          tried: best
            .slice(0, 8)
            .map(({ prompt, train }) => ({ ...prompt, right: Math.round(100 * train) / 100 }))
            .reverse(),
          mistakesOfTheBest: best[0]?.wrong.slice(0, MISTAKES_SHOWN) ?? [],
        }),
      },
    ],
    schema: { name: "prompt_variants", schema: z.toJSONSchema(answer) },
    maxTokens: 2_000,
  });
  const read = answer.safeParse(parseJson(text));
  return read.success ? read.data.variants.slice(0, count) : [];
}
