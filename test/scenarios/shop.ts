import type { Scenario } from "./scenario.ts";

/** What the shop's customers ask for, in three languages. Facts are those of playbooks/shop. */
export const shopScenarios: readonly Scenario[] = [
  {
    name: "order status with a number, after a proof of identity",
    steps: [
      { say: "Where is my order NG-10234?", hears: [/code/i], never: [/DHL|0034/] },
      { codeFor: "anna.berger@example.com", hears: [/NG-10234/, /DHL/, /00340434161094021501/] },
    ],
    end: { owner: "customer" },
  },
  {
    name: "order status without a number: one of several is chosen",
    steps: [
      { say: "where is my package", hears: [/order|e-?mail/i] },
      { say: "anna.berger@example.com", hears: [/code/i] },
      { codeFor: "anna.berger@example.com", hears: [/which/i] },
      { press: /NG-10180/, hears: [/NG-10180/, /deliver/i] },
    ],
  },
  {
    name: "Bestellstatus mit Nummer",
    steps: [
      { say: "Wo ist meine Bestellung ng 10234?", hears: [/Code/] },
      { codeFor: "anna.berger@example.com", hears: [/NG-10234/, /DHL/], never: [/your order/i] },
    ],
  },
  {
    name: "estado del pedido con número",
    steps: [
      { say: "¿Dónde está mi pedido NG-10405?", hears: [/código/] },
      { codeFor: "carla.ruiz@example.com", hears: [/NG-10405/], never: [/your order/i] },
    ],
  },
  {
    name: "a refund under the limit: proof, confirmation, receipt",
    steps: [
      { say: "I want to return my order NG-10311 and get my money back", hears: [/reason/i] },
      { press: /mind/i, hears: [/code/i], never: [/199/] },
      { codeFor: "ben.whitfield@example.com", hears: [/199\.00/, /NG-10311/] },
      { press: /yes|confirm|refund/i, hears: [/199\.00/] },
    ],
    end: { owner: "customer", refunds: [19900] },
  },
  {
    name: "a refund over the limit goes to a person",
    steps: [
      { say: "Please refund my order NG-10312", hears: [/reason/i] },
      { press: /mind/i, hears: [/code/i] },
      { codeFor: "ben.whitfield@example.com", hears: [/colleague|person|team/i], never: [/refunded/i] },
    ],
    end: { owner: "queue", handoff: "over-limit", refunds: [] },
  },
  {
    name: "I want a human",
    steps: [{ say: "I want a human", hears: [/colleague|team|person/i] }],
    end: { owner: "queue", handoff: "asked-for-person" },
  },
  {
    name: "ich will einen Menschen",
    steps: [{ say: "Ich möchte bitte mit einem Menschen sprechen", hears: [/Kolleg|Team|Mensch/] }],
    end: { owner: "queue", handoff: "asked-for-person" },
  },
  {
    name: "quiero hablar con una persona",
    steps: [{ say: "Quiero hablar con una persona", hears: [/equipo|compañer|persona/i] }],
    end: { owner: "queue", handoff: "asked-for-person" },
  },
  {
    name: "an angry complaint goes to the priority queue",
    steps: [{ say: "This is the THIRD time I write to you!!! You are useless, this is a SCANDAL and I want my money back NOW!!!", hears: [/sorry|understand/i] }],
    end: { owner: "queue", handoff: "anger", priority: 1 },
  },
  {
    name: "something unknown is handed over honestly, never guessed",
    steps: [
      { say: "Can your drones repaint the moon on Tuesdays?" },
      { say: "I mean the lunar paint subscription for penguins", never: [/\b\d+ days\b/] },
    ],
    end: { owner: "queue" },
  },
  {
    name: "a change of topic in the middle of a refund, and back",
    steps: [
      { say: "I want a refund for NG-10180", hears: [/reason/i] },
      { say: "wait, how much is shipping to Germany?", hears: [/shipping|€|EUR/i] },
      { press: /yes|go on|continue/i, hears: [/reason/i] },
      { press: /damaged|broken/i, hears: [/code/i] },
      { codeFor: "anna.berger@example.com", hears: [/119\.80/] },
      { say: "no, leave it", never: [/refunded/i] },
    ],
    end: { refunds: [] },
  },
  {
    name: "a callback on an impossible date is refused kindly, then booked",
    steps: [
      { say: "Please call me back on February 30 at 10am", hears: [/date|day/i] },
      { say: "tomorrow at 3 in the night", never: [/booked/i] },
    ],
    end: { callbacks: 0 },
  },
];
