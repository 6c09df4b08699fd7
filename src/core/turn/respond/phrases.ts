import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { ActivePlaybook } from "../../playbook/active-playbook.ts";
import type { Draft } from "../turn.ts";

/** The phrases that join quoted sentences. They claim nothing; guard-output recognises them by asking here again. */
export interface AnswerPhrases {
  lead(product: string): string;
  fromOtherLanguage(language: string): string;
  from(title: string): string;
  unknown(product: string): string;
  readonly known: string;
  readonly general: string;
  readonly tips: string;
  readonly tipsOnly: string;
}

export function answerPhrases(playbook: ActivePlaybook, language: string): AnswerPhrases {
  const say = (key: string, values: Readonly<Record<string, string>> = {}) => playbook.say(language, key, values);
  return {
    lead: (product) => say("answer.lead", { product }),
    fromOtherLanguage: (other) => say("answer.fromOtherLanguage", { language: languageName(other, language) }),
    unknown: (product) => say("answer.unknown", { product }),
    from: (title) => say("answer.from", { title }),
    known: say("answer.known"),
    general: say("answer.general"),
    tips: say("answer.tips"),
    tipsOnly: say("answer.tipsOnly"),
  };
}

/** Every phrase that may stand in a draft with these citations. */
export function phrasesIn(
  draft: Draft,
  playbook: ActivePlaybook,
  language: string,
  knowledge: KnowledgeIndex,
): readonly string[] {
  const phrases = answerPhrases(playbook, language);
  const products = draft.citations.flatMap(({ productId }) => knowledge.productName(productId ?? "") ?? []);
  return [
    ...products.map(phrases.lead),
    ...playbook.playbook.languages.map(phrases.fromOtherLanguage),
    ...draft.citations.map(({ title }) => phrases.from(title)),
    phrases.known,
    phrases.general,
    phrases.tips,
    phrases.tipsOnly,
  ];
}

const languageName = (code: string, shownIn: string): string =>
  new Intl.DisplayNames([shownIn], { type: "language" }).of(code) ?? code;
