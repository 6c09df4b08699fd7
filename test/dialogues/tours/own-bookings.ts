import type { Dialogue } from "../dialogue.ts";

const theThree = [/^Trastevere Food Tour/m, /^Colosseum Arena Tour/m, /^Tiber Evening Cruise/m];

/** Three bookings in Rome and one in Florence: one question, with the three as buttons, and then the answer. */
export const ownBookings: readonly Dialogue[] = [
  {
    name: "en: my tour in Rome is asked about once, with three buttons",
    as: "maria",
    turns: [
      {
        say: "When does my tour in Rome start?",
        hears: [/Which booking/],
        never: [/Uffizi/],
        offers: theThree,
        calls: ["list_bookings"],
        step: "booking",
      },
      {
        press: /Colosseum/,
        hears: [/LT-40518/, /confirmed/, /09:00/, /Arch of Constantine/],
        outcome: "answered",
        focus: { booking: ["LT-40518", 2], product: ["colosseum-arena", 2] },
      },
      { say: "and is hotel pickup included?", hears: [/has no hotel pickup/], never: [/Which/], outcome: "answered" },
    ],
    end: { owner: "customer" },
  },
  {
    name: "en: pickup for my Rome tour: which one, once, then for the others without another question",
    as: "maria",
    turns: [
      {
        say: "is pickup included in my tour in Rome?",
        hears: [/Which tour do you mean/],
        offers: theThree,
        outcome: "clarified",
      },
      { press: /Colosseum/, hears: [/has no hotel pickup/], outcome: "answered" },
      {
        say: "and for the other one?",
        hears: [/Trastevere Food Tour has hotel pickup/, /About Tiber Evening Cruise: .*no hotel pickup/],
        outcome: "answered",
      },
    ],
    end: { owner: "customer", clarifications: 1 },
  },
  {
    name: "es: mi tour en Roma se pregunta una sola vez",
    as: "maria",
    turns: [
      { say: "¿Cuándo empieza mi tour en Roma?", hears: [/De qué reserva/], offers: theThree, never: [/Uffizi/] },
      { say: "el segundo", hears: [/LT-40518/, /confirmada/, /Arco de Constantino/], outcome: "answered" },
    ],
  },
  {
    name: "es: la recogida de mis tours de Roma, una sola pregunta",
    as: "maria",
    turns: [
      { say: "¿Está incluida la recogida en mis tours de Roma?", offers: theThree, outcome: "clarified" },
      { say: "el primero", hears: [/Trastevere Food Tour tiene recogida/], outcome: "answered" },
    ],
    end: { clarifications: 1 },
  },
  {
    name: "de: mein Treffpunkt in Rom wird einmal nachgefragt",
    as: "maria",
    turns: [
      { say: "Wo ist der Treffpunkt meiner Tour in Rom?", offers: theThree, never: [/Uffizi/] },
      { press: /Tiber/, hears: [/LT-40525/, /Ponte Sant'Angelo/], outcome: "answered", calls: ["get_meeting_point"] },
    ],
  },
  {
    name: "de: was ich mitbringen muss, hängt von der Tour ab",
    as: "maria",
    turns: [
      {
        say: "Was muss ich mitbringen?",
        hears: [/Welche Tour/],
        offers: [...theThree, /^Uffizi/m],
        outcome: "clarified",
      },
      { press: /Colosseum/, hears: [/Reisepass|Personalausweis/], outcome: "answered" },
    ],
    end: { clarifications: 1 },
  },
  {
    name: "en: who has one booking is asked nothing",
    as: "oliver",
    turns: [
      {
        say: "When does my tour start?",
        hears: [/LT-40604/, /Capri Boat Tour/],
        never: [/Which/],
        outcome: "answered",
      },
      { say: "is pickup included?", hears: [/no hotel pickup/], outcome: "answered" },
      { say: "what should I bring?", hears: [/swimwear/], outcome: "answered" },
    ],
    end: { clarifications: 0 },
  },
  {
    name: "en: the city is still known after the code",
    turns: [
      { say: "When does my tour in Rome start?", hears: [/who you are/], step: "proof identifier" },
      { say: "maria.delgado@example.com", hears: [/code/], step: "proof code" },
      { codeFor: "maria.delgado@example.com", offers: theThree, never: [/Uffizi/], step: "booking" },
      { say: "the Colosseum", hears: [/LT-40518/, /Arch of Constantine/], outcome: "answered" },
    ],
  },
  {
    name: "en: the booking number proves whose it is, once the code came",
    turns: [
      { say: "where do I meet for LT-40604?", hears: [/code/], step: "proof code" },
      { codeFor: "oliver.grant@example.com", hears: [/LT-40604/, /pier 7/], outcome: "answered" },
    ],
  },
  {
    name: "en: somebody else's booking is not found",
    as: "oliver",
    turns: [{ say: "status of LT-40512 please", hears: [/can't find that booking/], never: [/Trastevere Food Tour,/] }],
  },
];
