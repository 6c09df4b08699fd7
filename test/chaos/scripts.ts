/** What ordinary customers write, message by message. Facts are those of playbooks/shop; answers are not judged here. */
export const scripts: readonly (readonly string[])[] = [
  [
    "hello",
    "Where is my order NG-10234?",
    "it was ordered last week",
    "never mind",
    "how long does shipping to Germany take?",
    "thanks",
  ],
  [
    "Hi there",
    "what is your return policy?",
    "and how long does a refund take?",
    "does the Auralis Studio One come with a charger?",
    "ok thank you, bye",
  ],
  ["Do you ship to Spain?", "how much is shipping?", "which payment methods do you accept?", "great"],
  ["Hallo", "Wo ist meine Bestellung NG-10234?", "schon gut", "Wie lange dauert der Versand?", "danke"],
  ["Guten Tag", "Wie kann ich etwas zurückgeben?", "Was kostet der Versand nach Österreich?", "vielen Dank, tschüss"],
  ["hola", "¿Dónde está mi pedido NG-10405?", "no importa", "¿cuál es la política de devoluciones?", "gracias"],
  ["Buenos días", "¿cuánto tarda el envío?", "¿qué formas de pago aceptan?", "muchas gracias"],
  ["what are your opening hours?", "are you a real person?", "what warranty do your products have?", "good to know"],
  ["my parcel is late", "NG-10180", "forget it", "can I change my delivery address?"],
  ["I want a human", "are you there?"],
];
