import type { Understanding } from "../understanding.ts";
import { demanding, escalating, mild, negation, positive, strong, swearing, threatening } from "./lexicon.ts";

/**
 * Anger is what is left when every sign of it is taken away: `1 - product of (1 - weight)`, one factor a sign. Words
 * count up to the given times. Loudness (capitals, exclamation marks) adds to words; alone it stays under 0.5, and a
 * friendly message without an angry word keeps a fifth.
 */
const wordSigns = [
  { name: "strong", pattern: strong, weight: 0.45, most: 3, negatable: true },
  { name: "swearing", pattern: swearing, weight: 0.4, most: 2, negatable: false },
  { name: "threat", pattern: threatening, weight: 0.4, most: 2, negatable: false },
  { name: "escalating", pattern: escalating, weight: 0.35, most: 2, negatable: false },
  { name: "mild", pattern: mild, weight: 0.25, most: 2, negatable: true },
  { name: "demanding", pattern: demanding, weight: 0.2, most: 2, negatable: false },
] as const;

export function judgeSentiment(text: string): Understanding["sentiment"] {
  const words = text.replace(/⟨[^⟩]*⟩/gu, " ");
  const counts = wordSigns.map((sign) => ({
    ...sign,
    times: Math.min(sign.most, countHits(words, sign.pattern, sign.negatable)),
  }));
  const calm = counts.reduce((left, { weight, times }) => left * (1 - weight) ** times, 1);
  const isNegative = counts.some(({ name, times }) => times > 0 && name !== "demanding");
  const loud = loudness(words);
  const isPositive = countHits(words, positive, true) > 0;
  const anger = 1 - calm * loud;
  const softened = isPositive && !isNegative ? anger / 5 : anger;
  const label = isNegative || softened >= 0.4 ? "negative" : isPositive ? "positive" : "neutral";
  return { label, anger: Math.round(softened * 1000) / 1000 };
}

function countHits(text: string, pattern: RegExp, negatable: boolean): number {
  let hits = 0;
  for (const match of text.matchAll(pattern)) {
    if (!negatable || !negation.test(text.slice(Math.max(0, match.index - 25), match.index))) hits++;
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
  const capitals = share > 0.6 ? 0.65 : shouted.length > 0 ? 0.85 : 1;
  const marks = /!{3,}|[!?]{4,}/.test(text) ? 0.75 : /!!|\?!|!\?|\?{2,}/.test(text) ? 0.85 : 1;
  const stretched = /(\p{L})\1{3,}/u.test(text) ? 0.9 : 1;
  return capitals * marks * stretched;
}
