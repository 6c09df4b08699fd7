import { type Playbook, playbookSchema } from "../../../src/core/playbook/schema.ts";

/** City tours with a food tour beside a monument tour, in three languages. */
export const tours: Playbook = playbookSchema.parse({
  name: "small-tours",
  title: "Via Tours",
  languages: ["en", "es", "de"],
  intents: [{ id: "question", examples: ["does it include lunch?"] }, { id: "cancel", policyType: "cancellation", examples: ["can I cancel?"] }],
  graph: {
    nodes: [
      { id: "rome", kind: "category", name: "Rome tours", aliases: ["Roma"] },
      { id: "alba", kind: "supplier", name: "Alba Guides" },
      { id: "food", kind: "product", name: "Trastevere Food Tour", aliases: ["food walk", "tour gastronómico", "Food-Tour"], parents: ["rome", "alba"] },
      { id: "colosseum", kind: "product", name: "Colosseum Skip-the-Line Tour", aliases: ["Coliseo", "Kolosseum"], parents: ["rome"] },
      { id: "sunset", kind: "product", name: "Sunset Sailing", parents: [] },
    ],
  },
  sources: [
    { id: "food-details", tier: "silver", title: "Trastevere Food Tour: what is included", productIds: ["food"],
      text: "The tour lasts 4 hours and visits 6 places in Trastevere. Hotel pickup is included in the centre of Rome. Wine is served to guests over 18. Vegetarian menus are available if you tell us 24 hours before. It costs 89.00 EUR per person and starts at 17:30." },
    { id: "colosseum-details", tier: "silver", title: "Colosseum Skip-the-Line Tour: what is included", productIds: ["colosseum"],
      text: "The tour lasts 3 hours with a licensed guide. Hotel pickup is not included. Meet your guide at the Arch of Constantine 15 minutes before the start. Tickets cost 65.00 EUR for adults and 40.00 EUR for children. Large bags are not allowed inside." },
    { id: "colosseum-details-es", tier: "silver", language: "es", translationOf: "colosseum-details", title: "Tour del Coliseo sin colas: qué incluye", productIds: ["colosseum"],
      text: "El tour dura 3 horas con guía oficial. La recogida en el hotel no está incluida. El punto de encuentro es el Arco de Constantino, 15 minutos antes del inicio. Las entradas cuestan 65,00 EUR para adultos y 40,00 EUR para niños. No se permiten bolsas grandes en el interior." },
    { id: "colosseum-details-de", tier: "silver", language: "de", translationOf: "colosseum-details", title: "Kolosseum-Tour ohne Anstehen: was enthalten ist", productIds: ["colosseum"],
      text: "Die Tour dauert 3 Stunden mit lizenziertem Guide. Die Abholung vom Hotel ist nicht inbegriffen. Treffpunkt ist der Konstantinsbogen, 15 Minuten vor Beginn. Tickets kosten 65,00 EUR für Erwachsene und 40,00 EUR für Kinder. Große Taschen sind im Inneren nicht erlaubt." },
    { id: "cancel-global", tier: "gold", policyType: "cancellation", title: "Cancellation policy",
      text: "You can cancel free of charge up to 48 hours before the start. After that, 50 % of the price is kept. No-shows are not refunded. Refunds arrive within 7 days on the card that was used." },
    { id: "cancel-global-es", tier: "gold", language: "es", translationOf: "cancel-global", policyType: "cancellation", title: "Política de cancelación",
      text: "Puede cancelar gratis hasta 48 horas antes del inicio. Después se retiene el 50 % del precio. Si no se presenta, no hay reembolso. El reembolso llega en 7 días a la tarjeta utilizada." },
    { id: "cancel-global-de", tier: "gold", language: "de", translationOf: "cancel-global", policyType: "cancellation", title: "Stornierungsbedingungen",
      text: "Sie können bis 48 Stunden vor Beginn kostenlos stornieren. Danach werden 50 % des Preises einbehalten. Bei Nichterscheinen gibt es keine Erstattung. Die Erstattung kommt innerhalb von 7 Tagen auf der verwendeten Karte an." },
    { id: "cancel-sailing", tier: "gold", policyType: "cancellation", title: "Cancellation of sailing trips", productIds: ["sunset"],
      text: "Sailing trips can be cancelled up to 7 days before departure. In bad weather the captain cancels and the full price is refunded." },
    { id: "conflict-a", tier: "gold", policyType: "children", title: "Children on Rome tours", productIds: ["rome"], text: "Children under 6 join for free." },
    { id: "conflict-b", tier: "gold", policyType: "children", title: "Children with Alba Guides", productIds: ["alba"], text: "Children under 10 are not admitted." },
    { id: "contact", tier: "gold", title: "How to reach us", text: "Our office in Rome is open Monday to Friday from 9:00 to 18:00. Write to help@viatours.example for group bookings." },
    { id: "tip-shoes", tier: "bronze", title: "Comfortable shoes", productIds: ["colosseum"], text: "Wear comfortable shoes, the stones are slippery. Many travellers bring their own water bottle and refill it inside." },
  ],
});

/** A small bank in English and German, to show that nothing here knows tours or shops. */
export const bank: Playbook = playbookSchema.parse({
  name: "small-bank",
  title: "Kestrel Bank",
  languages: ["en", "de"],
  intents: [{ id: "question", examples: ["what does the card cost?"] }],
  graph: {
    nodes: [
      { id: "cards", kind: "category", name: "Cards" },
      { id: "blue", kind: "product", name: "Blue Card", parents: ["cards"] },
      { id: "gold-card", kind: "product", name: "Gold Card", parents: ["cards"] },
      { id: "saver", kind: "product", name: "Kestrel Saver", aliases: ["savings account", "Sparkonto"] },
    ],
  },
  sources: [
    { id: "blue-fees", tier: "gold", title: "Blue Card fees", productIds: ["blue"],
      text: "The Blue Card has no annual fee. Cash withdrawals cost 2.50 EUR each. Payments in foreign currency carry a fee of 1.5 %. Travel insurance is not included." },
    { id: "blue-fees-de", tier: "gold", language: "de", translationOf: "blue-fees", title: "Gebühren der Blue Card", productIds: ["blue"],
      text: "Die Blue Card hat keine Jahresgebühr. Bargeldabhebungen kosten je 2,50 EUR. Zahlungen in fremder Währung kosten 1,5 % Gebühr. Eine Reiseversicherung ist nicht enthalten." },
    { id: "gold-fees", tier: "gold", title: "Gold Card fees", productIds: ["gold-card"],
      text: "The Gold Card costs 120.00 EUR a year. Cash withdrawals are free of charge. Travel insurance is included for trips up to 60 days." },
    { id: "lost-card", tier: "gold", title: "Lost or stolen cards", productIds: ["cards"],
      text: "Report a lost card at once so that we can block it. A replacement card arrives within 5 business days and costs 10.00 EUR. You are not liable for payments after your report." },
    { id: "saver-terms", tier: "gold", title: "Kestrel Saver terms", productIds: ["saver"],
      text: "The Kestrel Saver pays 2.1 % interest a year. You can withdraw up to 2000.00 EUR per month without notice. Larger withdrawals need a notice of 3 months. Only customers aged 18 or older can open one." },
    { id: "transfers", tier: "gold", title: "Transfers", text: "SEPA transfers arrive on the next business day. Instant transfers cost 0.50 EUR and arrive within 10 seconds. Transfers cannot be recalled once they are executed." },
    { id: "tip-atm", tier: "bronze", title: "Cash machines", productIds: ["blue"], text: "Some customers say that supermarkets give out cash without a fee." },
  ],
});
