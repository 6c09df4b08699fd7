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
  "ok(?:ay)?|please|thanks?|then|actually|oh|ah|no|nah|well|sorry|bah|por favor|gracias|entonces|bueno|pues|mira|bitte|danke|dann|ach|nein|naja|na|merci|non|grazie|obrigad[oa]|não";
const whole = new RegExp(`^(?:(?:${around})[\\s,.!]*)*(?:${stop})(?:[\\s,.!]*(?:${around}))*[\\s.!…]*$`, "iu");

export function wantsToStop(text: string): boolean {
  return whole.test(text.trim());
}
