import type { Playbook } from "../playbook/schema.ts";
import { findBusinessIds } from "../understanding/entities/business-ids.ts";
import { findAddresses } from "./personal/addresses.ts";
import { findBirthDates } from "./personal/birth-dates.ts";
import { findCardParts, findCards } from "./personal/cards.ts";
import { findEmails } from "./personal/emails.ts";
import { findIbans } from "./personal/ibans.ts";
import { findIps } from "./personal/ips.ts";
import { findNames } from "./personal/names.ts";
import { findNationalIds } from "./personal/national-ids.ts";
import { findPhones } from "./personal/phones.ts";
import { findPlates } from "./personal/plates.ts";
import { readAloud } from "./personal/read-aloud.ts";
import { overlap, type PersonalSpan, type Span } from "./personal/span.ts";

/** How sure a reading of a number as the business's own must be, so that it is no personal data. */
const SURELY_OURS = 0.85;

/**
 * Personal data in a cleaned text, surest kinds first; nothing is claimed twice. Numbers that fit the playbook's id
 * patterns are the business's own and are left alone, except valid card numbers. `names` are what the server knows the
 * customer by; `recognized` is what a recogniser of names found in the same text, the last to be heard.
 */
export function findPersonalData(
  text: string,
  playbook: Pick<Playbook, "entities" | "country" | "languages">,
  {
    names = [],
    recognized = [],
  }: { readonly names?: readonly string[]; readonly recognized?: readonly PersonalSpan[] } = {},
): PersonalSpan[] {
  const reading = readAloud(text);
  const heard = (spans: readonly PersonalSpan[]): PersonalSpan[] =>
    spans.map((span) => ({ ...span, ...reading.original(span) }));
  const ownIds = findBusinessIds(text, playbook.entities).filter(({ confidence }) => confidence >= SURELY_OURS);
  const lettered = ownIds.filter(({ text: written }) => /\p{L}/u.test(written));

  const found: PersonalSpan[] = [];
  const add = (spans: readonly PersonalSpan[], spared: readonly Span[] = []): void => {
    for (const span of spans) if (![...found, ...spared].some((known) => overlap(known, span))) found.push(span);
  };
  add(findEmails(text));
  add(heard(findIbans(reading.text)), lettered);
  add(heard(findCards(reading.text)), lettered);
  add(heard(findIps(reading.text)));
  add(heard(findNationalIds(reading.text)), ownIds);
  add(heard(findBirthDates(reading.text)), ownIds);
  add(findAddresses(text), ownIds);
  add(heard(findPlates(reading.text)), ownIds);
  add(heard(findPhones(reading.text, playbook)), ownIds);
  add(heard(findCardParts(reading.text)), ownIds);
  add(findNames(text, names), ownIds);
  add(recognized, ownIds);
  return found.sort((a, b) => a.start - b.start);
}
