import type { Receipt } from "../../contracts/tool.ts";
import { fold } from "../../knowledge/analyze.ts";

/** What systems call a state, and how people say it (folded; en, es, de, fr, it, pt). */
const states: Readonly<Record<string, string>> = {
  placed: "placed|received|realizado|recibido|aufgegeben|eingegangen|passee|effettuato",
  packed: "packed|preparado|empaquetado|gepackt|emballe|imballato|embalado",
  shipped:
    "shipped|sent|dispatched|on its way|on the way|handed over|enviado|enviada|en camino|verschickt|versandt|versendet|unterwegs|expedie|en route|spedito|in viaggio|a caminho",
  delivered: "delivered|arrived|entregado|entregada|llegado|zugestellt|geliefert|angekommen|livre|consegnato|entregue",
  cancelled: "cancelled|canceled|cancelado|cancelada|anulado|anulada|storniert|abgesagt|annule|annulee|annullato",
  returned: "returned|devuelto|devuelta|zuruckgeschickt|zuruckgegeben|retourne|restituito|devolvido",
  refunded: "refunded|reembolsado|reembolsada|erstattet|zuruckerstattet|rembourse|rimborsato",
  paid: "paid|pagado|pagada|bezahlt|paye|pagato|pago",
  confirmed:
    "confirmed|booked|reserved|confirmado|confirmada|reservado|reservada|bestatigt|gebucht|reserviert|confirme|confermato",
  pending: "pending|being processed|pendiente|en curso|in bearbeitung|ausstehend|en attente|in attesa|pendente",
  accepted:
    "accepted|approved|aceptado|aceptada|aprobado|hecho|angenommen|genehmigt|veranlasst|accepte|accettato|aceito",
  completed: "completed|done|complete|completado|completada|abgeschlossen|erledigt|termine|completato|concluido",
};
const patterns = Object.entries(states).map(([state, said]) => ({
  state,
  said: said.split("|"),
  pattern: new RegExp(`\\b(?:${said})\\b`),
}));

/** What records are called, so that "pedido" is the "order" of a result. One word of each row stands for all. */
const nouns: readonly (readonly string[])[] = [
  ["order", "pedido", "bestellung", "commande", "ordine", "encomenda"],
  [
    "change",
    "changed",
    "move",
    "moved",
    "rescheduled",
    "cambiado",
    "cambiada",
    "movido",
    "movida",
    "geandert",
    "verschoben",
    "umgebucht",
  ],
  ["booking", "reservation", "reserva", "buchung", "reservierung", "prenotazione"],
  ["refund", "reembolso", "devolucion", "erstattung", "ruckerstattung", "remboursement", "rimborso"],
  [
    "callback",
    "call back",
    "call",
    "schedule",
    "booked",
    "llamada",
    "llamar",
    "llamaremos",
    "anruf",
    "ruckruf",
    "rufen",
    "zuruckrufen",
    "rappel",
    "chiamata",
  ],
  ["tracking", "number", "seguimiento", "sendungsnummer", "sendungsverfolgung", "numero", "nummer", "suivi"],
  ["carrier", "transportista", "paketdienst", "transporteur", "corriere"],
  [
    "date",
    "fecha",
    "datum",
    "expected",
    "expects",
    "estimated",
    "arrive",
    "deliver",
    "prevista",
    "previsto",
    "espera",
    "llegada",
    "voraussichtlich",
    "erwartet",
    "ankunft",
    "prevu",
    "previsto",
  ],
  ["amount", "total", "importe", "betrag", "gesamtbetrag", "montant", "importo", "reference", "referencia", "referenz"],
  ["starts", "startsat", "begins", "empieza", "comienza", "beginnt", "termin", "cita"],
  ["guests", "people", "personas", "personen", "gaste", "viajeros", "personnes", "persone"],
  ["card", "tarjeta", "karte", "carte", "carta", "kreditkarte"],
];

/** States that a text says something is in. */
export const statesSaid = (text: string): readonly string[] => {
  const folded = fold(text);
  return patterns.filter(({ pattern }) => pattern.test(folded)).map(({ state }) => state);
};

/** States that this result shows: its status, and times in the past of the kind `shippedAt`. */
export function statesShown({ result, at }: Receipt): ReadonlySet<string> {
  const shown = Object.entries(result).flatMap(([key, value]) => {
    if (/^(status|state)$/i.test(key)) return statesSaid(String(value));
    const past = /^([a-z]+)At$/.exec(key)?.[1];
    return past && new Date(String(value)).getTime() <= at.getTime() ? statesSaid(past) : [];
  });
  return new Set(shown);
}

/** Words of all languages for what this text of a result speaks of, folded. */
export function customersWordsFor(text: string): readonly string[] {
  const said = new Set(fold(text).split(/[^\p{L}]+/u));
  const shown = patterns.filter(({ said: words }) => words.some((word) => said.has(word)));
  return [...nouns.filter((row) => row.some((word) => said.has(word))).flat(), ...shown.flatMap((one) => one.said)];
}

/** How money was paid or comes back, as records and people call it. */
const methods: readonly (readonly [string, RegExp])[] = [
  ["card", /\b(?:credit |debit )?(?:card|tarjeta|karte|kreditkarte|visa|mastercard)\b/],
  ["paypal", /\bpaypal\b/],
  ["transfer", /\b(?:bank|transfer|transferencia|uberweisung|konto)\b/],
  ["voucher", /\b(?:voucher|gift card|vale|tarjeta regalo|gutschein)\b/],
];
/** Speaks of this customer's own order, booking or money. */
const OWN = /\b(?:your|tu|su|ihre?|deine?)\b|\b[a-z]{2}-\d{3,}/;

/** A way to pay that a sentence names for the customer's own money where the record of it names others alone. */
export function otherMethod(sentence: string, receipts: readonly Receipt[]): string | undefined {
  const folded = fold(sentence);
  const recorded = receipts.flatMap(({ result }) =>
    Object.entries(result).flatMap(([key, value]) => (/method$/i.test(key) ? [fold(String(value))] : [])),
  );
  if (recorded.length === 0 || !OWN.test(folded)) return undefined;
  const said = methods.filter(([, pattern]) => pattern.test(folded));
  const shown = methods.filter(([, pattern]) => recorded.some((value) => pattern.test(value)));
  return said.length > 0 && shown.length > 0 && !said.some(([name]) => shown.some(([other]) => other === name))
    ? said[0]?.[0]
    : undefined;
}
