import { z } from "zod";
import { cleanText } from "../core/safety/clean-text.ts";
import { overlap } from "../core/safety/personal/span.ts";
import { findPersonalData } from "../core/safety/personal-data.ts";
import { type Figure, percent, readRows } from "./rows.ts";

const row = z.object({ text: z.string(), spans: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])) });

const said = z.object({ text: z.string() });
const customerTexts = [
  ["banking77", "1_intent/banking77.train.jsonl"],
  ["hint3_curekart", "1_intent/hint3_curekart.test.jsonl"],
  ["multidogo_airline", "1_intent/multidogo_airline.jsonl"],
  ["multidogo_media", "1_intent/multidogo_media.jsonl"],
] as const;
const playbook = { entities: [], country: "US", languages: ["en", "es", "de", "fr", "it", "pt"] };

/** Told of each value that was not covered, and of what was masked although nothing is marked there. */
export type Missed = (what: string, value: string, text: string) => void;

const kinds: Readonly<Record<string, string>> = {
  EMAIL_ADDRESS: "email",
  EMAIL: "email",
  CREDIT_CARD: "card",
  PHONE_NUMBER: "phone",
  IBAN_CODE: "iban",
  IBAN: "iban",
  US_SSN: "national-id",
  IP_ADDRESS: "ip",
};

/**
 * Which marked values are covered by a mask, by kind; how many sentences without any such value are masked where nothing
 * at all is marked; and how many texts of customers, which hold next to no personal data, are masked anywhere.
 */
export function evaluatePersonal(folder: string, missed?: Missed): Figure[] {
  const files = ["presidio_generated_large.dev", "presidio_synth_v2.dev"];
  const rows = files.flatMap((file) => readRows(folder, `5_pii/${file}.jsonl`, row) ?? []);
  const totals = new Map<string, { found: number; all: number }>();
  let clean = 0;
  let masked = 0;
  for (const { text, spans } of rows) {
    const cleaned = cleanText(text);
    const found = findPersonalData(cleaned, playbook);
    const marked = spans.map(([type, , , value]) => {
      const start = cleaned.indexOf(cleanText(value));
      return { type, value, start, end: start + cleanText(value).trim().length };
    });
    const wanted = marked.filter(({ type }) => kinds[type] !== undefined);
    for (const { type, value, start, end } of wanted) {
      const kind = kinds[type] ?? type;
      const covered = found.some((span) => span.start <= start && span.end >= end);
      const total = totals.get(kind) ?? { found: 0, all: 0 };
      totals.set(kind, { found: total.found + (covered ? 1 : 0), all: total.all + 1 });
      if (!covered) missed?.(`missed ${kind}`, value, text);
    }
    if (wanted.length > 0 || spans.some(([type]) => /LICENSE|DRIVER|ID|NUMBER|CREDIT|ADDRESS|ZIP|DATE/.test(type)))
      continue;
    clean++;
    const wrong = found.find((span) => !marked.some((known) => overlap(known, span)));
    if (wrong) masked++;
    if (wrong) missed?.(`masked as ${wrong.kind}`, cleaned.slice(wrong.start, wrong.end), text);
  }
  return [
    ...[...totals].map(([kind, { found, all }]) => ({
      name: `personal data, ${kind} (${all})`,
      value: `${percent(found, all)} covered`,
    })),
    { name: `personal data, sentences without any (${clean})`, value: `${percent(masked, clean)} masked` },
    ...customerTexts.flatMap(([name, file]) => evaluateCustomers(name, readRows(folder, file, said) ?? [], missed)),
  ];
}

function evaluateCustomers(name: string, rows: readonly z.infer<typeof said>[], missed?: Missed): Figure[] {
  if (rows.length === 0) return [];
  let masked = 0;
  const times: number[] = [];
  for (const { text } of rows) {
    const cleaned = cleanText(text);
    const startedAt = performance.now();
    const [first] = findPersonalData(cleaned, playbook);
    times.push(performance.now() - startedAt);
    if (!first) continue;
    masked++;
    missed?.(`masked as ${first.kind}`, cleaned.slice(first.start, first.end), text);
  }
  const p95 = times.sort((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? 0;
  const value = `${percent(masked, rows.length)} masked, p95 ${p95.toFixed(2)} ms`;
  return [{ name: `personal data, customers' texts, ${name} (${rows.length})`, value }];
}
