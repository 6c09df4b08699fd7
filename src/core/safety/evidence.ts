import type { Receipt } from "../contracts/tool.ts";
import { analyze, stem, words } from "../knowledge/analyze.ts";
import { pointsBack } from "../knowledge/joining-words.ts";
import { splitPassages } from "../knowledge/passages.ts";
import type { Tier } from "../message.ts";
import { readFacts } from "./facts.ts";
import { clauses, denies } from "./polarity.ts";

/** A sentence that something said to a customer may rest on. */
export interface EvidenceLine {
  readonly text: string;
  /** `receipt`: a recorded result of this conversation. */
  readonly tier: Tier | "receipt";
  readonly sourceId?: string;
  readonly terms: ReadonlySet<string>;
  /** Words of the title and of the sentence before: what "it" and "they" stand for. */
  readonly context: ReadonlySet<string>;
  readonly clauses: readonly EvidenceClause[];
}

export interface EvidenceClause {
  readonly terms: ReadonlySet<string>;
  /** Words of the clauses before it in the sentence, which it may lean on. */
  readonly leansOn: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly denies: boolean;
}

export function sourceEvidence(source: {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tier: Tier;
  readonly language: string;
}): readonly EvidenceLine[] {
  const title = allTerms(source.title, source.language);
  let before: ReadonlySet<string> = new Set();
  return splitPassages(source.text).map((passage) => {
    const terms = allTerms(passage.text, source.language);
    const heading = passage.heading ? allTerms(passage.heading, source.language) : [];
    const context = new Set([
      ...title,
      ...heading,
      ...(passage.startsParagraph || !pointsBack(passage.text) ? [] : before),
    ]);
    before = terms;
    return {
      text: passage.text,
      tier: source.tier,
      sourceId: source.id,
      terms,
      context,
      clauses: readClauses(passage.text, source.language),
    };
  });
}

function readClauses(sentence: string, language: string): readonly EvidenceClause[] {
  const before = new Set<string>();
  return fineClauses(sentence).map((clause) => {
    const terms = allTerms(clause, language);
    const leansOn = new Set(before);
    for (const term of terms) before.add(term);
    return { terms, leansOn, facts: factKeys(clause), denies: denies(clause) };
  });
}

/** One line a field of the result; amounts in minor units and ISO dates are read as customers see them. */
export function receiptEvidence(receipt: Receipt, language: string): readonly EvidenceLine[] {
  const about = receipt.tool.split(/[_-]/).join(" ");
  return flatten({ ...receipt.args, ...receipt.result }).map(([path, value]) => {
    const label = path.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[._]/g, " ");
    const cents = /cents$/i.test(path) && /^-?\d+$/.test(value) ? `money:${Math.abs(Number(value))}:` : undefined;
    const terms = new Set([
      ...allTerms(`${about} ${label} ${value}`, language),
      ...allTerms(`${about} ${label}`, "en"),
      ...(cents ? ["§cost"] : []),
    ]);
    const facts = new Set([...factKeys(value), ...isoFacts(value), ...(cents ? [cents] : [])]);
    return {
      text: `${label}: ${value}`,
      tier: "receipt",
      terms,
      context: new Set(),
      clauses: [{ terms, leansOn: new Set(), facts, denies: denies(value) }],
    };
  });
}

/** Terms of a text and their concepts, in one set. */
export function allTerms(text: string, language: string): ReadonlySet<string> {
  const { terms, conceptOf } = analyze(text, language);
  return new Set([...terms, ...conceptOf.values()]);
}

/** Clauses, cut at "and" too, so that two prices in one sentence stay with what they are the price of. */
export const fineClauses = (sentence: string): readonly string[] =>
  clauses(sentence)
    .flatMap((clause) => clause.split(/\s+(?:and|y|e|und|sowie|et)\s+/iu))
    .filter((clause) => words(clause).length > 0);

export const factKeys = (text: string): ReadonlySet<string> => new Set(readFacts(text).map((fact) => fact.key));

/** All words of a receipt, to see which deed it proves. */
export const receiptTerms = (receipt: Receipt, language: string): ReadonlySet<string> => {
  const text = [receipt.tool.split(/[_-]/).join(" "), ...flatten(receipt.result).map(([, value]) => value)].join(" . ");
  return new Set([
    ...allTerms(text, "en"),
    ...allTerms(text, language),
    ...words(text).map((word) => stem(word, "en")),
  ]);
};

function isoFacts(value: string): readonly string[] {
  const date = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(date.getTime())) return [];
  const zoned = [date, new Date(date.getTime() + 2 * 3_600_000), new Date(date.getTime() - 5 * 3_600_000)];
  return zoned.map((day) => `date:${day.getUTCMonth() + 1}-${day.getUTCDate()}`);
}

function flatten(value: unknown, path = "", depth = 0): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || depth > 6) return [];
  if (value instanceof Date) return [[path, value.toISOString()]];
  if (Array.isArray(value)) return value.flatMap((item, at) => flatten(item, `${path}.${at + 1}`, depth + 1));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) => flatten(item, path ? `${path}.${key}` : key, depth + 1));
  return [[path, String(value)]];
}
