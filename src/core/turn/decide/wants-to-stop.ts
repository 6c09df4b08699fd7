/** "Forget it" in six languages. It may end a task that waits for the customer, never begin or confirm anything. */
const stop = [
  "(?:just )?(?:forget|leave|drop|skip|cancel) (?:about )?(?:it|that|this)|cancel|never ?mind|i changed my mind",
  "olv[ií]d(?:alo|ate)|mejor d[eé]jalo|d[eé]jalo(?: estar)?|cancela(?:r|lo)?|ya no(?: lo)? (?:quiero|hace falta)",
  "vergiss (?:es|das)|vergessen sie (?:es|das)|abbrechen|abbruch|hat sich erledigt|schon gut|lassen wir das",
  "laissez? tomber|oubliez?(?: ça)?|annulez?(?: ça)?",
  "lascia(?:mo)? (?:perdere|stare)|annulla|non importa",
  "esque[cç]a?(?: isso)?|deixa(?: (?:pra|para) lá)?|deixe estar",
].join("|");
const around =
  "ok(?:ay)?|please|thanks?|then|actually|oh|por favor|gracias|entonces|bitte|danke|dann|ach|merci|grazie|obrigad[oa]";
const whole = new RegExp(`^(?:(?:${around})[\\s,.!]*)*(?:${stop})(?:[\\s,.!]*(?:${around}))*[\\s.!…]*$`, "iu");

/** "No, the other one" is a correction, "no, I don't want it" is not. */
export const wantsOther = (text: string): boolean =>
  /(?<!\p{L})(?:(?:an)?other|different|otr[oa]s?|andere[nrsm]?|autres?|altr[oaie]|outr[oa]s?)(?!\p{L})/iu.test(text);

export function wantsToStop(text: string): boolean {
  return whole.test(text.trim());
}
