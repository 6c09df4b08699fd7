import { z } from "zod";
import type { Log } from "../core/contracts/channel.ts";
import type { PersonalDataRecognizer } from "../core/contracts/personal-data-recognizer.ts";
import type { PersonalKind } from "../core/safety/guarded-input.ts";
import type { PersonalSpan } from "../core/safety/personal/span.ts";
import { createBreaker } from "./breaker.ts";

export interface RecognizerSettings {
  /** Where the service is; `/analyze` is added. */
  readonly url: string;
  /** Those that it has a model for; texts in others are not sent. */
  readonly languages: readonly string[];
  /** What to ask for, in its own words: `PERSON`. */
  readonly entities: readonly string[];
  /** 0 to 1; findings below are dropped. */
  readonly minScore: number;
  readonly deadlineMs: number;
}

/** Presidio's words for what we mask. Other recognisers of a country (`IT_DRIVER_LICENSE`) count as national ids. */
const kinds: Readonly<Record<string, PersonalKind>> = {
  PERSON: "name",
  LOCATION: "address",
  ADDRESS: "address",
  STREET_ADDRESS: "address",
  EMAIL_ADDRESS: "email",
  PHONE_NUMBER: "phone",
  CREDIT_CARD: "card",
  IBAN_CODE: "iban",
  IP_ADDRESS: "ip",
  US_SSN: "national-id",
  US_PASSPORT: "passport",
};
const kindOf = (entity: string): PersonalKind | undefined =>
  kinds[entity] ??
  (/^[A-Z]{2}_.*PASSPORT/.test(entity) ? "passport" : /^[A-Z]{2}_/.test(entity) ? "national-id" : undefined);

const answer = z.array(
  z.object({ entity_type: z.string(), start: z.int().min(0), end: z.int().min(0), score: z.number() }),
);

/** Names and addresses from a service that speaks the protocol of Presidio's analyzer: `POST /analyze`. One try. */
export function createRecognizer(
  { url, languages, entities, minScore, deadlineMs }: RecognizerSettings,
  { log, now = () => Date.now() }: { readonly log: Log; readonly now?: () => number },
): PersonalDataRecognizer {
  const address = `${url.replace(/\/+$/, "")}/analyze`;
  const breaker = createBreaker(now);

  return {
    async recognize({ text, language }) {
      if (!languages.includes(language)) return [];
      if (!breaker.mayTry()) return undefined;
      try {
        const response = await fetch(address, {
          method: "POST",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ text, language, entities, score_threshold: minScore }),
          signal: AbortSignal.timeout(deadlineMs),
          redirect: "error",
        });
        if (!response.ok) throw new Error(`HTTP ${response.status}`);
        const found = answer.parse(await response.json());
        breaker.succeeded();
        return found.filter(({ score }) => score >= minScore).flatMap((one) => toSpan(text, one));
      } catch (error) {
        breaker.failed();
        // The message of a parse error could quote what the service sent back.
        const problem =
          error instanceof Error ? (/^HTTP \d+$/.test(error.message) ? error.message : error.name) : "unknown";
        log("recognizer.failed", { problem });
        return undefined;
      }
    },
  };
}

/** Python counts code points; we count UTF-16 units. */
function toSpan(text: string, { entity_type, start, end }: z.infer<typeof answer>[number]): PersonalSpan[] {
  const kind = kindOf(entity_type);
  if (!kind || end <= start) return [];
  const points = Array.from(text);
  const from = points.slice(0, start).join("").length;
  const value = points.slice(start, end).join("");
  return value.trim() === ""
    ? []
    : [{ kind, start: from, end: from + value.length, value: value.replace(/\s+/g, " ").trim() }];
}
