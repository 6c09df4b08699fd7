import type { Receipt } from "../contracts/tool.ts";
import { fold, stem, words } from "../knowledge/analyze.ts";
import { splitSentences } from "../knowledge/passages.ts";
import { askingPart } from "../knowledge/question.ts";
import { actionClaims } from "./action-claims.ts";
import { allTerms, type EvidenceLine, receiptTerms } from "./evidence.ts";
import { carries, readFacts } from "./facts.ts";
import { leadingAnswer } from "./polarity.ts";
import {
  bestLines,
  claimTerms,
  isSupported,
  nearestClauses,
  overlap,
  turnedRound,
  uncovered,
  wrongFacts,
} from "./support.ts";

export type ProblemKind =
  | "action-without-receipt"
  | "fact-without-source"
  | "says-the-opposite"
  | "unsupported"
  | "unknown-name"
  | "tip-outside-section"
  | "other-product"
  | "unsettled-answer";

export interface Problem {
  readonly kind: ProblemKind;
  /** The words that cannot be traced. Masked, as the draft is. */
  readonly words: string;
}

export interface ClaimContext {
  readonly language: string;
  /** What the customer asked, masked. */
  readonly question: string;
  /** Sentences of cited sources of the right product, and of receipts. */
  readonly evidence: readonly EvidenceLine[];
  readonly receipts: readonly Receipt[];
  /** Does a tool change something? Only its receipts prove a deed. */
  isEffect(tool: string): boolean;
  /** Phrases of the playbook and the engine, which claim nothing. */
  readonly phrases: readonly string[];
  /** Those of `phrases` that open the section for customers' tips. */
  readonly tipPhrases: readonly string[];
  /** Names of the products that may be spoken of. */
  readonly names: readonly string[];
  /** Other products that a sentence names. */
  otherProducts(sentence: string): readonly string[];
}

export interface ClaimCheck {
  readonly claims: number;
  readonly supported: number;
  readonly problems: readonly Problem[];
}

const CONDITION =
  /\b(once|after|when|if|as soon as|until|sobald|wenn|nachdem|falls|bis|cuando|una vez|si|tras|despues)\b/;

/** Traces every sentence of a draft. Knows nothing of who wrote it: a model's words and ours meet the same rules. */
export function checkClaims(draft: string, context: ClaimContext): ClaimCheck {
  const names = new Set(
    context.names.flatMap((name) => words(name).flatMap((word) => [word, stem(word, context.language)])),
  );
  const { official, tips } = sections(draft, context);
  const firm = context.evidence.filter((line) => line.tier !== "bronze");
  const bronze = context.evidence.filter((line) => line.tier === "bronze");
  const results = [
    ...official.map((sentence) => checkSentence(sentence, firm, bronze, names, context)),
    ...tips.map((sentence) => checkSentence(sentence, bronze, [], names, context)),
  ];
  const settled = checkLeadingAnswer(official.join(" "), firm, names, context);
  const problems = [...results.flat(), ...settled];
  return { claims: results.length, supported: results.filter((found) => found.length === 0).length, problems };
}

/** Sentences before and inside the section for tips, without our own phrases. */
function sections(draft: string, context: ClaimContext): { official: readonly string[]; tips: readonly string[] } {
  const opening = context.tipPhrases.map((phrase) => draft.indexOf(phrase)).filter((at) => at >= 0);
  const at = opening.length > 0 ? Math.min(...opening) : draft.length;
  const cut = (text: string) => {
    const bare = [...context.phrases]
      .sort((a, b) => b.length - a.length)
      .reduce((rest, phrase) => (phrase ? rest.split(phrase).join("\n") : rest), text);
    return bare
      .split(/\n+/)
      .flatMap((line) => splitSentences(line.replace(/^\s*(?:[-*•–]|\d+[.)])\s+/, "").trim()))
      .filter((line) => /[\p{L}\p{N}]/u.test(line));
  };
  return { official: cut(draft.slice(0, at)), tips: cut(draft.slice(at)) };
}

