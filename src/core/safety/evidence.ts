import type { Receipt } from "../contracts/tool.ts";
import { analyze, stem, words } from "../knowledge/analyze.ts";
import { pointsBack } from "../knowledge/joining-words.ts";
import { splitPassages } from "../knowledge/passages.ts";
import type { Tier } from "../message.ts";
import { readFacts } from "./facts.ts";
import { placesIn } from "./places.ts";
import { denies, type PolarClause, polarClauses } from "./polarity.ts";
import { customersWordsFor } from "./record-words.ts";
import { rootOf } from "./roots.ts";
import { meaningsOf } from "./same-meaning.ts";

/** A sentence that something said to a customer may rest on. */
export interface EvidenceLine {
  readonly text: string;
  /** `receipt`: a recorded result of this conversation. */
  readonly tier: Tier | "receipt";
  readonly sourceId?: string;
  /** Of a source: the language it is written in. */
  readonly language?: string;
  readonly terms: ReadonlySet<string>;
  /** Words of the title and of the sentence before: what "it" and "they" stand for. */
  readonly context: ReadonlySet<string>;
  readonly clauses: readonly EvidenceClause[];
}

export interface EvidenceClause {
  readonly text: string;
  readonly terms: ReadonlySet<string>;
  /** Words of the clauses before it in the sentence, which it may lean on. */
  readonly leansOn: ReadonlySet<string>;
  readonly facts: ReadonlySet<string>;
  readonly denies: boolean;
  /** Countries it names; empty: it holds everywhere. */
  readonly places: ReadonlySet<string>;
}

interface EvidenceSource {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly tier: Tier;
  readonly language: string;
}

/** Read once a source: the same few are cited all day. Cleared when it grows. */
const linesOf = new Map<string, readonly EvidenceLine[]>();
const MOST_SOURCES = 500;

export function sourceEvidence(source: EvidenceSource): readonly EvidenceLine[] {
  const key = [source.id, source.tier, source.language, source.title, source.text].join("\n");
  const known = linesOf.get(key);
  if (known) return known;
  if (linesOf.size >= MOST_SOURCES) linesOf.clear();
  const read = readSource(source);
  linesOf.set(key, read);
  return read;
}

function readSource(source: EvidenceSource): readonly EvidenceLine[] {
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
      language: source.language,
      terms,
      context,
      clauses: readClauses(passage.text, source.language),
    };
  });
}

function readClauses(sentence: string, language: string): readonly EvidenceClause[] {
  const before = new Set<string>();
  const read = polarClauses(sentence);
  return read.map(({ text: clause, denies }, at) => {
    const terms = allTerms(clause, language);
    const leansOn = new Set(before);
    for (const term of terms) before.add(term);
    return { terms, leansOn, facts: factKeys(clause), denies, text: clause, places: placesOf(read, at, language) };
  });
}

/** Where a clause holds: in the places it names, and in those of the list that follows ("to Spain, France and Italy"). */
function placesOf(read: readonly PolarClause[], at: number, language: string): ReadonlySet<string> {
  const rest = read
    .slice(at + 1)
    .findIndex(({ text }) => readFacts(text).length > 0 || placesIn(text, language).size === 0);
  const upTo = rest < 0 ? read.length : at + 1 + rest;
  return placesIn(
    read
      .slice(at, upTo)
      .map(({ text }) => text)
      .join(" , "),
    language,
  );
}

/**
 * One line a field of the result; amounts in minor units and ISO dates are read as customers see them, times in the
 * zones that may be meant. Fields of one record are each other's context.
 */
export function receiptEvidence(receipt: Receipt, language: string, zones: readonly string[]): readonly EvidenceLine[] {
  const about = receipt.tool.split(/[_-]/).join(" ");
  const fields = flatten({ ...receipt.args, ...receipt.result });
  const recordOf = (path: string) => path.replace(/\.?[^.]+$/, "");
  const contexts = new Map<string, ReadonlySet<string>>();
  for (const [path] of fields) {
    const record = recordOf(path);
    if (contexts.has(record)) continue;
    const values = fields.filter(([other]) => recordOf(other) === record).map(([, value]) => value);
    contexts.set(record, allTerms(`${about} . ${values.join(" . ")}`, language));
  }
  const currencies = new Map(
    fields.flatMap(([path, value]) => (/currency$/i.test(path) ? [[recordOf(path), value] as const] : [])),
  );
  return fields.map(([path, value]) => {
    const label = path.replace(/([a-z])([A-Z])/g, "$1 $2").replace(/[._]/g, " ");
    const cents =
      /cents$/i.test(path) && /^-?\d+$/.test(value)
        ? `money:${Math.abs(Number(value))}:${currencies.get(recordOf(path)) ?? currencies.get("") ?? ""}`
        : undefined;
    const said = customersWordsFor(`${about} ${label} ${value}`).join(" . ");
    const terms = new Set([
      ...allTerms(`${about} ${label} ${value} . ${said}`, language),
      ...allTerms(`${about} ${label}`, "en"),
      ...(cents ? ["§cost"] : []),
    ]);
    const facts = new Set([
      ...factKeys(value),
      ...factKeys(`${value} ${label}`),
      ...zones.flatMap((zone) => isoFacts(value, zone)),
      ...(cents ? [cents] : []),
    ]);
    return {
      text: `${label}: ${value}`,
      tier: "receipt",
      terms,
      context: contexts.get(recordOf(path)) ?? new Set(),
      clauses: [{ text: value, terms, leansOn: new Set(), facts, denies: denies(value), places: new Set() }],
    };
  });
}

