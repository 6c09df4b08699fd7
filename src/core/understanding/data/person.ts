import { type Sentence, sentences } from "../../safety/data/by-language.ts";
import { speaksOfPeople, wantsPerson } from "./person-written.ts";

/** Training data for "the customer asks for a person": written sentences, and the usual frames filled in. */
export function personSentences(): { readonly asks: readonly Sentence[]; readonly asksNot: readonly Sentence[] } {
  const framed = Object.entries(frames).flatMap(([language, { openings, people }]) =>
    openings.flatMap((opening, i) =>
      people
        .filter((_, j) => (i + j) % 2 === 0)
        .map((person) => ({
          language,
          text: opening.includes("*") ? opening.replace("*", person) : `${opening} ${person}`,
        })),
    ),
  );
  return { asks: [...sentences(wantsPerson), ...framed], asksNot: sentences(speaksOfPeople) };
}

/** Asking for a person is the engine's business in every deployment, so these frames know no business. */
const frames: Readonly<Record<string, { readonly openings: readonly string[]; readonly people: readonly string[] }>> = {
  en: {
    openings: [
      "I want to talk to",
      "can I speak with",
      "please connect me to",
      "let me speak to",
      "I would like to chat with * please",
      "transfer me to",
      "I need * now",
      "put me through to",
      "get me * right now",
      "can * help me instead of a bot",
    ],
    people: [
      "a human",
      "a real person",
      "an agent",
      "a representative",
      "someone",
      "customer service",
      "a member of your staff",
      "an actual person",
      "your manager",
    ],
  },
  es: {
    openings: [
      "quiero hablar con",
      "puedo hablar con",
      "pásame con",
      "necesito hablar con * ya",
      "me gustaría hablar con",
      "póngame con",
      "comuníqueme con * por favor",
    ],
    people: [
      "una persona",
      "un humano",
      "un agente",
      "alguien",
      "una persona real",
      "un asesor",
      "un operador",
      "un representante",
    ],
  },
  de: {
    openings: [
      "ich möchte mit * sprechen",
      "kann ich mit * reden",
      "verbinde mich bitte mit",
      "ich will mit * sprechen",
      "ich würde gern mit * chatten",
      "lassen Sie mich mit * sprechen",
    ],
    people: [
      "einem Menschen",
      "einem Mitarbeiter",
      "einer echten Person",
      "jemandem",
      "einem Berater",
      "dem Kundenservice",
      "einer Kollegin",
    ],
  },
  fr: {
    openings: [
      "je veux parler à",
      "puis-je parler à",
      "passez-moi",
      "je voudrais discuter avec",
      "mettez-moi en relation avec",
    ],
    people: ["une personne", "un humain", "un conseiller", "quelqu'un", "un agent", "une vraie personne"],
  },
  it: {
    openings: ["voglio parlare con", "posso parlare con", "passami", "vorrei parlare con", "mi metta in contatto con"],
    people: ["una persona", "un operatore", "un essere umano", "qualcuno", "una persona reale", "un addetto"],
  },
  pt: {
    openings: ["quero falar com", "posso falar com", "me passe para", "gostaria de falar com", "preciso falar com"],
    people: ["uma pessoa", "um atendente", "um humano", "alguém", "uma pessoa de verdade", "um agente"],
  },
};
