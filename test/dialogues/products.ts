import type { Dialogue } from "./dialogue.ts";

/** Two products side by side, each in the words of its own sources. */
export const products: readonly Dialogue[] = [
  {
    name: "en: the difference between two watches",
    turns: [
      {
        say: "What's the difference between the Pulsar Watch S and the Pulsar Watch X?",
        hears: [/Pulsar Watch S/, /Pulsar Watch X/, /GPS/],
        cites: [/Pulsar Watch S/, /Pulsar Watch X/],
        outcome: "answered",
      },
      { say: "which one has the longer battery life?", hears: [/7 days/, /12 days/], outcome: "answered" },
      { say: "and which is lighter?", hears: [/34 g/, /52 g/], outcome: "answered" },
    ],
    end: { owner: "customer", clarifications: 0 },
  },
  {
    name: "es: cuáles duran más",
    turns: [
      {
        say: "¿Cuáles duran más, los Auralis Buds 2 o los Buds 2 Pro?",
        hears: [/6 horas/, /8 horas/],
        cites: [/^Auralis Buds 2$/m, /^Auralis Buds 2 Pro$/m],
        outcome: "answered",
      },
      {
        say: "¿y cuáles tienen cancelación de ruido?",
        hears: [/Buds 2 no tienen/, /Buds 2 Pro tienen/],
        outcome: "answered",
      },
    ],
    end: { owner: "customer" },
  },
  {
    name: "de: zwei Lampen im Vergleich",
    turns: [
      {
        say: "Was ist der Unterschied zwischen der Lumo Lamp und der Lumo Lamp Mini?",
        hears: [/Lumo Lamp /, /Lumo Lamp Mini/],
        cites: [/^Lumo Lamp$/m, /^Lumo Lamp Mini$/m],
        outcome: "answered",
      },
      { say: "Und welche davon ist dimmbar?", hears: [/fünf Stufen/, /nicht/], outcome: "answered" },
    ],
    end: { owner: "customer" },
  },
  {
    name: "en: which kettle is lighter, and the one we know nothing about is not guessed",
    turns: [
      {
        say: "Which holds more, the Brewstone Kettle 1.7 or the Kettle Go?",
        hears: [/1\.7 litres/, /0\.6 litres/],
        outcome: "answered",
      },
      { say: "and which one is cheaper?", never: [/\d+[.,]\d\d ?(?:EUR|€)/] },
    ],
  },
  {
    name: "de: zwei Wasserkocher",
    turns: [
      {
        say: "Welcher Wasserkocher fasst mehr, der Brewstone Kettle 1.7 oder der Kettle Go?",
        hears: [/1,7 Liter/, /0,6 Litern/],
        cites: [/Kettle 1\.7/, /Kettle Go/],
        outcome: "answered",
      },
      { say: "und welcher ist leichter?", hears: [/640 g/, /keine verlässliche Angabe über Brewstone Kettle 1\.7/] },
    ],
  },
];
