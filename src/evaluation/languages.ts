import { z } from "zod";
import { trainLanguage } from "../core/understanding/language/language-detector.ts";
import type { NgramTable } from "../core/understanding/language/ngram-table.ts";
import { type Figure, percent, quantile, readRows } from "./rows.ts";

const row = z.object({ text: z.string(), lang: z.string(), kind: z.string() });

/** Language figures: with the sample's own languages at home, with seven, and customer texts that are all English. */
export function evaluateLanguages(folder: string, readTable: () => NgramTable): Figure[] {
  const rows = readRows(folder, "6_sentiment_lid/lingua.dev.jsonl", row) ?? [];
  const bank = readRows(folder, "1_intent/banking77.train.jsonl", z.object({ text: z.string() })) ?? [];
  const all = [...new Set(rows.map(({ lang }) => lang))];
  const homes = {
    "24 languages": all,
    "7 languages": ["en", "es", "de", "fr", "it", "pt", "nl"],
    "3 languages": ["en", "es", "de"],
  };
  const before = process.memoryUsage().rss;
  const began = performance.now();
  const table = readTable();
  const loaded = Math.round(performance.now() - began);
  const megabytes = Math.round((process.memoryUsage().rss - before) / 1e6);
  const figures = Object.entries(homes).flatMap(([name, home]) => {
    const detector = trainLanguage([], home, table);
    const times: number[] = [];
    const languageOf = (text: string): string => {
      const start = performance.now();
      const { language } = detector.detect(text);
      times.push(performance.now() - start);
      return language;
    };
    const kinds = [...new Set(rows.map(({ kind }) => kind))];
    const english = bank.filter(({ text }) => languageOf(text) === "en");
    return [
      ...kinds.map((kind) => {
        const mine = rows.filter((one) => one.kind === kind && home.includes(one.lang));
        const right = mine.filter(({ text, lang }) => languageOf(text) === lang);
        return { name: `language, ${name}: ${kind}`, value: percent(right.length, mine.length) };
      }),
      { name: `language, ${name}: English customer texts as English`, value: percent(english.length, bank.length) },
      {
        name: `language, ${name}: p50 / p95`,
        value: `${quantile(times, 0.5).toFixed(2)} / ${quantile(times, 0.95).toFixed(2)} ms`,
      },
    ];
  });
  return [...figures, { name: "language: reading the table", value: `${loaded} ms, process grows by ${megabytes} MB` }];
}
