import { fold } from "../../knowledge/analyze.ts";

/** A sentence that says something was done, is being done or will be done for the customer. */
export interface ActionClaim {
  /** `borne`: who pays for it; `foreseen`: nobody is named who does it. */
  readonly when: "done" | "promised" | "borne" | "foreseen";
  /** The words that say it. */
  readonly words: string;
}

/**
 * Found by grammar, not by a list of deeds, so that any business's actions are caught: the speaker (or "your order",
 * "it") with a perfect or passive is a deed, the speaker with a future is a promise. Verbs of finding out and of
 * courtesy are neither.
 */
const EN_PARTICIPLE =
  "(?:[\\w-]+ed|sent|made|paid|put|set|given|done|taken|got|gotten|written|spoken|begun|found|held|kept|let|lost|told|brought|bought|sold|withdrawn|undone|redone|reset|split|cut|passed)";
const EN_BENIGN =
  "(?:found|checked|looked|searched|understood|noticed|noted|reviewed|read|listed|attached|included|happy|glad|afraid|sorry|need|help|explain|see|try|be (?:happy|glad|able)|have to|assist)";
const EN_CHANGED =
  "\\w*(?:confirmed|approved|booked|reserved|cancelled|canceled|refunded|processed|credited|changed|updated|upgraded|scheduled|rescheduled|completed?|registered|activated|blocked|unblocked|transferred|extended|waived|deleted|reversed|arranged|issued|paid|sent|returned|replaced|opened|set)";
