import type { Dialogue } from "./dialogue.ts";

/** "Sorry, I meant…": a new value replaces the old one, and a confirmation is never older than what it confirms. */
export const corrections: readonly Dialogue[] = [
  {
    name: "en: another order while the reason is asked",
    as: "anna",
    turns: [
      { say: "please refund NG-10302", hears: [/reason/i], slots: { order: ["NG-10302", 1] } },
      { say: "sorry, I meant NG-10180", hears: [/reason/i], step: "reason", slots: { order: ["NG-10180", 2] } },
      { say: "the kettle is broken", hears: [/NG-10180/], never: [/NG-10302/], step: "confirmation" },
      { say: "no", task: null },
    ],
    end: { refunds: [], confirmations: ["declined"] },
  },
  {
    name: "en: another reason while the confirmation is open",
    as: "ben",
    turns: [
      {
        say: "refund NG-10311, it came too late",
        hears: [/€199\.00/, /too late/],
        step: "confirmation",
        slots: { reason: ["late", 1] },
      },
      {
        say: "actually the reason is damaged",
        hears: [/€199\.00/, /damaged/],
        never: [/too late/],
        step: "confirmation",
        slots: { order: ["NG-10311", 1], reason: ["damaged", 2] },
      },
      { say: "forget it", task: null },
    ],
    end: { refunds: [], confirmations: ["replaced", "declined"] },
  },
  {
    name: "es: el otro pedido mientras se espera el sí",
    as: "carla",
    turns: [
      {
        say: "quiero que me devolváis el dinero del NG-10390, llegó roto",
        hears: [/104,80/, /NG-10390/],
        step: "confirmation",
      },
      {
        say: "no, el otro pedido",
        hears: [/NG-10405/],
        never: [/104,80/],
        task: "refund",
        slots: { order: ["NG-10405", 2], reason: ["damaged", 1] },
      },
    ],
    end: { refunds: [] },
  },
  {
    name: "de: Nein, ich meinte eine andere Bestellung",
    as: "anna",
    turns: [
      {
        say: "Ich möchte NG-10302 erstattet haben, ich habe es mir anders überlegt",
        hears: [/NG-10302/],
        step: "confirmation",
      },
      {
        say: "Nein, ich meinte NG-10180",
        hears: [/119,80/, /NG-10180/],
        never: [/NG-10302/],
        step: "confirmation",
        slots: { order: ["NG-10180", 2], reason: ["changed-mind", 1] },
      },
      { say: "nein danke", task: null },
    ],
    end: { refunds: [], confirmations: ["replaced", "declined"] },
  },
  {
    name: "en: no, the other order, of three: we ask which",
    as: "anna",
    turns: [
      { say: "I want a refund for NG-10180, it's broken", hears: [/€119\.80/], step: "confirmation" },
      { say: "no, the other order", offers: [/NG-10302/, /NG-10234/], step: "order", never: [/declined|haven't done/] },
      { say: "NG-10302", hears: [/NG-10302/], slots: { order: ["NG-10302", 3], reason: ["damaged", 1] } },
      { say: "forget it", task: null },
    ],
    end: { refunds: [] },
  },
  {
    name: "en: a yes goes to the renewed confirmation, never to the old one",
    as: "omar",
    turns: [
      {
        say: "I'd like a refund for NG-20777, I changed my mind",
        hears: [/€500\.00/],
        step: "confirmation",
      },
      {
        say: "hmm, actually they were not as described",
        hears: [/€500\.00/, /[Nn]ot as described/],
        step: "confirmation",
      },
      { say: "yes", hears: [/refund number/], outcome: "acted" },
      { say: "yes", never: [/refund number/], calls: [] },
    ],
    end: { refunds: [50000], confirmations: ["replaced", "redeemed"] },
  },
  {
    name: "en: only one of the two while the confirmation is open",
    as: "jack",
    turns: [
      {
        say: "I want my money back for NG-10777, they are broken",
        hears: [/2 × Pulsar Watch X/],
        step: "confirmation",
      },
      {
        say: "sorry, only one of them",
        hears: [/€250\.00/, /1 × Pulsar Watch X/],
        never: [/€500/],
        step: "confirmation",
      },
      { say: "no", task: null },
    ],
    end: { refunds: [], confirmations: ["replaced", "declined"] },
  },
  {
    name: "de: nur den Wasserkocher",
    as: "anna",
    turns: [
      { say: "Bitte erstatten Sie mir NG-10180, beides ist kaputt", hears: [/119,80/], step: "confirmation" },
      { say: "Moment, nur den Wasserkocher", hears: [/49,90/, /Kettle/], never: [/Grinder/], step: "confirmation" },
      { say: "nein", task: null },
    ],
    end: { refunds: [], confirmations: ["replaced", "declined"] },
  },
  {
    name: "es: otro pedido mientras se espera el código",
    turns: [
      { say: "quiero el reembolso del NG-10405", hears: [/motivo/i] },
      { say: "ya no lo quiero", hears: [/código/], step: "proof code" },
      {
        say: "perdona, quería decir el NG-10390",
        step: "proof code",
        hears: [/código/],
        slots: { order: ["NG-10390", 3] },
      },
      {
        codeFor: "carla.ruiz@example.com",
        hears: [/NG-10390/, /104,80/],
        slots: { order: ["NG-10390", 3], reason: ["changed-mind", 2] },
      },
      { say: "no", task: null },
    ],
    end: { refunds: [] },
  },
  {
    name: "en: call me back on Monday asks for the hour",
    as: "carla",
    turns: [
      {
        say: "Call me back next Monday",
        hears: [/what time|at what time|which time/i],
        step: "datetime",
        task: "callback",
        calls: [],
      },
      { say: "at 10:30", hears: [/Monday/, /10:30/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 1, time: "10:30" }] },
  },
  {
    name: "es: llámame el viernes pregunta por la hora",
    as: "carla",
    turns: [
      { say: "Llámame el próximo viernes por favor", hears: [/hora/], step: "datetime", calls: [] },
      { say: "a las 11", hears: [/viernes/, /11:00/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 5, time: "11:00" }] },
  },
  {
    name: "de: am Nachmittag ist noch keine Uhrzeit",
    as: "elif",
    turns: [
      {
        say: "Bitte rufen Sie mich nächsten Donnerstag Nachmittag zurück",
        hears: [/Uhr/],
        step: "datetime",
        calls: [],
      },
      { say: "um 15:30", hears: [/Donnerstag/, /15:30/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 4, time: "15:30" }] },
  },
  {
    name: "en: the hour first, the day when asked",
    as: "elif",
    turns: [
      { say: "can somebody ring me at 16:30?", hears: [/day|16:30/], task: "callback" },
      { say: "next Wednesday", hears: [/Wednesday/, /16:30/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 3, time: "16:30" }] },
  },
  {
    name: "en: another day before the number is given",
    as: "grace",
    turns: [
      { say: "please call me next Tuesday at 14:00", hears: [/number/i], step: "phone" },
      { say: "actually make it Wednesday", hears: [/number/i], step: "phone", never: [/booked|system/] },
      { say: "+44 20 7946 0958", hears: [/Wednesday/, /14:00/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 3, time: "14:00" }] },
  },
  {
    name: "de: lieber um elf",
    as: "grace",
    turns: [
      { say: "Rufen Sie mich nächsten Freitag um 9:30 Uhr an", hears: [/Nummer/], step: "phone" },
      { say: "lieber um 11:30 Uhr", hears: [/Nummer/], step: "phone" },
      { say: "+44 20 7946 0958", hears: [/Freitag/, /11:30/], outcome: "acted" },
    ],
    end: { callbacks: [{ weekday: 5, time: "11:30" }] },
  },
  {
    name: "en: no, I meant the Mini",
    turns: [
      { say: "Does the Lumo Lamp have a battery?", hears: [/no battery/] },
      { say: "no, I meant the Mini", hears: [/battery for 9 hours/], focus: { product: ["lumo-lamp-mini", 2] } },
    ],
  },
  {
    name: "es: no, me refería a los Pro",
    turns: [
      { say: "¿Los Auralis Buds 2 traen cargador?", hears: [/sin cargador/] },
      {
        say: "no, me refería a los Buds 2 Pro",
        hears: [/cargador de 20 W/],
        focus: { product: ["auralis-buds-2-pro", 2] },
      },
    ],
  },
  {
    name: "de: Verzeihung, NG-10180 meinte ich",
    as: "anna",
    turns: [
      { say: "Wo ist NG-10234?", hears: [/NG-10234/, /DHL/] },
      {
        say: "Verzeihung, NG-10180 meinte ich",
        hears: [/NG-10180/, /zugestellt/],
        never: [/NG-10234/],
        focus: { order: ["NG-10180", 2] },
      },
    ],
  },
];
