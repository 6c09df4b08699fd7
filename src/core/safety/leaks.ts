import { fold, words } from "../knowledge/analyze.ts";
import { readFacts } from "./claims/read-facts.ts";

export type Leak =
  | { readonly kind: "canary" | "prompt" }
  | { readonly kind: "personal-data" | "link"; readonly words: string };

export interface LeakContext {
  /** A secret of this turn that only the model's instructions hold. */
  readonly canary: string;
  /** Instructions given to models, none of which a customer may read. */
  readonly instructions: readonly string[];
  /** Tokens of this customer, such as ⟨EMAIL_1⟩. */
  readonly ownTokens: ReadonlySet<string>;
  /** Everything a draft may quote addresses and links from: sources, receipts, server values, the playbook's texts. */
  readonly allowed: string;
}

const SHINGLE = 7;
const TOKEN = /⟨[\p{Lu}_-]+_\d+⟩/gu;

/** What a draft gives away that it must not: secrets of the prompt, data of other people, links from nowhere. */
export function findLeaks(text: string, context: LeakContext): readonly Leak[] {
  const leaks: Leak[] = [];
  if (holdsCanary(text, context.canary)) leaks.push({ kind: "canary" });
  const own = shingles(text);
  if (own.size > 0 && context.instructions.some((instruction) => shares(own, instruction)))
    leaks.push({ kind: "prompt" });
  for (const [token] of text.matchAll(TOKEN)) {
    if (!context.ownTokens.has(token)) leaks.push({ kind: "personal-data", words: token });
  }
  let folded: string | undefined;
  const isAllowed = (bare: string): boolean => {
    folded ??= fold(context.allowed);
    return folded.includes(bare);
  };
  for (const fact of readFacts(text)) {
    if (fact.kind !== "email" && fact.kind !== "url") continue;
    const bare = fact.key.slice(fact.kind.length + 1);
    if (!isAllowed(bare)) leaks.push({ kind: fact.kind === "email" ? "personal-data" : "link", words: fact.text });
  }
  for (const [number] of text.matchAll(
    /(?<![\w⟨])\+?\d[\d\s().-]{7,}\d(?!\w)|\b[A-Z]{2}\d{2}(?:\s?[A-Z0-9]{4}){3,7}\b/g,
  )) {
    const digits = number.replace(/[^\dA-Z]/g, "");
    if (
      digits.length >= 9 &&
      !/^\d{4}-\d{2}-\d{2}/.test(number) &&
      !context.allowed.replace(/[^\dA-Z]/g, "").includes(digits)
    ) {
      leaks.push({ kind: "personal-data", words: number });
    }
  }
  return leaks;
}

/** As it is, spelled out with separators, backwards, or in Base64. */
function holdsCanary(text: string, canary: string): boolean {
  const bare = (value: string) => value.toLowerCase().replace(/[^a-z0-9]/g, "");
  const secret = bare(canary);
  if (secret.length < 8) return false;
  const said = bare(text);
  const reversed = [...secret].reverse().join("");
  const encoded = [canary, secret].map((value) => bare(btoa(value).slice(0, -4)));
  return [secret, reversed, ...encoded].some((form) => form.length >= 8 && said.includes(form));
}

/** Instructions are long and few, so what they consist of is kept. */
const known = new Map<string, ReadonlySet<string>>();
const KNOWN_LIMIT = 32;

function shares(own: ReadonlySet<string>, instruction: string): boolean {
  let pieces = known.get(instruction);
  if (!pieces) {
    if (known.size >= KNOWN_LIMIT) known.clear();
    pieces = shingles(instruction);
    known.set(instruction, pieces);
  }
  for (const piece of own) if (pieces.has(piece)) return true;
  return false;
}

function shingles(text: string): ReadonlySet<string> {
  const all = words(text);
  const found = new Set<string>();
  for (let at = 0; at + SHINGLE <= all.length; at++) found.add(all.slice(at, at + SHINGLE).join(" "));
  return found;
}
