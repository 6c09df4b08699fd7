import { playbookSchema } from "../../core/playbook/schema.ts";

const intents = [{ id: "question", examples: ["I have a question"] }];

/** Two businesses that exist for measuring only: water sports in Spain, guitars in New York. */
export const businesses = {
  m: playbookSchema.parse({
    name: "marlin",
    languages: ["en", "es", "de", "fr", "it", "pt"],
    timeZone: "Europe/Madrid",
    currency: "EUR",
    country: "ES",
    intents,
    entities: [
      {
        id: "order",
        pattern: "MR-\\d{6}",
        name: {
          en: "order number",
          es: "número de pedido",
          de: "Bestellnummer",
          fr: "numéro de commande",
          it: "numero d'ordine",
          pt: "número da encomenda",
        },
      },
      { id: "booking", pattern: "\\b[A-Z]{3}\\d{3}\\b" },
      { id: "ticket", pattern: "CS\\d{2}-\\d{4}" },
    ],
    graph: {
      nodes: [
        { id: "drift-10", kind: "product", name: "Marlin Drift 10 Kayak", aliases: ["Drift 10", "kayak Drift 10"] },
        { id: "drift-12", kind: "product", name: "Marlin Drift 12 Kayak", aliases: ["Drift 12", "kayak Drift 12"] },
        {
          id: "coral",
          kind: "product",
          name: "Coral Snorkel Set",
          aliases: ["snorkel set", "tubo Coral", "Schnorchelset"],
        },
        {
          id: "tidal-3",
          kind: "product",
          name: "Tidal Wetsuit 3 mm",
          aliases: ["traje Tidal 3 mm", "Tidal Neoprenanzug 3 mm", "combinaison Tidal 3 mm"],
        },
        {
          id: "tidal-5",
          kind: "product",
          name: "Tidal Wetsuit 5 mm",
          aliases: ["traje Tidal 5 mm", "Tidal Neoprenanzug 5 mm", "combinaison Tidal 5 mm"],
        },
        {
          id: "osprey",
          kind: "product",
          name: "Osprey Paddle Board",
          aliases: ["Osprey SUP", "tabla Osprey", "Osprey Board"],
        },
        {
          id: "pelican",
          kind: "product",
          name: "Pelican Dry Bag 20 L",
          aliases: ["dry bag", "bolsa Pelican", "Pelican Packsack"],
        },
        {
          id: "sunrise",
          kind: "product",
          name: "Sunrise Kayak Tour",
          aliases: ["sunrise tour", "tour del amanecer", "Sonnenaufgangstour"],
        },
        {
          id: "reef",
          kind: "product",
          name: "Reef Dive Course",
          aliases: ["dive course", "curso de buceo", "Tauchkurs"],
        },
        { id: "lagoon", kind: "product", name: "Lagoon Boots", aliases: ["escarpines Lagoon", "Lagoon Füßlinge"] },
        { id: "nautilus", kind: "product", name: "Nautilus Dive Watch", aliases: ["Nautilus", "reloj Nautilus"] },
      ],
    },
  }),
  h: playbookSchema.parse({
    name: "hollow-pike",
    languages: ["en", "es", "de"],
    timeZone: "America/New_York",
    currency: "USD",
    country: "US",
    intents,
    entities: [
      { id: "invoice", pattern: "INV\\d{5}" },
      { id: "repair", pattern: "R-\\d{3}-\\d{3}" },
      { id: "gift", pattern: "GC[0-9A-F]{8}" },
    ],
    graph: {
      nodes: [
        { id: "tenor", kind: "product", name: "Pike Tenor Ukulele", aliases: ["tenor uke"] },
        { id: "baritone", kind: "product", name: "Pike Baritone Ukulele", aliases: ["baritone uke"] },
        { id: "hollow", kind: "product", name: "Hollow Body 62", aliases: [] },
        { id: "looper", kind: "product", name: "Loop Pedal Duo", aliases: ["looper"] },
      ],
    },
  }),
} as const;
