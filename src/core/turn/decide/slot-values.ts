import type { Slot } from "../../playbook/flow-schema.ts";
import { readDateTime } from "../../replies/format.ts";
import type { Task } from "../../understanding/dialogue-state.ts";
import type { Entity } from "../../understanding/understanding.ts";
import { joinDate } from "./partial-dates.ts";
import type { Situation } from "./situation.ts";

export type SlotReading =
  /** `only`: of a date only the day or only the time was said. */
  | { readonly read: "value"; readonly value: string; readonly confidence: number; readonly only?: "day" | "time" }
  /** The customer tried, and it cannot be. `reply` says why. */
  | { readonly read: "invalid"; readonly reply: string }
  | { readonly read: "nothing" };

const nothing: SlotReading = { read: "nothing" };

/** What the message says about one slot. `asked`: it is what we just asked for, so plain words may be meant for it. */
export function readSlot(
  situation: Situation,
  slot: Slot,
  entities: readonly Entity[],
  asked: boolean,
  held?: Task["slots"][string],
): SlotReading {
  if (asked || slot.type === "choice") {
    const picked = pickOffered(situation, slot, asked);
    if (picked !== undefined) return checked(situation, slot, { read: "value", value: picked, confidence: 1 });
  }
  const entity = entities.find((candidate) => candidate.type === slot.type);
  if (entity) return checkedEntity(situation, slot, entity, held);
  if (slot.type === "text" && asked && situation.text.trim() !== "")
    return { read: "value", value: situation.text.trim(), confidence: 1 };
  return nothing;
}

/** What is only a day stands at noon, or at the part of the day that was named. */
const HALF_A_DAY_MS = 12 * 3_600_000;

/** Of a date that may be two ("at three", "on May 3"), the first one that the slot allows. */
function checkedEntity(situation: Situation, slot: Slot, entity: Entity, held: Task["slots"][string] | undefined) {
  const { confidence } = entity;
  const read = (value: string): SlotReading => {
    const said = slot.type === "date" ? joinDate(situation, slot, { ...entity, value }, held) : { value };
    return checked(situation, slot, { read: "value", confidence, ...said });
  };
  const meant = read(entity.value);
  if (meant.read === "value" || slot.type !== "date") return meant;
  return (entity.alternatives ?? []).map(read).find((reading) => reading.read === "value") ?? meant;
}

function checked(situation: Situation, slot: Slot, reading: SlotReading & { read: "value" }): SlotReading {
  if (slot.type !== "date") return reading;
  const at = readDateTime(reading.value);
  const now = situation.turn.startedAt;
  if (!at) return { read: "invalid", reply: "invalid.date" };
  // A day lasts until its end, and a time of day may be meant for any day.
  const last = reading.only === "day" ? new Date(at.getTime() + HALF_A_DAY_MS) : at;
  if (slot.must === "future" && last <= now && reading.only !== "time")
    return { read: "invalid", reply: "invalid.past" };
  if (slot.must === "past" && at > now) return { read: "invalid", reply: "invalid.future" };
  return reading;
}

/** A button, "the second one", or the words on a button; for fixed choices also what they are called in this language. */
export function pickOffered(situation: Situation, slot: Slot | undefined, asked: boolean): string | undefined {
  const { button, state, heard, language, heardIn, services } = situation;
  if (button?.press === "pick") return state.offered.find(({ value }) => value === button.value)?.value;
  if (button?.press === "pick-nth") return state.offered[button.index]?.value;
  if (button) return undefined;
  const fixed = (slot?.choices ?? []).flatMap((value) =>
    [...new Set([language, heardIn])].flatMap((spoken) => choiceNames(services.playbook, spoken, value)),
  );
  const named =
    (asked ? nameMatch(situation.text, fixed) : labelMatch(situation.text, fixed)) ??
    (asked ? nameMatch(situation.text, state.offered) : undefined);
  if (named !== undefined || !asked) return named;
  const ordinal = heard.entities.find((entity) => entity.type === "ordinal");
  return ordinal
    ? nth(
        ordinal.value,
        state.offered.map(({ value }) => value),
      )
    : undefined;
}

export function choiceLabel(playbook: Situation["services"]["playbook"], language: string, value: string): string {
  const key = `choice.${value}`;
  return playbook.knows(language, key) ? playbook.say(language, key) : value.replaceAll("_", " ");
}

/** All that a fixed choice is called: its label, and what the playbook lists under `choice.<value>.also`. */
function choiceNames(playbook: Situation["services"]["playbook"], language: string, value: string): Named {
  const key = `choice.${value}.also`;
  const also = playbook.knows(language, key) ? playbook.say(language, key).split("|") : [];
  return [choiceLabel(playbook, language, value), ...also].map((label) => ({ value, label }));
}

/** `last` and `-1` count from the end; `1` is the first. */
export function nth(ordinal: string, offered: readonly string[]): string | undefined {
  if (ordinal === "last") return offered.at(-1);
  const place = Number(ordinal);
  if (!Number.isInteger(place) || place === 0) return undefined;
  return offered.at(place > 0 ? place - 1 : place);
}

type Named = readonly { readonly label: string; readonly value: string }[];

/** The one choice whose name is said: exactly, as a part, or by words that only it has. */
function nameMatch(text: string, choices: Named): string | undefined {
  const said = plain(text);
  if (said === "") return undefined;
  const ways: readonly ((name: string) => boolean)[] = [
    (name) => name === said,
    (name) => contains(said, name) || (said.length >= 4 && contains(name, said)),
  ];
  for (const fits of ways) {
    const fitting = distinct(choices.filter(({ label, value }) => fits(plain(label)) || fits(plain(value))));
    if (fitting.length === 1) return fitting[0];
    if (fitting.length > 1) return undefined;
  }
  const named = said.split(" ").length <= mostWordsAround ? tellingWords(said, choices) : [];
  return named.length === 1 ? named[0] : undefined;
}

const distinct = (choices: Named): readonly string[] => [...new Set(choices.map(({ value }) => value))];

/** Unasked, only a choice's whole name counts. */
function labelMatch(text: string, choices: Named): string | undefined {
  const fitting = distinct(choices.filter(({ label }) => contains(plain(text), plain(label))));
  return fitting.length === 1 ? fitting[0] : undefined;
}

const mostWordsAround = 7;
const shortestWord = 5;

/** The choices that bear a word of the text which no other choice bears. */
function tellingWords(said: string, choices: Named): readonly string[] {
  return [
    ...new Set(
      said.split(" ").flatMap((word) => {
        const bearers = distinct(choices.filter(({ label }) => plain(label).split(" ").includes(word)));
        return word.length >= shortestWord && bearers.length === 1 ? bearers : [];
      }),
    ),
  ];
}

const contains = (text: string, part: string) => part !== "" && ` ${text} `.includes(` ${part} `);

function plain(text: string): string {
  return text
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}
