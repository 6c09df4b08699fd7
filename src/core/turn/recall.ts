// Next on the way of a message: decide.ts
import { analyze } from "../knowledge/analyze.ts";
import { contextOf } from "../knowledge/conversation-query.ts";
import type { KnowledgeIndex } from "../knowledge/knowledge-index.ts";
import type { Recalled } from "../memory/recalled.ts";
import { WINDOW_MESSAGES } from "../memory/window.ts";
import { meansAllCompared } from "../understanding/dialogue/comparing-words.ts";
import { meansProduct, withoutOwnWords } from "./decide/products.ts";
import { heardIn } from "./languages.ts";
import { findPrepared } from "./respond/answer-prepared.ts";
import { propertyAsked } from "./respond/side-by-side.ts";
import type { TurnServices } from "./services.ts";
import type { Stage, Turn } from "./turn.ts";

const PASSAGES = 8;

/** Gathers what we know before anything is decided: what was said, what was done, what our sources say. */
export const recall: Stage = {
  name: "recall",

  async run(turn, services) {
    const { memory, knowledge, playbook } = services;
    const { id } = turn.conversation;
    const first = Math.min(...turn.messages.map((message) => message.sequence));
    const [remembered, receipts] = await Promise.all([
      memory.window(id, Number.isFinite(first) ? first : Number.MAX_SAFE_INTEGER, WINDOW_MESSAGES),
      memory.receipts(id),
    ]);
    const language = heardIn(turn, playbook);
    // What was edited since it was stored is masked by this turn, and stored again only when the turn commits.
    const window = remembered.map(({ sequence, ...line }) => ({
      ...line,
      text: turn.input?.masked[sequence] ?? line.text,
    }));
    const productIds = productsInQuestion(turn, knowledge);
    const question = compares(turn) ? propertyAsked(turn.input?.text ?? "", language) : (turn.input?.text ?? "");
    const text = questionWithContext(turn, question, language, window, productIds.length > 0);
    const category = turn.understanding?.intent.category;
    const asked = { text, language, productIds, limit: PASSAGES, context: contextOf(window) };
    if (text.trim()) await knowledge.attend(asked);
    const found = text.trim() ? knowledge.search({ ...asked, ...(category ? { category } : {}) }) : [];
    const best = found[0];
    const decision = best ? `${found.length} passages, best ${best.sourceId} ${best.score.toFixed(2)}` : "no passage";
    const known = isUnclear(turn, services)
      ? await findPrepared(turn, services, { query: question, productIds })
      : undefined;
    const recalled = { window, receipts, found, ...(known ? { known: { productIds: known.productIds } } : {}) };
    return { turn: { ...turn, recalled }, decision: known ? `${decision}, known` : decision };
  },
};

/** What was understood would not be acted on. */
function isUnclear({ understanding }: Turn, { playbook }: Pick<TurnServices, "playbook">): boolean {
  const intent = understanding?.intent;
  return !intent || intent.confidence < playbook.playbook.thresholds.intent || intent.outOfScope >= 0.5;
}

/** Products the customer names now; else those set side by side, or the one that was spoken of last. */
export function productsInQuestion(turn: Turn, knowledge: KnowledgeIndex): readonly string[] {
  const { compared, lastQuestion, focus } = turn.state;
  const mentioned = withoutOwnWords(turn.understanding?.entities ?? [], languageOf(turn), knowledge);
  // "How long do they play?" is about what we spoke of, although there is a product with "play" in its name.
  const sure = focus.product ? mentioned.filter((entity) => meansProduct(turn.input?.text ?? "", entity)) : mentioned;
  const named = sure.flatMap((entity) => [entity.value, ...(entity.alternatives ?? [])]);
  if (named.length > 0) return [...new Set(named)];
  if (compares(turn)) return compared;
  const inFocus = focus.product?.value;
  const groups = knowledge.findGroups(turn.input?.text ?? "").map((group) => group.productId);
  if (groups.length > 0 && !turn.understanding?.refersBack) return groups;
  // Sources about the whole business may answer as well, so a question about something else loses nothing.
  return inFocus && (turn.understanding?.refersBack || lastQuestion) ? [inFocus] : [];
}

const languageOf = ({ input }: Turn): string => input?.translatedTo ?? input?.language ?? "";

/** "Which is lighter?", of what stood side by side before. */
const compares = ({ state, input }: Turn): boolean => state.compared.length > 1 && meansAllCompared(input?.text ?? "");

/** "And the large one?" means little without what was asked before it. */
function questionWithContext(
  turn: Turn,
  text: string,
  language: string,
  window: Recalled["window"],
  isAboutProduct: boolean,
): string {
  const names = (turn.understanding?.entities ?? []).filter(({ type }) => type === "product");
  const rest = names.reduce((left, name) => left.replace(new RegExp(literally(name.text), "iu"), " "), text);
  // "How much do they weigh?" asks enough once it is known what they are.
  if (analyze(rest, language).terms.length >= (isAboutProduct ? 1 : 2)) return text;
  const before = [...window].reverse().find((message) => message.author === "customer");
  return before ? `${before.text}\n${text}` : text;
}

const literally = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
