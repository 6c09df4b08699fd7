import type { Receipt } from "../contracts/tool.ts";
import { fold, stem, words } from "../knowledge/analyze.ts";
import { splitSentences } from "../knowledge/passages.ts";
import { type ActionClaim, actionClaims } from "./action-claims.ts";
import { strayAddition } from "./additions.ts";
import { attributedTo } from "./attributed.ts";
import { allTerms, deedTerms, type EvidenceLine, receiptTerms } from "./evidence.ts";
import { readFacts } from "./facts.ts";
import { holdsIn, placesIn } from "./places.ts";
import { polarClauses } from "./polarity.ts";
import { otherMethod, statesSaid, statesShown } from "./record-words.ts";
import { changesMoment, dropsOnly, isStricter, swapsCondition } from "./restrictions.ts";
import { settlesAnswer } from "./settled-answer.ts";
import {
  bestLines,
  type ClaimTerms,
  claimTerms,
  isSupported,
  overlap,
  turnedRound,
  uncovered,
  wrongFacts,
} from "./support.ts";
import { type TracedShare, tracedShare } from "./traced-share.ts";

export type ProblemKind =
  | "action-without-receipt"
  | "fact-without-source"
  | "says-the-opposite"
  | "stricter"
  | "other-condition"
  | "addition"
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
  /** What a model made of sentences that rules could not decide; empty when none was asked. */
  readonly entailed?: ReadonlyMap<string, "entailed" | "contradicted" | "unknown">;
}

export interface ClaimCheck {
  readonly claims: number;
  readonly supported: number;
  /** How much of its words stand in the evidence, whatever the rules say. */
  readonly traced: TracedShare;
  readonly problems: readonly Problem[];
  /** The sentences with a problem, as they stand in the draft, and what the sources say of the same instead. */
  readonly untraced: readonly Untraced[];
  /** Sentences that speak for the business. */
  readonly official: readonly string[];
}

export interface Untraced {
  readonly sentence: string;
  readonly kind: ProblemKind;
  /** Absent when no source in the language of the reply speaks of the same. */
  readonly instead?: string;
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
    ...official.map((sentence) => {
      // A sentence that says whose word it is is a section for tips of its own.
      const tip = attributedTo(sentence);
      return tip === undefined
        ? {
            sentence,
            lines: firm,
            found: withVerdict(sentence, checkSentence(sentence, firm, bronze, names, context), context),
          }
        : { sentence, lines: [], found: checkSentence(tip, bronze, [], names, context) };
    }),
    ...tips.map((sentence) => ({
      sentence,
      lines: bronze,
      found: checkSentence(sentence, bronze, [], names, context),
    })),
  ];
  const settled = settlesAnswer(
    official.filter((sentence) => attributedTo(sentence) === undefined),
    firm,
    names,
    context,
  );
  const confirmed = (sentence: string) => context.entailed?.get(sentence) === "entailed";
  const unsettled: readonly Problem[] =
    settled || confirmed(official[0] ?? "")
      ? []
      : [{ kind: "unsettled-answer", words: official.join(" ").slice(0, 60) }];
  const untracedAs = (kind: ProblemKind, sentence: string, lines: readonly EvidenceLine[]): readonly Untraced[] => {
    const instead = sameOf(sentence, lines, names, context);
    return [{ sentence, kind, ...(instead ? { instead } : {}) }];
  };
  return {
    official,
    traced: tracedShare(
      [...official, ...tips].filter((said) => !confirmed(said)).join("\n"),
      context.evidence,
      context.language,
    ),
    claims: results.length,
    supported: results.filter(({ found }) => found.length === 0).length,
    problems: [...results.flatMap(({ found }) => found), ...unsettled],
    untraced: [
      ...results.flatMap(({ sentence, lines, found }) => (found[0] ? untracedAs(found[0].kind, sentence, lines) : [])),
      ...unsettled.flatMap(({ kind }) => untracedAs(kind, official[0] ?? "", firm)),
    ],
  };
}

/** A model's verdict confirms what no rule vetoes, and vetoes what the rules let through; it never overrules a veto. */
function withVerdict(sentence: string, found: readonly Problem[], { entailed }: ClaimContext): readonly Problem[] {
  const verdict = entailed?.get(sentence);
  if (verdict === "contradicted" && found.length === 0) return [{ kind: "says-the-opposite", words: sentence }];
  return verdict === "entailed" && found.every(({ kind }) => kind === "unsupported") ? [] : found;
}

/** So much of a sentence must a line speak of to stand in its place. */
const SAME_SUBJECT = 0.5;

