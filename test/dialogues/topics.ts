import type { Dialogue } from "./dialogue.ts";

/** The customer talks of something else, and comes back, or does not. */
export const topics: readonly Dialogue[] = [
  {
    name: "en: a question in the middle of a refund, and back",
    as: "ben",
    turns: [
      { say: "refund NG-10311 please", hears: [/reason/i], step: "reason" },
      {
        say: "how long does a refund to my card take?",
        hears: [/3 to 5 business days/, /go on with your refund/i],
        waiting: ["refund"],
        step: "resume",
      },
      { say: "yes please", hears: [/reason/i], task: "refund", step: "reason", slots: { order: ["NG-10311", 1] } },
      { press: /mind/, hears: [/€199\.00/], step: "confirmation" },
      { say: "no", task: null },
    ],
    end: { refunds: [] },
  },
  {
    name: "en: two topics deep, and back twice",
    as: "anna",
    turns: [
      { say: "I want a refund for NG-10180", hears: [/reason/i], step: "reason" },
      {
        say: "oh wait, first I need to change the delivery address of NG-10302",
        hears: [/address/i],
        task: "change_address",
        step: "address",
        waiting: ["refund"],
      },
      {
        say: "how long is a gift card valid?",
        hears: [/3 years/, /go on with your change of address/i],
        waiting: ["refund", "change_address"],
      },
      { say: "yes", hears: [/address/i], task: "change_address", step: "address", waiting: ["refund"] },
      {
        say: "Lindenstr. 12, 10969 Berlin",
        hears: [/new address/i, /go on with your refund/i],
        outcome: "acted",
        waiting: ["refund"],
      },
      { say: "yes, go on", hears: [/reason/i], task: "refund", step: "reason", slots: { order: ["NG-10180", 1] } },
      { say: "they are both faulty", hears: [/€119\.80/], step: "confirmation", waiting: [] },
      { say: "no", task: null },
    ],
    end: { tickets: [/NG-10302/], refunds: [] },
  },
  {
    name: "de: zwei Themen tief und zweimal zurück",
    as: "anna",
    turns: [
      { say: "Ich möchte eine Erstattung für NG-10180", hears: [/Grund/], step: "reason" },
      {
        say: "Moment, zuerst muss ich die Lieferadresse von NG-10302 ändern",
        hears: [/Adresse/],
        task: "change_address",
        waiting: ["refund"],
      },
      {
        say: "Wie lange ist eigentlich eine Geschenkkarte gültig?",
        hears: [/3 Jahre/],
        waiting: ["refund", "change_address"],
      },
      { press: /weiter/i, hears: [/Adresse/], task: "change_address", waiting: ["refund"] },
      { say: "Lindenstr. 12, 10969 Berlin", outcome: "acted", waiting: ["refund"] },
      { press: /weiter/i, hears: [/Grund/], task: "refund", waiting: [] },
    ],
    end: { tickets: [/NG-10302/] },
  },
  {
    name: "es: dos temas y a mitad olvídalo",
    as: "carla",
    turns: [
      { say: "quiero un reembolso del NG-10390", hears: [/motivo/i], step: "reason" },
      {
        say: "espera, antes quiero cambiar la dirección del NG-10405",
        hears: [/dirección/],
        task: "change_address",
        waiting: ["refund"],
      },
      { say: "bah, olvídalo", task: null, waiting: ["refund"], hears: [/reembolso/], step: "resume" },
      { say: "sí", hears: [/motivo/i], task: "refund", step: "reason", waiting: [] },
      { say: "olvídalo", task: null, waiting: [], never: [/reembolso\?/] },
    ],
    end: { tickets: [], refunds: [] },
  },
  {
    name: "en: forget it ends all of it when nothing else is under way",
    as: "ben",
    turns: [
      { say: "refund NG-10311", hears: [/reason/i] },
      { say: "what are your opening hours?", hears: [/09:00/], waiting: ["refund"], step: "resume" },
      { say: "forget it", waiting: [], task: null, never: [/go on/] },
      { say: "yes", never: [/reason/i], task: null },
    ],
    end: { refunds: [], owner: "customer" },
  },
  {
    name: "de: vergessen Sie es, während die Bestätigung offen ist",
    as: "ben",
    turns: [
      { say: "Bitte NG-10311 erstatten, ist kaputt", hears: [/199,00/], step: "confirmation" },
      { say: "ach, vergessen Sie es", task: null, waiting: [] },
    ],
    end: { refunds: [], confirmations: ["declined"] },
  },
  {
    name: "en: a question while the confirmation is open, then the same confirmation anew",
    as: "ben",
    turns: [
      { say: "please refund NG-10311, it's faulty", hears: [/€199\.00/], step: "confirmation" },
      {
        say: "how long does a refund take?",
        hears: [/business days/, /go on with your refund/i],
        task: null,
        waiting: ["refund"],
      },
      { say: "yes", hears: [/€199\.00/], step: "confirmation", slots: { reason: ["damaged", 1] }, calls: [] },
      { say: "no thanks", task: null },
    ],
    end: { refunds: [], confirmations: ["replaced", "declined"] },
  },
  {
    name: "es: una pregunta mientras se pide el pedido, y el pedido después",
    as: "carla",
    turns: [
      { say: "necesito una factura", offers: [/NG-10405/, /NG-10390/], step: "order" },
      { say: "¿cuánto tarda un envío a España?", hears: [/4 a 6 días/], waiting: ["invoice"] },
      { say: "NG-10390", outcome: "acted", hears: [/factura/], task: null },
    ],
    end: { tickets: [/Invoice for NG-10390/] },
  },
  {
    name: "en: where my order is, in the middle of a refund of another one",
    as: "ben",
    turns: [
      { say: "refund NG-10311", hears: [/reason/i] },
      { say: "where is NG-10312?", hears: [/NG-10312/, /delivered/, /go on with your refund/i], waiting: ["refund"] },
      { say: "yes", hears: [/reason/i], task: "refund", slots: { order: ["NG-10311", 1] } },
      { say: "never mind", task: null },
    ],
    end: { refunds: [] },
  },
  {
    name: "de: danke zwischendurch ist keine Antwort",
    as: "carla",
    turns: [
      { say: "Ich brauche eine Rechnung", offers: [/NG-10390/], step: "order" },
      { say: "Moment, ich schaue nach", task: "invoice", step: "order", never: [/Kolleg/] },
      { say: "10390", outcome: "acted" },
    ],
    end: { tickets: [/Invoice for NG-10390/] },
  },
  {
    name: "en: cancel one, and where is my other order?",
    as: "fernando",
    turns: [
      {
        say: "Cancel NG-10555 please, and where is my other order?",
        hears: [/cancel/i, /NG-10433/],
        never: [/which order/i],
        outcome: "acted",
      },
    ],
    end: { tickets: [/Cancel order NG-10555/] },
  },
  {
    name: "es: dos preguntas en una frase",
    turns: [{ say: "¿Cuánto cuesta el envío exprés y cuánto dura la garantía?", hears: [/9,90/, /2 años/] }],
  },
  {
    name: "de: Status und Rückgaberegel in einem Satz",
    as: "anna",
    turns: [
      { say: "Wo ist NG-10234 und wie lange kann ich etwas zurückgeben?", hears: [/NG-10234/, /DHL/, /30 Tage/] },
    ],
  },
  {
    name: "en: the goodbye after a left refund is just a goodbye",
    as: "ben",
    turns: [
      { say: "I need a refund for NG-10311", hears: [/reason/i] },
      { say: "what payment methods do you accept?", hears: [/Visa/], waiting: ["refund"] },
      { say: "no, that's all, thanks", task: null, waiting: [], never: [/reason/i] },
    ],
    end: { refunds: [], owner: "customer" },
  },
];
