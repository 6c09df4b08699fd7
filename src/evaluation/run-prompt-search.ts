import { mkdir, readFile, writeFile } from "node:fs/promises";
import path from "node:path";
import { stringify } from "yaml";
import { z } from "zod";
import type { LanguageModel } from "../core/contracts/language-model.ts";
import { AppError } from "../core/errors.ts";
import type { Playbook } from "../core/playbook/schema.ts";
import { createAgentMask } from "../core/safety/mask-for-agents.ts";
import { type Found, type LabelledMessage, type Scored, searchPrompt } from "./prompt-search.ts";
import { stableShare } from "./rows.ts";

const row = z.object({ text: z.string().trim().min(1), intent: z.string() });

/** Part of the messages that only confirm. */
const HELD_OUT = 0.35;
/** So many of each part are used: more cost more and change little. */
const MOST = 150;
const FEWEST = 10;
const ROUNDS = 3;
const VARIANTS = 4;
const ARTIFACT = "prompts/classify-intent.yaml";

interface Run {
  readonly playbook: Playbook;
  /** Where the winner is written; the playbook versions with it. */
  readonly playbookFolder: string;
  readonly model: LanguageModel;
  readonly print: (text: string) => void;
}

/**
 * `npm run prompt:search -- FILE.jsonl`: labelled messages in, the better prompt out. Nothing is written unless it is
 * better on held-out messages. Throws `invalid_input` for a file it cannot use.
 */
export async function runPromptSearch(file: string, { playbook, playbookFolder, model, print }: Run): Promise<Found> {
  const rows = await readMessages(file, playbook);
  const heldOut = rows.filter(({ text }) => stableShare(text) < HELD_OUT).slice(0, MOST);
  const train = rows.filter(({ text }) => stableShare(text) >= HELD_OUT).slice(0, MOST);
  if (train.length < FEWEST || heldOut.length < FEWEST)
    throw new AppError(
      "invalid_input",
      `${file} has ${rows.length} messages, which leaves ${train.length} to search on and ${heldOut.length} to confirm with: each part needs ${FEWEST}.`,
    );
  const calls = (ROUNDS * VARIANTS + 2) * train.length + ROUNDS + 4 * heldOut.length;
  print(`${train.length} messages to search on, ${heldOut.length} to confirm with; at most ${calls} requests.\n`);
  const found = await searchPrompt({
    playbook,
    model,
    train,
    heldOut,
    rounds: ROUNDS,
    variants: VARIANTS,
    onScored: ({ train: share }, done) => print(`  variant ${done}: ${percentOf(share)}\n`),
  });
  print(table(found));
  if (!found.winner) {
    print("No variant is better on the held-out messages; nothing was written.\n");
    return found;
  }
  const target = path.join(playbookFolder, ARTIFACT);
  await mkdir(path.dirname(target), { recursive: true });
  await writeFile(target, artifact(found, found.winner, heldOut.length));
  print(`Written to ${target}. It takes force with the playbook.\n`);
  return found;
}

/** Personal data in them becomes a kind, as in the messages that the model will see. */
async function readMessages(file: string, playbook: Playbook): Promise<LabelledMessage[]> {
  const text = await readFile(file, "utf8").catch((cause: unknown) => {
    throw new AppError("not_found", `There is nothing to read at ${file}.`, { cause });
  });
  const known = new Set(["none", ...playbook.intents.map(({ id }) => id)]);
  const mask = createAgentMask(() => playbook);
  return text.split("\n").flatMap((line, at) => {
    if (line.trim() === "") return [];
    const read = row.safeParse(parse(line));
    const wrong = !read.success
      ? 'must be {"text": "…", "intent": "…"}'
      : known.has(read.data.intent)
        ? undefined
        : `names an intent that ${playbook.name} does not have`;
    if (!read.success || wrong) throw new AppError("invalid_input", `${file}:${at + 1} ${wrong}.`);
    return [{ text: mask.text(read.data.text), intent: read.data.intent }];
  });
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

const percentOf = (share: number | undefined): string => (share === undefined ? "–" : `${(100 * share).toFixed(1)} %`);

function table({ tried, before, winner }: Found): string {
  const lines = tried.map((one) => {
    const name = one === winner ? " (winner)" : one === before ? " (now)" : "";
    const short = one.prompt.instruction.replace(/\s+/g, " ").slice(0, 90);
    return `| ${percentOf(one.train)} | ${percentOf(one.heldOut)} | ${one.prompt.examples} | ${short}${name} |`;
  });
  return `| right | held out | examples | instruction |\n| --- | --- | --- | --- |\n${lines.join("\n")}\n`;
}

const artifact = ({ before }: Found, { prompt, heldOut }: Scored, messages: number): string =>
  `# Found by npm run prompt:search: ${percentOf(heldOut)} of ${messages} held-out messages right; ${percentOf(before.heldOut)} before.\n${stringify(prompt)}`;
