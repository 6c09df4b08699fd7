/** Behind guard-input.ts. Next: understand.ts. */
import { AppError } from "../errors.ts";
import { changedFact } from "../safety/same-facts.ts";
import { verdictOf } from "../safety/verdict.ts";
import { answerVerdict } from "./guard-input.ts";
import type { Stage } from "./turn.ts";

/** Less sure than this, what looks like another language may be a name or a slip. */
const SURE = 0.6;

/**
 * A message in a language that the playbook does not speak is understood in the playbook's own: classified, searched
 * and answered like any other. Masked text only; a translation that lost a token, a number or a link is not used.
 */
export const translateMessage: Stage = {
  name: "translate-message",

  async run(turn, services) {
    const { input } = turn;
    const { translator, playbook } = services;
    if (!translator || !input || !/\p{L}{2}/u.test(input.text)) return { turn, decision: "nothing to translate" };
    const { language: from, text, languageConfidence, button } = input;
    const to = playbook.speaks("");
    if (button || playbook.playbook.languages.includes(from) || languageConfidence < SURE)
      return { turn, decision: `${from} as it is` };
    try {
      const { texts, ...spent } = await translator.translate({
        texts: [text],
        from,
        to,
        conversationId: turn.conversation.id,
      });
      const translated = texts[0]?.trim() ?? "";
      const lost = translated === "" ? "text" : changedFact(text, from, translated, to);
      if (lost) return { turn, decision: `${from} as it is: the translation changed a ${lost}`, ...spent };
      // What was harmless in one language may be a trick in ours.
      const verdict = verdictOf([translated], (one) => services.models.judge(one));
      const heard = {
        ...input,
        text: translated,
        translatedTo: to,
        verdict: verdict.verdict,
        reasons: [...input.reasons, ...verdict.reasons],
      };
      const judged = answerVerdict({ ...turn, input: heard }, verdict, services);
      return { turn: judged, decision: `${from} → ${to}, ${verdict.verdict}`, ...spent };
    } catch (error) {
      // Without a translation, the customer's own words are heard as far as they can be.
      const problem = error instanceof AppError ? error.kind : "failed";
      return { turn, decision: `${from} as it is: translator ${problem}` };
    }
  },
};
