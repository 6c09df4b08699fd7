/** Second stage. Next: recall.ts. */
import { askForIntent } from "../understanding/intent/ask-for-intent.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { customerZone } from "./customer-zone.ts";
import { heardIn } from "./languages.ts";
import type { TurnServices } from "./services.ts";
import type { Stage, Turn } from "./turn.ts";

/** Finds out what the customer wants, about what, and how they feel. An unsure intent is asked of the model, if any. */
export const understand: Stage = {
  name: "understand",

  async run(turn, services) {
    const { input } = turn;
    if (!input) return { turn, decision: "nothing to understand" };
    const understanding = withButton(
      services.models.understand({
        text: input.text,
        language: heardIn(turn, services.playbook),
        state: turn.state,
        now: turn.startedAt,
        timeZone: customerZone(turn, services.playbook),
        playbook: services.playbook,
        knowledge: services.knowledge,
        personal: input.personal,
      }),
      turn,
    );
    if (!needsModel(understanding, turn, services) || !services.model) {
      return { turn: { ...turn, understanding }, decision: describe(understanding) };
    }

    const asked = await askForIntent({
      text: input.text,
      guess: understanding.intent,
      playbook: services.playbook,
      model: services.model,
      conversationId: turn.conversation.id,
      turnId: turn.id,
    });
    const settled = { ...understanding, intent: asked.intent };
    const { tokensIn, tokensOut, costMicroUsd, promptVersion } = asked;
    return {
      turn: { ...turn, understanding: settled },
      decision: `${describe(settled)} (${asked.note})`,
      tokensIn,
      tokensOut,
      costMicroUsd,
      promptVersion,
    };
  },
};

/** A pressed button is the clearest answer there is. */
function withButton(understanding: Understanding, turn: Turn): Understanding {
  const button = turn.input?.button;
  if (button === undefined) return understanding;
  const isOffered = turn.state.offered.some(({ value }) => value === button);
  const answer = button === "yes" || button === "no" ? button : undefined;
  if (!answer && !isOffered && !turn.state.task) return understanding;
  return { ...understanding, ...(answer ? { answer } : {}), isAnswerToQuestion: true };
}

function needsModel(
  { intent, answer, isAnswerToQuestion }: Understanding,
  turn: Turn,
  services: TurnServices,
): boolean {
  const threshold = services.playbook.playbook.thresholds.intent;
  const isUnsure = intent.primary === "none" || intent.confidence < threshold;
  return (
    isUnsure &&
    !answer &&
    !isAnswerToQuestion &&
    intent.wantsPerson < threshold &&
    /\p{L}/u.test(turn.input?.text ?? "")
  );
}

function describe({ intent, sentiment }: Understanding): string {
  const second = intent.secondary ? ` + ${intent.secondary}` : "";
  const anger = sentiment.anger >= 0.4 ? ` anger ${sentiment.anger.toFixed(2)}` : "";
  const person = intent.wantsPerson >= 0.5 ? ` wants a person ${intent.wantsPerson.toFixed(2)}` : "";
  return `${intent.primary}${second} ${intent.confidence.toFixed(2)}${anger}${person}`;
}
