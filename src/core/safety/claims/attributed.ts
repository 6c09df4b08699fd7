import { fold } from "../../knowledge/analyze.ts";

/** Customers, however a business calls them; folded, en, es, de, fr, it, pt. */
const THEY =
  "(?:(?:some|many|several|other|our|one|a|another|algunos|algunas|muchos|otros|otras|los|las|nuestros|un|una|otro|otra|einige|viele|andere|unsere|manche|ein|eine|laut|d'autres|certains|les|nos|alcuni|altri|i|gli|outros|alguns|os) )*" +
  "(?:customers?|travell?ers?|guests?|visitors?|buyers?|reviewers?|users?|owners?|clientes?|viajer[oa]s?|huespedes|usuari[oa]s?|compradores|kund(?:en|innen|e|in)|reisende[nr]?|gaste|gast|kaufer|nutzer|clients?|voyageurs?|clienti|viaggiatori|viajantes)";
const SAY =
  "(?:also )?(?:says?|said|reports?|reported|mentions?|mentioned|suggests?|recommends?|adds?|finds?|notes?|tells? us|told us|advises?|dicen?|cuentan?|comentan?|recomiendan?|sugieren?|aconsejan?|anaden?|sagen|sagt|berichten|berichtet|erzahlen|erzahlt|empfehlen|empfiehlt|raten|meinen|disent|dit|recommandent|dicono|consigliano|dizem|recomendam)";
const OPENING = new RegExp(
  `^(?:(?:and|but|also|one thing|by the way|as a tip|y|pero|ademas|und|aber|ubrigens|ausserdem)[,:]? )*(?:${THEY} ${SAY}(?: that| que| dass)?|(?:according to|segun|laut|selon|secondo|segundo) ${THEY})[,:]? `,
);

/** What a sentence says that customers say ("Travellers say that it was cold"); undefined when it speaks for the business. */
export function attributedTo(sentence: string): string | undefined {
  // Folding may change the length only of letters that stand in no opening.
  const opening = OPENING.exec(fold(sentence))?.[0];
  return opening === undefined ? undefined : sentence.slice(opening.length).replace(/^dass /, "");
}
