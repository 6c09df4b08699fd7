import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { loadPlaybookFolder } from "../../../../src/playbook/load-folder.ts";
import { startDialogue } from "../scripted-dialogue.ts";

const load = (name: string) => loadPlaybookFolder(join(import.meta.dirname, "../../../../playbooks", name));
const [shop, tours] = await Promise.all([load("shop"), load("tours")]);

interface Asked {
  readonly ask: string;
  /** Asked before it in the same conversation, with its intent. */
  readonly after?: readonly [string, string];
  readonly intent: string;
  readonly language?: string;
  /** What the reply says; absent: it is handed over, or asked back, rather than guessed. */
  readonly says?: readonly RegExp[];
  readonly never?: readonly RegExp[];
  readonly cites?: readonly string[];
}

const inShop: readonly Asked[] = [
  { ask: "Does the Beam have speakers?", intent: "product_question", never: [/Pebble/, /weighs/] },
  {
    ask: "and to Austria?",
    after: ["How much is delivery to Germany?", "shipping_cost"],
    intent: "shipping_time",
    says: [/other countries of the European Union costs 6\.90 EUR/],
    never: [/business days/, /Germany/],
    cites: ["shipping-costs"],
  },
  {
    ask: "¿y a Suiza?",
    after: ["¿Cuánto cuesta el envío a Alemania?", "shipping_cost"],
    intent: "shipping_time",
    language: "es",
    says: [/Suiza y Noruega cuesta 12,90 EUR/],
    cites: ["shipping-costs.es"],
  },
  {
    ask: "und nach Spanien?",
    after: ["Wie lange dauert die Lieferung nach Österreich?", "shipping_time"],
    intent: "shipping_cost",
    language: "de",
    says: [/Spanien, Portugal, Frankreich und Italien 4 bis 6 Werktage/],
    cites: ["shipping-times.de"],
  },
  {
    ask: "Do you deliver to Australia",
    intent: "shipping_time",
    says: [/no reliable information on this about Australia/, /What I do know/],
    cites: ["shipping-times"],
  },
  {
    ask: "Liefern Sie nach Australien?",
    intent: "shipping_time",
    language: "de",
    says: [/keine verlässliche Angabe über Australien/],
  },
  { ask: "do u ship to switzerland", intent: "shipping_time", says: [/5 to 7 business days/], never: [/Germany/] },
  {
    ask: "quanto costa la spedizione in Italia?",
    intent: "shipping_cost",
    language: "it",
    says: [/European Union costs 6\.90 EUR/],
    never: [/Germany/, /Switzerland/],
  },
  { ask: "What does the Lumo Lamp cost?", intent: "product_question", says: [/Lumo Lamp costs 59\.90 EUR/] },
  {
    ask: "Was kostet die Lumo Lamp?",
    intent: "product_question",
    language: "de",
    says: [/Lumo Lamp kostet 59,90 EUR/],
    never: [/Standardversand/],
  },
  { ask: "¿Cuánto cuesta la Lumo Lamp?", intent: "price_match", language: "es", says: [/cuesta 59,90 EUR/] },
  {
    ask: "Which is heavier, the Studio One or the Studio Air?",
    intent: "product_availability",
    says: [/Studio One/, /Studio Air/],
    never: [/product page/],
  },
  {
    ask: "whats the differnce between watch s and watch x",
    intent: "product_question",
    says: [/40 mm case/, /46 mm case/],
    cites: ["pulsar-watch-s", "pulsar-watch-x"],
  },
  { ask: "what colours has the lumo lamp mini", intent: "product_question", says: [/white and red/] },
  { ask: "Wie schwer ist der BoomTower?", intent: "product_availability", language: "de", never: [/Produktseite/] },
  { ask: "how loud is the Kinora Sweep S1", intent: "product_availability", never: [/product page/] },
  {
    ask: "How long does the battery of the Lumo Lamp Mini last?",
    intent: "refund_status",
    says: [/9 hours/],
    never: [/refund/i],
  },
  {
    ask: "Brauche ich für die Lumo Lamp eine Steckdose?",
    intent: "product_question",
    language: "de",
    says: [/braucht eine Steckdose/],
    never: [/Kinora/],
  },
  { ask: "¿Puedo pagar con el Pulsar Watch X?", intent: "product_question", language: "es", never: [/250/] },
  { ask: "do the buds 2 come w a charger", intent: "product_question", says: [/without a charger/] },
  { ask: "How many cups does the drip make", intent: "product_question", says: [/10 cups/] },
  { ask: "is there a student discount", intent: "discount_code", says: [/Students get 8 %/] },
  { ask: "is the watch x waterproof?", intent: "product_question", says: [/10 ATM/], cites: ["pulsar-watch-x"] },
  {
    ask: "how long does the battery last",
    after: ["is the watch x waterproof?", "product_question"],
    intent: "product_question",
    says: [/12 days per charge/],
  },
  {
    ask: "¿De qué tamaño es el Pulsar Watch X?",
    intent: "product_question",
    language: "es",
    says: [/46 mm/],
  },
  { ask: "¿La lámpara Lumo Mini se puede regular?", intent: "product_question", language: "es", says: [/no se puede/] },
  { ask: "Is the Tactil Board wireless?", intent: "product_availability", never: [/product page/] },
  { ask: "Wie hoch ist die Lumo Lamp Mini", intent: "product_question", language: "de", says: [/19 cm/] },
  {
    ask: "und die Lumo Lamp?",
    after: ["Wie hoch ist die Lumo Lamp Mini", "product_question"],
    intent: "product_question",
    language: "de",
    says: [/38 cm/],
  },
  {
    ask: "Which is cheaper, the Pebble or the Pebble Max?",
    intent: "price_match",
    says: [/59\.90 EUR/, /129\.00 EUR/],
  },
  { ask: "Can the Sweep climb stairs?", intent: "product_question", never: [/vacuums and mops/] },
  { ask: "Can I pay with paypal?", intent: "payment_methods", says: [/PayPal, Apple Pay/] },
  { ask: "kann ich auf rechnung zahlen", intent: "payment_methods", language: "de", says: [/Klarna/] },
  { ask: "how long is the warranty on the kinora sweep", intent: "warranty", says: [/2 years/] },
  { ask: "is the warranty longer for the Buds 2?", intent: "warranty", says: [/Auralis|2 years|3 years/] },
  { ask: "what time does support open on saturday", intent: "opening_hours", says: [/Monday to Friday/] },
  { ask: "Quanto tempo tenho para devolver um produto?", intent: "return_policy", language: "pt", says: [/30 days/] },
  {
    ask: "¿cuánto tarda el envío a España?",
    intent: "shipping_time",
    language: "es",
    says: [/4 a 6 días/],
    never: [/Suiza/],
  },
  {
    ask: "envoi en Suisse, combien ?",
    intent: "shipping_cost",
    language: "fr",
    says: [/12\.90 EUR/],
    never: [/4\.90/],
  },
  { ask: "vcs entregam no Brasil?", intent: "shipping_time", language: "pt", says: [/Brasil/] },
  { ask: "¿Cuál es vuestra política de devoluciones?", intent: "return_policy", language: "es", says: [/30 días/] },
  { ask: "puis-je retourner un produit ouvert ?", intent: "return_policy", language: "fr", says: [/30 days/] },
];

