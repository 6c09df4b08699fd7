import { fold } from "../../knowledge/analyze.ts";

/** Words that turn a statement round, and those that mean the opposite of their pair. Folded; en, es, de, fr, it, pt. */
const NEGATION =
  /\b(not|no|never|none|nothing|nobody|niemand\w*|nadie|neither|nor|without|cannot|unable|unavailable|closed|sold out|cerrad[oa]s?|agotad[oa]s?|geschlossen|ausverkauft|impossible|isnt|arent|doesnt|dont|didnt|wont|cant|couldnt|wasnt|werent|hasnt|havent|non|nonrefundable|exclud\w+|except\w*|separately|prohibited|forbidden|refused?|ineligible|declined?|rejected?|nunca|ni|sin|jamas|tampoco|ningun\w*|nada|imposible|excluid\w+|excepto|salvo|prohibid\w+|separado|nicht|kein\w*|nie|niemals|ohne|weder|nichts|instead|rather than|up to you|on your own|at your own expense|por (?:tu|su) (?:propia )?cuenta|(?:ihre|deine|eure) sache|auf eigene (?:faust|kosten)|unmoglich|en lugar|en vez|(?:an)?statt(?=\s)|ausgeschlossen|ausser|ausgenommen|verboten|untersagt|separat|pas|jamais|sans|aucun\w*|mai|senza|nessun\w*|nao|sem|nenhum\w*)\b/g;

/** Words that go along with a "no" and do not take it back. */
const CONCORD = /\b(?:ni|nor|nunca|nada|nadie|jamas|tampoco|ningun\w*|aucun\w*|jamais|pas|nessun\w*|mai|nenhum\w*)\b/g;

