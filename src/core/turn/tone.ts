// Next on the way of a message: announce-handoff.ts
import { disclosureText } from "./disclosure.ts";
import { feelingOf } from "./feeling.ts";
import type { Stage } from "./turn.ts";

/**
 * An upset customer is met with regret once, and with sober words from then on: no exclamation marks, no emoji. The
 * regret is said again only after they had calmed down, because said each time it is worth nothing.
 */
export const tone: Stage = {
  name: "tone",
  always: true,

  async run(turn, services) {
    const { draft, state } = turn;
    const { isUpset, overall } = feelingOf(turn, services);
    if (!isUpset) return { turn: { ...turn, state: { ...state, regretted: false } }, decision: "as usual" };
    if (!draft || turn.handoff || draft.outcome === "blocked" || draft.outcome === "handed-off")
      return { turn, decision: "not ours to soften" };
    const { playbook } = services;
    const language = playbook.speaks(turn.input?.language ?? turn.conversation.language ?? "");
    const text = sober(draft.text);
    const says = !state.regretted && !regret.test(text);
    const disclosure = sober(disclosureText(playbook, language));
    const [first, rest] = text.startsWith(disclosure) ? [disclosure, text.slice(disclosure.length).trim()] : ["", text];
    const sorry = says ? playbook.say(language, "tone.regret") : "";
    const softened = { ...draft, text: [first, [sorry, rest].filter(Boolean).join(" ")].filter(Boolean).join("\n\n") };
    const decision = `${says ? "regret" : "sober"}, anger ${overall.toFixed(2)}`;
    return { turn: { ...turn, draft: softened, state: { ...state, regretted: true } }, decision };
  },
};

/** Words of regret that the reply holds already. */
const regret =
  /(?<!\p{L})(?:sorry|apologi[sz]e|lo siento|lamento|sentimos|tut (?:mir|uns)|leid|entschuldig\p{L}*|désolée?s?|navrée?s?|mi dispiace|ci dispiace|scus\p{L}*|desculp\p{L}*|lamentamos|sinto muito)(?!\p{L})/iu;

function sober(text: string): string {
  return text
    .replace(/¡/g, "")
    .replace(/\s?!+/g, ".")
    .replace(/(?:\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F|\p{Emoji_Modifier}|\u200D|\uFE0F)+ ?/gu, "")
    .replace(/[ \t]+$/gm, "");
}
