// Next on the way of a message: announce-handoff.ts
import { withDisclosure } from "./disclosure.ts";
import { askEntailment } from "./guard-output/ask-entailment.ts";
import { type Judgement, judgeDraft } from "./guard-output/judge-draft.ts";
import { inOurWords } from "./guard-output/rewrite.ts";
import type { TurnServices } from "./services.ts";
import type { Draft, Stage, Turn } from "./turn.ts";

/**
 * Last look before the customer reads it. What cannot be traced is said in the words of our sources instead, or by a
 * person; the draft then goes into the hand-off, not to the customer.
 */
export const guardOutput: Stage = {
  name: "guard-output",
  always: true,

  async run(turn, services) {
    const { draft } = turn;
    if (!draft) return { turn, decision: turn.handoff ? "nothing to check" : "no draft" };
    const judged = await judge(turn, services, draft);
    if (passes(judged, services)) return accept(turn, services, draft, judged, "passed");

    if (draft.from !== "model") return handOver(turn, draft, judged);
    const why = masked(judged, judged.reasons[0] ?? `confidence ${judged.confidence.toFixed(2)}`);
    const mended = judged.mended && { ...draft, text: judged.mended, from: "knowledge" as const };
    const again = mended && judgeDraft(turn, services, mended);
    if (again && passes(again, services)) return accept(turn, services, mended, again, `mended (${why})`);

    const rewritten = inOurWords(turn, services, draft);
    const ours = rewritten && judgeDraft(turn, services, rewritten);
    if (ours && passes(ours, services)) return accept(turn, services, rewritten, ours, `rewritten (${why})`);
    return handOver(turn, draft, judged);
  },
};

/** By rules, and by a model where there is one and rules alone can't tell. */
async function judge(turn: Turn, services: TurnServices, draft: Draft): Promise<Judgement> {
  const judged = judgeDraft(turn, services, draft);
  const { undecided } = judged;
  if (draft.from !== "model" || !services.model || !undecided || passes(judged, services)) return judged;
  const asked = { ...undecided, conversationId: turn.conversation.id, turnId: turn.id };
  const entailed = await askEntailment(services.model, asked);
  return entailed.size > 0 ? judgeDraft(turn, services, draft, entailed) : judged;
}

/** Below the playbook's threshold a person takes over. */
const passes = (judged: Judgement, { playbook }: TurnServices): boolean =>
  judged.reasons.length === 0 && judged.confidence >= playbook.playbook.thresholds.response;

function accept(
  turn: Turn,
  services: TurnServices,
  draft: Draft,
  judged: Judgement,
  how: string,
): { turn: Turn; decision: string } {
  const checked = withDisclosure(turn, services.playbook, { ...draft, confidence: judged.confidence });
  return { turn: { ...turn, draft: checked }, decision: `${how}, confidence ${judged.confidence.toFixed(2)}` };
}

function handOver(turn: Turn, draft: Draft, judged: Judgement): { turn: Turn; decision: string } {
  const { draft: _dropped, ...rest } = turn;
  const detail = judged.reasons.length > 0 ? judged.reasons.join("; ") : `Confidence ${judged.confidence.toFixed(2)}`;
  const kept = judged.leaked ? {} : { draft: { ...draft, confidence: judged.confidence } };
  const handoff = turn.handoff ?? { reason: "low-response-confidence", priority: 0, detail, ...kept };
  return { turn: { ...rest, handoff }, decision: `hand-off, ${masked(judged, detail)}` };
}

/** What was leaked is named by kind only. */
const masked = (judged: Judgement, words: string): string => (judged.leaked ? "leak" : words.slice(0, 160));
