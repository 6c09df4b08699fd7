import { fold } from "../knowledge/analyze.ts";

/** Words of courtesy and of talking about the answer itself: a sentence of nothing else claims nothing. Folded. */
const phatic: Readonly<Record<string, string>> = {
  en: "thanks thank you welcome hello hi hey glad happy sorry apologies apologize pleased help helping helps question questions ask anything else let me know feel free please great good news sure course details detail information info here hope assist assistance today moment reach contact according policy official source sources find found see read look looking forward short answer briefly regarding concerning note keep mind yes no okay ok day nice wonderful further more need interest understand worry worries problem inconvenience customers say tell sounds date amount total usually normally generally currently",
  es: "gracias hola buenos dias buenas tardes noches claro perfecto encantado encantada alegra lamento lamentamos siento sentimos disculpa disculpe perdon ayudar ayudarle ayudarte ayudo ayuda ayudamos pregunta preguntas duda dudas consulta algo mas avisame aviseme saber informacion detalles detalle aqui tiene tienes favor espero segun politica oficial fuente fuentes encontrado veo si no vale respecto relacion nota resumen breve necesita necesitas interes entiendo problema bienvenido bienvenida clientes dicen gusto puedo fecha importe total asciende normalmente generalmente actualmente",
  de: "danke dank vielen hallo guten tag gern gerne naturlich klar freut freue leid entschuldigung entschuldigen bedaure hilfe helfen helfe frage fragen weitere noch etwas sagen bescheid wissen information informationen details hier sind bitte hoffe laut richtlinie offiziell offiziellen quelle quellen gefunden sehe ja nein bezuglich hinweis kurz gesagt brauchen interesse verstehe problem willkommen kunden guter gute nachricht nachrichten stehe verfugung melden schreiben betragt datum betrag insgesamt normalerweise ublicherweise derzeit",
};
const sets = new Map(Object.entries(phatic).map(([language, text]) => [language, new Set(text.split(" "))]));
const none: ReadonlySet<string> = new Set();

export const isPhatic = (word: string, language: string): boolean => (sets.get(language) ?? none).has(fold(word));
