import type { Receipt } from "../contracts/tool.ts";
import { fold } from "../knowledge/analyze.ts";

/** What systems call a state, and how people say it (folded; en, es, de, fr, it, pt). */
const states: Readonly<Record<string, RegExp>> = {
  packed: /\b(packed|preparado|empaquetado|gepackt|emballee?|imballato|embalad[oa])\b/,
  shipped:
    /\b(shipped|sent|dispatched|on its way|on the way|handed over|enviad[oa]|en camino|salido|verschickt|versandt|versendet|unterwegs|expediee?|en route|spedit[oa]|in viaggio|a caminho)\b/,
  delivered: /\b(delivered|arrived|entregad[oa]|llegado|zugestellt|geliefert|angekommen|livree?|consegnat[oa]|entregue)\b/,
  cancelled: /\b(cancelled|canceled|cancelad[oa]|anulad[oa]|storniert|abgesagt|annulee?|annullat[oa])\b/,
  returned: /\b(returned|devuelt[oa]|zuruckgeschickt|zuruckgegeben|retournee?|restituit[oa]|devolvid[oa])\b/,
  refunded: /\b(refunded|reembolsad[oa]|erstattet|zuruckerstattet|remboursee?|rimborsat[oa])\b/,
  paid: /\b(paid|pagad[oa]|bezahlt|payee?|pagat[oa]|pag[oa])\b/,
  confirmed: /\b(confirmed|booked|reserved|confirmad[oa]|reservad[oa]|bestatigt|gebucht|reserviert|confirmee?|confermat[oa])\b/,
  pending: /\b(pending|being processed|pendiente|en curso|in bearbeitung|ausstehend|en attente|in attesa|pendente)\b/,
  accepted: /\b(accepted|approved|aceptad[oa]|aprobad[oa]|angenommen|genehmigt|acceptee?|accettat[oa]|aceit[oa])\b/,
  completed: /\b(completed|done|complete|completad[oa]|abgeschlossen|erledigt|terminee?|completat[oa]|concluid[oa])\b/,
};

/** What records are called, so that "pedido" is the "order" of a result. One word of each row stands for all. */
const nouns: readonly (readonly string[])[] = [
  ["order", "pedido", "bestellung", "commande", "ordine", "encomenda"],
  ["booking", "reservation", "reserva", "buchung", "reservierung", "prenotazione"],
  ["refund", "reembolso", "devolucion", "erstattung", "ruckerstattung", "remboursement", "rimborso"],
  ["callback", "call back", "call", "schedule", "booked", "llamada", "llamar", "llamaremos", "anruf", "ruckruf", "rufen", "zuruckrufen", "rappel", "chiamata"],
  ["tracking", "number", "seguimiento", "sendungsnummer", "sendungsverfolgung", "numero", "nummer", "suivi"],
  ["carrier", "transportista", "paketdienst", "transporteur", "corriere"],
  ["expected", "expects", "estimated", "arrive", "deliver", "prevista", "previsto", "espera", "llegada", "voraussichtlich", "erwartet", "ankunft", "prevu", "previsto"],
  ["amount", "total", "importe", "betrag", "gesamtbetrag", "montant", "importo", "reference", "referencia", "referenz"],
  ["starts", "startsat", "begins", "empieza", "comienza", "beginnt", "termin", "cita"],
  ["guests", "people", "personas", "personen", "gaste", "viajeros", "personnes", "persone"],
  ["card", "tarjeta", "karte", "carte", "carta", "kreditkarte"],
];

/** States that a text says something is in. */
export const statesSaid = (text: string): readonly string[] => {
  const folded = fold(text);
  return Object.keys(states).filter((state) => states[state]?.test(folded));
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
  return nouns.filter((row) => row.some((word) => said.has(word))).flat();
}
