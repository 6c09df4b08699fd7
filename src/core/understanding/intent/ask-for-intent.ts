import type { LanguageModel } from "../../contracts/language-model.ts";
import { AppError } from "../../errors.ts";
import type { ActivePlaybook } from "../../playbook/active-playbook.ts";
import type { IntentGuess } from "../understanding.ts";
import { chooseIntent, defaultIntentPrompt, intentPromptVersion } from "./intent-prompt.ts";

interface Request {
  readonly text: string;
  readonly guess: IntentGuess;
  readonly playbook: ActivePlaybook;
  readonly model: LanguageModel;
  readonly conversationId: string;
  readonly turnId: string;
}

interface Asked {
  readonly intent: IntentGuess;
  readonly note: string;
  readonly promptVersion: string;
  readonly tokensIn: number;
  readonly tokensOut: number;
  readonly costMicroUsd: number;
}

/** Our confidence in the model's choice: more when our own classifier chose the same. Its own word is not asked. */
const AGREED = 0.92;
const ALONE = 0.8;
/** From here on our own guess is right more often than not, and a model's "none" alone does not undo it. */
const MORE_LIKELY_THAN_NOT = 0.5;

/** The fallback classifier. What fails (no answer, no JSON, an unknown intent) leaves the first guess as it was. */
export async function askForIntent({ guess, playbook, ...question }: Request): Promise<Asked> {
  const prompt = playbook.playbook.prompts?.classifyIntent ?? defaultIntentPrompt;
  const promptVersion = intentPromptVersion(prompt);
  try {
    const { chosen, answer } = await chooseIntent({ ...question, playbook: playbook.playbook, prompt });
    const { tokensIn, tokensOut, costMicroUsd } = answer;
    const intent = chosen ? combine(guess, chosen.intent, chosen.secondary, playbook) : guess;
    const note = chosen ? "by model" : "model answer unusable";
    return { intent, note, promptVersion, tokensIn, tokensOut, costMicroUsd };
  } catch (error) {
    // The model is an improvement, not a need: without it the first guess goes on, and decide asks or hands over.
    if (!(error instanceof AppError)) throw error;
    const note = `model failed: ${error.kind}`;
    return { intent: guess, note, promptVersion, tokensIn: 0, tokensOut: 0, costMicroUsd: 0 };
  }
}

function combine(
  guess: IntentGuess,
  chosen: string,
  second: string | undefined,
  playbook: ActivePlaybook,
): IntentGuess {
  const intent = playbook.intent(chosen);
  const { outOfScope, wantsPerson } = guess;
  if (!intent && guess.confidence >= MORE_LIKELY_THAN_NOT) return guess;
  if (!intent)
    return {
      primary: "none",
      confidence: ALONE,
      category: "none",
      kind: "question",
      outOfScope: Math.max(outOfScope, ALONE),
      wantsPerson,
    };
  const other = second !== undefined && second !== chosen ? playbook.intent(second)?.id : undefined;
  return {
    primary: intent.id,
    ...(other ? { secondary: other } : {}),
    confidence: guess.primary === chosen ? AGREED : ALONE,
    category: intent.category,
    kind: intent.kind,
    outOfScope: Math.min(outOfScope, 1 - ALONE),
    wantsPerson: intent.kind === "escalate" ? Math.max(wantsPerson, ALONE) : wantsPerson,
  };
}
