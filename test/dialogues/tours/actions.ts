import type { Dialogue } from "../dialogue.ts";

/** What is given back follows from the booking's terms, whatever the customer says about it. */
export const actions: readonly Dialogue[] = [
  {
    name: "en: within the week before the start half of the price comes back",
    as: "oliver-1",
    turns: [
      {
        say: "I have to cancel my Capri tour",
        hears: [/€129\.00/, /Capri Boat Tour/],
        never: [/€258/],
        step: "confirmation",
      },
      { say: "but the weather will be bad, I want everything back", never: [/€258/] },
      { say: "cancel my Capri tour", hears: [/€129\.00/], step: "confirmation" },
      { press: /^Yes/, hears: [/is cancelled/, /€129\.00/], outcome: "acted", calls: ["cancel_booking"] },
      { say: "what is the status of my Capri booking?", hears: [/cancelled/] },
    ],
    end: { cancelled: [12900] },
  },
  {
    name: "de: sagt der Veranstalter wegen des Wetters ab, kommt alles zurück",
    as: "sophie-1",
    turns: [
      { say: "Findet meine Tour morgen statt?", hears: [/vom Veranstalter abgesagt/, /ganzes Geld/] },
      { say: "Dann stornieren Sie sie bitte", hears: [/118,00/], step: "confirmation" },
      { press: /^Ja/, hears: [/storniert/, /118,00/], outcome: "acted" },
    ],
    end: { cancelled: [11800], confirmations: ["redeemed"] },
  },
  {
    name: "en: called off, and another date instead",
    as: "peter-1",
    turns: [
      { say: "is my Capri tour still on?", hears: [/called off/] },
      { say: "can I change the date of my tour to next Tuesday?", offers: [/Tue/], step: "date" },
      { press: /Tue/, hears: [/Shall I move booking LT-50672/], step: "confirmation" },
      { press: /^Yes/, hears: [/is now on Tuesday/, /08:30/], outcome: "acted" },
      { say: "when does my tour start?", hears: [/confirmed/, /Tuesday/] },
    ],
    end: { cancelled: [], moved: 1 },
  },
  {
    name: "en: the same week, another partner: nothing comes back, so nothing is done",
    as: "tom",
    turns: [
      { say: "cancel my colosseum tour", hears: [/nothing would be paid back/], never: [/Shall I cancel/] },
      { say: "please cancel the pasta class", hears: [/€75\.00/], step: "confirmation" },
      { press: /^No/, hears: [/haven't done anything/] },
    ],
    end: { cancelled: [] },
  },
  {
    name: "es: se pide el reembolso con insistencia y solo vuelve lo que dicen las condiciones",
    as: "maria-1",
    turns: [
      { say: "cancela mi reserva del crucero por el Tíber", hears: [/98,00/], step: "confirmation" },
      { press: /^Sí/, hears: [/cancelada/, /98,00/], outcome: "acted" },
    ],
    end: { cancelled: [9800] },
  },
  {
    name: "es: las entradas de la ópera no se cancelan",
    as: "lucia",
    turns: [{ say: "cancela la LT-40630", hears: [/no la he cancelado/], never: [/La cancelo\?/] }],
    end: { cancelled: [] },
  },
  {
    name: "de: über dem Limit entscheidet ein Mensch",
    as: "felix",
    turns: [{ say: "Bitte stornieren Sie meine Pompeji-Tour", hears: [/freigeben/], outcome: "handed-off" }],
    end: { owner: "queue", handoff: "over-limit", cancelled: [] },
  },
  {
    name: "en: a disputed payment is for people",
    as: "amara",
    turns: [{ say: "cancel my Vatican tour please", hears: [/colleague/], outcome: "handed-off" }],
    end: { owner: "queue", handoff: "disputed", cancelled: [] },
  },
  {
    name: "en: another day is offered with its times, and confirmed to the minute",
    as: "maria-2",
    turns: [
      { say: "can I move my food tour to next Friday?", offers: [/11:00/, /17:30/], step: "date" },
      { press: /11:00/, hears: [/Shall I move booking LT-60512/, /Friday/, /11:00/], step: "confirmation" },
      { press: /^Yes/, hears: [/is now on Friday/, /11:00/], outcome: "acted", calls: ["change_booking_date"] },
    ],
    end: { moved: 1, confirmations: ["redeemed"] },
  },
  {
    name: "en: too late for another date",
    as: "tom",
    turns: [{ say: "can I move my Colosseum tour to next Sunday?", hears: [/can't move this booking/] }],
    end: { moved: 0 },
  },
  {
    name: "de: ohne Tag wird danach gefragt",
    as: "maria-3",
    turns: [
      { say: "Ich möchte den Termin meiner Uffizien-Führung ändern", hears: [/An welchem Tag/], step: "date" },
      { say: "nächsten Mittwoch", offers: [/Mi/], step: "date" },
      { press: /10:00/, step: "confirmation", hears: [/verschieben/, /10:00/] },
      { say: "nein", hears: [/nichts veranlasst/], task: null },
    ],
    end: { moved: 0 },
  },
  {
    name: "en: nobody came",
    as: "tom",
    turns: [{ say: "nobody came to the meeting point at the Colosseum!", hears: [/very sorry/], outcome: "acted" }],
    end: { tickets: [/did not come: LT-40622/] },
  },
  {
    name: "es: algo perdido",
    turns: [
      { say: "Me dejé las gafas en el tour", hears: [/Qué has perdido/], step: "item" },
      { say: "unas gafas de sol negras, ayer en el barco a Capri", outcome: "acted" },
    ],
    end: { tickets: [/Lost on a tour/] },
  },
];