const inTours: readonly Asked[] = [
  { ask: "how much is the pompeii tour", intent: "tour_question", says: [/139 euros/], cites: ["pompeii-day"] },
  { ask: "does the colosseum tour include hotel pickup?", intent: "pickup", says: [/has no hotel pickup/] },
  {
    ask: "and the food tour?",
    after: ["does the colosseum tour include hotel pickup?", "pickup"],
    intent: "tour_question",
    says: [/Trastevere Food Tour has hotel pickup/],
    never: [/no hotel pickup/],
  },
  { ask: "is lunch included on the wine tour", intent: "included", says: [/light lunch/] },
  {
    ask: "difference between vatican museums and vatican gardens",
    intent: "tour_question",
    says: [/Museums/, /Gardens/],
  },
  { ask: "can we pay cash", intent: "payment_methods", says: [/Cash is not accepted/] },
  { ask: "Quanto dura il tour delle catacombe?", intent: "tour_question", language: "it", says: [/4 hours/] },
  { ask: "how long does the Capri boat tour take", intent: "tour_question", says: [/8 hours/] },
  { ask: "Was kostet die Bootstour nach Capri?", intent: "tour_question", language: "de", says: [/129/] },
  { ask: "what's the cheapest, the pompeii day or the capri boat", intent: "tour_question", says: [/139/, /129/] },
  { ask: "Is the Vatican museums tour wheelchair accessible", intent: "accessibility", says: [/lifts/] },
  {
    ask: "and for the capri boat?",
    after: ["what happens if it rains", "weather"],
    intent: "weather",
    says: [/boat tours/],
  },
  { ask: "Do you offer tours in Paris?", intent: "group_size", never: [/people/] },
  { ask: "do i need a passport for the catacombs", intent: "what_to_bring", never: [/costs|euros/] },
  {
    ask: "kann ich mit Kinderwagen zur Uffizien-Führung",
    intent: "accessibility",
    language: "de",
    never: [/kostet|Euro/],
  },
  {
    ask: "à quelle heure commence la visite des catacombes ?",
    intent: "tour_question",
    language: "fr",
    never: [/euros/],
  },
  { ask: "¿Hay recogida en el hotel para el tour del Coliseo?", intent: "pickup", language: "es", says: [/no/i] },
  { ask: "what happens if it rains", intent: "weather", says: [/take place in rain/] },
];

describe.each([
  ["shop", shop, inShop],
  ["tours", tours, inTours],
] as const)("customers of the %s", (_name, playbook, questions) => {
  it.each(questions.map((asked) => ({ ...asked, name: [asked.after?.[0], asked.ask].filter(Boolean).join(" – ") })))(
    "hear what is known, and nothing else, when they ask: $name",
    async ({ ask, after, intent, language = "en", says, never = [], cites }) => {
      const talk = startDialogue({ playbook, language });
      if (after) await talk.say(after[0], { intent: after[1] });
      const { text, turn } = await talk.say(ask, { intent });
      for (const wanted of says ?? []) expect(text).toMatch(wanted);
      for (const unwanted of never) expect(text).not.toMatch(unwanted);
      if (says) expect(turn.draft?.citations.length).toBeGreaterThan(0);
      if (cites) expect(turn.draft?.citations.map(({ sourceId }) => sourceId)).toEqual(cites);
    },
  );
});
