/** "I meant": what follows, or came before, is the right value. In six languages. */
const meant = [
  "i (?:actually )?(?:meant?|was talking about)|make (?:it|that)|not that one",
  "quer[ií]a decir|quise decir|me refer[ií]a|me refiero|quiero decir|mejor (?:el|la|a las?)",
  "ich mein(?:te|e)|mein(?:te|e) ich|gemeint",
  "je voulais dire|je parlais",
  "volevo dire|intendevo",
  "queria dizer|quis dizer",
].join("|");
const meantPattern = new RegExp(`(?<!\\p{L})(?:${meant})(?!\\p{L})`, "iu");

/** Words that take back what was said before, in six languages; what follows is the right value. */
const markers = [
  meant,
  "sorry|apologies|oops|my (?:bad|mistake)|actually|correction|rather|instead|scratch that|on second thou?ghts?",
  "perd[oó]n(?:a|e)?|en realidad|mejor|m[aá]s bien|me he equivocado|me equivoqu[eé]|corrijo|digo",
  "verzeihung|entschuldigung|eigentlich|lieber|doch (?:lieber|eher)|vielmehr|stattdessen|korrektur|ich habe mich vertan",
  "pardon|désolée?|en fait|plutôt|je me suis trompée?",
  "scusa(?:te|mi)?|in realtà|piuttosto|mi sono sbagliat[oa]",
  "desculpe|na verdade|melhor|me enganei",
].join("|");
const refusal = "no|nope|nein|nee|non|não|nao";
const marker = new RegExp(`(?<!\\p{L})(?:${markers})(?!\\p{L})`, "iu");
const refusedFirst = new RegExp(`^\\W*(?:${refusal})(?!\\p{L})`, "iu");

/** "Sorry, I meant …", "no, …", "lieber …": the text puts right something said before. */
export function corrects(text: string): boolean {
  return marker.test(text) || refusedFirst.test(text);
}

/** The strong form: whatever else the sentence sounds like, it names what was meant all along. */
export const saysItMeant = (text: string): boolean => meantPattern.test(text);

/** The text without the words that only say that it corrects. */
export function withoutCorrection(text: string): string {
  return text
    .replace(new RegExp(refusedFirst, "iu"), " ")
    .replace(new RegExp(marker, "giu"), " ")
    .replace(/^[\s\p{P}]+/u, "")
    .trim();
}
