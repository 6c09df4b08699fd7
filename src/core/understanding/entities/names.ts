import { foldText } from "./fold-text.ts";
import type { Found } from "./span.ts";

const particle = "(?:von|van|de la|de|del|da|das|do|dos|di|du|der|den|le|la|al|bin|ter|zu|y|e)";
const word =
  "(?:O['’]\\p{Lu}\\p{Ll}+|Mc\\p{Lu}\\p{Ll}+|\\p{Lu}[\\p{Ll}'’]+(?:-\\p{Lu}\\p{Ll}+)?|\\p{Lu}{3,}(?!\\p{Ll}))";
const more = `(?:\\s(?:${particle}\\s){0,2}${word})`;
const title = "(?:mr|mrs|ms|miss|dr|herrn?|frau|senora?|sra?|dona?|monsieur|madame|mme|signora?|sig|senhora?)\\.?\\s";

/** A name of any length; of two words at least; of one word before a pause. All read the original, from where a cue ends. */
const anyName = new RegExp(`${word}${more}{0,3}`, "uy");
const fullName = new RegExp(`${word}${more}{1,3}`, "uy");
const pausedName = new RegExp(
  `${word}(?=\\s*(?:[.,;!?\\n]|$)|\\s(?:from|speaking|here|again|de|von|da|di|aus|and|y|und)\\s)`,
  "uy",
);
const smallName = /\p{Ll}{2,}(?:\s\p{Ll}{3,})?(?=\s*(?:[.,;!?\n]|$|and\s|y\s|und\s|et\s|e\s))/uy;

const cue = (...words: readonly string[]): RegExp =>
  new RegExp(`(?<!\\p{L})(?:${words.join("|")})[:,]?\\s(?:${title})?`, "gu");

/** Words behind which a name stands, in folded text. */
const surely = cue(
  "my (?:full )?name is|my name.s|the name is|the name.s|under (?:the name(?: of)?|my name)|in the name of|booked (?:for|by)",
  "me llamo|mi nombre es|a(?:l)? nombre de|de parte de",
  "ich hei(?:ß|ss)e|mein name (?:ist|lautet)|auf (?:den|meinen) namen|unter dem namen|im namen von",
  "je m.appelle|mon nom est|je me nomme|au nom de",
  "mi chiamo|il mio nome e|a nome(?: di)?",
  "chamo-me|me chamo|(?:o )?meu nome e|em nome de",
);
const relatives = cue(
  "my (?:\\p{L}+ )?(?:wife|husband|son|daughter|mother|father|mum|mom|dad|brother|sister|partner|girlfriend|boyfriend|friend|boss|colleague|fiancee?|nephew|niece|grand(?:son|daughter|mother|father)|aunt|uncle|cousin|flatmate|neighbou?r|kid|child)",
  "mi (?:mujer|espos[oa]|marido|hij[oa]|madre|padre|herman[oa]|pareja|novi[oa]|amig[oa]|jef[ea]|colega|sobrin[oa]|niet[oa]|abuel[oa]|ti[oa]|prim[oa])",
  "mein(?:e[nrm]?)? (?:frau|mann|sohn|tochter|mutter|vater|bruder|schwester|partner(?:in)?|freund(?:in)?|chef(?:in)?|kolleg(?:en?|in)|neffen?|nichte|enkel(?:in)?|oma|opa|tante|onkel|cousine?|verlobte[nr]?)",
  "m(?:on|a) (?:femme|mari|fils|fille|mere|pere|frere|soeur|epou(?:se|x)|compagn(?:e|on)|amie?|copine|copain|neveu|niece)",
  "(?:mio|mia) (?:moglie|marito|figli[oa]|madre|padre|fratello|sorella|compagn[oa]|amic[oa]|fidanzat[oa]|nipote|nonn[oa]|zi[oa]|cugin[oa])",
  "(?:meu|minha) (?:mulher|marido|espos[oa]|filh[oa]|mae|pai|irmao?|amig[oa]|namorad[oa]|companheir[oa]|net[oa]|avo|ti[oa]|prim[oa])",
);
const perhaps = cue(
  "i am|i.m|this is|it.s|soy|ich bin(?: d(?:ie|er))?|hier (?:ist|spricht)|je suis|c.est|sono|sou(?: [oa])?|aqui e|regards|cheers|gru(?:ß|ss)e?|saludos|cordialement|saluti|cumprimentos",
);
const perhapsOne = cue(
  "i am|i.m|this is|soy|je suis|sono|hier (?:ist|spricht)|regards|cheers|gru(?:ß|ss)e?|saludos|saluti",
);
const titled = new RegExp(`(?<!\\p{L})${title}`, "gu");

const readings: readonly (readonly [cue: RegExp, name: RegExp, confidence: number])[] = [
  [surely, anyName, 0.9],
  [relatives, anyName, 0.85],
  [titled, anyName, 0.85],
  [perhaps, fullName, 0.8],
  [perhapsOne, pausedName, 0.7],
  [surely, smallName, 0.6],
];

/** What is no name although it has a capital. */
const noName =
  /^(?:english|spanish|german|french|italian|portuguese|british|american|dutch|irish|polish|sorry|happy|here|not|sure|ok|okay|looking|waiting|interested|customer|kund(?:e|in)|stammkund(?:e|in)|cliente?|monday|tuesday|wednesday|thursday|friday|saturday|sunday|the|my|your|i|order|booking|on|wrong|correct)$/u;

/** People: who writes ("my name is …"), whom it is for ("my wife Anna"), and who is called by a title. */
export function findNames(text: string): Found[] {
  const folded = foldText(text);
  const found: Found[] = [];
  for (const [pattern, name, confidence] of readings)
    for (const match of folded.matchAll(pattern)) {
      const start = match.index + match[0].length;
      name.lastIndex = start;
      const written = name.exec(text)?.[0];
      if (!written || noName.test(foldText(written.split(/\s/)[0] ?? ""))) continue;
      const end = start + written.length;
      if (found.some((known) => known.start < end && start < known.end)) continue;
      found.push({ type: "name", text: written, value: written.replace(/\s+/g, " "), confidence, start, end });
    }
  return found.sort((a, b) => a.start - b.start);
}
