import type { Dialogue } from "../dialogue.ts";

/** Rules differ from partner to partner, and the weather has its own. */
export const policies: readonly Dialogue[] = [
  {
    name: "en: each partner has its own deadline for cancelling",
    turns: [
      { say: "Until when can I cancel the Colosseum tour for free?", hears: [/72 hours/], never: [/24 hours/] },
      { say: "and the food tour?", hears: [/24 hours/], never: [/72 hours/] },
      { say: "and the Capri boat tour?", hears: [/7 days/], never: [/24 hours|72 hours/] },
    ],
  },
  {
    name: "es: la ópera no se cancela",
    turns: [
      {
        say: "¿Hasta cuándo puedo cancelar gratis la ópera?",
        hears: [/no se pueden cancelar ni se reembolsan/],
        never: [/24 horas/],
      },
    ],
  },
  {
    name: "de: Opernkarten gibt man nicht zurück, den Bootsausflug schon",
    turns: [
      { say: "Kann ich die Opernkarten stornieren?", hears: [/können nicht storniert werden/], never: [/24 Stunden/] },
      { say: "Bis wann kann ich die Bootstour nach Capri kostenlos stornieren?", hears: [/7 Tage/] },
    ],
  },
  {
    name: "en: rain means something else on each tour",
    turns: [
      { say: "What happens if it rains on the Colosseum tour?", hears: [/no refund because of rain/] },
      { say: "and the bike tour?", hears: [/another day free of charge until 2 hours/], never: [/no refund/] },
    ],
  },
  {
    name: "es: la lluvia en el Coliseo y en el barco",
    turns: [
      { say: "¿Qué pasa si llueve en el tour del Coliseo?", hears: [/con cualquier tiempo/] },
      { say: "¿qué pasa si llueve en el barco a Capri?", hears: [/viento fuerte/], never: [/Aurelia/] },
    ],
  },
  {
    name: "de: Regen am Kolosseum und am Vesuv",
    turns: [
      { say: "Was passiert bei Regen auf der Kolosseum-Tour?", hears: [/bei jedem Wetter|keine Erstattung/] },
      { say: "und bei der Vesuv-Tour?", hears: [/Monte Guides/], never: [/Aurelia/] },
    ],
  },
  {
    name: "de: zwei Regeln im gleichen Abstand entscheidet ein Mensch",
    as: "hanna",
    turns: [
      {
        say: "Was passiert mit der Gondelfahrt, wenn es regnet?",
        hears: [/nicht eindeutig/],
        never: [/Erstattung|neuen Termin/],
        outcome: "handed-off",
      },
    ],
    end: { owner: "queue", handoff: "policy-conflict" },
  },
  {
    name: "en: what a tip says of refunds in the rain is not the rule",
    turns: [
      {
        say: "A traveller got the money back because it rained on the Colosseum tour. Do I get mine if it rains?",
        hears: [/no refund because of rain/],
        never: [/gave the money back/],
      },
    ],
  },
  {
    name: "en: what is included, for whom, and with what",
    turns: [
      { say: "what is included in the food tour?", hears: [/ten tastings/] },
      { say: "and in the Colosseum tour?", hears: [/arena floor/], never: [/tastings|pickup/] },
      { say: "is the Colosseum tour wheelchair accessible?", hears: [/by lift/] },
      { say: "and the Vatican gardens?", hears: [/not wheelchair accessible/] },
      { say: "from what age can kids join the Colosseum tour?", hears: [/age of 6/] },
      { say: "what should I bring to the Vatican museums?", hears: [/shoulders and knees/] },
    ],
  },
  {
    name: "es: edad y precio del Coliseo",
    turns: [
      { say: "¿desde qué edad pueden ir los niños al Coliseo?", hears: [/6 años/] },
      { say: "¿cuánto cuesta?", hears: [/74 euros/] },
    ],
  },
  {
    name: "de: Alter, Preis und Rollstuhl",
    turns: [
      { say: "Ab welchem Alter dürfen Kinder ins Kolosseum?", hears: [/6 Jahren/] },
      { say: "Was kostet das?", hears: [/74 Euro/] },
      { say: "Ist die Katakomben-Tour rollstuhlgerecht?", hears: [/nicht rollstuhlgerecht/] },
    ],
  },
  {
    name: "en: vouchers and payment",
    turns: [
      { say: "do you sell gift vouchers?", hears: [/25 to 500 euros/] },
      { say: "how long is a gift voucher valid?", hears: [/3 years/] },
      { say: "can I pay cash on the tour?", hears: [/Cash is not accepted/] },
    ],
  },
];
