/** The part of a customer's message that asks: without greetings, reasons and stories, which no answer repeats. */
export function askingPart(text: string): string {
  const sentences = text.split(/(?<=[.!?…])\s+|\n+/).filter((sentence) => /\p{L}/u.test(sentence));
  const questions = sentences.filter((sentence) => sentence.includes("?") || sentence.includes("¿"));
  const kept = (questions.length > 0 ? questions : sentences).map((sentence) => {
    const open = sentence.indexOf("¿");
    return withoutReason(open > 0 ? sentence.slice(open) : sentence);
  });
  return kept.join(" ") || text;
}

const REASON =
  /[,;]?\s(?:because|cause|since my|since i|as my|weil|denn ich|da ich|da mein\p{L}*|porque|ya que|puesto que|parce que|car je|car mon|perché|poiché|já que)\s/iu;

/** Cuts "… because my old one broke" when a question stands before it. */
function withoutReason(sentence: string): string {
  const at = sentence.search(REASON);
  return at > 12 ? sentence.slice(0, at) : sentence;
}
