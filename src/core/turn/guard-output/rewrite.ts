import { composeAnswer } from "../respond/compose-answer.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";
import { answerPlans } from "./right-sources.ts";

/** The same reply in the words of our sources, for a model's draft that failed. Undefined when the sources do not suffice. */
export function inOurWords(turn: Turn, services: TurnServices, draft: Draft): Draft | undefined {
  const answers = answerPlans(turn).map((plan) => composeAnswer(turn, services, plan));
  const drafts = answers.flatMap((answer) => (answer.composed === "answer" ? [answer.draft] : []));
  const first = drafts[0];
  if (!first || drafts.length < answers.length) return undefined;
  const said = drafts.map(({ text }) => text);
  const trusted = (draft.trusted ?? []).filter((part) => !said.some((text) => text.includes(part)));
  return {
    ...draft,
    text: [...said, ...trusted].join("\n\n"),
    from: "knowledge",
    citations: drafts.flatMap(({ citations }) => citations),
    confidence: Math.min(...drafts.map(({ confidence }) => confidence)),
  };
}
