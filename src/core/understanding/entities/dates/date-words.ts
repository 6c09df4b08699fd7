/**
 * The words for days and times that customers use, by language; matched against folded text (`foldText`: small letters,
 * no accents). `NUM` stands for a number in digits or words.
 */
export interface DateWords {
  /** Days counted from today. */
  readonly days: readonly (readonly [pattern: string, offset: number])[];
  /** The same at the beginning of a word: "stasera". */
  readonly dayBegins?: readonly (readonly [pattern: string, offset: number])[];
  /** Monday to Sunday. */
  readonly weekdays: readonly string[];
  readonly next: { readonly before: string; readonly behind: string };
  readonly last: { readonly before: string; readonly behind: string };
  /** From now: the first group is NUM, the second the unit. */
  readonly ahead: string;
  readonly ago: string;
  readonly units: { readonly day: string; readonly week: string; readonly month: string };
  /** "the 29th", "el día 25": the group is the day of the month. */
  readonly dayOfMonth: string;
  readonly parts: Readonly<Record<DayPart, string>>;
  /** Before an hour; the hour is NUM. */
  readonly at: string;
  /** What makes a bare number an hour. */
  readonly clock: string;
  readonly noon: string;
  readonly midnight: string;
  /** Behind the hour: minutes after it. Before the hour, for languages that say it so, minutes from it. */
  readonly past: readonly (readonly [pattern: string, minutes: number])[];
  readonly before: readonly (readonly [pattern: string, minutes: number])[];
  /** Words that may follow a bare hour; any other word makes it something else ("at 5 shops"). */
  readonly follows: string;
}

export type DayPart = "morning" | "noon" | "afternoon" | "evening";