const EN_SUBJECT = "(?:your|the) (?:[\\w-]+ ){1,4}?";
const patterns: readonly { readonly when: ActionClaim["when"]; readonly pattern: RegExp }[] = [
  {
    when: "done",
    pattern: new RegExp(
      `\\b${EN_SUBJECT}(?:has|have)(?: now| just| already)? (?!${EN_BENIGN}\\b|been\\b)(?:\\w+ed|left|gone|begun|sent)\\b`,
      "g",
    ),
  },
  {
    when: "done",
    pattern: new RegExp(
      `\\b(?:i|we|our team|a colleague|my colleague)(?:'ve| have| has)? (?:(?:just|already|now|also|gone ahead and|successfully|therefore) )*(?!${EN_BENIGN}\\b)${EN_PARTICIPLE}\\b`,
      "g",
    ),
  },
  {
    when: "done",
    pattern: new RegExp(
      `(?<!\\b(?:that|which|who) )\\b(?:has|have)(?: now| just| already| also| successfully)* been (?:\\w+ly )?${EN_PARTICIPLE}\\b`,
      "g",
    ),
  },
  {
    when: "done",
    pattern: new RegExp(
      `\\b(?:(?:your|the|another|our) (?:[\\w-]+ ){1,4}?(?:is|was|were|are)|an? (?:[\\w-]+ ){1,4}?(?:was|is(?= now| already| being)))(?: now| already| all| being)? (?!${EN_BENIGN}\\b)${EN_CHANGED}\\b|\\b(?:is|are)(?: now| already| all)? on (?:its|their|the) way\\b`,
      "g",
    ),
  },
  {
    when: "done",
    pattern:
      /\b(?:all )?(?:it's|it is|that's|everything is|you're|you are)(?: now| all)? (?:done|booked|cancelled|canceled|refunded|confirmed|arranged|taken care of|sorted|set|approved|scheduled|reserved|upgraded)\b|^(?:done|booked|cancelled|canceled|refunded|confirmed|approved)\b/g,
  },
  {
    when: "promised",
    pattern:
      /\b(?:i|we|i'm|we're)(?: am| are)? (?:now |just |currently )?(?!happy|glad|looking|checking|going)(?:\w+ing) (?:your|you|the|this|that|a)\b/g,
  },
  {
    when: "promised",
    pattern: new RegExp(
      `\\b(?:i|we|someone|somebody|(?:a|an|our|my|the) (?:\\w+ )?(?:colleague|agent|team|manager|specialist|representative|guide|driver|advisor|technician))(?:'ll| will| shall| (?:am|are|is) going to| can go ahead and) (?:(?:now|also|gladly|then|be) )*(?!${EN_BENIGN}\\b)\\w+`,
      "g",
    ),
  },
  {
    when: "promised",
    pattern:
      /\b(?:you'll|you will|you are going to|you should) (?:soon |shortly )?(?:receive|get|be (?:contacted|called|refunded|reimbursed|notified|credited|paid)|hear)\b|\bexpect (?:a|our) (?:call|refund|e-?mail|reply)\b/g,
  },
  {
    when: "done",
    pattern:
      /\b(?:he|hemos|ha|han)(?: ya)?(?: sido)? (?!encontrado|visto|comprobado|revisado|entendido|leido|dicho que)\w+(?:ado|ido|ada|ados|adas|idos|idas|cho|echo|uelto|ierto|crito|puesto)\b/g,
  },
  {
    when: "done",
    pattern:
      /\b(?:tu|su|el|la|sus|tus|los|las|todo) (?:\w+ ){0,4}?(?:esta|estan|queda|quedan|fue|fueron|ha sido)(?: ya)? (?:confirmad|aprobad|reservad|cancelad|anulad|reembolsad|procesad|cambiad|actualizad|programad|modificad|registrad|activad|bloquead|enviad|devuelt|abonad|tramitad|completad)\w*\b|^(?:listo|hecho)\b/g,
  },
  {
    when: "promised",
    pattern:
      /\b(?!there|where|were|here|ayudar|estar|ser|podr|habr|tendr|deber|encontrar|ver[ae])\w{2,}(?:are|ere|ire|aremos|eremos|iremos|ondremos|iremos)\b(?<!\b(?:quiere|requiere|sugiere|refiere|prefiere|espere|compare|entere|pare|prepare|adquiere|considere|libre))/g,
  },
  {
    when: "promised",
    pattern:
      /\b(?:te|le|les|os) (?!ayud|recomend|inform|agradec|dese|suger|invit|indic|explic|pedimos|rogamos|aconsej|record)\w+(?:amos|emos|imos|aran|ara|eran|era|iran|ira)\b|\b(?:recibira|recibiras|obtendra|obtendras)\b|\b(?:estoy|estamos) (?:\w+(?:ando|iendo))\b/g,
  },
  {
    when: "done",
    pattern:
      /\b(?:ich habe|wir haben|habe ich|haben wir|unser team hat|mein kollege hat|meine kollegin hat)\b(?! (?:keine?|leider|nichts|nicht)\b)[^.!?]*?\b(?!gefunden|gepruft|gesehen|nachgesehen|verstanden|geschaut|nachgeschaut)(?:\w*ge\w+(?:t|en)|\w+iert|(?:er|ver|be|ent|uber|zuruck|wieder|unter)\w+(?:t|en))\b/g,
  },
  {
    when: "done",
    pattern:
      /\b(?:wurden?|worden)\b[^.!?]*\b(?:\w*ge\w+(?:t|en)|\w+iert|(?:er|ver|be|ent|uber)\w+(?:t|en))\b|\b(?:ihre?|deine?|ihren|ihrer|das|die|der|alles) (?:\w+ ){0,4}?(?:ist|sind)(?: nun| jetzt| bereits| schon| hiermit)? (?:\w*(?:storniert|bestatigt|gebucht|erstattet|reserviert|genehmigt|geandert|umgebucht|bearbeitet|aktualisiert|freigeschaltet|gesperrt|erledigt|uberwiesen|gutgeschrieben|unterwegs|veranlasst))\b|^(?:erledigt|gebucht|storniert|erstattet)\b/g,
  },
  {
    when: "promised",
    pattern:
      /\b(?:ich werde|wir werden|werde ich|werden wir|(?:ein|eine|unser|unsere) \w+ wird|jemand wird|sie werden|du wirst|sie erhalten|du erhaltst|sie bekommen|du bekommst)\b[^.!?]*\b(?!helfen|versuchen)\w{3,}(?:en|ern|eln|t)\b/g,
  },
  {
    when: "promised",
    pattern:
      /\b(?:wir|ich) (?!helfe|helfen|freue|freuen|danke|danken|empfehle|empfehlen|bitte|bitten|wunsche|wunschen|verstehe|verstehen|mochte|mochten|kann|konnen|habe|haben|bin|sind)\w+e?n? (?:(?:es|das|den|die) )?(?:sie|ihnen|ihre?n?|dich|dir|deine?n?|uns|mich|euch)\b(?! (?:gern|gerne) weiter)|\b(?:rufe|rufen|melde|melden|schicke|schicken|sende|senden|erstatte|erstatten|kontaktiere|kontaktieren|uberweise|uberweisen) (?:ich|wir) (?:sie|ihnen|dich|dir|mich|uns|das)\b/g,
  },
];

/** Who bears a cost is a promise too. */
const BEARS =
  /\b(?:we|nosotros|wir) (?:\w+ )?(?:pay|cover|bear|waive|zahlen|bezahlen|tragen|ubernehmen)\b|\b(?:pagamos|asumimos|cubrimos)\b/g;

/** "90 euros will be refunded", "a faulty product is replaced": policies say so too. */
const PASSIVE = new RegExp(
  [
    "\\b(?:will|shall) (?:\\w+ )?be (?:[\\w-]+ed|sent|paid|made)\\b",
    "\\bseran? \\w+(?:ad|id)[oa]s?\\b",
    "\\bse (?:te |le |os |les )?\\w+(?:ara|era|ira)n?\\b",
    `\\ban? (?:[\\w-]+ ){1,4}?is ${EN_CHANGED}\\b`,
  ].join("|"),
  "g",
);

/** What is only supposed was not done: "it is fine if it has been unpacked". */
const SUPPOSED = /\b(?:if|when|once|unless|whether|as soon as|si|cuando|wenn|falls|sobald|ob) [^,;:.!?]*$/;

/** Piazza in Trastevere: one word, written large wherever it stands, and not only because it begins the sentence. */
function isName(words: string, sentence: string): boolean {
  const places = /^\p{L}+$/u.test(words)
    ? [...sentence.matchAll(/\p{L}+/gu)].filter(([word]) => fold(word) === words)
    : [];
  return places.length > 0 && places.every(({ 0: word, index }) => /^\p{Lu}/u.test(word) && index > 0);
}

export function actionClaims(sentence: string): readonly ActionClaim[] {
  const text = fold(sentence).trim();
  return [
    ...patterns,
    { when: "borne", pattern: BEARS } as const,
    { when: "foreseen", pattern: PASSIVE } as const,
  ].flatMap(({ when, pattern }) =>
    [...text.matchAll(pattern)]
      .filter((match) => !SUPPOSED.test(text.slice(0, match.index)) && !isName(match[0], sentence))
      .map((match) => ({ when, words: match[0] })),
  );
}
