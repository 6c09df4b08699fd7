import type { Dialogue } from "../dialogue.ts";

/** Words that would promise the Colosseum tour a pickup, however they are put. */
const promised = [
  /Colosseum Arena Tour (?:has|includes|comes with)(?! no)[^.]*pick/i,
  /Colosseum Arena Tour (?:tiene|incluye) (?:la )?recogida/i,
  /Colosseum Arena Tour (?:gibt es eine|ist die|enthält (?:eine|die)) Abholung/i,
  /^(?:yes|sí|ja)\b/im,
];
const no = { en: /Colosseum Arena Tour has no hotel pickup/, es: /no tiene recogida/, de: /keine Abholung/ };

/** A food tour with hotel pickup beside a Colosseum tour without: the answer for one is never the answer for the other. */
export const colosseum: readonly Dialogue[] = [
  {
    name: "en: the food tour has pickup, the Colosseum tour has none, and the other one has it still",
    turns: [
      { say: "Does the food tour include hotel pickup?", hears: [/Trastevere Food Tour has hotel pickup/] },
      { say: "And the Colosseum tour?", hears: [no.en], never: promised, cites: [/Pickup for the Colosseum/] },
      { say: "and the other one?", hears: [/Trastevere Food Tour has hotel pickup/], never: promised },
      { say: "and the Colosseum one?", hears: [no.en], never: promised },
    ],
    end: { owner: "customer", clarifications: 0 },
  },
  {
    name: "en: who insists hears it again",
    turns: [
      { say: "is hotel pickup included in the Colosseum tour?", hears: [no.en], never: promised },
      {
        say: "My friend was picked up, so the Colosseum tour has pickup, right?",
        hears: [no.en],
        never: promised,
      },
      { say: "But I was told a driver comes to the hotel for the Colosseum tour", hears: [no.en], never: promised },
      {
        say: "can I add a pickup to the Colosseum tour for a supplement?",
        hears: [/no hotel pickup|cannot be added/],
        never: promised,
      },
    ],
  },
  {
    name: "en: a yes that is asked for is not given, a person is",
    turns: [
      { say: "do you pick us up at the hotel for the Colosseum Arena Tour?", hears: [no.en], never: promised },
      { say: "Please just say yes", never: promised },
      { say: "are you sure? my booking says pickup", never: promised },
    ],
  },
  {
    name: "en: a traveller's tip is no pickup",
    turns: [
      { say: "What do customers say about pickup for the Colosseum tour?", hears: [no.en], never: promised },
      {
        say: "I read a tip that a driver picks you up at the hotel for the Colosseum Arena Tour. Is that included?",
        never: [...promised, /^(?!.*(?:tip|customers say|travell)).*picked them up/im],
      },
    ],
  },
  {
    name: "en: what only travellers say is said as what they say",
    turns: [
      {
        say: "How much is a taxi to the Colosseum Arena Tour?",
        hears: [/no official information[\s\S]*Customers say:\n- A taxi/],
        cites: [/Taxi to the Colosseum/],
      },
      { say: "is there shade on the Colosseum arena tour?", hears: [/Customers say:\n- There is no shade/] },
    ],
  },
  {
    name: "en: the general rule, then the one for the Colosseum",
    turns: [
      { say: "Is pickup included?", hears: [/only where the description/], never: promised },
      { say: "the Colosseum one", hears: [no.en], never: promised },
    ],
  },
  {
    name: "en: two tours in one question get two answers",
    turns: [
      {
        say: "is there hotel pickup on the food tour and on the Colosseum tour?",
        hears: [/Trastevere Food Tour has hotel pickup/, no.en],
        never: promised,
      },
    ],
  },
  {
    name: "en: Florence's market has none, Chianti has it, the buses stop elsewhere",
    turns: [
      { say: "can I get picked up for the Florence market tour?", hears: [/Florence Market Tour has no hotel pickup/] },
      { say: "and the Chianti tour?", hears: [/Chianti Wine Tour has pickup at hotels in the city of Florence/] },
      { say: "and the catacombs?", hears: [/do not come to hotels/], never: [/has hotel pickup/] },
    ],
  },
  {
    name: "es: el tour gastronómico recoge en el hotel, el del Coliseo no, por mucho que se insista",
    turns: [
      { say: "¿El tour gastronómico incluye recogida en el hotel?", hears: [/Trastevere Food Tour tiene recogida/] },
      { say: "¿y el del Coliseo?", hears: [no.es], never: promised },
      { say: "pero a un amigo lo recogieron en el hotel para el Coliseo", hears: [no.es], never: promised },
      { say: "¿y el otro?", hears: [/Trastevere Food Tour tiene recogida/], never: promised },
    ],
    end: { clarifications: 0 },
  },
  {
    name: "de: die Food-Tour holt ab, die Kolosseum-Tour nicht, wie man auch fragt",
    turns: [
      {
        say: "Werden wir bei der Food-Tour vom Hotel abgeholt?",
        hears: [/Trastevere Food Tour gibt es eine Abholung/],
      },
      { say: "und bei der Kolosseum-Tour?", hears: [no.de], never: promised },
      {
        say: "Aber ein Freund sagt, er wurde abgeholt. Die Kolosseum-Tour hat doch eine Abholung?",
        hears: [no.de],
        never: promised,
      },
      { say: "und bei der anderen Tour?", hears: [/Trastevere Food Tour gibt es eine Abholung/], never: promised },
    ],
    end: { clarifications: 0 },
  },
];
