// The last stage. Next on the way of a message: take-turn.ts commits what stands here.
import { AppError } from "../errors.ts";
import { changedFact } from "../safety/same-facts.ts";
import { repliesIn } from "./languages.ts";
import type { Draft, Stage } from "./turn.ts";

/**
 * What was written and checked in a language of ours, in the customer's own. All or nothing: when one part lost a
 * token, an amount, a number, a date or a link on the way, the customer reads what was checked, untranslated.
 */
export const translateReply: Stage = {
  name: "translate-reply",
  always: true,

  async run(turn, services) {
    const { draft } = turn;
    const to = turn.input?.language ?? turn.conversation.language;
    const from = repliesIn(turn, services.playbook);
    if (!services.translator || !draft || !to || services.playbook.answers.includes(to))
      return { turn, decision: "nothing to translate" };
    // Our offer of languages is in the customer's own already.
    if (turn.plan?.kind === "say" && turn.plan.words) return { turn, decision: `${to} already` };
    const parts = partsOf(draft);
    try {
      const { texts, ...spent } = await services.translator.translate({
        texts: parts,
        from,
        to,
        conversationId: turn.conversation.id,
      });
      const lost = parts.map((part, i) => lostIn(part, from, texts[i] ?? "", to)).find((kind) => kind !== undefined);
      if (lost) return { turn, decision: `stays ${from}: the translation changed a ${lost}`, ...spent };
      const translated = new Map(parts.map((part, i) => [part, texts[i]?.trim() ?? part]));
      const say = (text: string): string => linesOf(text, (line) => translated.get(line) ?? line);
      const { quickReplies, card } = draft;
      const reply: Draft = {
        ...draft,
        text: say(draft.text),
        language: to,
        untranslated: draft.text,
        ...(quickReplies ? { quickReplies: quickReplies.map((one) => ({ ...one, label: say(one.label) })) } : {}),
        ...(card
          ? {
              card: {
                title: say(card.title),
                facts: card.facts.map(({ label, value }) => ({ label: say(label), value: say(value) })),
              },
            }
          : {}),
      };
      return { turn: { ...turn, draft: reply }, decision: `${from} → ${to}`, ...spent };
    } catch (error) {
      // Whatever became of the translator, the reply is there.
      return { turn, decision: `stays ${from}: translator ${error instanceof AppError ? error.kind : "failed"}` };
    }
  },
};

/** Line by line: a list stays a list, and what was said before need not be translated again. */
function partsOf({ text, quickReplies, card }: Draft): readonly string[] {
  const all = [
    text,
    ...(quickReplies ?? []).map(({ label }) => label),
    ...(card ? [card.title, ...card.facts.flatMap(({ label, value }) => [label, value])] : []),
  ];
  const parts = new Set<string>();
  for (const one of all) {
    linesOf(one, (line) => {
      parts.add(line);
      return line;
    });
  }
  return [...parts];
}

/** Each line that has words, without its bullet, replaced by what `change` makes of it. */
function linesOf(text: string, change: (line: string) => string): string {
  return text
    .split("\n")
    .map((line) => {
      const [, bullet = "", words = ""] = /^(\s*(?:[•*-]\s+)?)(.*)$/su.exec(line) ?? [];
      return /\p{L}{2}/u.test(words.replace(/⟨[^⟩]*⟩/gu, "")) ? bullet + change(words) : line;
    })
    .join("\n");
}

const lostIn = (part: string, from: string, translated: string, to: string): string | undefined =>
  translated.trim() === "" ? "text" : changedFact(part, from, translated, to);
