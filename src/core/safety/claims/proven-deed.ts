import type { Receipt } from "../../contracts/tool.ts";
import { fold } from "../../knowledge/analyze.ts";
import { type ActionClaim, actionClaims } from "./action-claims.ts";
import type { ClaimContext } from "./claim.ts";
import { type ClaimTerms, claimTerms } from "./claim-terms.ts";
import type { EvidenceLine } from "./evidence.ts";
import { bestLines } from "./nearest.ts";
import { overlap, uncovered } from "./overlap.ts";
import { polarClauses } from "./polarity.ts";
import { deedTerms, receiptTerms } from "./receipt-words.ts";
import { statesSaid, statesShown } from "./record-words.ts";
import { isSupported } from "./supported.ts";
import { wrongFacts } from "./wrong-facts.ts";

const CONDITION =
  /\b(once|after|when|if|as soon as|until|sobald|wenn|nachdem|falls|bis|cuando|una vez|si|tras|despues)\b/;

/** A policy tells in the present what the business does: "we look for lost things and answer within 2 days". */
const WE = /\b(?:we|wir)\b|\b\w{2,}[aei]mos\b/;

/** A receipt of a tool that changes something proves a deed; a source that promises the same proves a promise. */
export function isProven(
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
export function isState(deed: string, context: ClaimContext): boolean {
  if (/^(?:i|we|our|my|he|hemos|ich|wir|unser\w*|mein\w*)\b/.test(deed)) return false;
  const said = statesSaid(deed);
  return said.length > 0 && said.every((state) => context.receipts.some((receipt) => statesShown(receipt).has(state)));
}
