/** "What do you know about me?" and "forget it", in the six languages that we write. */
const aboutMe =
  "(?:about me|of me|on me|de mí|sobre mí|de mi|sobre mi|über mich|von mir|de moi|sur moi|à mon sujet|di me|su di me|de mim|sobre mim)";
const known =
  "(?:know|remember|stored?|saved?|keep|kept|have|hold|sabes?|sabéis|recuerdas?|guardas?|guardado|tienes|tenéis|weißt|weiß|wissen|gespeichert|speicherst|speichern|merkst|merken|hast|haben|savez|sais|retenez|retiens|gardez|gardes|avez|as|sai|sapete|ricordi|ricordate|hai|avete|sabem?|lembras?|guardam?|tens?|têm)";
const what =
  "(?:what|which|qué|que|cuáles|was|welche|qu'est-ce|quoi|quelles|cosa|che|quali|o que|quais|show|muéstrame|zeig|zeigen|montre[zr]?|mostra(?:mi)?|mostre|tell me|dime|sag|dites|dimmi|diga)";
const forget =
  "(?:forget|delete|erase|remove|clear|wipe|olvida\\p{L}*|olvide\\p{L}*|borra\\p{L}*|borre\\p{L}*|elimina\\p{L}*|elimine\\p{L}*|vergiss|vergessen|lösch\\p{L}*|oublie[zr]?|efface[zr]?|supprime[zr]?|dimentica\\p{L}*|cancella\\p{L}*|esque\\p{L}*|apaga\\p{L}*|apague\\p{L}*)";

const word = (text: string): RegExp => new RegExp(`(?<!\\p{L})${text}(?!\\p{L})`, "iu");
const [asks, forgets] = [word(what), word(forget)];
const kept = word(`(?:${known}[^.!?]{0,30}(?<!\\p{L})${aboutMe}|${aboutMe}[^.!?]{0,20}(?<!\\p{L})(?:${known}|wisst))`);
const everything = word(`(?:everything|all|todo|alles|tout|tutto|tudo) ${aboutMe}`);

/** Longer messages are about more than this. */
const LONGEST = 200;

/** Undefined: the message is about something else. */
export function asksForMemory(text: string): "show" | "forget" | undefined {
  if (text.length > LONGEST) return undefined;
  if (forgets.test(text) && (kept.test(text) || everything.test(text))) return "forget";
  return asks.test(text) && kept.test(text) ? "show" : undefined;
}
