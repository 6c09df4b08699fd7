import type { UnderstandingInput } from "../models.ts";
import type { Entity, IntentGuess } from "../understanding.ts";

/** So many words besides the value, and it is still an answer: "it is SB-10423 I think". */
const MOST_OTHER_WORDS = 6;
/** A new wish this sure is a change of topic, not the free text we asked for. */
const NEW_WISH = 0.85;

/** What the open question waits for: the type of the asked slot, or nothing. */
export function askedType({ state, playbook }: UnderstandingInput): string | undefined {
  const { task } = state;
  if (!task?.asked) return undefined;
  return playbook.flow(task.flow)?.slots.find(({ name }) => name === task.asked)?.type;
}

/** Does the text give what we asked for, rather than a new wish? */
export function answersQuestion(
  input: UnderstandingInput,
  entities: readonly Entity[],
  intent: IntentGuess,
  answer?: "yes" | "no",
): boolean {
  const { state, text } = input;
  const otherWords = wordsBeside(text, entities);
  const gives = (types: readonly string[]): boolean =>
    entities.some(({ type }) => types.includes(type)) && otherWords <= MOST_OTHER_WORDS;

  if (answer && (state.task?.confirmationId || state.task?.asked || state.offered.length > 0)) return true;
  if (picksOffered(input, entities) && otherWords <= MOST_OTHER_WORDS) return true;
  if (state.proof?.step === "code") return gives(["code"]);
  if (state.proof?.step === "identifier")
    return gives(["email", "phone", ...input.playbook.playbook.entities.map(({ id }) => id)]);

  const type = askedType(input);
  if (!type) return false;
  if (type === "text")
    return intent.primary === "none" || intent.primary === state.task?.intent || intent.confidence < NEW_WISH;
  if (type === "lines") return gives(["ordinal", "product", "quantity"]) || meansAll(text);
  if (type === "choice") return picksChoice(input);
  return gives([type]);
}

/** "All of them", "both", "the whole order". */
export const meansAll = (text: string): boolean => SAYS_ALL.test(text);

const SAYS_ALL =
  /^\W*(?:(?:all|both|everything|the whole)|(?:todos?|todas?|ambos|ambas|todo el)|(?:alle[sn]?|beide[sn]?|die ganze)|(?:tout|tous|toutes|les deux)|(?:tutt[oie]|entramb[ie])|(?:tud[oa]|os dois))(?!\p{L})/iu;

function picksOffered({ state, text }: UnderstandingInput, entities: readonly Entity[]): boolean {
  if (state.offered.length === 0) return false;
  if (entities.some(({ type, value }) => type === "ordinal" && Math.abs(Number(value)) <= state.offered.length))
    return true;
  const said = plain(text);
  if (/^\d{1,2}$/.test(said)) return Number(said) >= 1 && Number(said) <= state.offered.length;
  return state.offered.some(
    ({ label, value }) =>
      said === plain(value) || said === plain(label) || (said.length >= 3 && plain(label).includes(said)),
  );
}

function picksChoice({ state, text, playbook, language }: UnderstandingInput): boolean {
  const slot = playbook.flow(state.task?.flow ?? "")?.slots.find(({ name }) => name === state.task?.asked);
  const said = plain(text);
  return (slot?.choices ?? []).some((choice) => {
    const label = playbook.knows(language, `choice.${choice}`)
      ? plain(playbook.say(language, `choice.${choice}`))
      : plain(choice);
    return said === plain(choice) || said.includes(label) || (said.length >= 3 && label.includes(said));
  });
}

function wordsBeside(text: string, entities: readonly Entity[]): number {
  const rest = entities.reduce((left, entity) => left.replace(entity.text, " "), text);
  return (rest.match(/[\p{L}\p{N}]+/gu) ?? []).length;
}

function plain(text: string): string {
  return text
    .toLowerCase()
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
