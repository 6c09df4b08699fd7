import type { Playbook } from "../../playbook/schema.ts";
import { foldText } from "./fold-text.ts";
import { spellOut } from "./id-spelling.ts";
import type { Found } from "./span.ts";

const MOST_PIECES = 4;
const LONGEST = 40;
const NAME_REACH = 30;

/**
 * Ids by the playbook's patterns, also as customers write them: lower case, the dash missing or a space instead,
 * the letters left out. Loose writings count only when exactly one canonical form fits. A bare number counts when it
 * was asked for (`asked` is that entity's id), stands alone, or follows a word such as "number".
 */
export function findBusinessIds(text: string, entities: Playbook["entities"], asked?: string): Found[] {
  const found: Found[] = [];
  for (const entity of entities) {
    const pattern = compile(entity);
    if (!pattern) continue;
    for (const match of text.matchAll(pattern.anywhere)) {
      if (match[0] === "" || insideWord(text, match.index, match[0].length)) continue;
      found.push({
        type: entity.id,
        text: match[0],
        value: properForm(match, entity),
        confidence: 0.99,
        start: match.index,
        end: match.index + match[0].length,
      });
    }
  }
  for (const piece of pieces(text)) {
    if (found.some((known) => piece.start < known.end && known.start < piece.end)) continue;
    const candidates = entities.flatMap((entity) => readLoosely(piece, entity, text, asked));
    const best = candidates.length > 1 ? calledByName(candidates, entities, text) : candidates[0];
    if (best) found.push(best);
  }
  return found.sort((a, b) => a.start - b.start);
}

/** "Order number 551902": of several kinds of number that fit, the one whose name stands before it. */
function calledByName(candidates: readonly Found[], entities: Playbook["entities"], text: string): Found | undefined {
  const values = new Set(candidates.map(({ value }) => value));
  if (values.size === 1) return candidates[0];
  const wordsOf = ({ type }: Found): readonly string[] => nameWords(entities.find(({ id }) => id === type));
  const called = candidates.filter((one) => {
    const before = foldText(text.slice(Math.max(0, one.start - NAME_REACH), one.start));
    const others = new Set(candidates.filter(({ type }) => type !== one.type).flatMap(wordsOf));
    return wordsOf(one).some((word) => !others.has(word) && before.includes(word));
  });
  return called.length === 1 ? called[0] : undefined;
}

/** The words that a kind of number is called by, in all languages. */
function nameWords(entity: Playbook["entities"][number] | undefined): readonly string[] {
  if (!entity) return [];
  const names = typeof entity.name === "string" ? [entity.name] : Object.values(entity.name ?? {});
  return [entity.id, ...names].flatMap((name) => foldText(name).match(/\p{L}{4,}/gu) ?? []);
}

