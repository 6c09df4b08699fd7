import { stem } from "../../knowledge/analyze.ts";

/**
 * Words that say the same of anything, beside the everyday concepts that retrieval knows (knowledge/concepts.ts): a
 * paraphrase takes one for another. One row a meaning: English | Spanish | German, folded. No row joins a word with its
 * opposite, a whole with its part, or two things that a business might price, allow or forbid apart.
 */
const rows: readonly string[] = [
  "big large huge | grande grandes gran | gross grosse grosser grosses grossen",
  "small little tiny | pequeno pequena pequenos pequenas | klein kleine kleiner kleines kleinen",
  "show shows shown appear appears visible | aparece aparecen aparecer muestra muestran | erscheinen erscheint sichtbar",
  "start starts begin begins | empieza empiezan empezar comienza comienzan comenzar inicio inicia | beginn beginnen beginnt starten startet anfangen anfang",
  "end ends finish finishes | termina terminan terminar acaba acaban acabar fin | ende endet enden",
  "bag bags backpack backpacks rucksack rucksacks suitcase suitcases luggage baggage | bolsa bolsas bolso bolsos mochila mochilas maleta maletas equipaje | tasche taschen koffer rucksack rucksacke gepack gepackstuck gepackstucke",
  "cash | efectivo metalico | bar bargeld barzahlung",
  "dim dims dimmed dimmable brightness intensity | regular regula regulable atenuar intensidad brillo | dimmen dimmbar helligkeit helligkeitsstufen",
  "integrated built own | incorporado incorporada integrado integrada propio propia | eingebaut eingebaute eingebautes integriert eigen eigenes eigene",
  "join joins participate participates participant participants | participar participan participa participante participantes | teilnehmen teilnimmt teilnehmer teilnehmern mitkommen mitmachen",
  "buy buys bought purchase purchased | compra comprar comprado | kauf kaufen gekauft",
  "repair repairs repaired fix fixed mend mended | reparar repara reparado reparada arreglar | reparieren repariert reparatur",
  "replace replaces replaced replacement swap swapped exchange exchanged | sustituir sustituye sustituido sustituida reemplazar reemplaza reemplazado | ersetzen ersetzt austauschen ausgetauscht austausch",
  "parcel parcels package packages | paquete paquetes | paket pakete packchen sendung",
  "phone phones smartphone smartphones cellphone | telefono movil moviles | handy handys telefon smartphone",
  "socket outlet mains | enchufe corriente | steckdose netzstrom",
  "need needs require requires required necessary | necesario necesaria necesita necesitan necesitas requiere | brauchen braucht benotigen benotigt notig erforderlich notwendig",
  "photo photos picture pictures | foto fotos fotografia fotografias | bild bilder foto fotos",
  "invoice invoices bill bills | factura facturas | rechnung rechnungen",
  "food meal meals | comida comidas | essen speisen mahlzeit mahlzeiten",
  "drink drinks beverage beverages | bebida bebidas | getrank getranke",
  "people persons person guest guests | persona personas | person personen gast gaste",
  "drop drops dropped fall falls fallen | caida caidas | sturz sturze",
  "register registers registered registration | registrar registra registrado registrada registro | anmelden angemeldet anmeldung registrieren registriert",
  "accept accepts accepted | aceptar aceptan aceptamos acepta | akzeptieren akzeptiert annehmen angenommen",
  "instalments installments | plazos | raten ratenzahlung",
  "surcharge supplement | suplemento recargo | aufpreis zuschlag",
  "manufacturer maker | fabricante | hersteller",
  "colour colours color colors | color colores | farbe farben",
  "faulty defective | defectuoso defectuosa | defekt defekte defektes fehlerhaft",
];

const known = new Map<string, ReadonlyMap<string, readonly string[]>>();

/** The meanings of a stem, as marks to compare; none when it has none that we know, or the language has no rows. */
export const meaningsOf = (stemmed: string, language: string): readonly string[] =>
  meaningsIn(language).get(stemmed) ?? [];

function meaningsIn(language: string): ReadonlyMap<string, readonly string[]> {
  const made = known.get(language);
  if (made) return made;
  const column = ["en", "es", "de"].indexOf(language);
  const meanings = new Map<string, readonly string[]>();
  for (const [at, row] of rows.entries())
    for (const word of row.split("|")[column]?.trim().split(" ") ?? []) {
      const stemmed = stem(word, language);
      meanings.set(stemmed, [...new Set([...(meanings.get(stemmed) ?? []), `≈${at}`])]);
    }
  known.set(language, meanings);
  return meanings;
}
