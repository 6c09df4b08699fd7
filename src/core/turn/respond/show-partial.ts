import type { HearAnswer } from "../../contracts/language-model.ts";
import { splitSentences } from "../../knowledge/passages.ts";
import { withDisclosure } from "../disclosure.ts";
import { feelingOf } from "../feeling.ts";
import { judgeDraft } from "../guard-output/judge-draft.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";
import { plainText } from "./plain-text.ts";

/**
 * Shows what a model writes while it writes, sentence by sentence, as far as each passed the guard with the sources that
 * the model was given; the first one that does not ends it. Undefined where nothing may be shown before all of it is
 * there: the channel cannot, the reply is translated or softened afterwards, or it answers two wishes.
 */
export function showPartial(turn: Turn, services: TurnServices, composed: Draft): HearAnswer | undefined {
  const { show, playbook } = services;
  const speaks = playbook.answers.includes(turn.input?.language ?? "");
  if (!show || !speaks || turn.also || feelingOf(turn, services).isUpset) return undefined;
  let shown = 0;
  let held = false;
  let before = 0;
  return (soFar) => {
    // Another model began anew.
    if (soFar.length < before) [shown, held] = [0, false];
    before = soFar.length;
    if (held) return;
    const complete = splitSentences(textIn(soFar)).slice(0, -1);
    if (complete.length <= shown) return;
    const text = plainText(complete.join(" "));
    // What stands for personal data is said only by the whole reply.
    if (!text || text.includes("⟨")) held = true;
    else {
      const draft: Draft = { ...composed, text, from: "model" };
      const { reasons, confidence } = judgeDraft(turn, services, draft);
      held = reasons.length > 0 || confidence < playbook.playbook.thresholds.response;
      if (!held) show(withDisclosure(turn, playbook, draft).text);
    }
    shown = complete.length;
  };
}

/** The value of `text` in JSON that is not complete yet. */
function textIn(json: string): string {
  const body = /"text"\s*:\s*"((?:[^"\\]|\\.)*)/s.exec(json)?.[1] ?? "";
  try {
    // Half an escape at the end is not read yet.
    return String(JSON.parse(`"${body.replace(/\\(?:u[0-9a-f]{0,3})?$/i, "")}"`));
  } catch {
    return "";
  }
}
