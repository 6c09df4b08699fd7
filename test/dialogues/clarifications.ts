import type { Dialogue } from "./dialogue.ts";

/** One question about what was meant, with buttons; after that a person, or the best answer with honesty. */
export const clarifications: readonly Dialogue[] = [
  {
    name: "en: asked once with buttons, and the button is served",
    onlyWithoutModel: true,
    turns: [
      {
        say: "the parcel thing, hmm",
        hears: [/not sure/i],
        offers: [/address|parcel|order/i],
        outcome: "clarified",
      },
      { press: /address|parcel|order/i, never: [/not sure/i] },
    ],
    end: { clarifications: 1 },
  },
  {
    name: "en: not asked a second time, not even after an answer in between",
    turns: [
      { say: "hmm the thing with the thing, you know", hears: [/not sure/i], outcome: "clarified" },
      { say: "what are your opening hours?", hears: [/09:00/], outcome: "answered" },
      { say: "and that stuff from before, the whatsit", hears: [/colleague/i], outcome: "handed-off" },
    ],
    end: { owner: "queue", handoff: "low-intent-confidence", clarifications: 1 },
  },
  {
    name: "es: ninguna de esas lleva a una persona",
    turns: [
      { say: "lo de la cosa aquella", hears: [/segur/i], outcome: "clarified" },
      { say: "ninguna de esas", hears: [/compañer|equipo/i], outcome: "handed-off" },
    ],
    end: { owner: "queue", clarifications: 1 },
  },
  {
    name: "de: nach der einen Rückfrage ein Mensch",
    turns: [
      { say: "das Dings mit dem Dings von neulich", hears: [/nicht sicher/i], outcome: "clarified" },
      { say: "na das halt, was ich meinte", hears: [/Team/], outcome: "handed-off" },
    ],
    end: { owner: "queue", handoff: "low-intent-confidence", clarifications: 1 },
  },
  {
    name: "en: two products with one name are asked about once, then both are answered for",
    turns: [
      { say: "does the Pulsar watch have GPS?", hears: [/which product/i], offers: [/Watch S/, /Watch X/] },
      { press: /Watch X/, hears: [/built-in GPS/] },
      {
        say: "and is the Lumo dimmable?",
        never: [/which product/i],
        hears: [/five steps/, /cannot be dimmed/],
        outcome: "answered",
      },
    ],
    end: { clarifications: 1, owner: "customer" },
  },
  {
    name: "es: las dos lámparas en una respuesta tras una aclaración",
    turns: [
      { say: "¿El reloj Pulsar tiene GPS?", offers: [/Watch S/, /Watch X/] },
      { say: "el segundo", hears: [/GPS/], focus: { product: ["pulsar-watch-x", 2] } },
      { say: "¿La Lumo se puede regular?", never: [/Qué producto/], hears: [/cinco/, /Mini/] },
    ],
    end: { clarifications: 1 },
  },
  {
    name: "de: eine Rückfrage nach einer Angabe ist keine Rückfrage nach dem Sinn",
    as: "anna",
    turns: [
      { say: "das Dings mit dem Dings von neulich", hears: [/nicht sicher/i], outcome: "clarified" },
      { say: "Ich brauche eine Rechnung", offers: [/NG-10302/], step: "order" },
      { say: "NG-10302", outcome: "acted" },
    ],
    end: { tickets: [/NG-10302/], clarifications: 1 },
  },
  {
    name: "en: my card got eaten gets no rule about something else",
    turns: [{ say: "my card got eaten", never: [/gift card|statement|Visa|warehouse|lost/i] }],
  },
  {
    name: "es: el cajero se ha tragado mi tarjeta",
    turns: [{ say: "el cajero se ha tragado mi tarjeta", never: [/regalo|extracto|Visa|almacén/i] }],
  },
  {
    name: "de: der Automat hat meine Karte gefressen",
    turns: [{ say: "der Automat hat meine Karte gefressen", never: [/Geschenk|Abrechnung|Visa|Lager/i] }],
  },
];
