import { fold, words } from "../../knowledge/analyze.ts";
import type { KnowledgeIndex } from "../../knowledge/knowledge-index.ts";
import type { EvidenceLine } from "../../safety/claims/evidence.ts";
import { checkClaims } from "../../safety/claims/index.ts";
import { mend } from "../../safety/claims/mend.ts";
import { receiptEvidence } from "../../safety/claims/receipt-evidence.ts";
import { responseConfidence } from "../../safety/claims/response-confidence.ts";
import { sourceEvidence } from "../../safety/claims/source-evidence.ts";
import { findLeaks } from "../../safety/leaks.ts";
import { customerZone } from "../customer-zone.ts";
import { disclosureText } from "../disclosure.ts";
import { repliesIn } from "../languages.ts";
import { answerPhrases, phrasesIn } from "../respond/phrases.ts";
import { canaryOf, instructions } from "../respond/prompt/instructions.ts";
import type { TurnServices } from "../services.ts";
import type { Draft, Turn } from "../turn.ts";
import type { Entailment } from "./ask-entailment.ts";
import { questionOf, rightSources } from "./right-sources.ts";

export interface Judgement {
  readonly confidence: number;
  /** Why it must not be said, in a few words each; empty when it may. Never holds what was leaked. */
  readonly reasons: readonly string[];
  /** It holds something that not even the hand-off package should repeat. */
  readonly leaked: boolean;
  /** The draft with its untraced sentences in our sources' words, when that alone may mend it. Not judged yet. */
  readonly mended?: string;
  /** What a model may be asked: set when no rule objects and yet the draft does not pass. */
  readonly undecided?: Undecided;
}

export interface Undecided {
  readonly question: string;
  readonly sentences: readonly string[];
  readonly evidence: readonly string[];
}

/** May the customer read this draft? Looks at the draft alone, whoever wrote it. */
export function judgeDraft(
  turn: Turn,
  services: TurnServices,
  draft: Draft,
  entailed: ReadonlyMap<string, Entailment> = new Map(),
): Judgement {
  const { playbook, knowledge } = services;
  const language = repliesIn(turn, playbook);
  const receipts = [...(turn.recalled?.receipts ?? []), ...turn.receipts];
  const { sources, wrong } = rightSources(turn, services, draft);

  const leaks = findLeaks(draft.text, {
    canary: canaryOf(playbook.playbook),
    instructions: [instructions(playbook.playbook)],
    ownTokens: tokensOf(turn, receipts),
    allowed: [
      ...sources.map(({ text }) => text),
      JSON.stringify(receipts),
      playbookTexts(services),
      ...trustedValues(draft),
    ].join("\n"),
  });
  const reasons = [
    ...leaks.map((leak) => (leak.kind === "link" ? `link ${leak.words}` : `leaks ${leak.kind}`)),
    ...wrong,
  ];
  const open = draft.text.match(/\{[a-zA-Z][\w.]*\}/g) ?? [];
  // Some sources have braces of their own: command lines, forms.
  if (open.some((braces) => !sources.some(({ text }) => text.includes(braces)))) reasons.push("placeholder left open");
  if (draft.from === "receipt" && receipts.length === 0) reasons.push("receipt text without a receipt");
  const leaked = leaks.length > 0;
  if (draft.from === "template" || draft.from === "receipt") {
    const confidence = responseConfidence({
      answerability: draft.confidence,
      grounding: 1,
      vetoed: reasons.length > 0,
    });
    return { confidence, reasons, leaked };
  }

  const phrases = answerPhrases(playbook, language);
  const effects = new Set(
    services.tools
      .describe(2)
      .filter((tool) => tool.risk !== "read")
      .map((tool) => tool.name),
  );
  const zones = [...new Set([customerZone(turn, playbook), playbook.playbook.timeZone])];
  const evidence: EvidenceLine[] = [
    ...sources.flatMap((source) => sourceEvidence({ ...source, language: source.language ?? language })),
    ...receipts.flatMap((receipt) => receiptEvidence(receipt, language, zones)),
  ];
  const spoken = questionOf(turn, services);
  const receiptText = fold(JSON.stringify(receipts));
  const ownNames = spoken.productIds.flatMap((id) => knowledge.productName(id) ?? []);
  // "The outdoor camera" and "Kolosseum-Tour" were understood as the product: they say nothing else.
  const nicknames = knowledge
    .findProducts(spoken.text)
    .filter(({ productId, score }) => score >= 0.99 && spoken.productIds.includes(productId))
    .map(({ matched }) => matched);
  const check = checkClaims(draft.text, {
    language,
    question: spoken.text,
    evidence,
    receipts,
    isEffect: (tool) => effects.has(tool),
    phrases: [
      ...(draft.trusted ?? []),
      disclosureText(playbook, language),
      ...phrasesIn(draft, playbook, language, knowledge),
    ],
    tipPhrases: [phrases.tips, phrases.tipsOnly],
    names: [...ownNames, ...nicknames],
    entailed,
    otherProducts: (sentence) =>
      knowledge
        .findProducts(sentence)
        .filter(({ productId, score }) => score >= 0.95 && !spoken.productIds.includes(productId))
        // Words of a name that stand apart name nothing.
        .filter(({ matched }) => words(sentence).join(" ").includes(words(matched).join(" ")))
        .filter(({ matched }) => !isOwnName(matched, ownNames, spoken.productIds, knowledge))
        .filter(
          ({ productId }) =>
            !sources.some(
              (source) =>
                source.productIds.length > 0 &&
                knowledge.isAbout(source.id, productId) &&
                spoken.productIds.length === 0,
            ),
        )
        .filter(
          ({ name, matched }) =>
            !sources.some(({ title, text }) =>
              [name, matched].some((said) => fold(`${title}\n${text}`).includes(fold(said))),
            ) && !receiptText.includes(fold(name)),
        )
        .map(({ name }) => name),
  });
  const mended = reasons.length === 0 ? mend(draft.text, check.untraced) : undefined;
  reasons.push(...check.problems.map(({ kind, words }) => `${kind}: ${words}`));
  if (check.claims > 0 && draft.citations.length === 0 && receipts.length === 0)
    reasons.push("claims without a citation");
  const confidence = responseConfidence({
    answerability: draft.confidence,
    grounding: check.claims === 0 ? 1 : check.supported / check.claims,
    ...(check.claims > 0 ? { traced: check.traced } : {}),
    vetoed: reasons.length > 0,
  });
  const vetoed = reasons.length > check.problems.length || check.problems.some(({ kind }) => !OPEN.has(kind));
  const undecided = vetoed
    ? undefined
    : { question: spoken.text, sentences: check.official, evidence: official(evidence).slice(0, MOST_EVIDENCE) };
  return { confidence, reasons, leaked, ...(mended ? { mended } : {}), ...(undecided ? { undecided } : {}) };
}

