import { judgeDraft } from "../guard-output/judge-draft.ts";
import type { TurnServices } from "../services.ts";
import type { Turn } from "../turn.ts";
import type { Composed } from "./answer-block.ts";

/**
 * The ladder begins with what needs no model: a quote from a source of this very product whose own words answer, and
 * which the guard lets through, is said as it stands. Asking costs money and a second, and could only say the same.
 * Returns a note for the trace, or undefined when the model should write: the quote is less sure than
 * `thresholds.quote`, or the playbook has `models: { write: always }`.
 */
export function settledWithoutModel(
  turn: Turn,
  services: TurnServices,
  { draft, settles }: Extract<Composed, { composed: "answer" }>,
): string | undefined {
  const { models, thresholds } = services.playbook.playbook;
  if (models?.write === "always" || settles < thresholds.quote) return undefined;
  const { reasons, confidence } = judgeDraft(turn, services, draft);
  const sure = Math.min(settles, confidence);
  if (reasons.length > 0 || sure < thresholds.quote) return undefined;
  return `without a model, sure ${sure.toFixed(3)}: `;
}
