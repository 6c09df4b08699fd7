import { type LetThrough, operatingPoints } from "./verdict.ts";

/** So many earlier messages are judged together with a new one, and so much of each. */
const MOST_MESSAGES = 4;
const MOST_CHARACTERS = 400;

/** What the gate remembers once it has let another message through. */
export function letThroughAfter(earlier: readonly LetThrough[], text: string, injection: number): LetThrough[] {
  if (text.trim() === "") return [...earlier];
  return [...earlier, { text: text.slice(0, MOST_CHARACTERS), injection }].slice(-MOST_MESSAGES);
}

/** The same for a dialogue that was not led by us. What would have been blocked wipes the slate, as it does in a turn. */
export function letThroughOf(texts: readonly string[], injectionOf: (text: string) => number): LetThrough[] {
  return texts.reduce<LetThrough[]>((earlier, text) => {
    const injection = injectionOf(text);
    return injection >= operatingPoints.injection ? [] : letThroughAfter(earlier, text, injection);
  }, []);
}
