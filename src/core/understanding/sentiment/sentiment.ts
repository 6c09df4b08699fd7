import { foldText } from "../entities/fold-text.ts";
import type { Understanding } from "../understanding.ts";
import type { AngerWords } from "./words/anger-words.ts";
import { de } from "./words/de.ts";
import { en } from "./words/en.ts";
import { es } from "./words/es.ts";
import { fr } from "./words/fr.ts";
import { it } from "./words/it.ts";
import { pt } from "./words/pt.ts";

/**
 * Anger is what is left when every sign of it is taken away: `1 - product of (1 - weight)`, one factor a sign. Words
 * count up to the given times: two strong signs are fury (above 0.8), one is not. Loudness (capitals, exclamation
 * marks) adds to words; alone it stays under 0.5. A friendly or polite message without an angry word keeps a fifth.
 * The weights were set on the project's own sentences and checked on others (docs/evaluation.md).
 */
const signs = [
  { name: "insults", weight: 0.65, most: 2, negatable: true },
  { name: "accusations", weight: 0.65, most: 2, negatable: true },
  { name: "outrage", weight: 0.65, most: 2, negatable: true },
  { name: "swearing", weight: 0.55, most: 2, negatable: false },
  { name: "threats", weight: 0.6, most: 2, negatable: false },
  { name: "escalating", weight: 0.4, most: 2, negatable: false },
  { name: "sarcasm", weight: 0.35, most: 1, negatable: false },
  { name: "bad", weight: 0.3, most: 2, negatable: true },
  { name: "mild", weight: 0.3, most: 2, negatable: true },
  { name: "demands", weight: 0.25, most: 2, negatable: false },
] as const;

/** However often somebody waited and asked: without one of these words it is not fury. */
const strong: ReadonlySet<string> = new Set(["insults", "accusations", "outrage", "swearing", "threats"]);
const MOST_WITHOUT_STRONG = 0.78;

const languages: readonly AngerWords[] = [en, es, de, fr, it, pt];
const together = (kind: keyof AngerWords): string => languages.flatMap((words) => words[kind]).join("|");
const wordsOf = (kind: keyof AngerWords): RegExp =>
  new RegExp(`(?<![\\p{L}\\p{N}])(?:${together(kind)})(?![\\p{L}])`, "gu");
const patterns = new Map(signs.map(({ name }) => [name, wordsOf(name)]));
const positive = wordsOf("positive");
const polite = wordsOf("polite");
const negated = new RegExp(`(?<!\\p{L})(?:${together("negations")})\\s+(?:\\p{L}+\\s+)?$`, "u");

export function judgeSentiment(text: string): Understanding["sentiment"] {
  const words = text.replace(/⟨[^⟩]*⟩/gu, " ").replace(/[’`´]/g, "'");
  const folded = foldText(words);
  let calm = 1;
  let isNegative = false;
  let isStrong = false;
  for (const { name, weight, most, negatable } of signs) {
    const times = Math.min(most, countHits(folded, patterns.get(name), negatable));
    calm *= (1 - weight) ** times;
    if (times > 0 && name !== "demands") isNegative = true;
    if (times > 0 && strong.has(name)) isStrong = true;
  }
  const anger = Math.min(isStrong ? 1 : MOST_WITHOUT_STRONG, 1 - calm * loudness(words));
  const isPositive = countHits(folded, positive, true) > 0;
  const isFriendly = isPositive || countHits(folded, polite, false) > 0;
  const softened = isFriendly && !isNegative ? anger / 5 : anger;
  const label = isNegative || softened >= 0.4 ? "negative" : isPositive ? "positive" : "neutral";
  return { label, anger: Math.round(softened * 1000) / 1000 };
}

function countHits(text: string, pattern: RegExp | undefined, negatable: boolean): number {
  let hits = 0;
  for (const match of pattern ? text.matchAll(pattern) : []) {
    if (!negatable || !negated.test(text.slice(Math.max(0, match.index - 25), match.index))) hits++;
  }
  return hits;
}

/** What loud writing leaves of calm: 1 is quiet. */
function loudness(text: string): number {
  const words = text.match(/\p{L}{2,}/gu) ?? [];
  const shouted = words.filter(
    (word) => word.length >= 3 && word === word.toUpperCase() && word !== word.toLowerCase(),
  );
  const share = words.length >= 3 ? shouted.length / words.length : 0;
  const capitals = share > 0.6 ? 0.55 : shouted.length > 0 ? 0.85 : 1;
  const marks = /!{3,}|[!?]{4,}/.test(text)
    ? 0.65
    : /!!|\?!|!\?|\?{2,}/.test(text)
      ? 0.75
      : text.includes("!")
        ? 0.95
        : 1;
  const stretched = /(\p{L})\1{3,}/u.test(text) ? 0.9 : 1;
  return capitals * marks * stretched;
}
