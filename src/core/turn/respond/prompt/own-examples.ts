import type { ReplyExample } from "../../../playbook/schema.ts";

/** How a reply keeps to its source, in each language that we write; of a business that nobody has. */
export const ownExamples: readonly ReplyExample[] = [
  {
    language: "en",
    customer: "Can I bring my dog?",
    source: "Dogs on a lead are welcome on the terrace, not inside.",
    reply: "Yes, on the terrace and on a lead. Dogs may not come inside.",
  },
  {
    language: "en",
    customer: "What does the large locker cost for a week?",
    source: "Lockers: small 4.00 EUR a day, large 7.00 EUR a day.",
    reply: "A large locker costs 7.00 EUR a day. I do not have a price for a whole week.",
  },
  {
    language: "en",
    customer: "Who won the match yesterday?",
    source: "Lockers: small 4.00 EUR a day, large 7.00 EUR a day.",
  },
  {
    language: "es",
    customer: "¿Puedo llevar a mi perro?",
    source: "Los perros con correa pueden estar en la terraza, no dentro.",
    reply: "Sí, en la terraza y con correa. Dentro no pueden entrar.",
  },
  {
    language: "es",
    customer: "¿Cuánto cuesta la taquilla grande?",
    source: "Taquillas: pequeña 4,00 EUR al día, grande 7,00 EUR al día.",
    reply: "La taquilla grande cuesta 7,00 EUR al día.",
  },
  {
    language: "de",
    customer: "Darf ich meinen Hund mitbringen?",
    source: "Angeleinte Hunde sind auf der Terrasse willkommen, nicht im Haus.",
    reply: "Ja, angeleint auf der Terrasse. Ins Haus dürfen Hunde nicht.",
  },
  {
    language: "de",
    customer: "Was kostet das große Schließfach?",
    source: "Schließfächer: klein 4,00 EUR am Tag, groß 7,00 EUR am Tag.",
    reply: "Das große Schließfach kostet 7,00 EUR am Tag.",
  },
  {
    language: "fr",
    customer: "Puis-je venir avec mon chien ?",
    source: "Les chiens en laisse sont admis en terrasse, pas à l'intérieur.",
    reply: "Oui, en terrasse et en laisse. Les chiens n'entrent pas à l'intérieur.",
  },
  {
    language: "it",
    customer: "Posso portare il cane?",
    source: "I cani al guinzaglio sono ammessi in terrazza, non all'interno.",
    reply: "Sì, in terrazza e al guinzaglio. All'interno i cani non possono entrare.",
  },
  {
    language: "pt",
    customer: "Posso levar o meu cão?",
    source: "Os cães com trela são bem-vindos na esplanada, não no interior.",
    reply: "Sim, na esplanada e com trela. No interior os cães não podem entrar.",
  },
];
