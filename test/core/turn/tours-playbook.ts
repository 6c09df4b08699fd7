import { playbookSchema } from "../../../src/core/playbook/schema.ts";

const examples = ["an example that nobody trains on"];

/** A business that is no shop: bookings instead of orders, its own tools, its own words. */
export const toursPlaybook = playbookSchema.parse({
  name: "tours",
  title: "Harbour Tours",
  languages: ["en", "es", "de"],
  timeZone: "Europe/Berlin",
  currency: "EUR",
  country: "DE",
  entities: [
    {
      id: "booking",
      pattern: "\\bTR-\\d{4}\\b",
      name: { en: "booking number", es: "número de reserva", de: "Buchungsnummer" },
    },
  ],
  intents: [
    { id: "booking_status", kind: "question", category: "bookings", examples, flow: "booking_status" },
    { id: "money_back", kind: "action", category: "bookings", examples, flow: "money_back" },
    { id: "callback", kind: "action", category: "service", examples, flow: "callback" },
    {
      id: "about_tour",
      kind: "question",
      category: "tours",
      examples: {
        en: ["Is lunch included in the tour?"],
        es: ["¿Incluye comida el paseo?"],
        de: ["Ist das Essen dabei?"],
      },
    },
    { id: "cancellation_rules", kind: "question", category: "rules", examples, policyType: "cancellation" },
    { id: "accident", kind: "problem", category: "legal", examples },
    { id: "person", kind: "escalate", category: "service", examples },
    { id: "hello", kind: "feedback", category: "smalltalk", examples, reply: "greeting" },
    { id: "thank_you", kind: "feedback", category: "smalltalk", examples, reply: "thanks" },
    { id: "never_mind", kind: "feedback", category: "smalltalk", examples, reply: "cancelled" },
  ],
  flows: [
    {
      id: "booking_status",
      slots: [
        {
          name: "booking",
          type: "booking",
          from: "list",
          list: { tool: "list_bookings", items: "bookings", value: "bookingId", label: "{bookingId}, {startsAt}" },
        },
      ],
      tool: "booking_details",
      args: { booking_id: "{booking}" },
      reply: "booking_status",
    },
    {
      id: "money_back",
      slots: [
        {
          name: "booking",
          type: "booking",
          from: "list",
          list: { tool: "list_bookings", items: "bookings", value: "bookingId", label: "{bookingId}, {startsAt}" },
        },
        { name: "reason", type: "choice", choices: ["ill", "weather"] },
      ],
      tool: "pay_back",
      args: { booking_id: "{booking}", reason: "{reason}" },
      reply: "money_back",
    },
    {
      id: "callback",
      slots: [
        { name: "when", type: "date", must: "future" },
        { name: "phone", type: "phone", from: "phone-on-file" },
      ],
      tool: "book_call",
      args: { at: "{when}", phone: "{phone}" },
      reply: "callback",
    },
  ],
  sources: [
    {
      id: "cruise",
      title: "Canal Cruise",
      text: "The Canal Cruise takes two hours. Lunch is included on the Canal Cruise.",
      tier: "silver",
      productIds: ["cruise"],
    },
    {
      id: "walk",
      title: "Night Walk",
      text: "The Night Walk takes three hours. Lunch is not included on the Night Walk.",
      tier: "silver",
      productIds: ["walk"],
    },
    {
      id: "rules",
      title: "Cancellation",
      text: "You can cancel a tour up to 24 hours before it starts.",
      tier: "gold",
      policyType: "cancellation",
    },
    {
      id: "rules-a",
      title: "Boats A",
      text: "Boat tours can be cancelled up to 48 hours before they start.",
      tier: "gold",
      policyType: "cancellation",
      productIds: ["cruise"],
    },
    {
      id: "rules-b",
      title: "Boats B",
      text: "Boat tours can never be cancelled.",
      tier: "gold",
      policyType: "cancellation",
      productIds: ["cruise"],
    },
  ],
  graph: {
    nodes: [
      { id: "cruise", kind: "product", name: "Canal Cruise" },
      { id: "walk", kind: "product", name: "Night Walk" },
    ],
    policies: [
      { type: "cancellation", on: "global", source: "rules" },
      { type: "cancellation", on: "cruise", source: "rules-a" },
      { type: "cancellation", on: "cruise", source: "rules-b" },
    ],
  },
  replies: {
    en: {
      "ask.booking": "What is your booking number?",
      "ask.reason": "Why do you want your money back?",
      "choice.ill": "I am ill",
      "choice.weather": "The weather",
      "task.money_back": "your refund",
      booking_status:
        "Your booking {bookingId} is {status}, it starts on {startsAt.datetime}.[[ Meeting point: {meetingPoint}.]]",
      "booking_status.cancelled": "Your booking {bookingId} was cancelled.",
      money_back: "Done: {amount} is on its way. Reference {refundId}.",
      "confirm.money_back": "I will pay back {amount} for {booking} ({reason}) to your card. Is that right?",
      callback: "A colleague will call you on {startsAt.datetime}.",
    },
    es: {
      "ask.booking": "¿Cuál es tu número de reserva?",
      "task.money_back": "tu reembolso",
      "choice.ill": "Estoy enfermo",
      "choice.weather": "El tiempo",
      booking_status: "Tu reserva {bookingId} está {status}; empieza el {startsAt.datetime}.",
      "value.status.confirmed": "confirmada",
      money_back: "Hecho: {amount} en camino. Referencia {refundId}.",
      callback: "Te llamaremos el {startsAt.datetime}.",
    },
    de: {
      "ask.booking": "Wie lautet Ihre Buchungsnummer?",
      "task.money_back": "Ihre Rückzahlung",
      "choice.ill": "Ich bin krank",
      "choice.weather": "Das Wetter",
      booking_status: "Ihre Buchung {bookingId} ist {status}; Beginn: {startsAt.datetime}.",
      "value.status.confirmed": "bestätigt",
      money_back: "Erledigt: {amount} sind unterwegs. Referenz {refundId}.",
      callback: "Wir rufen Sie an: {startsAt.datetime}.",
    },
  },
  thresholds: { refundLimitCents: 50_000 },
  humanOnly: ["legal"],
  hours: { days: { "1": ["09:00", "18:00"], "2": ["09:00", "18:00"] }, responseMinutes: 10 },
});
