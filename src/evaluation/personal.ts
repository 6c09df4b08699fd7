import { z } from "zod";
import { cleanText } from "../core/safety/clean-text.ts";
import { findPersonalData } from "../core/safety/personal-data.ts";
import { type Figure, percent, readRows } from "./rows.ts";

const row = z.object({ text: z.string(), spans: z.array(z.tuple([z.string(), z.number(), z.number(), z.string()])) });

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

/** Which marked values are covered by a mask, by kind, and how many sentences without any such value are masked. */
export function evaluatePersonal(
  folder: string,
  missed?: (kind: string, value: string, text: string) => void,
): Figure[] {
  const files = ["presidio_generated_large.dev", "presidio_synth_v2.dev"];
  const rows = files.flatMap((file) => readRows(folder, `5_pii/${file}.jsonl`, row) ?? []);
  const playbook = { entities: [], country: "US", languages: ["en", "es", "de", "fr", "it", "pt"] };
  const totals = new Map<string, { found: number; all: number }>();
  let clean = 0;
  let masked = 0;
  for (const { text, spans } of rows) {
    const cleaned = cleanText(text);
    const found = findPersonalData(cleaned, playbook);
    const wanted = spans.filter(([type]) => kinds[type] !== undefined);
    for (const [type, , , value] of wanted) {
      const kind = kinds[type] ?? type;
      const at = cleaned.indexOf(cleanText(value));
      const covered = found.some(({ start, end }) => start <= at && end >= at + cleanText(value).trim().length);
      const total = totals.get(kind) ?? { found: 0, all: 0 };
      totals.set(kind, { found: total.found + (covered ? 1 : 0), all: total.all + 1 });
      if (!covered) missed?.(kind, value, text);
    }
    const mayHide = spans.some(
      ([type]) => kinds[type] !== undefined || /LICENSE|DRIVER|ID|NUMBER|CREDIT|ADDRESS|ZIP|DATE/.test(type),
    );
    if (!mayHide) {
      clean++;
      if (found.length > 0) masked++;
    }
  }
  return [
    ...[...totals].map(([kind, { found, all }]) => ({
      name: `personal data, ${kind} (${all})`,
      value: `${percent(found, all)} covered`,
    })),
    { name: `personal data, sentences without any (${clean})`, value: `${percent(masked, clean)} masked` },
  ];
}
