import { fold } from "../knowledge/analyze.ts";

/** Words that turn a statement round, and those that mean the opposite of their pair. Folded; en, es, de, fr, it, pt. */
const NEGATION =
  /\b(not|no|never|none|nothing|neither|nor|without|cannot|unable|unavailable|impossible|isnt|arent|doesnt|dont|didnt|wont|cant|couldnt|wasnt|werent|hasnt|havent|non|nonrefundable|exclud\w+|except\w*|separately|prohibited|forbidden|refused?|ineligible|declined?|rejected?|nunca|ni|sin|jamas|tampoco|ningun\w*|nada|imposible|excluid\w+|excepto|salvo|prohibid\w+|separado|nicht|kein\w*|nie|niemals|ohne|weder|nichts|unmoglich|ausgeschlossen|ausser|ausgenommen|verboten|untersagt|separat|pas|jamais|sans|aucun\w*|mai|senza|nessun\w*|nao|sem|nenhum\w*)\b/g;

/** True when the clause denies something: an odd number of negations. */
export function denies(clause: string): boolean {
  const text = fold(clause)
    .replace(/'/g, "")
    .replace(
      /\bnot only\b|\bno solo\b|\bnicht nur\b|\bno problem\w*\b|\bno later than\b|\bno more than\b|\bnot more than\b|\bno mas (de|tarde)\b|\bnicht mehr als\b|\bno\.? ?\d+/g,
      " ",
    );
  return (text.match(NEGATION)?.length ?? 0) % 2 === 1;
}

/** Parts of a sentence that can each be true or false on their own. */
export function clauses(sentence: string): readonly string[] {
  return sentence
    .split(
      /[,;:!?)]+(?:\s+|$)|[—–]+|\s+\(|\s+-\s+|\.\s+|\s+(?:but|however|although|though|while|whereas|except that|pero|sino|aunque|mientras|aber|sondern|jedoch|obwohl|wahrend|während|mais|ma|mas)\s+/iu,
    )
    .map((clause) => clause.trim())
    .filter((clause) => /\p{L}/u.test(clause));
}

/** Does a reply begin with a plain yes or no? */
export function leadingAnswer(text: string): "yes" | "no" | undefined {
  const word =
    /^[\s¡]*(yes|yep|yeah|sure|of course|absolutely|certainly|correct|si|claro|por supuesto|ja|jawohl|naturlich|genau|oui|sim|no|nope|nein|non|nao)(?=[\s,.!:–—-]|$)/.exec(
      fold(text),
    )?.[1];
  if (!word) return undefined;
  if (/^(no|nope|nein|non|nao)$/.test(word))
    return /^[\s¡]*no (problem|worries|hay problema)/.test(fold(text)) ? undefined : "no";
  return "yes";
}