/** Terms of a text, their concepts (`§`), roots (`~`) and meanings (`≈`), in one set. */
export function allTerms(text: string, language: string): ReadonlySet<string> {
  const { terms, conceptOf } = analyze(joinParticles(text), language);
  return new Set([
    ...terms,
    ...conceptOf.values(),
    ...terms.map((term) => `~${rootOf(term)}`),
    ...words(text).flatMap((word) => meaningsOf(stem(word, language), language)),
  ]);
}

/** "Send it back" says "send back". */
export const joinParticles = (text: string): string =>
  text
    .replace(
      /\b(send|sent|give|given|takes?|taken|bring|pick|call)\s+((?:[\p{L}\d-]+\s+){1,4}?)(back|up)\b/giu,
      "$1 $3 $2",
    )
    .replace(/\btak(?:es?|ing) part\b/giu, "are");

export const factKeys = (text: string): ReadonlySet<string> => new Set(readFacts(text).map((fact) => fact.key));

/** Tools that are called by what they make, not by what they do: `process_refund` refunds. */
const MAKING = /^(process|create|issue|make|start|open|submit|place|do|run|request)$/;
const ARRANGING =
  "book booked arrange arranged scheduled reserve reserved programado programada agendado reservado concertado vereinbart gebucht geplant eingetragen terminiert planifie reserve programmato prenotato agendado marcado";

/** Words for what a tool does, in its own language and the customer's. */
export function deedTerms(tool: string, language: string): ReadonlySet<string> {
  const [verb = "", ...rest] = tool.split(/[_-]/);
  const does = MAKING.test(verb) ? rest.join(" ") : verb;
  const said = /^(schedule|book|reserve|arrange)$/.test(verb)
    ? `${does} ${ARRANGING}`
    : `${does} ${customersWordsFor(does).join(" ")}`;
  return new Set([...allTerms(said, "en"), ...allTerms(said, language)]);
}

/** All words of a receipt, to see which deed it proves. */
export const receiptTerms = (receipt: Receipt, language: string): ReadonlySet<string> => {
  const own = [receipt.tool.split(/[_-]/).join(" "), ...flatten(receipt.result).map(([, value]) => value)].join(" . ");
  const text = `${own} . ${customersWordsFor(own).join(" . ")}`;
  return new Set([
    ...allTerms(text, "en"),
    ...allTerms(text, language),
    ...words(text).map((word) => stem(word, "en")),
  ]);
};

/** A moment as the customer reads it on the clock and in the calendar. */
function isoFacts(value: string, timeZone: string): readonly string[] {
  const date = new Date(value);
  if (!/^\d{4}-\d{2}-\d{2}/.test(value) || Number.isNaN(date.getTime())) return [];
  if (!value.includes("T")) return [`date:${date.getUTCMonth() + 1}-${date.getUTCDate()}`];
  const parts = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    weekday: "short",
  }).formatToParts(date);
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? "";
  const weekday = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"].indexOf(part("weekday")) + 1;
  return [`date:${part("month")}-${part("day")}`, `time:${part("hour")}:${part("minute")}`, `weekday:${weekday}`];
}

function flatten(value: unknown, path = "", depth = 0): readonly (readonly [string, string])[] {
  if (value === null || value === undefined || depth > 6) return [];
  if (value instanceof Date) return [[path, value.toISOString()]];
  if (Array.isArray(value)) return value.flatMap((item, at) => flatten(item, `${path}.${at + 1}`, depth + 1));
  if (typeof value === "object")
    return Object.entries(value).flatMap(([key, item]) => flatten(item, path ? `${path}.${key}` : key, depth + 1));
  return [[path, String(value)]];
}