/** What the sources say of the thing that a sentence speaks of, in their own words. */
function sameOf(
  sentence: string,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  { language, question }: ClaimContext,
): string | undefined {
  const claim = claimTerms(sentence, language, names);
  const inQuestion = placesIn(question, language);
  const asked = inQuestion.size > 0 ? inQuestion : placesIn(sentence, language);
  const own = lines.filter(
    (line) => line.language === language && line.clauses.some(({ places }) => holdsIn(places, asked)),
  );
  const line = bestLines(claim, own, 1)[0];
  return line && overlap(claim, line.terms, line.context) >= SAME_SUBJECT * claim.terms.length ? line.text : undefined;
}

/** Asks to remember or to write again, at the end of a sentence that says something else. */
const CLOSING =
  /(?:,? (?:so|and|und|y|also))?,? (?:please |just |simply |bitte |einfach |por favor,? )*(?:keep (?:that|this|it) in mind|let (?:me|us) know (?:if|when|whether)|feel free to|don't hesitate to|sagen sie (?:mir|uns) (?:einfach )?bescheid|denken sie (?:bitte )?daran|tenlo en cuenta|tengalo en cuenta|avisame|no dudes en)\b[^.!?]*/giu;

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
      .map((line) => line.replace(CLOSING, ""))
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
  const deeds = actionClaims(sentence).filter((deed) => !isProven(deed, sentence, lines, names, context));
  if (deeds[0]) return [problem("action-without-receipt", deeds[0].words)];

  const claim = claimTerms(sentence, context.language, names);
  const facts = readFacts(sentence);
  const asks = /[?？]\s*$/.test(sentence) && facts.length === 0;
  if (asks || isSympathy(sentence, claim, context) || (claim.terms.length === 0 && facts.length === 0)) return [];
  const asked = placesIn(context.question, context.language);
  const wrong = wrongFacts(sentence, context.language, names, lines, asked);
  const isTip = () =>
    bronze.length > 0 &&
    isSupported(claim, bronze) &&
    wrongFacts(sentence, context.language, names, bronze).length === 0;
  const supported = isSupported(claim, lines);
  if ((wrong.length > 0 || !supported) && isTip()) return [problem("tip-outside-section")];
  if (wrong[0]) return [problem("fact-without-source", wrong[0].text)];
  // A word that only customers use is their tip, however much of the rest is official.
  const own = uncovered(
    claim,
    lines.flatMap((line) => [line.terms, line.context]),
  );
  if (own.some((term) => bronze.some((line) => line.terms.has(term)))) return [problem("tip-outside-section")];
  const stricter = polarClauses(sentence).find(({ text }) => isStricter(text, context.language, names, lines));
  if (stricter) return [problem("stricter", stricter.text)];
  if (
    changesMoment(sentence, context.language, names, lines) ||
    swapsCondition(sentence, context.language, names, lines) ||
    dropsOnly(sentence, context.language, names, lines)
  )
    return [problem("other-condition")];
  const addition = strayAddition(sentence, context.language, names, lines);
  if (addition) return [problem("addition", addition)];
  const method = otherMethod(sentence, context.receipts);
  if (method) return [problem("fact-without-source", method)];
  const opposite = turnedRound(sentence, context.language, names, lines).filter((clause) => !isState(clause, context));
  if (opposite[0]) return [problem("says-the-opposite", opposite[0])];
  const stranger = unknownName(sentence, claim, lines, names, context);
  if (stranger) return [problem("unknown-name", stranger)];
  // Last: here no rule objects, the words are only not ours.
  return supported ? [] : [problem("unsupported")];
}

