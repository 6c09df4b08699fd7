import type { LanguageModel, ModelAnswer } from "../../contracts/language-model.ts";
import { AppError } from "../../errors.ts";
import type { FoundPassage } from "../../memory/recalled.ts";
import type { Citation } from "../../message.ts";
import { feelingOf } from "../feeling.ts";
import { heardIn, repliesIn } from "../languages.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";
import type { AnswerPlan } from "./answer-block.ts";
import { plainText } from "./plain-text.ts";
import { buildPrompt, modelReply } from "./prompt/index.ts";
import { showPartial } from "./show-partial.ts";

const PASSAGES = 10;

export interface Written {
  /** Absent when the model failed, said it does not know, or broke the form: the composed answer stands. */
  readonly draft?: Draft;
  readonly decision: string;
  readonly answer?: ModelAnswer;
  /** Absent when no model was asked. */
  readonly promptVersion?: string;
}

/** Lets the model say in its own words what the composed answer quotes. Never throws for a model that fails. */
export async function writeWithModel(
  turn: Turn,
  services: TurnServices,
  model: LanguageModel,
  plan: AnswerPlan,
  composed: Draft,
): Promise<Written> {
  const language = repliesIn(turn, services.playbook);
  const heard = heardIn(turn, services.playbook);
  const sourceIds = composed.citations
    .filter((citation) => citation.tier !== "bronze")
    .map((citation) => citation.sourceId);
  if (sourceIds.length === 0) return { decision: "composed: tips only" };
  const search = { text: plan.query, language: heard, productIds: plan.productIds, limit: PASSAGES, sourceIds };
  const quoted = services.knowledge.search(search);
  const rest = sourceIds.flatMap((id) => services.knowledge.passages(id, heard));
  const found = [...quoted, ...rest.filter((passage) => !quoted.some((other) => other.text === passage.text))];
  // What the composed answer quotes comes first: it settles the question, whatever the search thought of it.
  const settles = (passage: FoundPassage) => composed.text.includes(passage.text);
  const passages = [...found.filter(settles), ...found.filter((passage) => !settles(passage))];
  const request = buildPrompt({
    turn,
    playbook: services.playbook.playbook,
    language,
    question: plan.query,
    passages,
    isUpset: feelingOf(turn, services).isUpset,
    tokens: model.tokens,
  });
  const asked = request.promptVersion === undefined ? {} : { promptVersion: request.promptVersion };
  try {
    const answer = await model.complete(request, showPartial(turn, services, composed));
    return { ...readWritten(answer, plan, composed), answer, ...asked };
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    return { decision: `composed: model ${error.kind}`, ...asked };
  }
}

/** The draft that a model wrote, or why the composed one stands. */
function readWritten({ text: written, toolCalls, model }: ModelAnswer, plan: AnswerPlan, composed: Draft): Written {
  const ignored = toolCalls.length > 0 ? `, ignored call of ${toolCalls.map((call) => call.name).join(", ")}` : "";
  const reply = readReply(written);
  if (!reply) return { decision: `composed: model broke the form${ignored}` };
  const text = plainText(reply.text);
  if (!text) return { decision: `composed: model wrote markup${ignored}` };
  const known = new Map(composed.citations.map((citation) => [citation.sourceId, citation]));
  const citations = [...new Set(reply.citations)]
    .map((id): Citation | undefined => known.get(id))
    .filter((citation) => citation !== undefined);
  if (citations.length === 0) return { decision: `composed: model cited nothing we gave it${ignored}` };
  const compared = new Set(composed.citations.flatMap(({ productId }) => productId ?? []));
  const told = new Set(citations.flatMap(({ productId }) => productId ?? []));
  if (plan.productIds.length > 1 && [...compared].some((id) => !told.has(id)))
    return { decision: `composed: model left a product out${ignored}` };
  // What our sources leave open is said as well, whatever the model made of the rest.
  const open = composed.trusted ?? [];
  const draft: Draft = {
    text: [text, ...open].join("\n\n"),
    ...(open.length > 0 ? { trusted: open } : {}),
    from: "model",
    outcome: "answered",
    citations,
    confidence: composed.confidence,
  };
  return { draft, decision: `model ${model}${ignored}` };
}

function readReply(text: string): { readonly text: string; readonly citations: readonly string[] } | undefined {
  const json = /\{[\s\S]*\}/.exec(text)?.[0];
  if (!json) return undefined;
  try {
    const parsed = modelReply.safeParse(JSON.parse(json));
    return parsed.success ? parsed.data : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
