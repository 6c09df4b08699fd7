import { actionClaims } from "./action-claims.ts";
import { strayAddition } from "./additions.ts";
import type { ClaimContext, Problem } from "./claim.ts";
import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceLine } from "./evidence.ts";
import type { Fact } from "./fact.ts";
import { uncovered } from "./overlap.ts";
import { placesIn } from "./places.ts";
import { polarClauses } from "./polarity.ts";
import { isProven, isState } from "./proven-deed.ts";
import { readFacts } from "./read-facts.ts";
import { otherMethod } from "./record-words.ts";
import { changesMoment, dropsOnly, isStricter, swapsCondition } from "./restrictions.ts";
import { isSupported } from "./supported.ts";
import { isSympathy } from "./sympathy.ts";
import { turnedRound } from "./turned-round.ts";
import { unknownName } from "./unknown-name.ts";
import { wrongFacts } from "./wrong-facts.ts";

/** What every sentence must stand, a question and a courtesy too. */
const always: readonly Check[] = [
  ({ sentence, context }) => problem("other-product", context.otherProducts(sentence).join(", ")),
  deedWithoutReceipt,
];

/**
 * What a sentence that claims something must stand, in this order; the first objection is the one that is named. Whether
 * our sources say the words at all comes last: there no rule objects.
 */
const checks: readonly Check[] = [
  tipAsPolicy,
  wrongFact,
  wordOfTips,
  stricter,
  otherCondition,
  ({ sentence, language, names, lines }) => problem("addition", strayAddition(sentence, language, names, lines)),
  ({ sentence, context }) => problem("fact-without-source", otherMethod(sentence, context.receipts)),
  opposite,
  ({ sentence, claim, lines, names, context }) =>
    problem("unknown-name", unknownName(sentence, claim, lines, names, context)),
  ({ sentence, claim, lines }) => problem("unsupported", isSupported(claim, lines) ? undefined : sentence),
];

type Check = (said: Said) => Problem | undefined;

/** A sentence with all that it is held against. */
interface Said {
  readonly sentence: string;
  readonly claim: ClaimTerms;
  readonly facts: readonly Fact[];
  readonly language: string;
  readonly names: ReadonlySet<string>;
  /** It may rest on these, and on `bronze` only in the section for tips. */
  readonly lines: readonly EvidenceLine[];
  readonly bronze: readonly EvidenceLine[];
  readonly context: ClaimContext;
}

/** The first thing that is wrong with a sentence; undefined when it is traced, or claims nothing. */
export function checkSentence(
  sentence: string,
  lines: readonly EvidenceLine[],
  bronze: readonly EvidenceLine[],
  names: ReadonlySet<string>,
  context: ClaimContext,
): Problem | undefined {
  if (isQuoted(sentence, lines)) return undefined;
  const { language } = context;
  const said = {
    ...{ sentence, lines, bronze, names, context, language },
    claim: claimTerms(sentence, language, names),
    facts: readFacts(sentence),
  };
  return firstProblem(always, said) ?? (claimsNothing(said) ? undefined : firstProblem(checks, said));
}

function firstProblem(list: readonly Check[], said: Said): Problem | undefined {
  for (const check of list) {
    const found = check(said);
    if (found) return found;
  }
  return undefined;
}

const problem = (kind: Problem["kind"], words: string | undefined): Problem | undefined =>
  words ? { kind, words } : undefined;

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

function claimsNothing({ sentence, claim, facts, context }: Said): boolean {
  const asks = /[?？]\s*$/.test(sentence) && facts.length === 0;
  return asks || isSympathy(sentence, claim, context) || (claim.terms.length === 0 && facts.length === 0);
}

function deedWithoutReceipt({ sentence, lines, names, context }: Said): Problem | undefined {
  const deed = actionClaims(sentence).find((one) => !isProven(one, sentence, lines, names, context));
  return problem("action-without-receipt", deed?.words);
}

const wrongIn = ({ sentence, language, names, context }: Said, lines: readonly EvidenceLine[]) =>
  wrongFacts(sentence, language, names, lines, placesIn(context.question, language));

function tipAsPolicy(said: Said): Problem | undefined {
  const { sentence, claim, lines, bronze, language, names } = said;
  if (bronze.length === 0 || !isSupported(claim, bronze)) return undefined;
  const isOfficial = isSupported(claim, lines) && wrongIn(said, lines).length === 0;
  const isTip = wrongFacts(sentence, language, names, bronze).length === 0;
  return problem("tip-outside-section", isTip && !isOfficial ? sentence : undefined);
}

function wrongFact(said: Said): Problem | undefined {
  return problem("fact-without-source", wrongIn(said, said.lines)[0]?.text);
}

/** A word that only customers use is their tip, however much of the rest is official. */
function wordOfTips({ sentence, claim, lines, bronze }: Said): Problem | undefined {
  const own = uncovered(
    claim,
    lines.flatMap((line) => [line.terms, line.context]),
  );
  const isTheirs = own.some((term) => bronze.some((line) => line.terms.has(term)));
  return problem("tip-outside-section", isTheirs ? sentence : undefined);
}

function stricter({ sentence, language, names, lines }: Said): Problem | undefined {
  return problem("stricter", polarClauses(sentence).find(({ text }) => isStricter(text, language, names, lines))?.text);
}

function otherCondition({ sentence, language, names, lines }: Said): Problem | undefined {
  const isOther = [changesMoment, swapsCondition, dropsOnly].some((check) => check(sentence, language, names, lines));
  return problem("other-condition", isOther ? sentence : undefined);
}

function opposite({ sentence, language, names, lines, context }: Said): Problem | undefined {
  return problem(
    "says-the-opposite",
    turnedRound(sentence, language, names, lines).find((clause) => !isState(clause, context)),
  );
}
