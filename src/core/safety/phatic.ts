import { fold } from "../knowledge/analyze.ts";

/** Words of courtesy and of talking about the answer itself: a sentence of nothing else claims nothing. Folded. */
const phatic: Readonly<Record<string, string>> = {
  en: "thanks thank you welcome hello hi hey glad happy sorry apologies apologize pleased help helping helps question questions ask anything else let me know feel free please great good news sure course details detail information info here hope assist assistance today moment reach contact according policy official source sources find found see read look looking forward short answer briefly regarding concerning note keep mind yes no okay ok day nice wonderful further more need interest understand worry worries problem inconvenience customers say tell sounds date amount total usually normally generally currently",
  es: "gracias hola buenos dias buenas tardes noches claro perfecto encantado encantada alegra lamento lamentamos siento sentimos disculpa disculpe perdon ayudar ayudarle ayudarte ayudo ayuda ayudamos pregunta preguntas duda dudas consulta algo mas avisame aviseme saber informacion detalles detalle aqui tiene tienes favor espero segun politica oficial fuente fuentes encontrado veo si no vale respecto relacion nota resumen breve necesita necesitas interes entiendo problema bienvenido bienvenida clientes dicen gusto puedo fecha importe total asciende normalmente generalmente actualmente",
  de: "danke dank vielen hallo guten tag gern gerne naturlich klar freut freue leid entschuldigung entschuldigen bedaure hilfe helfen helfe frage fragen weitere noch etwas sagen bescheid wissen information informationen details hier sind bitte hoffe laut richtlinie offiziell offiziellen quelle quellen gefunden sehe ja nein bezuglich hinweis kurz gesagt brauchen interesse verstehe problem willkommen kunden guter gute nachricht nachrichten stehe verfugung melden schreiben betragt datum betrag insgesamt normalerweise ublicherweise derzeit",
};
/**
 * Words of handling and joining: a paraphrase brings its own. Deeds, figures, names, denials and conditions are checked
 * on their own, so that these say nothing that could be wrong.
 */
const handling: Readonly<Record<string, string>> = {
  en: "choose choosing pick select get gets getting give gives given use uses used using find finds found have having keep let make makes made put go goes stay stays remain remains remaining offer offers offered provide provides provided available come comes coming receive receives received live means mean simply just also together total altogether overall instead both already still afraid unfortunately sadly luckily indeed actually however therefore so because since while during counted count apply applies applied possible able wish prefer like various one ones own includes playtime then again option options well sure fine kind regular regardless way anyway additionally plus extra too via through per thanks exactly around about roughly between either rather gave told",
  es: "elegir elige eliges recibir recibes recibe obtener obtienes usar usas usa utiliza utilizar dar da dan tomar quedar queda quedan sigue seguir sigues venir vienen hacer haces hace ofrece ofrecen ofrecemos tener dispone disponible disponibles contar cuenta cuentas contando juntos total ademas tambien lamentablemente desgraciadamente desafortunadamente asi ya todavia aun mientras durante vez veces forma manera posible posibles opcion opciones poner pon llegar estan estar cada uno una unos momento propio propia incluso tal parte resto resumen unas aproximadamente alrededor entre embargo conjunto ser seran bien mal tranquilo tranquila",
  de: "wahlen wahlbar erhalten erhalt bekommen bekommt nutzen nutzt verwenden verwendet geben gibt nehmen nimmt bleiben bleibt kommen kommt stehen steht machen bieten bietet anbieten insgesamt zusammen leider bedauerlicherweise ebenfalls ausserdem auch jedoch allerdings stattdessen bereits schon noch wahrend fall falle art weise moglich gerechnet gezahlt zudem dazu dabei darauf damit dafur einmal mal option optionen verfugbar lassen lasst konnen ungefahr etwa rund zwischen gesamt dann danach wieder je jeweils eigene eigenes eigenen gut schade beachten jedenfalls",
};
const sets = new Map(
  Object.keys(phatic).map((language) => [language, new Set(`${phatic[language]} ${handling[language]}`.split(" "))]),
);
const none: ReadonlySet<string> = new Set();

export const isPhatic = (word: string, language: string): boolean => (sets.get(language) ?? none).has(fold(word));
