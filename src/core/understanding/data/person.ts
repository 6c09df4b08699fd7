import { type Sentence, sentences } from "../../safety/data/by-language.ts";
import { type Frames, frames } from "./person-frames.ts";
import { speaksOfPeople, wantsPerson } from "./person-written.ts";

/** So many fillings of one frame: enough to tell the frame from what fills it. */
const PEOPLE_A_FRAME = 6;
const THINGS_A_FRAME = 5;

/** Training data for "the customer asks for a person": written sentences, and the usual frames filled in. */
export function personSentences(): { readonly asks: readonly Sentence[]; readonly asksNot: readonly Sentence[] } {
  const all = Object.entries(frames);
  const asks = all.flatMap(([language, one]) => asksOf(one).map((text) => ({ language, text })));
  const asksNot = all.flatMap(([language, { give, about, things }]) =>
    fill([...lines(give), ...lines(about)], lines(things), THINGS_A_FRAME).map((text) => ({ language, text })),
  );
  return { asks: [...sentences(wantsPerson), ...asks], asksNot: [...sentences(speaksOfPeople), ...asksNot] };
}

function asksOf({ talk, give, about, things, people, peopleGiven = people }: Frames): string[] {
  return [
    ...fill(lines(talk), lines(people), PEOPLE_A_FRAME),
    ...fill(lines(give), lines(peopleGiven), PEOPLE_A_FRAME),
    ...lines(peopleGiven),
    // "I want to cancel my booking let me talk to the manager": the wish stands behind another one.
    ...fill(lines(about), lines(things), 1).map(
      (thing, i) => `${thing} ${fill([lines(talk)[i] ?? ""], lines(people), i + 1).at(-1)}`,
    ),
  ];
}

/** Each frame with some of the fillings, every filling in some of the frames. */
function fill(openings: readonly string[], fillings: readonly string[], times: number): string[] {
  return openings.flatMap((opening, i) =>
    Array.from({ length: times }, (_, j) => opening.replace("*", fillings[(i * times + j) % fillings.length] ?? "")),
  );
}

const lines = (text: string): readonly string[] => text.trim().split("\n");
