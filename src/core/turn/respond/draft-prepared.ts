import type { Citation } from "../../message.ts";
import type { FoundPrepared } from "../../prepared/found-answer.ts";
import type { TurnServices } from "../services.ts";
import type { Draft } from "../turn.ts";
import { answerPhrases } from "./phrases.ts";

/** A prepared answer as a draft: its words, what it is about when it does not say so itself, and what it cites. */
export function draftPrepared({ answer, probability }: FoundPrepared, language: string, services: TurnServices): Draft {
  const { knowledge, playbook } = services;
  const citations = answer.sourceIds.flatMap((sourceId): Citation[] => {
    const citation = knowledge.passages(sourceId, language)[0]?.citation;
    return citation ? [citation] : [];
  });
  const name = answer.productIds.map((id) => knowledge.productName(id)).find((one) => one !== undefined);
  const isNamed = name === undefined || answer.answer.toLowerCase().includes(name.toLowerCase());
  const lead = isNamed ? "" : `${answerPhrases(playbook, language).lead(name)} `;
  return {
    text: `${lead}${answer.answer}`,
    from: answer.origin === "model" ? "model" : "knowledge",
    outcome: "answered",
    citations,
    confidence: probability,
  };
}
