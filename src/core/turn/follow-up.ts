// Next on the way of a message: guard-output.ts
import { intentLabel } from "./decide/clarify.ts";
import { readSituation, type Situation } from "./decide/situation.ts";
import { respond } from "./respond.ts";
import type { TurnServices } from "./services.ts";
import type { Draft, Stage, Turn } from "./turn.ts";

const mostOffers = 2;

/**
 * What belongs in the same reply: the answer to the customer's other wish, and the offer to go on with what they left.
 * A question of ours always stands last, where it is read.
 */
export const followUp: Stage = {
  name: "follow-up",
  always: true,

  async run(turn, services) {
    if (!turn.draft || turn.handoff || turn.draft.outcome === "blocked" || turn.draft.outcome === "handed-off") return { turn, decision: "nothing to add" };
    const second = turn.second ?? (await answerSecond(turn, services));
    const joined = second ? { ...turn, draft: join(turn.draft, second) } : turn;
    const offered = offerToGoOn(joined, services);
    const decision = [...(second ? ["second wish"] : []), ...(offered === joined ? [] : ["offer to go on"])];
    return { turn: offered, decision: decision.join(", ") || "nothing to add" };
  },
};

/** A question beside the first wish. Without a reliable answer the customer is told so, and offered a person. */
async function answerSecond(turn: Turn, services: TurnServices): Promise<Draft | undefined> {
  if (turn.also?.kind !== "answer") return undefined;
  const { draft: _, also: __, ...rest } = turn;
  const { turn: answered } = await respond.run({ ...rest, plan: turn.also }, services);
  const { draft } = answered;
  if (draft && !answered.handoff && draft.confidence >= services.playbook.playbook.thresholds.response) return draft;
  const { language } = readSituation(turn, services);
  return {
    text: services.playbook.say(language, "answer.second.unknown"),
    from: "template",
    outcome: "answered",
    citations: [],
    confidence: 1,
    quickReplies: [{ label: services.playbook.say(language, "choice.person"), value: "person:yes" }],
  };
}

function join(first: Draft, second: Draft): Draft {
  const asks = first.outcome === "clarified";
  const quickReplies = asks ? first.quickReplies : [...(first.quickReplies ?? []), ...(second.quickReplies ?? [])];
  const outcome = first.outcome === "acted" || asks ? first.outcome : second.outcome === "acted" ? "acted" : first.outcome;
  const citations = [...first.citations, ...second.citations.filter(({ sourceId }) => !first.citations.some((one) => one.sourceId === sourceId))];
  return {
    text: asks ? `${second.text}\n\n${first.text}` : `${first.text}\n\n${second.text}`,
    from: first.from === "model" || second.from === "model" ? "model" : first.from === "receipt" ? first.from : second.from,
    outcome,
    citations,
    confidence: Math.min(first.confidence, second.confidence),
    values: { ...second.values, ...first.values },
    ...(quickReplies?.length ? { quickReplies } : {}),
  };
}

/** Only when the other topic is served; an offer that was ignored twice is not made again. */
function offerToGoOn(turn: Turn, services: TurnServices): Turn {
  const { state, draft } = turn;
  const paused = state.paused.at(-1);
  if (!draft || !paused || state.task || draft.outcome === "clarified" || state.pending || (paused.offers ?? 0) >= mostOffers) return turn;
  const situation = readSituation(turn, services);
  const { playbook } = services;
  const offer = playbook.say(situation.language, "resume.offer", { task: taskName(situation, paused.flow, paused.intent) });
  const quickReplies = [
    { label: playbook.say(situation.language, "choice.resume"), value: "resume:yes" },
    { label: playbook.say(situation.language, "choice.later"), value: "resume:no" },
  ];
  return {
    ...turn,
    state: { ...state, pending: { kind: "resume" }, paused: [...state.paused.slice(0, -1), { ...paused, offers: (paused.offers ?? 0) + 1 }] },
    draft: { ...draft, text: `${draft.text}\n\n${offer}`, quickReplies: [...(draft.quickReplies ?? []), ...quickReplies] },
  };
}

/** "your refund": the playbook's name for it, else what customers call it. */
function taskName(situation: Situation, flow: string, intent: string): string {
  const { services, language } = situation;
  const key = `task.${flow}`;
  if (services.playbook.knows(language, key)) return services.playbook.say(language, key);
  const label = intentLabel(situation, intent);
  return label === undefined ? services.playbook.say(language, "resume.task") : `“${label}”`;
}
