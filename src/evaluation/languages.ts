import { z } from "zod";
import { trainLanguage } from "../core/understanding/language/language-detector.ts";
import { type Figure, percent, readRows } from "./rows.ts";

const row = z.object({ text: z.string(), lang: z.string(), kind: z.string() });

/** Language figures: with the sample's own languages at home, with seven, and customer texts that are all English. */
export function evaluateLanguages(folder: string): Figure[] {
  const rows = readRows(folder, "6_sentiment_lid/lingua.dev.jsonl", row) ?? [];
  const bank = readRows(folder, "1_intent/banking77.train.jsonl", z.object({ text: z.string() })) ?? [];
  const all = [...new Set(rows.map(({ lang }) => lang))];
  const homes = {
    "24 languages": all,
    "7 languages": ["en", "es", "de", "fr", "it", "pt", "nl"],
    "3 languages": ["en", "es", "de"],
  };
  return Object.entries(homes).flatMap(([name, home]) => {
    const detector = trainLanguage([], home);
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const english = bank.filter(({ text }) => detector.detect(text).language === "en");
    return [
      ...kinds.map((kind) => {
        const mine = rows.filter((one) => one.kind === kind && home.includes(one.lang));
        const right = mine.filter(({ text, lang }) => detector.detect(text).language === lang);
        return { name: `language, ${name}: ${kind}`, value: percent(right.length, mine.length) };
      }),
      { name: `language, ${name}: English customer texts as English`, value: percent(english.length, bank.length) },
    ];
  });
}