/** True when the clause denies something: an odd number of negations. */
export function denies(clause: string): boolean {
  const text = fold(clause)
    // "Cancels when the path is closed" denies nothing: what follows is a condition.
    .replace(/(?<=\w\w )(?:when|if|wenn|falls|sofern|cuando|si|quand|lorsque|quando)\b.*$/, "")
    .replace(/'/g, "")
    .replace(
      /\binstead(?! of)\b|\bnot only\b|\bno solo\b|\bnicht nur\b|\bno problem\w*\b|\bno later than\b|\bno more than\b|\bnot more than\b|\bno mas (de|tarde)\b|\bnicht mehr als\b|\bno\.? ?\d+/g,
      " ",
    );
  const plain = /\b(?:no|ne|non|nao|neither|weder)\b/.test(text) ? text.replace(CONCORD, " ") : text;
  return (plain.match(NEGATION)?.length ?? 0) % 2 === 1;
}

const SUPPOSES =
  /^(?:if|when|whoever|unless|in case|si|cuando|quien|salvo|wenn|falls|wer|sofern|quand|lorsque|quando|se)\b/;
/** A clause that supposes something, and claims nothing. */
export const supposes = (clause: string): boolean => SUPPOSES.test(fold(clause));

/** A clause and whether it denies what it says. */
export interface PolarClause {
  readonly text: string;
  readonly denies: boolean;
}

/**
 * Clauses of a sentence, cut at "and" too, so that two prices stay with what they are the price of. A piece without a
 * verb of its own shares the denial before it: "not covered are drops, water damage and wear".
 */
export function polarClauses(sentence: string): readonly PolarClause[] {
  const read: (PolarClause & { readonly link: Link })[] = [];
  let inList = false;
  for (const { text, link } of pieces(sentence)) {
    inList = isListed(text) && (link === "comma" || (link === "and" && inList));
    if (ANSWER.test(fold(text)) || /\b(?:schon|doch)[.!]?$/.test(fold(text))) {
      read.push({ text, link, denies: false });
      continue;
    }
    const before = read.at(-1);
    const shared = inList && before?.denies === true && !supposes(before.text);
    read.push({ text, link, denies: denies(text) || shared });
  }
  return read
    .map((clause, at) => ({ ...clause, denies: clause.denies || sharesNext(read, at) }))
    .filter(({ text }) => /[\p{L}\p{N}]/u.test(text));
}

/** "Large bags and glass bottles are not allowed": the verb comes last. */
function sharesNext(read: readonly (PolarClause & { readonly link: Link })[], at: number): boolean {
  const here = read[at];
  const next = read[at + 1];
  return (
    here !== undefined &&
    next?.link === "and" &&
    next.denies &&
    isListed(here.text) &&
    hasVerb(next.text) &&
    !VERB_FIRST.test(fold(next.text)) &&
    !ANSWER.test(fold(here.text))
  );
}

type Link = "comma" | "and" | "own";
const AND =
  /\s+(?:and|y|e|und|sowie|et)\s+|\s+(?=instead of\s|rather than\s|en lugar de\s|en vez de\s|(?:an)?statt\s)/iu;

const INSTEAD = /^(?:instead of|rather than|en lugar de|en vez de|(?:an)?statt)\s/i;

/** What stands before each piece: the comma of a list, "and", or something that begins a statement of its own. */
function pieces(sentence: string): readonly { readonly text: string; readonly link: Link }[] {
  let from = 0;
  return clauses(sentence).flatMap((clause) => {
    const at = Math.max(from, sentence.indexOf(clause, from));
    const isComma = /,\s*$/.test(sentence.slice(from, at)) && !TURNS.test(fold(clause));
    from = at + clause.length;
    return clause.split(AND).map((text, part) => ({
      text,
      link: INSTEAD.test(text)
        ? ("own" as const)
        : part > 0
          ? ("and" as const)
          : isComma
            ? ("comma" as const)
            : ("own" as const),
    }));
  });
}

/** "But", and all that takes back what came before. */
const TURNS =
  /^(?:but|however|although|though|while|whereas|pero|sino|aunque|mientras|aber|sondern|jedoch|obwohl|mais|ma|mas)\b/;
/** A bare answer denies the question, not what follows. */
const ANSWER = /^[¡\s]*(?:no|nope|nein|non|nao|yes|si|ja|oui|sim)[.!\s]*$/;

/** A short piece without a verb of its own. */
const isListed = (piece: string): boolean => piece.split(/\s+/).length <= 8 && !/\d/.test(piece) && !hasVerb(piece);
export const hasVerb = (piece: string): boolean => VERB.test(fold(piece));
const VERB =
  /\b(so|please|therefore|also|then|asi|por|bitte|daher|you|we|it|they|sie|wir|es|is|are|was|were|be|has|have|had|can|may|must|will|would|do|does|come|comes|need|needs|work|works|get|gets|cost|costs|take|takes|use|uses|es|son|esta|estan|tiene|tienen|puede|pueden|puedes|debe|deben|viene|vienen|incluye|cuesta|hay|usa|ist|sind|war|hat|haben|kann|konnen|darf|durfen|muss|mussen|wird|werden|gibt|kostet|kommt|kommen|liegt|liegen|nutzt|est|sont|peut|ont|ha|hanno|puo|sono|sao|pode|tem)\b/;

/** "…, and needs no hub": shares the subject of what stands before it, not its denial. */
const VERB_FIRST = new RegExp(`^\\W*${VERB.source}`);

/** Parts of a sentence that can each be true or false on their own. */
export function clauses(sentence: string): readonly string[] {
  return sentence
    .split(
      /(?<!\d)[,;:!?)]+(?:\s+|$)|(?<=\d)[,;:!?)]+(?:\s+(?!\d)|$)|[—–]+|\s+\(|\s+-\s+|(?<!\d)\.\s+|\s+(?:but|however|although|though|while|whereas|except that|pero|sino|aunque|mientras|aber|sondern|jedoch|obwohl|wahrend|während|mais|ma|mas)\s+/iu,
    )
    .map((clause) => clause.trim())
    .filter((clause) => /[\p{L}\p{N}]/u.test(clause));
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
