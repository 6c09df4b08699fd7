import type { Dialogue } from "./dialogue.ts";

/** Nobody is asked for what they said, what their proof says, or what can only be one thing. */
export const known: readonly Dialogue[] = [
  {
    name: "en: order and reason in the first sentence are not asked for",
    as: "nina",
    turns: [
      {
        say: "Hi, I'd like a refund for NG-20311 please, it arrived damaged",
        hears: [/€199\.00/, /NG-20311/, /damaged/i],
        never: [/which order|what is the reason/i],
        task: "refund",
        step: "confirmation",
        slots: { order: ["NG-20311", 1], reason: ["damaged", 1] },
      },
      { press: /^Yes/, hears: [/€199\.00/, /refund number/], task: null, outcome: "acted", calls: ["process_refund"] },
    ],
    end: { owner: "customer", refunds: [19900], confirmations: ["redeemed"], clarifications: 0 },
  },
  {
    name: "de: die einzige Bestellung wird nicht erfragt",
    as: "ines",
    turns: [
      {
        say: "Wo ist meine Bestellung?",
        hears: [/NG-10377/, /zugestellt/],
        never: [/Welche/],
        calls: ["list_orders", "get_order_status"],
        focus: { order: ["NG-10377", 1] },
      },
      { say: "Kann ich die noch zurückgeben?", hears: [/Lumo Lantern/], never: [/30 Tage/] },
    ],
  },
  {
    name: "es: un paquete con retraso no se anuncia para una fecha que ya pasó",
    as: "hugo",
    turns: [
      {
        say: "¿Dónde está mi pedido?",
        hears: [/NG-10451/, /SEUR/, /SE7730013377/, /retras|debería haber llegado/],
        never: [/fecha de entrega prevista es/],
      },
      { say: "gracias", hears: [/nada/i] },
    ],
  },
  {
    name: "en: a parcel that is late is said to be late",
    as: "hugo",
    turns: [
      {
        say: "where is the coffee maker I ordered?",
        hears: [/NG-10451/, /late|should have/i],
        never: [/planned delivery date is/],
      },
    ],
  },
  {
    name: "de: ein verspätetes Paket wird nicht für gestern angekündigt",
    as: "hugo",
    turns: [{ say: "Wann kommt mein Paket an?", hears: [/NG-10451/, /verspätet|hätte/], never: [/Liefertermin ist/] }],
  },
  {
    name: "en: the order spoken of is known to the next wish",
    as: "anna",
    turns: [
      { say: "where is NG-10302?", hears: [/NG-10302/, /paid/], focus: { order: ["NG-10302", 1] } },
      { say: "great. can I have the invoice for it?", hears: [/invoice/i], never: [/which order/i], outcome: "acted" },
      { say: "on second thought, cancel it", hears: [/cancel/i], never: [/which order/i], outcome: "acted" },
    ],
    end: { tickets: [/Invoice for NG-10302/, /Cancel order NG-10302/] },
  },
  {
    name: "es: a quien ya se conoce no se le pide el correo",
    as: "carla",
    turns: [
      {
        say: "Quiero darme de baja del boletín",
        hears: [/boletín|newsletter/i],
        never: [/qué (?:dirección|correo)|\?/],
        outcome: "acted",
        calls: ["create_ticket"],
      },
    ],
    end: { tickets: [/newsletter/] },
  },
  {
    name: "en: somebody unknown is asked which address to unsubscribe, once",
    turns: [
      { say: "please unsubscribe me from your newsletter", hears: [/e-mail address/i], step: "email" },
      { say: "it's nora.example@example.org", hears: [/newsletter/i], outcome: "acted" },
    ],
    end: { tickets: [/newsletter/] },
  },
  {
    name: "de: wer nachgewiesen ist, wird unter der bekannten Nummer angerufen",
    as: "elif",
    turns: [
      {
        say: "Rufen Sie mich bitte nächsten Mittwoch um 10:30 Uhr an",
        hears: [/Mittwoch/, /10:30/],
        never: [/Nummer sollen|welche Nummer/i],
        outcome: "acted",
      },
    ],
    end: { callbacks: [{ weekday: 3, time: "10:30" }] },
  },
  {
    name: "en: without a number on file the number is asked for, and only that",
    as: "grace",
    turns: [
      {
        say: "can you call me next Thursday at 11:00?",
        hears: [/number/i],
        never: [/what time|which day/i],
        step: "phone",
      },
      { say: "+44 20 7946 0958", hears: [/Thursday/, /11:00/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 4, time: "11:00" }] },
  },
  {
    name: "en: what was said before the proof is not asked again after it",
    turns: [
      { say: "I want my money back for NG-10777", hears: [/reason/i], step: "reason" },
      { say: "changed my mind, don't need them", hears: [/code/i], step: "proof code", calls: [] },
      {
        codeFor: "jack.moreau@example.com",
        hears: [/€500\.00/, /NG-10777/],
        never: [/which order|reason\?/i],
        step: "confirmation",
        slots: { order: ["NG-10777", 1], reason: ["changed-mind", 2] },
      },
      { say: "no", hears: [/haven't done anything/], task: null },
    ],
    end: { refunds: [], confirmations: ["declined"] },
  },
  {
    name: "es: sin número de pedido basta el correo, y luego se elige",
    turns: [
      { say: "quiero saber cómo va mi pedido", hears: [/correo|pedido/] },
      { say: "no tengo el número a mano, mi correo es fernando.vidal@example.com", hears: [/código/] },
      { codeFor: "fernando.vidal@example.com", hears: [/pedido/], offers: [/NG-10433/, /NG-10555/], step: "order" },
      { say: "el segundo", hears: [/NG-10433/, /cancel/i], focus: { order: ["NG-10433", 4] } },
    ],
  },
  {
    name: "de: die Bestellnummer aus dem ersten Satz gilt auch als Ausweis",
    turns: [
      { say: "Guten Tag, wann kommt NG-10234 an?", hears: [/Code/], step: "proof code" },
      { codeFor: "anna.berger@example.com", hears: [/NG-10234/, /DHL/], never: [/Welche/] },
      { say: "Und wo ist NG-10180?", hears: [/NG-10180/, /zugestellt/], never: [/Code/] },
    ],
  },
];