/** What rules leave open: words that are not ours, and a yes or no that no line plainly settles. */
const OPEN: ReadonlySet<string> = new Set(["unsupported", "unsettled-answer"]);
/** So many lines of evidence a model is shown. */
const MOST_EVIDENCE = 40;
const official = (lines: readonly EvidenceLine[]): readonly string[] =>
  lines.filter(({ tier }) => tier !== "bronze").map(({ text }) => text);

/** "The kettle" is the one that was asked about, even when another product is called that too. */
const isOwnName = (
  matched: string,
  ownNames: readonly string[],
  productIds: readonly string[],
  knowledge: KnowledgeIndex,
): boolean => {
  const said = words(matched);
  return (
    ownNames.some((name) => said.every((word) => words(name).includes(word))) ||
    knowledge.findProducts(matched).some(({ productId, score }) => score >= 0.75 && productIds.includes(productId))
  );
};

/** Tokens that stand for this customer's own data. */
function tokensOf(turn: Turn, receipts: readonly { readonly result: unknown }[]): ReadonlySet<string> {
  const said = [
    turn.input?.text ?? "",
    ...(turn.recalled?.window ?? []).filter(({ author }) => author !== "note").map(({ text }) => text),
  ];
  const known = `${said.join("\n")}\n${JSON.stringify([receipts, turn.state, turn.customer.profile])}`;
  const tokens = known.match(/⟨[\p{Lu}_-]+_\d+⟩/gu) ?? [];
  return new Set([...tokens, ...(turn.input?.personal ?? []).map(({ token }) => token)]);
}

/** Values that the engine put into a text; addresses and links among them must come from somewhere else. */
const trustedValues = (draft: Draft): readonly string[] =>
  Object.values(draft.values ?? {}).filter((value) => !/@|https?:|www\./i.test(value));

/** Links and addresses in the business's own reply texts and official sources may be written. */
function playbookTexts({ playbook: { playbook } }: TurnServices): string {
  const kept = textsOf.get(playbook);
  if (kept !== undefined) return kept;
  const gold = playbook.sources.filter((source) => source.tier === "gold").map((source) => source.text);
  const texts = JSON.stringify([playbook.replies, gold]);
  textsOf.set(playbook, texts);
  return texts;
}

/** Made once a playbook: it is long. */
const textsOf = new WeakMap<object, string>();
