/** From what a period counts ("30 days from delivery"), and which one of several it is ("on the next business day"). */
export interface Anchor {
  readonly kind: "anchor" | "ordinal";
  readonly key: string;
  readonly text: string;
  readonly at: number;
}

const events: Readonly<Record<string, string>> = {
  purchase: "purchase|purchased|buying|bought|compra|comprar|comprarlo|kauf\\w*|gekauft|achat|acquisto",
  order: "order|ordering|ordered|pedido|pedirlo|bestell\\w*|bestellt|commande|ordine|encomenda",
  delivery:
    "delivery|delivered|receipt|receiving|received|receive|arrival|entrega|recibir\\w*|recibes|recepcion|lieferung|zustellung|erhalt|livraison|reception|consegna|ricezione|rececao",
  dispatch: "dispatch|dispatched|shipping|shipped|shipment|envio|enviarlo|versand|expedition|spedizione",
  start: "start|starts|departure|inicio|salida|comienzo|beginn|start|abfahrt|depart|debut|partenza|inizio|partida",
  booking: "booking|reservation|booked|reserva|reservar|buchung|reservierung|prenotazione",
  use: "first use|activation|primer uso|activacion|ersten nutzung|aktivierung|einlosung",
};
const UNIT =
  "(?:days?|weeks?|months?|years?|hours?|minutes?|dias?|semanas?|mes|meses|anos?|horas?|minutos?|tagen?|wochen?|monaten?|jahren?|stunden?|tag|jahre|tage|monate)";
const HAS_PERIOD = new RegExp(`\\b${UNIT} `);
const LAID =
  "(?:from|of|after|since|before|following|counted from|counting from|desde|tras|despues de|antes de|a partir de|contados desde|siguientes a|ab|nach|seit|vor|apres|avant|depuis|dalla|dopo|prima|apos)";
const ARTICLE = "(?:(?:the|your|its|our|la|el|tu|su|lo|der|dem|den|die|das|ihrer|ihrem|deiner|deinem|votre|le) )*";
const DAY = "(?:(?:day|date|moment|dia|fecha|tag|datum) (?:of |that |de |del |der |des )?)?";
const BEFORE = /\b(?:before|antes|vor|avant|prima)\b/;
const anchors = Object.entries(events).map(
  ([key, words]) =>
    ({
      key,
      pattern: new RegExp(
        `\\b${UNIT} (?:\\w+ ){0,2}?${LAID} ${ARTICLE}${DAY}${ARTICLE}(?:(?:it|we|you|was|is|fue|es) ){0,2}(${words})\\b`,
        "g",
      ),
    }) as const,
);

const ordinalWords: Readonly<Record<string, string>> = {
  first: "first|primer|primero|primera|erste[nrsm]?|premier|premiere|primo|prima|primeir[oa]",
  second: "second|segund[oa]|zweite[nrsm]?|deuxieme|secondo",
  third: "third|tercer|tercer[oa]|dritte[nrsm]?|troisieme|terzo|terceir[oa]",
  next: "next|following|siguiente|proxim[oa]|nachste[nrsm]?|folgende[nrsm]?|prochain|suivant|prossim[oa]|seguinte",
  same: "same|mism[oa]|selbe[nrsm]?|gleiche[nrsm]?|meme|stess[oa]|mesm[oa]",
};
const SPAN =
  "(?:day|week|month|year|hour|dia|semana|mes|ano|hora|tag|tages|werktag|arbeitstag|woche|monat|jahr|stunde|jour|mois|annee|giorno|settimana|mese|anno)";
const ordinals = Object.entries(ordinalWords).map(
  ([key, words]) =>
    ({
      key,
      pattern: new RegExp(
        `\\b(?:(?:${words}) (?:business |working |full )?${SPAN}|${SPAN} (?:siguiente|suivant|seguinte))\\b`,
        "g",
      ),
    }) as const,
);

/** Reads folded text. */
export const readAnchors = (folded: string): readonly Anchor[] => [
  ...(HAS_PERIOD.test(folded) ? anchors : []).flatMap(({ key, pattern }) => found("anchor", key, folded, pattern)),
  ...ordinals.flatMap(({ key, pattern }) =>
    found("ordinal", key, folded, pattern).filter(
      ({ text }) => !/(?:siguiente|suivant|seguinte)$/.test(text) || key === "next",
    ),
  ),
];

const found = (kind: Anchor["kind"], key: string, folded: string, pattern: RegExp): readonly Anchor[] =>
  [...folded.matchAll(pattern)].map((match) => ({
    kind,
    key: kind === "anchor" && BEFORE.test(match[0]) ? `before-${key}` : key,
    text: match[0],
    at: match.index,
  }));