function checkSentence(
  sentence: string,
  lines: readonly EvidenceLine[],
  bronze: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  context: ClaimContext,
): readonly Problem[] {
  const problem = (kind: ProblemKind, found = sentence): Problem => ({ kind, words: found });
  if (isQuoted(sentence, lines)) return [];
  const others = context.otherProducts(sentence);
  if (others.length > 0) return [problem("other-product", others.join(", "))];
  const deeds = actionClaims(sentence).filter((deed) => !isProven(deed.words, sentence, lines, names, context));
  if (deeds[0]) return [problem("action-without-receipt", deeds[0].words)];

  const claim = claimTerms(sentence, context.language, names);
  const facts = readFacts(sentence);
  const asks = /[?？]\s*$/.test(sentence) && facts.length === 0;
  if (asks || (claim.terms.length === 0 && facts.length === 0)) return [];
  const wrong = wrongFacts(sentence, context.language, names, lines);
  if (wrong.length > 0 || !isSupported(claim, lines)) {
    const isTip =
      bronze.length > 0 &&
      isSupported(claim, bronze) &&
      wrongFacts(sentence, context.language, names, bronze).length === 0;
    if (isTip) return [problem("tip-outside-section")];
    return wrong[0] ? [problem("fact-without-source", wrong[0].text)] : [problem("unsupported")];
  }
  const opposite = turnedRound(sentence, context.language, names, lines);
  if (opposite[0]) return [problem("says-the-opposite", opposite[0])];
  const stranger = unknownName(sentence, claim, lines, context.language);
  return stranger ? [problem("unknown-name", stranger)] : [];
}

/** Word for word in the evidence, apart from spaces and the last stop. */
function isQuoted(sentence: string, lines: readonly EvidenceLine[]): boolean {
  const bare = (text: string) =>
    text
      .replace(/\s+/g, " ")
      .replace(/[.!\s]+$/, "")
      .trim()
      .toLowerCase();
  const wanted = bare(sentence);
  return wanted !== "" && lines.some((line) => bare(line.text) === wanted);
}

/** A receipt of a tool that changes something proves a deed; a source that promises the same proves a promise. */
function isProven(
  deed: string,
  sentence: string,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  context: ClaimContext,
): boolean {
  const done = claimTerms(deed, context.language, names);
  const effects = context.receipts.filter((receipt) => context.isEffect(receipt.tool));
  if (done.terms.length > 0 && effects.some((receipt) => overlap(done, receiptTerms(receipt, context.language)) > 0))
    return true;
  const claim = claimTerms(sentence, context.language, names);
  const line = bestLines(
    claim,
    lines.filter((entry) => entry.tier !== "receipt"),
    1,
  )[0];
  if (!line || actionClaims(line.text).length === 0) return false;
  const share = overlap(claim, line.terms, line.context) / Math.max(1, claim.terms.length);
  const promised = actionClaims(sentence).every((found) => found.when === "promised");
  return share >= 0.75 && (promised || CONDITION.test(fold(sentence)));
}

/** "Yes" and "no" are claims about the question itself: the sentence that settles it must lean the same way. */
function checkLeadingAnswer(
  draft: string,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  context: ClaimContext,
): readonly Problem[] {
  const answer = leadingAnswer(draft);
  if (!answer) return [];
  const question = askingPart(context.question);
  const claim = claimTerms(question, context.language, names);
  const settling = nearestClauses(claim, lines);
  const unsettled: Problem = { kind: "unsettled-answer", words: draft.slice(0, 60) };
  const covered = settling.some((clause) => overlap(claim, clause.terms) >= 0.5 * claim.terms.length);
  if (claim.terms.length === 0 || !covered) return [unsettled];
  if (!settling.some((clause) => clause.denies === (answer === "no"))) {
    // "No, only within 30 days" denies by a different figure, not by a negation.
    const facts = readFacts(question);
    const differs = facts.length > 0 && facts.some((fact) => !settling.some((clause) => carries(clause.facts, fact)));
    if (!(answer === "no" && differs)) return [unsettled];
  }
  const facts = answer === "yes" ? readFacts(question) : [];
  return facts.some((fact) => !settling.some((clause) => carries(clause.facts, fact))) ? [unsettled] : [];
}

/** A name in the draft that no evidence knows: a carrier, a brand, a place. German writes all nouns large, so there only odd ones count. */
function unknownName(
  sentence: string,
  claim: ReturnType<typeof claimTerms>,
  lines: readonly EvidenceLine[],
  language: string,
): string | undefined {
  const missing = new Set(
    uncovered(
      claim,
      bestLines(claim, lines, 3).flatMap((line) => [line.terms, line.context]),
    ),
  );
  if (missing.size === 0) return undefined;
  const figures = readFacts(sentence)
    .map((fact) => fact.text)
    .join(" ");
  const said = new Set(lines.flatMap((line) => [...line.terms, ...line.context]));
  return (sentence.match(/\p{L}[\p{L}\p{N}-]*/gu) ?? []).find((word, at) => {
    const odd = /^\p{Lu}{2,}|\p{Ll}\p{Lu}/u.test(word);
    const large = /^\p{Lu}/u.test(word) && at > 0 && (language !== "de" || missing.size > 1);
    return (
      (odd || large) &&
      !figures.includes(fold(word)) &&
      [...allTerms(word, language)].some((term) => missing.has(term) && !said.has(term))
    );
  });
}
