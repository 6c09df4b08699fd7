import type { Dialogue } from "./dialogue.ts";

/** "It", "the second one", "the cheaper one", "the other one": what was spoken of or offered. */
export const references: readonly Dialogue[] = [
  {
    name: "en: the second one of a list",
    as: "anna",
    turns: [
      { say: "show me my orders please", hears: [/NG-10302[\s\S]*NG-10234[\s\S]*NG-10180/] },
      {
        say: "what about the second one?",
        hears: [/NG-10234/, /DHL/],
        never: [/NG-10180/],
        focus: { order: ["NG-10234", 2] },
      },
      { say: "and the last one?", hears: [/NG-10180/, /delivered/], focus: { order: ["NG-10180", 3] } },
    ],
  },
  {
    name: "es: el primero de la lista",
    as: "carla",
    turns: [
      { say: "¿qué pedidos tengo?", hears: [/NG-10405[\s\S]*NG-10390/] },
      { say: "¿cómo va el primero?", hears: [/NG-10405/, /preparado/], focus: { order: ["NG-10405", 2] } },
      { say: "¿y el otro?", hears: [/NG-10390/, /entregó/], never: [/NG-10405/], focus: { order: ["NG-10390", 3] } },
    ],
  },
  {
    name: "de: die zweite aus der Liste stornieren",
    as: "fernando",
    turns: [
      { say: "Zeigen Sie mir meine Bestellungen", hears: [/NG-10555[\s\S]*NG-10433/] },
      { say: "die erste möchte ich stornieren", hears: [/NG-?|Storn/i], outcome: "acted", never: [/Welche/] },
    ],
    end: { tickets: [/Cancel order NG-10555/] },
  },
  {
    name: "en: the one with the kettle",
    as: "anna",
    turns: [
      { say: "where is my order?", offers: [/NG-10302/, /NG-10234/, /NG-10180/], step: "order" },
      { say: "the one with the kettle", hears: [/NG-10180/, /delivered/], focus: { order: ["NG-10180", 2] } },
    ],
  },
  {
    name: "en: the delivered one",
    as: "anna",
    turns: [
      { say: "I'd like a refund for one of my orders", offers: [/NG-10180/], step: "order" },
      {
        say: "the delivered one",
        hears: [/reason/i],
        task: "refund",
        step: "reason",
        slots: { order: ["NG-10180", 2] },
      },
      { say: "it's broken", hears: [/€119\.80/, /NG-10180/], step: "confirmation" },
      { say: "no thanks", task: null },
    ],
    end: { refunds: [], confirmations: ["declined"] },
  },
  {
    name: "es: el más barato",
    as: "carla",
    turns: [
      { say: "¿dónde está mi pedido?", offers: [/NG-10405/, /NG-10390/], step: "order" },
      { say: "el más barato", hears: [/NG-10405/], focus: { order: ["NG-10405", 2] } },
    ],
  },
  {
    name: "de: die teurere",
    as: "elif",
    turns: [
      { say: "Wo ist meine Bestellung?", offers: [/NG-10520/, /NG-10077/], step: "order" },
      { say: "die teurere", hears: [/NG-10520/, /zugestellt/], focus: { order: ["NG-10520", 2] } },
      { say: "und die andere?", hears: [/NG-10077/], never: [/NG-10520/], focus: { order: ["NG-10077", 3] } },
    ],
  },
  {
    name: "en: the newest one, and then the other one",
    as: "ben",
    turns: [
      { say: "where is my order", offers: [/NG-10311/, /NG-10312/], step: "order" },
      { say: "the newer one", hears: [/NG-10311/, /delivered/], focus: { order: ["NG-10311", 2] } },
      { say: "and the other one?", hears: [/NG-10312/], never: [/NG-10311/], focus: { order: ["NG-10312", 3] } },
      { say: "can I have the invoice for that one?", outcome: "acted", never: [/which order/i] },
    ],
    end: { tickets: [/Invoice for NG-10312/] },
  },
  {
    name: "es: ese pedido, cancélalo",
    as: "fernando",
    turns: [
      { say: "¿cómo va el NG-10555?", hears: [/NG-10555/, /pago/] },
      { say: "entonces cancélalo", hears: [/cancel/i], outcome: "acted", never: [/qué pedido/i] },
    ],
    end: { tickets: [/Cancel order NG-10555/] },
  },
  {
    name: "de: dann stornieren Sie sie bitte",
    as: "anna",
    turns: [
      { say: "Was ist mit NG-10302?", hears: [/NG-10302/, /bezahlt/] },
      { say: "Dann stornieren Sie sie bitte", hears: [/[Ss]torn/], outcome: "acted", never: [/Welche/] },
    ],
    end: { tickets: [/Cancel order NG-10302/] },
  },
  {
    name: "en: lines by price, the cheaper one",
    as: "anna",
    turns: [
      {
        say: "I want a refund for just one item from NG-10180",
        hears: [/items/i],
        offers: [/Kettle/, /Grinder/],
        step: "lines",
      },
      { say: "the cheaper one", hears: [/reason/i], step: "reason" },
      { say: "changed my mind", hears: [/€49\.90/, /Kettle/], never: [/Grinder/], step: "confirmation" },
      { say: "no", task: null },
    ],
    end: { refunds: [] },
  },
  {
    name: "de: beide Artikel",
    as: "carla",
    turns: [
      {
        say: "Ich möchte Artikel aus NG-10390 zurückgeben und mein Geld zurück",
        offers: [/Buds 2/, /Charger 30/],
        step: "lines",
      },
      { say: "beide", hears: [/Grund/], step: "reason" },
      { say: "sind defekt", hears: [/104,80/], step: "confirmation" },
      { say: "nein", task: null },
    ],
    end: { refunds: [] },
  },
  {
    name: "en: the product stays in mind for three turns",
    turns: [
      {
        say: "Do the Auralis Buds 2 have noise cancelling?",
        hears: [/no active noise cancelling/],
        focus: { product: ["auralis-buds-2", 1] },
      },
      { say: "how much do they weigh?", hears: [/4\.8 g/] },
      { say: "ok. how long do they play?", hears: [/6 hours/] },
      { say: "what about the return policy?", hears: [/hygiene seal/], never: [/most products/], cites: [/in-ear/i] },
    ],
    end: { clarifications: 0 },
  },
  {
    name: "es: el producto sigue en mente tres turnos después",
    turns: [
      { say: "¿El hervidor Brewstone mantiene el agua caliente?", hears: [/30 minutos/] },
      { say: "¿y qué capacidad tiene?", hears: [/1,7 litros/] },
      { say: "¿se puede meter en el lavavajillas?", hears: [/lavavajillas/] },
      { say: "¿qué pasa con la garantía?", hears: [/2 años/], never: [/Auralis|Tactil/] },
    ],
  },
  {
    name: "de: die Garantie gilt für das, wovon die Rede war",
    turns: [
      { say: "Hat das Tactil Board Bluetooth?", hears: [/kein Bluetooth/] },
      { say: "Wie viel wiegt es?", hears: [/980 g/] },
      { say: "Gibt es das mit deutschem Layout?", hears: [/deutsche/] },
      { say: "Und wie lange ist die Garantie?", hears: [/3 Jahre/], cites: [/Tactil/] },
    ],
  },
  {
    name: "en: a product named later takes over",
    turns: [
      { say: "Is the Pulsar Watch X waterproof?", hears: [/10 ATM/] },
      { say: "and the Watch S?", hears: [/5 ATM/], focus: { product: ["pulsar-watch-s", 2] } },
      { say: "does it have GPS?", hears: [/no GPS of its own/], never: [/built-in/] },
    ],
  },
  {
    name: "en: the one with the 46 mm case",
    turns: [
      { say: "does the Pulsar watch measure blood oxygen?", hears: [/which product/i], offers: [/Watch S/, /Watch X/] },
      { say: "the one with the 46 mm case", hears: [/blood oxygen/], focus: { product: ["pulsar-watch-x", 2] } },
    ],
    end: { clarifications: 1 },
  },
  {
    name: "de: die rote",
    turns: [
      { say: "Ist die Lumo dimmbar?", hears: [/Welches Produkt/], offers: [/Lumo Lamp/, /Lumo Lamp Mini/] },
      { say: "die rote", hears: [/nicht (?:dimmen|gedimmt)|nicht dimmbar/], focus: { product: ["lumo-lamp-mini", 2] } },
    ],
  },
  {
    name: "es: la de exterior",
    turns: [
      { say: "¿La cámara Kinora necesita suscripción?", offers: [/Indoor/, /Outdoor/] },
      { say: "la de exterior", hears: [/suscripción/, /Outdoor/], focus: { product: ["kinora-cam-out", 2] } },
    ],
  },
  {
    name: "es: ¿y el otro?",
    turns: [
      { say: "¿El reloj Pulsar tiene GPS?", offers: [/Watch S/, /Watch X/] },
      { say: "el segundo", hears: [/GPS integrado/], focus: { product: ["pulsar-watch-x", 2] } },
      { say: "¿y el otro?", hears: [/no tiene GPS propio/], focus: { product: ["pulsar-watch-s", 3] } },
    ],
  },
];
