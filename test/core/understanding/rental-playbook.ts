import type { KnowledgeIndex } from "../../../src/core/knowledge/knowledge-index.ts";
import { activatePlaybook } from "../../../src/core/playbook/activate-playbook.ts";
import { playbookSchema } from "../../../src/core/playbook/schema.ts";
import { type DialogueState, freshState } from "../../../src/core/understanding/dialogue-state.ts";
import type { UnderstandingModels } from "../../../src/core/understanding/models.ts";
import { trainModels } from "../../../src/core/understanding/train-models.ts";
import type { Understanding } from "../../../src/core/understanding/understanding.ts";
import { languageTable } from "../../../src/models/language-table.ts";

/** A bicycle rental: a business the engine has never heard of. */
export const rental = playbookSchema.parse({
  name: "rental",
  languages: ["en", "es", "de"],
  timeZone: "Europe/Madrid",
  country: "ES",
  entities: [{ id: "booking", pattern: "BK-\\d{4}" }],
  flows: [
    {
      id: "move",
      slots: [
        { name: "booking", type: "booking" },
        { name: "day", type: "date" },
      ],
    },
    { id: "report", slots: [{ name: "what", type: "text" }] },
  ],
  intents: [
    {
      id: "rent_price",
      category: "price",
      examples: {
        en: [
          "how much is a bike for a day",
          "what does it cost to rent a bicycle",
          "price for two bikes",
          "is there a weekend rate",
          "what do you charge per hour",
          "are e-bikes more expensive",
        ],
        es: [
          "cuánto cuesta alquilar una bici",
          "precio por día",
          "cuánto vale una bicicleta eléctrica",
          "hay tarifa de fin de semana",
          "qué cobráis por hora",
        ],
        de: [
          "was kostet ein Fahrrad am Tag",
          "wie teuer ist die Miete",
          "Preis für zwei Räder",
          "gibt es einen Wochenendtarif",
          "sind E-Bikes teurer",
        ],
      },
    },
    {
      id: "flat_tyre",
      category: "trouble",
      kind: "problem",
      flow: "report",
      examples: {
        en: [
          "I have a flat tyre",
          "the tire is punctured",
          "my wheel has no air",
          "the tube burst on the road",
          "puncture, what now",
        ],
        es: ["he pinchado una rueda", "la rueda no tiene aire", "se ha reventado la cámara", "tengo un pinchazo"],
        de: ["ich habe einen Platten", "der Reifen ist platt", "im Rad ist keine Luft", "der Schlauch ist geplatzt"],
      },
    },
    {
      id: "move_booking",
      category: "booking",
      kind: "action",
      flow: "move",
      examples: {
        en: [
          "I want to change my booking",
          "can I move my reservation to another day",
          "please reschedule my rental",
          "I need a different date",
          "change the day of my booking",
        ],
        es: [
          "quiero cambiar mi reserva",
          "puedo mover la reserva a otro día",
          "necesito otra fecha",
          "cambiar el día de la reserva",
        ],
        de: [
          "ich möchte meine Buchung ändern",
          "kann ich die Reservierung verschieben",
          "ich brauche einen anderen Tag",
          "Buchung auf ein anderes Datum legen",
        ],
      },
    },
    {
      id: "opening_hours",
      examples: {
        en: ["when are you open", "what are your opening hours", "are you open on sunday", "what time do you close"],
        es: ["a qué hora abrís", "cuál es vuestro horario", "abrís los domingos", "cuándo cerráis"],
        de: ["wann habt ihr geöffnet", "wie sind die Öffnungszeiten", "habt ihr sonntags offen", "wann schließt ihr"],
      },
    },
    {
      id: "helmet",
      examples: {
        en: ["do I get a helmet", "are helmets included", "can I borrow a helmet for my child", "is a helmet required"],
        es: ["dais casco", "el casco está incluido", "necesito casco para el niño", "es obligatorio el casco"],
        de: [
          "bekomme ich einen Helm",
          "ist ein Helm dabei",
          "kann ich einen Kinderhelm leihen",
          "ist ein Helm Pflicht",
        ],
      },
    },
  ],
});

export const active = activatePlaybook(rental, 1);

let trained: UnderstandingModels | undefined;
export const rentalModels = (): UnderstandingModels => {
  trained ??= trainModels(rental, languageTable());
  return trained;
};

export const bikes: KnowledgeIndex = {
  attend: async () => undefined,
  readAhead: () => undefined,
  search: () => [],
  policy: () => ({ found: "none" }),
  findProducts: (text) =>
    /roadster/i.test(text)
      ? [
          { productId: "roadster-7", name: "Roadster 7", score: 0.9, matched: "roadster" },
          { productId: "roadster-9", name: "Roadster 9", score: 0.88, matched: "roadster" },
        ]
      : [],
  findGroups: () => [],
  passages: () => [],
  about: () => [],
  productName: () => undefined,
  source: () => undefined,
  isAbout: () => false,
};

/** Sunday, 22 November 2026, noon in Madrid. */
export const now = new Date("2026-11-22T11:00:00Z");

export function understandRental(
  text: string,
  options: { language?: string; state?: Partial<DialogueState>; models?: UnderstandingModels } = {},
): Understanding {
  return (options.models ?? rentalModels()).understand({
    text,
    language: options.language ?? "en",
    state: { ...freshState(), ...options.state },
    now,
    playbook: active,
    knowledge: bikes,
    personal: [],
  });
}