interface Piece {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

function readLoosely(piece: Piece, entity: Playbook["entities"][number], text: string, asked?: string): Found[] {
  const pattern = compile(entity);
  if (!pattern) return [];
  const bare = piece.text
    .replace(/[^\p{L}\p{N}]/gu, "")
    .toUpperCase()
    // The letter for the figure.
    .replace(/(?<=\d)O+(?=\d|$)/g, (letters) => "0".repeat(letters.length));
  if (!/\d/.test(bare)) return [];
  const hasLetters = /\p{L}/u.test(bare);
  const forms = hasLetters ? [bare] : [bare, ...pattern.prefixes.map((prefix) => prefix + bare)];
  const read = forms.flatMap((form) => pattern.spelled(form));
  const bareMatch = hasLetters ? null : (pattern.asked?.exec(bare) ?? null);
  const fitting = [...new Set([...read, bareMatch].flatMap((match) => (match ? [properForm(match, entity)] : [])))];
  const value = fitting[0];
  if (!value || fitting.length > 1) return [];
  const before = text.slice(Math.max(0, piece.start - NAME_REACH), piece.start);
  if (hasLetters) {
    // "For 250", "las 815": where any letters do, small ones apart from the figures are a word, unless it was announced.
    const isWord = pattern.prefixes.length === 0 && /^\p{Ll}+\s/u.test(piece.text);
    const told =
      asked === entity.id ||
      announcing.test(before) ||
      nameWords(entity).some((word) => foldText(before).includes(word));
    return isWord && !told ? [] : [{ ...piece, type: entity.id, value, confidence: 0.95 }];
  }
  // "25:00" and "31.02." are no numbers of anything.
  if (/\D/.test(piece.text)) return [];

  const rest = text.slice(0, piece.start) + text.slice(piece.end);
  const alone = !/\d/.test(rest) && rest.replace(/[\s\p{P}]/gu, "").length <= 12;
  const announced = announcing.test(before);
  if (asked === entity.id) return [{ ...piece, type: entity.id, value, confidence: 0.95 }];
  if (announced) return [{ ...piece, type: entity.id, value, confidence: 0.85 }];
  return alone ? [{ ...piece, type: entity.id, value, confidence: 0.75 }] : [];
}

const announcing =
  /(?:#|n[ºo°]\.?|nr\.?|num(?:ber|mer|ero|éro)?|número|order|pedido|bestell(?:ung|nummer)|commande|ordine|encomenda|ticket|booking|reserva|reservation|buchung|réservation|prenotazione)\s*(?:is|es|ist|est|è|é|:)?\s*(?:la|the|die|der|il|el)?\s*$/iu;

/** `$1` of the playbook's canonical form is the pattern's first group. Without such a form: as found, in upper case. */
function properForm(match: RegExpMatchArray, { canonical }: Playbook["entities"][number]): string {
  if (canonical === undefined) return match[0].toUpperCase();
  return canonical.replace(/\$(\d)/g, (_, group: string) => match[Number(group)] ?? "").toUpperCase();
}

/** Runs of letters and digits, alone and joined over single separators. Longest first. */
function pieces(text: string): Piece[] {
  const runs = [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));
  const joined: Piece[] = [];
  runs.forEach((first, i) => {
    for (let count = MOST_PIECES; count >= 1; count--) {
      const last = runs[i + count - 1];
      if (!last || last.end - first.start > LONGEST) continue;
      const piece = text.slice(first.start, last.end);
      if (/\d/.test(piece) && !/[^\p{L}\p{N}]{3}|\d:\d/u.test(piece))
        joined.push({ text: piece, start: first.start, end: last.end });
    }
  });
  return joined;
}

interface Compiled {
  readonly anywhere: RegExp;
  /** Letters and figures without anything between them, read as the pattern; none when they do not fit it. */
  readonly spelled: (bare: string) => readonly RegExpExecArray[];
  /** What is accepted of a bare answer. */
  readonly asked?: RegExp;
  /** Fixed letters the pattern starts with, as in `SB-\d{5}`. */
  readonly prefixes: readonly string[];
}

const compiled = new Map<string, Compiled | undefined>();

function compile({ pattern: source, askedPattern }: Playbook["entities"][number]): Compiled | undefined {
  const key = `${source}\n${askedPattern ?? ""}`;
  if (compiled.has(key)) return compiled.get(key);
  let made: Compiled | undefined;
  try {
    const bare = source.replace(/^\^/, "").replace(/(?<!\\)\$$/, "");
    const prefix = /^(?:\\b)?(?:\(\?:)?([A-Za-z]+)/.exec(bare)?.[1];
    made = {
      anywhere: new RegExp(bare, "gi"),
      spelled: spellOut(bare),
      ...(askedPattern ? { asked: new RegExp(`^(?:${askedPattern})$`, "i") } : {}),
      prefixes: prefix ? [prefix.toUpperCase()] : [],
    };
  } catch {
    // The playbook's own check refuses broken patterns; here one must not stop a customer's turn.
    made = undefined;
  }
  compiled.set(key, made);
  return made;
}

function insideWord(text: string, start: number, length: number): boolean {
  const before = text[start - 1] ?? " ";
  const after = text[start + length] ?? " ";
  const first = text[start] ?? "";
  const last = text[start + length - 1] ?? "";
  const joins = (a: string, b: string): boolean => /[\p{L}\p{N}]/u.test(a) && /[\p{L}\p{N}]/u.test(b);
  return joins(before, first) || joins(last, after);
}
