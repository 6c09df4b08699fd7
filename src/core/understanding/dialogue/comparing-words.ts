/** Which of several things a customer means by comparing them, in six languages. */
export type Comparison = "cheapest" | "dearest" | "newest" | "oldest";

const patterns: readonly (readonly [Comparison, RegExp])[] = [
  [
    "dearest",
    /(?<!\p{L})(?:more expensive|most expensive|dearer|dearest|pricier|priciest|m[aá]s car[oa]s?|teurere?[nrs]?|teuerste[nrs]?|plus ch[eè]re?|pi[uù] car[oa]|mais car[oa])(?!\p{L})/iu,
  ],
  [
    "cheapest",
    /(?<!\p{L})(?:cheaper|cheapest|less expensive|least expensive|m[aá]s barat[oa]s?|menos car[oa]s?|(?:günstiger|billiger|preiswerter)e?[nrs]?|(?:günstigste|billigste|preiswerteste)[nrs]?|moins ch[eè]re?|meno car[oa]|pi[uù] economic[oa]|mais barat[oa])(?!\p{L})/iu,
  ],
  [
    "newest",
    /(?<!\p{L})(?:newer|newest|latest|(?:more|most) recent|m[aá]s (?:nuev[oa]|reciente)s?|neuere?[nrs]?|neue?ste[nrs]?|jüngste[nrs]?|plus récente?|pi[uù] recente|mais recente)(?!\p{L})/iu,
  ],
  [
    "oldest",
    /(?<!\p{L})(?:older|oldest|m[aá]s (?:antigu[oa]|viej[oa])s?|ältere?[nrs]?|älteste[nrs]?|plus ancien(?:ne)?|pi[uù] vecchi[oa]|mais antig[oa])(?!\p{L})/iu,
  ],
];

/** "No, the other one" is a correction, "no, I don't want it" is not. */
const other =
  /(?<!\p{L})(?:(?:an)?other|different|otr[oa]s?|andere[nrsm]?|autres?|altr[oaie]|outr[oa]s?)(?!\p{L})(?! (?:words|day|wise|hand)(?!\p{L}))/iu;

/** Only one of the several that were meant before. */
const onlyOne =
  /(?<!\p{L})(?:(?:only|just) one|s[oó]lo un[oa]?|solamente un[oa]?|nur ein(?:e[nrs]?|s)?|seulement une?|solo un[oa]?|apenas uma?|s[oó] uma?)(?!\p{L})/iu;

/** Part of an order: "one item", "some things from". */
const some =
  /(?<!\p{L})(?:(?:one|an|a|some|single|individual) (?:items?|products?|things?|articles?)|(?:one|some|part|half) of (?:it|them|the (?:items|products|things))|part of (?:the|my|an?) order|(?:un|algún|unos|algunos|parte del?) (?:artículos?|productos?|pedido)|(?:einen?|einzelne[nr]?|einige|manche) (?:Artikel|Teil|Produkte?)|(?:einen )?Teil (?:der|von|meiner)|(?<!mein(?:e|en)? )Artikel (?:aus|von)|(?:un|quelques|certains) articles?|un articolo|alcuni articoli|um artigo|alguns artigos)(?!\p{L})/iu;

const none =
  /^\W*(?:none|neither|nothing)(?: of (?:these|those|them|that|the above))?\W*$|^\W*(?:no,? )?(?:ningun[oa]|ninguno?)(?: de (?:es[oa]s|est[oa]s|ell[oa]s))?\W*$|^\W*(?:nein,? )?(?:keine?[sr]?|nichts)(?: (?:davon|von (?:beiden|denen)))?\W*$|^\W*aucune?(?: des deux)?\W*$|^\W*nessun[oa](?: di quest[ei])?\W*$|^\W*nenhuma?(?: dess[ea]s)?\W*$/iu;

/** All of what stands side by side: "which one", "welche davon", "both". */
const sideBySide =
  /(?<!\p{L})(?:which (?:one|of (?:them|those|the two|these))|which is|both|either|(?:between|compare) (?:them|the two)|they (?:compare|differ)|cu[aá]l(?:es)?|ambos|ambas|los dos|las dos|welche[nrs]?(?: (?:davon|von (?:beiden|denen|ihnen)))?(?= (?:davon|von|ist|hat|sind|haben|kann|wiegt|hält))|beide[nrs]?|lequel|laquelle|lesquel(?:le)?s|les deux|quale|quali|entramb[ie]|qual|quais|os dois|as duas)(?!\p{L})/iu;

/** "The one with the kettle", "el de exterior", "die mit dem Akku": one of what was offered, by what is true of it. */
const one = [
  /^\W*(?:(?:no|i mean|it's|sorry)[, ]+)*(?:the|that|this|my) (?:[\p{L}\d-]+ ){0,3}ones?(?!\p{L})/iu,
  /^\W*(?:no,? )?(?:el|la|los|las|aquel|aquella|es[ae]) (?:(?:de|del|con|que|m[aá]s)(?!\p{L})|\p{L}+[oae]s?\W*$)/iu,
  // Adjectives are not capitalised: "die rote", not "die Lampe".
  /^\W*(?:[Nn]ein,? )?[Dd](?:er|ie|as|en) (?:(?:mit|von|vom|für|aus)(?!\p{L})|\p{Ll}+e[nrs]?\W*$)/u,
  /^\W*celles?(?: |-)|^\W*celui(?: |-)|^\W*ceux(?: |-)/iu,
  /^\W*quell[oaie] |^\W*[oa]s? (?:de|da|do|com|que|mais) /iu,
];

export const pointsAtOne = (text: string): boolean =>
  !text.includes("?") && one.some((pattern) => pattern.test(text.trim()));
export const comparisonIn = (text: string): Comparison | undefined =>
  patterns.find(([, pattern]) => pattern.test(text))?.[0];

export const wantsOther = (text: string): boolean => other.test(text);
export const wantsOnlyOne = (text: string): boolean => onlyOne.test(text);
export const wantsNone = (text: string): boolean => none.test(text);
export const wantsSome = (text: string): boolean => some.test(text);
export const meansAllCompared = (text: string): boolean => sideBySide.test(text);

/** The text without the words that only point: what is left says something of its own. */
export function withoutPointing(text: string): string {
  return [...patterns.map(([, pattern]) => pattern), other, sideBySide].reduce(
    (left, pattern) => left.replace(new RegExp(pattern, "giu"), " "),
    text,
  );
}