const SORRY =
  /^(?:oh|ay|vaya|ach|oje|so|very|i'm|i am|we're|we are|really|truly|that's|how|what|das|es|tut|que|cuanto|lo|me|nos|mir|uns|[,!¡ ])*(?:sorry|apolog\w*|regret|siento|sentimos|lament\w*|leid|bedaue?r\w*|arger\w*|schade|pity|shame|annoying|pena|molest\w*)\b/;

/** "I'm sorry the sound isn't what you hoped for" repeats what the customer told, and claims nothing. */
function isSympathy(sentence: string, claim: ClaimTerms, { language, question }: ClaimContext): boolean {
  if (!SORRY.test(fold(sentence)) || readFacts(sentence).length > 0 || /[,;:] (?:but|aber|pero)\b/i.test(sentence))
    return false;
  const told = allTerms(question, language);
  return uncovered(claim, [told]).length <= 1;
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

/** A policy tells in the present what the business does: "we look for lost things and answer within 2 days". */
const WE = /\b(?:we|wir)\b|\b\w{2,}[aei]mos\b/;

/** A receipt of a tool that changes something proves a deed; a source that promises the same proves a promise. */
function isProven(
  deed: ActionClaim,
  sentence: string,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  context: ClaimContext,
): boolean {
  const done = claimTerms(deed.words, context.language, names);
  if (!/\bbeing\b/.test(deed.words) && isState(deed.words, context)) return true;
  const effects = context.receipts.filter((receipt) => context.isEffect(receipt.tool));
  const clause = polarClauses(sentence).find(({ text }) => fold(text).includes(deed.words))?.text ?? sentence;
  const told = claimTerms(withoutMaking(clause), context.language, names);
  const proving = effects.filter((receipt) =>
    proves(receipt, deed, MAKES.test(deed.words) ? told : done, told, context),
  );
  if (proving.length > 0) {
    // A deed is told in its receipt's words: no rule says what was done here.
    const recorded = lines
      .filter((line) => line.tier === "receipt")
      .flatMap((line) => [...line.terms, ...line.context])
      // Every amount is a cost; what was paid back is told in other words.
      .filter((term) => term !== "§cost");
    return uncovered(told, [new Set(recorded)]).length === 0;
  }
  const claim = claimTerms(sentence, context.language, names);
  const line = bestLines(
    claim,
    lines.filter((entry) => entry.tier !== "receipt"),
    1,
  )[0];
  if (!line) return false;
  if (deed.when === "foreseen") {
    const foreseen = claimTerms(clause, context.language, names);
    return isSupported(foreseen, [line]) && wrongFacts(clause, context.language, names, [line]).length === 0;
  }
  const theirs = actionClaims(line.text);
  const pledges = theirs.length > 0 || (deed.when === "promised" && WE.test(fold(line.text)));
  if (!pledges || (deed.when === "borne" && !theirs.some(({ when }) => when === "borne"))) return false;
  const share = overlap(claim, line.terms, line.context) / Math.max(1, claim.terms.length);
  const promised = actionClaims(sentence).every((found) => found.when !== "done");
  return share >= 0.75 && (promised || CONDITION.test(fold(sentence)));
}

/** What was done must be what the tool does; what is promised need only be about the same. */
function proves(
  receipt: Receipt,
  deed: ActionClaim,
  said: ClaimTerms,
  told: ClaimTerms,
  { language }: ClaimContext,
): boolean {
  if (deed.when === "promised") return overlap(told, receiptTerms(receipt, language)) > 0;
  return overlap(said, deedTerms(receipt.tool, language)) > 0;
}

/** Verbs that say no more than that a thing was made: which thing tells what was done. Folded; en, es, de. */
const MAKES =
  /\b(?:opened|created|made|arranged|registered|filed|raised|logged|set up|put in|submitted|placed|abierto|creado|hecho|registrado|tramitado|erstellt|eroffnet|angelegt|eingetragen|aufgegeben|veranlasst)\b/;
const EVERY_MAKING = new RegExp(MAKES.source, "g");
const withoutMaking = (clause: string): string => fold(clause).replace(EVERY_MAKING, " ");

/** "Your order has been shipped" tells a state that was looked up; what the speaker did needs the receipt of a deed. */
function isState(deed: string, context: ClaimContext): boolean {
  if (/^(?:i|we|our|my|he|hemos|ich|wir|unser\w*|mein\w*)\b/.test(deed)) return false;
  const said = statesSaid(deed);
  return said.length > 0 && said.every((state) => context.receipts.some((receipt) => statesShown(receipt).has(state)));
}

/** A name in the draft that no evidence knows: a carrier, a brand, a place. German writes all nouns large, so there only odd ones count. */
function unknownName(
  sentence: string,
  claim: ClaimTerms,
  lines: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  { language, question }: ClaimContext,
): string | undefined {
  const missing = new Set(
    uncovered(
      claim,
      bestLines(claim, lines, 3).flatMap((line) => [line.terms, line.context]),
    ),
  );
  const figures = readFacts(sentence)
    .map((fact) => fact.text)
    .join(" ");
  const said = new Set(lines.flatMap((line) => [...line.terms, ...line.context]));
  const written = fold(lines.map((line) => line.text).join(" "));
  return (sentence.match(/\p{L}[\p{L}\p{N}-]*/gu) ?? []).find((word, at) => {
    const folded = fold(word);
    if (figures.includes(folded) || names.has(folded) || written.includes(folded)) return false;
    // A country inside a union that the evidence names was held against it with the figures.
    const place = placesIn(word, language);
    if (
      place.size > 0 &&
      lines.some((line) => line.clauses.some(({ places }) => places.has("EU") && holdsIn(places, place)))
    )
      return false;
    const terms = [...allTerms(word, language)];
    if (/^\p{Lu}{2,}/u.test(word) && !fold(question).includes(folded)) return !terms.some((term) => said.has(term));
    const odd = /\p{Ll}\p{Lu}/u.test(word);
    const large = /^\p{Lu}/u.test(word) && at > 0 && (language !== "de" || missing.size > 1);
    return (odd || large) && terms.some((term) => missing.has(term) && !said.has(term));
  });
}