export const dateWords: Readonly<Record<string, DateWords>> = {
  en: {
    days: [
      ["day after tomorrow", 2],
      ["day before yesterday", -2],
      ["tomorrow|tmrw|tmr", 1],
      ["yesterday", -1],
      ["last night", -1],
      ["today|tonight|this(?= (?:morning|afternoon|evening|noon)\\b)", 0],
    ],
    weekdays: [
      "mondays?",
      "tues(?:days?)?",
      "wed(?:nesdays?|s)?",
      "thurs(?:days?)?",
      "fridays?",
      "saturdays?",
      "sundays?",
    ],
    next: { before: "next|coming|following", behind: "next|coming" },
    last: { before: "last|past|since|previous", behind: "ago" },
    ahead: "(?:in|within) (NUM) (UNIT)(?:'? time)?|(NUM) (UNIT) from (?:now|today)",
    ago: "(NUM) (UNIT) (?:ago|back)",
    units: { day: "days?", week: "weeks?", month: "months?" },
    dayOfMonth: "(?:by|on|until|till|from|before|after|for) the (\\d{1,2})(?:st|nd|rd|th)(?! (?:floor|time|of))",
    parts: { morning: "mornings?", noon: "lunchtime", afternoon: "afternoons?", evening: "evenings?|nights?|tonight" },
    at: "at|by|around|about|from|until|till|after|before",
    clock: "o'? ?clock|hrs|hours(?= on)",
    noon: "noon|midday",
    midnight: "midnight",
    past: [],
    before: [
      ["half past|half", 30],
      ["(?:a )?quarter past", 15],
      ["(?:a )?quarter to", -15],
    ],
    follows:
      "on|in|this|next|tomorrow|today|please|or|and|if|would|is|works|sharp|the|then|thanks|pls|but|because|when|until|till|to",
  },
  es: {
    days: [
      ["pasado manana", 2],
      ["anteayer|antes de ayer|antier", -2],
      ["ayer|anoche", -1],
      ["hoy|esta(?= (?:manana|tarde|noche)\\b)", 0],
      ["(?<!(?:la|esta|una|de) )manana", 1],
    ],
    weekdays: ["lunes", "martes", "miercoles", "jueves", "viernes", "sabados?", "domingos?"],
    next: { before: "proximo|siguiente", behind: "que viene|proximo|siguiente" },
    last: { before: "pasado|ultimo|desde el", behind: "pasado" },
    ahead: "(?:dentro de|en|de aqui a) (NUM) (UNIT)",
    ago: "hace (NUM) (UNIT)|(NUM) (UNIT) atras",
    units: { day: "dias?", week: "semanas?", month: "mes(?:es)?" },
    dayOfMonth: "dia (\\d{1,2}|NUM)",
    parts: {
      morning: "(?:(?:por|de|en|a) la|esta) manana|por las mananas",
      noon: "mediodia(?= de)",
      afternoon: "tardes?",
      evening: "noches?",
    },
    at: "(?:a|sobre|hacia|desde|de|para|hasta|tras|antes de|despues de|a partir de) las?",
    clock: "h|hs|hrs|horas?|en punto",
    noon: "mediodia",
    midnight: "medianoche",
    past: [
      ["y media", 30],
      ["y cuarto", 15],
      ["menos cuarto", -15],
      ["menos diez", -10],
      ["menos cinco", -5],
      ["menos veinte", -20],
      ["menos veinticinco", -25],
      ["y diez", 10],
      ["y veinte", 20],
      ["y cinco", 5],
      ["y veinticinco", 25],
    ],
    before: [],
    follows:
      "de|del|por|el|o|y|si|hoy|manana|pasado|porque|me|estaria|puede|seria|va|vale|gracias|en|con|estoy|pero|a|hasta",
  },
  de: {
    days: [
      ["ue?bermorgen", 2],
      ["vorgestern", -2],
      ["gestern", -1],
      ["heute|heut", 0],
      ["(?<!(?:guten|gute|am|jeden|heute|gestern|ubermorgen|[a-z]tag) )morgen", 1],
    ],
    weekdays: ["montag", "dienstag", "mittwoch", "donnerstag", "freitag", "samstag|sonnabend", "sonntag"],
    next: { before: "nachste[nrms]?|naechste[nrms]?|kommende[nrms]?", behind: "nachster woche|naechster woche" },
    last: { before: "letzte[nrms]?|vergangene[nrms]?|vorige[nrms]?|seit", behind: "letzter woche" },
    ahead: "(?:heute )?(?:in|binnen) (NUM) (UNIT)",
    ago: "vor (NUM) (UNIT)",
    units: { day: "tag(?:en|e)?", week: "wochen?", month: "monat(?:en|e)?" },
    dayOfMonth:
      "(?:am|zum|ab dem|bis zum|den|vom) (\\d{1,2})\\.(?=\\s*(?:$|[,;!?)]|um|gegen|ab|vor|nach|abends|morgens|fruh|bitte))",
    parts: {
      morning: "vormittags?|(?<=(?:am|heute|gestern|[a-z]tag|woch)s? ?)morgen|morgens|fruh|fruhmorgens",
      noon: "(?<!vor|nach)mittags?",
      afternoon: "nachmittags?",
      evening: "abends?|nachts?",
    },
    at: "um|gegen|ab|bis|vor|nach|so um|ca\\.?|von",
    clock: "uhr",
    noon: "zwolf uhr mittags",
    midnight: "mitternacht",
    past: [],
    before: [
      ["halb", -30],
      ["(?:ein )?viertel nach|kurz nach", 15],
      ["(?:ein )?viertel vor|dreiviertel", -15],
    ],
    follows:
      "am|im|in|heute|morgen|oder|und|bitte|wenn|ware|ist|geht|an|den|der|vormittags|nachmittags|abends|morgens|mittags|fruh|danke|aber|weil|bis|ubermorgen",
  },
  fr: {
    days: [
      ["apres[- ]demain", 2],
      ["avant[- ]hier", -2],
      ["hier", -1],
      ["aujourd.?hui|cet?(?= (?:matin|apres[- ]midi|soir|midi)\\b)", 0],
      ["demain", 1],
    ],
    weekdays: ["lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche"],
    next: { before: "prochain", behind: "prochain|qui vient" },
    last: { before: "depuis", behind: "dernier|passe" },
    ahead: "(?:dans|d'ici) (NUM) (UNIT)",
    ago: "il y a (NUM) (UNIT)",
    units: { day: "jours?", week: "semaines?", month: "mois" },
    dayOfMonth: "le (\\d{1,2})(?=\\s*(?:$|[,;!?)]|a \\d|vers|au matin|apres))",
    parts: { morning: "matin(?:ee)?", noon: "midi(?= de)", afternoon: "apres[- ]midi", evening: "soir(?:ee)?|nuit" },
    at: "a|vers|des|avant|apres|jusqu'a|pour|de",
    clock: "h|heures?",
    noon: "(?<!apres[- ])midi",
    midnight: "minuit",
    past: [
      ["et demie?", 30],
      ["et quart", 15],
      ["moins le quart", -15],
    ],
    before: [],
    follows: "",
  },
  it: {
    days: [
      ["dopodomani|dopo domani", 2],
      ["l'altro ieri|altro ieri|ieri l'altro|avantieri", -2],
      ["ieri", -1],
      ["oggi|questa(?= (?:mattina|sera|notte)\\b)|questo(?= pomeriggio\\b)", 0],
      ["domani", 1],
    ],
    dayBegins: [
      ["sta(?=mattin|ser|nott)", 0],
      ["do(?=mattina)", 1],
    ],
    weekdays: ["lunedi", "martedi", "mercoledi", "giovedi", "venerdi", "sabato", "domenica"],
    next: { before: "prossim[oa]", behind: "prossim[oa]|che viene" },
    last: { before: "scors[oa]|ultim[oa]|da", behind: "scors[oa]|passat[oa]" },
    ahead: "(?:tra|fra|entro) (NUM) (UNIT)",
    ago: "(NUM) (UNIT) fa",
    units: { day: "giorn[oi]", week: "settiman[ae]", month: "mes[ei]" },
    dayOfMonth: "(?:il|del|al)(?: giorno)? (\\d{1,2})(?=\\s*(?:$|[,;!?)]|alle|verso|di mattina|mattina|pomeriggio))",
    parts: {
      morning: "mattin[oa]|mattinata",
      noon: "mezzogiorno(?= di)",
      afternoon: "pomeriggio",
      evening: "ser[ae]|serata|notte",
    },
    at: "alle(?: ore)?|verso le|dalle|dopo le|prima delle|fino alle|per le|le ore|ore|all'",
    clock: "h|in punto",
    noon: "mezzogiorno",
    midnight: "mezzanotte",
    past: [
      ["e mezz[ao]", 30],
      ["e (?:un )?quarto", 15],
      ["meno (?:un )?quarto", -15],
    ],
    before: [],
    follows:
      "di|del|della|il|o|e|se|oggi|domani|dopodomani|va|andrebbe|grazie|per|ma|perche|in|nel|lunedi|sarebbe|alle",
  },
  pt: {
    days: [
      ["depois de amanha", 2],
      ["anteontem", -2],
      ["ontem", -1],
      ["hoje|est[ae](?= (?:manha|tarde|noite)\\b)", 0],
      ["amanha", 1],
    ],
    weekdays: [
      "segunda[- ]feira|(?<=(?:na|nesta|proxima|ate|ultima|desde) )segunda(?! (?:vez|via|encomenda))|segunda(?= (?:a|as|de manha|que vem|passada)\\b)",
      "terca(?:[- ]feira)?",
      "quarta[- ]feira|(?<=(?:na|nesta|proxima|ate|ultima|desde) )quarta(?! vez)|quarta(?= (?:a|as|de manha|que vem|passada)\\b)",
      "quinta[- ]feira|(?<=(?:na|nesta|proxima|ate|ultima|desde) )quinta(?! vez)|quinta(?= (?:a|as|de manha|que vem|passada)\\b)",
      "sexta(?:[- ]feira)?(?! vez)",
      "sabado",
      "domingo",
    ],
    next: { before: "proxim[ao]", behind: "que vem|proxim[ao]|seguinte" },
    last: { before: "ultim[ao]|desde", behind: "passad[ao]" },
    ahead: "(?:daqui a|dentro de|em) (NUM) (UNIT)",
    ago: "ha (NUM) (UNIT)|(NUM) (UNIT) atras",
    units: { day: "dias?", week: "semanas?", month: "mes(?:es)?" },
    dayOfMonth: "dia (\\d{1,2})",
    parts: {
      morning: "(?:de|da|esta|pela) manha|manha(?= de)",
      noon: "meio-dia(?= de)",
      afternoon: "tarde",
      evening: "noite",
    },
    at: "as|pelas|por volta das|das|ate as|a partir das|depois das|antes das|a(?= uma)",
    clock: "h|hrs?|horas?|em ponto",
    noon: "meio[- ]dia",
    midnight: "meia[- ]noite",
    past: [
      ["e meia", 30],
      ["e (?:um )?quarto", 15],
      ["menos (?:um )?quarto", -15],
    ],
    before: [],
    follows: "de|da|do|no|na|ou|e|se|hoje|amanha|seria|pode|por|obrigad[oa]|mas|porque|em|em ponto",
  },
};

/** Between the parts of one date: "on Friday, at about 3", "el viernes por la tarde a las 4". */
export const joiners =
  /^(?:[\s,;()–-]|(?<!\p{L})(?:at|on|in|the|of|by|around|from|about|after|before|until|el|la|los|las|a|de|por|del|al|para|sobre|hacia|desde|am|um|gegen|im|der|den|dem|dann|ab|erst|bis|zum|so|le|vers|dans|du|au|en|des|l|nel|nella|di|il|verso|alle|dalle|ore|ao|as|na|no|pela|da|do|dia|then|early|late|s)(?!\p{L})|['’])*$/u;
