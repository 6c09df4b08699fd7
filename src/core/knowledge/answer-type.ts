import { fold } from "./analyze.ts";

/** What kind of thing a question wants to hear; undefined when any sentence may settle it. */
export type AnswerType = "amount" | "time" | "duration" | "number" | "place";

const asks: readonly (readonly [AnswerType, RegExp])[] = [
  [
    "duration",
    /\b(how long|how many (days|weeks|hours|months|years|minutes)|cuanto (tiempo|dura|duran|tarda|tardan)|cuantos (dias|meses|anos|minutos)|cuantas (horas|semanas)|wie lange|wie viele (tage|wochen|stunden|monate|jahre|minuten)|combien de (temps|jours)|quanto (tempo|dura))\b/,
  ],
  [
    "amount",
    /\b(how much (is|are|does|do|for|would|will|to)|what does .* cost|price|cost|costs|cuanto (cuesta|cuestan|vale|valen|es|sale)|que (precio|cuesta)|precio|was kostet|wie viel kostet|wieviel kostet|wie teuer|preis|kosten|combien (coute|coutent)|prix|quanto (costa|costano|custa))\b/,
  ],
  [
    "time",
    /\b(what time|when|opening hours|at what hour|cuando|a que hora|horarios?|wann|um wie viel uhr|um wieviel uhr|offnungszeiten|quand|a quelle heure|quando|a che ora|que horas)\b/,
  ],
  [
    "number",
    /\b(how many|how (heavy|big|large|tall|wide|high|deep|far|old|fast)|cuantos|cuantas|wie (viele|schwer|gross|hoch|breit|weit|alt|schnell)|combien de|quanti|quante|quantos|quantas)\b/,
  ],
  ["place", /\b(where|donde|wo|wohin|ou se|dove|onde)\b/],
];

const NUMBER =
  /\d|\b(one|two|three|four|five|six|seven|eight|nine|ten|twelve|dos|tres|cuatro|cinco|seis|siete|diez|doce|zwei|drei|vier|funf|sechs|sieben|acht|neun|zehn|zwolf)\b/;
const gives: Readonly<Record<AnswerType, RegExp>> = {
  amount:
    /[€$£¥]\s?\d|\d[\d.,]*\s?(€|\$|£|eur|usd|gbp|chf|euros?|dollars?|dolares|pounds?|franken)\b|\d\s?(€|\$|£|%)|\b(free|gratis|gratuito|gratuita|kostenlos|kostenfrei|gratuit|no charge|complimentary)\b/,
  time: /\d{1,2}[:.]\d{2}|\d\s?(am|pm|a\.m|p\.m|uhr|h)\b|\b\d{1,2}\s?(o'clock)|\b(monday|tuesday|wednesday|thursday|friday|saturday|sunday|weekdays?|daily|lunes|martes|miercoles|jueves|viernes|sabado|domingo|montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|werktags?|taglich|days?|dias?|tage?n?|hours?|horas?|stunden?|weeks?|semanas?|wochen?|business days|january|february|march|april|may|june|july|august|september|october|november|december)\b/,
  duration:
    /(\d|\b(a|an|one|two|three|four|five|six|ten|uno?|una|dos|tres|ein|eine|einem|zwei|drei|sechs)\b).*\b(seconds?|minutes?|min|hours?|days?|weeks?|months?|years?|h|minutos?|horas?|dias?|semanas?|mes|meses|anos?|minuten?|stunden?|tage?n?|wochen?|monate?n?|jahre?n?|heures?|jours?|semaines?|mois|ans?|ore|giorni|settimane|mesi|anni)\b/,
  number: NUMBER,
  place:
    /\b(in|at|on|near|next to|from|to|en|a|junto|cerca|frente|calle|in|an|am|bei|im|beim|strasse|vor|sur|a|presso|via|piazza|website|online|web|app)\b/,
};

export const answerType = (question: string): AnswerType | undefined => {
  const folded = fold(question);
  return asks.find(([, pattern]) => pattern.test(folded))?.[0];
};

export const answersType = (sentence: string, type: AnswerType): boolean => gives[type].test(fold(sentence));
