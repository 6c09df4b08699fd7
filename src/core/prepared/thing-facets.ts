import { type Facet, facet, type Words } from "./facet.ts";

const COLOURS: Words = {
  en: "white|black|red|green|blue|grey|gray|yellow|pink|brown|silver|gold|sand",
  es: "blanc[oa]s?|negr[oa]s?|roj[oa]s?|verdes?|azul(?:es)?|gris(?:es)?|amarill[oa]s?|rosas?|marron|arena",
  de: "weiss\\w*|schwarz\\w*|rot\\w{0,2}|grun\\w*|blau\\w*|grau\\w*|gelb\\w*|rosa|braun\\w*|sand",
};

/** Of things: what they weigh, how long they run, what they work with. */
export const thingFacets: readonly Facet[] = [
  facet(
    "weight",
    { en: "weighs?|weight", es: "pesan?|peso", de: "wieg(?:t|en)|gewicht" },
    {
      en: "heavy|weighs?|weight|how much do(?:es)? .{0,40} weigh",
      es: "pesan?|peso|pesad[oa]s?",
      de: "schwer|wieg(?:t|en)|gewicht\\w*",
    },
    {
      en: ["How heavy is {p}?", "What does {p} weigh?", "What is the weight of {p}?", "weight {p}"],
      es: ["¿Cuánto pesa {p}?", "¿Qué peso tiene {p}?", "¿Es pesado {p}?", "peso {p}"],
      de: ["Wie schwer ist {p}?", "Was wiegt {p}?", "Welches Gewicht hat {p}?", "Gewicht {p}"],
    },
  ),
  facet(
    "size",
    {
      en: "\\d ?(?:cm|mm|m|inch(?:es)?) (?:high|tall|wide|deep|long|case)|size of|measures \\d\\S* ?(?:cm|mm|m)",
      es: "miden? \\d\\S* ?(?:cm|mm|m)|de \\d\\S* ?mm",
      de: "\\d ?(?:cm|mm|m) (?:hoch|breit|tief|lang)|\\d-mm-gehause|misst \\d\\S* ?(?:cm|mm)",
    },
    {
      en: "how (?:tall|high|big|large|wide|deep)|height|dimensions?|measurements?|sizes?|width|\\d+ ?cm",
      es: "mide|miden|medidas?|tamanos?|altura|alto|alta|ancho|dimension(?:es)?|grande",
      de: "wie (?:hoch|gross|breit|tief)|hohe|grosse|masse|abmessung(?:en)?|breite",
    },
    {
      en: [
        "How big is {p}?",
        "How tall is {p}?",
        "What are the dimensions of {p}?",
        "What size is {p}?",
        "height of {p}",
      ],
      es: ["¿Cuánto mide {p}?", "¿Qué altura tiene {p}?", "¿Qué medidas tiene {p}?", "tamaño de {p}"],
      de: ["Wie groß ist {p}?", "Wie hoch ist {p}?", "Welche Maße hat {p}?", "Größe {p}"],
    },
  ),
  facet(
    "length",
    {
      en: "\\d ?c?m (?:long )?(?:\\S+ ){0,2}(?:cable|cord)",
      es: "cable (?:\\S+ ){0,2}de \\d\\S* ?c?m",
      de: "\\d ?c?m lang\\w* (?:\\S+-?)?\\w*kabel",
    },
    {
      en: "how long is the (?:\\S+ )?(?:cable|cord)|length of the (?:cable|cord)|(?:cable|cord) length",
      es: "longitud (?:tiene )?(?:el |del )?cable|(?:largo|larga|mide) (?:es )?el cable|cable de largo",
      de: "wie lang ist das (?:\\w+)?kabel|kabellange|lange des kabels",
    },
    {
      en: ["How long is the cable of {p}?", "What is the cable length of {p}?"],
      es: ["¿Qué longitud tiene el cable de {p}?", "¿Cómo de largo es el cable de {p}?"],
      de: ["Wie lang ist das Kabel von {p}?", "Kabellänge von {p}"],
    },
  ),
  facet(
    "runtime",
    {
      en: "(?:plays?|runs?|lasts?|shines?|works?)\\b.{0,40}\\d+ (?:minutes|hours|days|weeks|months)|\\d+ (?:minutes|hours|days|weeks|months) per charge",
      es: "(?:suenan?|funciona|duran?|alumbra|brilla)\\b.{0,40}\\d+ (?:minutos|horas|dias|semanas|meses)|\\d+ (?:minutos|horas|dias|semanas|meses) por carga",
      de: "(?:spiel(?:t|en)|lauft|laufen|halt|halten|leuchtet|reicht)\\b.{0,40}\\d+ (?:minuten|stunden|tagen?|wochen|monaten?)|\\d+ (?:minuten|stunden|tage|wochen|monate) pro ladung",
    },
    {
      en: "battery (?:life|runtime|time)|battery .{0,40}last|how long do(?:es)? .{0,60}(?:last|run|play|shine|work)|how long (?:will|can|is) .{0,50}(?:last|run|play|battery)|how many (?:minutes|hours|days|weeks|months) .{0,50}(?:last|run|play|work|charge|battery)|play(?:ing|back)? ?time|run ?time|runtime|(?:per|on a|on one|on a single|single|one) charge",
      es: "autonomia|duracion (?:de la |de )?bateria|cuanto (?:tiempo )?(?:duran?|aguantan?|funcionan?|suenan?)|cuant[oa]s (?:minutos|horas|dias|semanas|meses) .{0,40}(?:duran?|aguantan?|funcionan?|suenan?|carga)|dura la bateria|con una (?:sola )?carga|por carga",
      de: "akkulaufzeit|laufzeit|spielzeit|akkudauer|wie lange (?:halt|halten|lauft|laufen|spielt|spielen|leuchtet|reicht)|wie viele (?:minuten|stunden|tage|wochen|monate) .{0,40}(?:halt|halten|lauft|laufen|spielt|spielen|ladung|akku)?|(?:mit|pro) (?:einer )?(?:ladung|akkuladung)",
    },
    {
      en: [
        "How long does the battery of {p} last?",
        "What is the battery life of {p}?",
        "How long does {p} run on one charge?",
        "How many hours does {p} play?",
        "battery life {p}",
      ],
      es: [
        "¿Cuánto dura la batería de {p}?",
        "¿Qué autonomía tiene {p}?",
        "¿Cuántas horas funciona {p} con una carga?",
        "autonomía {p}",
      ],
      de: [
        "Wie lange hält der Akku von {p}?",
        "Welche Akkulaufzeit hat {p}?",
        "Wie viele Stunden läuft {p} mit einer Ladung?",
        "Akkulaufzeit {p}",
      ],
    },
  ),
  facet(
    "battery",
    {
      en: "batter(?:y|ies)|wall socket|is wired|cordless",
      es: "baterias?|pilas?|enchufe|es con cable|sin cable",
      de: "akkus?|batterien?|steckdose|kabelgebunden",
    },
    {
      en: "batter(?:y|ies)|(?:wall |power )?socket|plug(?:ged)? (?:it )?in|mains(?: power)?|cordless|rechargeable",
      es: "baterias?|pilas?|enchufe|enchufar|recargable",
      de: "akkus?|batterien?|steckdose|netzstrom|akkubetrieb\\w*",
    },
    {
      en: [
        "Does {p} have a battery?",
        "Does {p} run on a battery?",
        "Does {p} need a wall socket?",
        "Can I use {p} without a socket?",
      ],
      es: ["¿{p} tiene batería?", "¿{p} funciona con batería?", "¿{p} necesita enchufe?"],
      de: ["Hat {p} einen Akku?", "Läuft {p} mit Akku?", "Braucht {p} eine Steckdose?"],
    },
  ),
  facet(
    "contents",
    {
      en: "box of .{0,40} contains|included|comes? with(?:out)?|sold separately",
      es: "caja de.{0,40} contiene|incluyen?|vienen? (?:con|sin)|por separado",
      de: "im karton .{0,40}lieg(?:t|en)|enthalten|geliefert|lieg(?:t|en) .{0,40}bei|separat",
    },
    {
      en: "in the (?:box|package|pack)|inside the box|what (?:all )?(?:comes|do i get|is delivered|is included)|scope of delivery|contents",
      es: "(?:viene|hay|trae|incluye|contiene) (?:en )?la caja|en la caja|contenido|que (?:incluye|trae)",
      de: "im (?:karton|paket)|lieferumfang|was ist (?:alles )?dabei|mitgeliefert|inhalt",
    },
    {
      en: ["What is in the box of {p}?", "What comes with {p}?", "What is included with {p}?"],
      es: ["¿Qué viene en la caja de {p}?", "¿Qué incluye {p}?"],
      de: ["Was ist im Lieferumfang von {p}?", "Was ist bei {p} alles dabei?", "Was liegt im Karton von {p}?"],
    },
  ),
  facet(
    "water",
    {
      en: "water ?proof|water-resistant|splash-?proof|rain-?proof|ipx?\\d+|\\d+ atm|under water|outdoors|indoor use|indoors",
      es: "resistentes? al agua|resisten? salpicaduras|resisten? la lluvia|ipx?\\d+|\\d+ atm|sumergible|exterior(?:es)?|interior(?:es)?",
      de: "wasser(?:dicht|fest|geschutzt)|spritzwassergeschutzt|regenfest|ipx?\\d+|\\d+ atm|im freien|innenraume?n?|nur innen",
    },
    {
      en: "water ?-?proof|water ?-?(?:resistant|tight)|swim(?:ming)?|rain|splash\\w*|shower|wet|outdoors?|outside|garden|into (?:the )?water|under ?water",
      es: "resistentes? al agua|impermeables?|nadar|lluvia|salpicaduras|ducha|mojar\\w*|exterior|fuera|bajo el agua|sumergir\\w*",
      de: "wasser(?:dicht|fest|geschutzt)|spritzwasser\\w*|schwimmen|regen\\w*|dusche\\w*|nass|draussen|im freien|unter wasser|aussen",
    },
    {
      en: ["Is {p} waterproof?", "Is {p} water resistant?", "Can {p} get wet in the rain?", "Can I use {p} outdoors?"],
      es: ["¿{p} es resistente al agua?", "¿{p} es impermeable?", "¿Puedo usar {p} en el exterior bajo la lluvia?"],
      de: ["Ist {p} wasserdicht?", "Ist {p} spritzwassergeschützt?", "Darf {p} im Freien nass werden?"],
    },
  ),
  facet(
    "colour",
    {
      en: `(?:in|colou?rs?) (?:${COLOURS.en})`,
      es: `(?:en|color(?:es)?) (?:${COLOURS.es})`,
      de: `(?:in|farben?) (?:${COLOURS.de})`,
    },
    {
      en: `colou?rs?|in (?:${COLOURS.en})`,
      es: `color(?:es)?|en (?:${COLOURS.es})`,
      de: `farben?|in (?:${COLOURS.de})`,
    },
    {
      en: ["Which colours does {p} come in?", "Is {p} available in black?", "What colors do you have {p} in?"],
      es: ["¿En qué colores viene {p}?", "¿Hay {p} en negro?", "colores de {p}"],
      de: ["In welchen Farben gibt es {p}?", "Gibt es {p} in Schwarz?", "Farben von {p}"],
    },
  ),
  facet(
    "material",
    {
      en: "made of",
      es: "(?:es|son|hech[oa]s?) de (?:acero|plastico|vidrio|madera|silicona|papel|aluminio|carton)\\w*",
      de: "(?:ist|sind|bestehen zu .{0,12}) ?aus \\p{L}+",
    },
    {
      en: "made (?:of|from|out of)|materials?",
      es: "material(?:es)?|hech[oa]s?",
      de: "woraus|material\\w*|aus was|besteht|bestehen",
    },
    {
      en: ["What is {p} made of?", "What material is {p}?"],
      es: ["¿De qué material es {p}?", "¿De qué está hecho {p}?"],
      de: ["Woraus ist {p}?", "Aus welchem Material ist {p}?"],
    },
  ),
  facet(
    "capacity",
    {
      en: "holds|\\d litres?|\\d liters?|\\d cups|mah",
      es: "capacidad|\\d litros?|\\d tazas|mah",
      de: "fasst|\\d litern?|\\d tassen|mah",
    },
    {
      en: "capacity|volume|lit(?:re|er)s?|how much .{0,40}(?:hold|fit)|how many (?:lit|mah|cups).{0,40}|mah",
      es: "capacidad|litros?|volumen|caben?|mah",
      de: "fasst|fassungsvermogen|liter|volumen|kapazitat|mah|passen in",
    },
    {
      en: ["How much does {p} hold?", "What is the capacity of {p}?", "How many litres fit into {p}?"],
      es: ["¿Qué capacidad tiene {p}?", "¿Cuántos litros caben en {p}?"],
      de: ["Wie viel fasst {p}?", "Welches Fassungsvermögen hat {p}?", "Wie viele Liter passen in {p}?"],
    },
  ),
  facet(
    "works-with",
    {
      en: "works? (?:\\S+ )?with|compatible|fits?|charges .{0,20}laptops",
      es: "funcionan? con|compatibles?|encaja",
      de: "funktionier(?:t|en)|kompatibel|passt",
    },
    {
      en: "works? (?:\\S+ )?with|work on|compatible|compatibility|support(?:s|ed)?|fits?|pair with",
      es: "funcionan? con|compatibles?|compatibilidad|encajan?|sirven?",
      de: "funktionier(?:t|en)|kompatib\\w+|passt|passen|unterstutzt",
    },
    {
      en: ["What does {p} work with?", "What is {p} compatible with?"],
      es: ["¿Con qué funciona {p}?", "¿Con qué es compatible {p}?"],
      de: ["Womit funktioniert {p}?", "Womit ist {p} kompatibel?"],
    },
  ),
  facet(
    "noise",
    { en: "noise level|\\d db|quiet", es: "nivel de ruido|\\d db|silencios[oa]", de: "gerauschpegel|\\d db|leise" },
    {
      en: "loud|noisy|noise level|decibels?|quiet|how much noise",
      es: "nivel de ruido|cuanto ruido|ruidos[oa]|mucho ruido|decibelios|silencios[oa]",
      de: "laut|gerauschpegel|lautstarke|leise|dezibel",
    },
    {
      en: ["How loud is {p}?", "What is the noise level of {p}?", "Is {p} quiet?"],
      es: ["¿Cuánto ruido hace {p}?", "¿Qué nivel de ruido tiene {p}?", "¿{p} es ruidoso?"],
      de: ["Wie laut ist {p}?", "Welchen Geräuschpegel hat {p}?", "Ist {p} leise?"],
    },
  ),
  facet(
    "noise-cancelling",
    {
      en: "noise[- ]cancell?(?:ing|ation)",
      es: "cancelacion (?:activa )?(?:de|del) ruido",
      de: "gerauschunterdruckung|noise[- ]cancell?ing",
    },
    {
      en: "noise[- ]?cancell?(?:ing|ation)|anc",
      es: "cancelacion (?:activa )?(?:de|del) ruido|cancelan? (?:el )?ruido|anc",
      de: "gerausch(?:unterdruckung|dampfung)|noise[- ]cancell?ing|anc",
    },
    {
      en: ["Does {p} have noise cancelling?", "Does {p} have ANC?"],
      es: ["¿{p} tiene cancelación de ruido?", "¿{p} tiene ANC?"],
      de: ["Hat {p} Geräuschunterdrückung?", "Hat {p} ANC?"],
    },
  ),
  facet(
    "wireless",
    {
      en: "bluetooth|is wired|wireless(?!ly)",
      es: "bluetooth|es con cable|(?<!forma )inalambric[oa]s?",
      de: "bluetooth|kabelgebunden|kabellos(?! geladen)|funk(?!tion)",
    },
    {
      en: "bluetooth|wireless(?!ly| charg)|wired|cable-free",
      es: "bluetooth|(?<!forma )inalambric[oa]s?",
      de: "bluetooth|kabellos(?! (?:ge)?laden)|kabelgebunden|funk(?!tion)\\w*",
    },
    {
      en: ["Does {p} have Bluetooth?", "Is {p} wireless?"],
      es: ["¿{p} tiene Bluetooth?", "¿{p} es inalámbrico?"],
      de: ["Hat {p} Bluetooth?", "Ist {p} kabellos?"],
    },
  ),
  facet(
    "charging-wirelessly",
    { en: "charged wirelessly", es: "cargar de forma inalambrica", de: "kabellos geladen" },
    {
      en: "wireless(?:ly)? charg\\w+|charg\\w+ .{0,30}wireless\\w*",
      es: "carga inalambrica|cargar .{0,30}inalambric[oa]",
      de: "kabellos .{0,20}(?:laden|geladen|aufladen)|(?:laden|geladen) .{0,20}kabellos|induktiv\\w*",
    },
    {
      en: ["Can {p} be charged wirelessly?", "Does {p} support wireless charging?"],
      es: ["¿{p} se puede cargar de forma inalámbrica?", "¿{p} tiene carga inalámbrica?"],
      de: ["Kann {p} kabellos geladen werden?", "Lässt sich {p} kabellos laden?"],
    },
  ),
  facet(
    "resolution",
    {
      en: "\\d{3,4}p|\\dk|pixels|resolution",
      es: "\\d{3,4}p|\\dk|pixeles|resolucion",
      de: "\\d{3,4}p|\\dk|pixeln?|auflosung",
    },
    {
      en: "resolution|pixels|\\d{3,4}p|[248]k (?:video|picture|quality|recording)",
      es: "resolucion|pixeles|\\d{3,4}p",
      de: "auflosung|pixel|\\d{3,4}p",
    },
    {
      en: ["What resolution does {p} have?", "In what resolution does {p} record?"],
      es: ["¿Qué resolución tiene {p}?"],
      de: ["Welche Auflösung hat {p}?"],
    },
  ),
  facet(
    "brightness",
    { en: "lumens?", es: "lumenes", de: "lumen" },
    { en: "bright|brightness|lumens?", es: "brillo|lumenes|luminosidad|cuanta luz", de: "wie hell|helligkeit|lumen" },
    {
      en: ["How bright is {p}?", "How many lumens does {p} have?"],
      es: ["¿Cuánto brillo tiene {p}?", "¿Cuántos lúmenes tiene {p}?"],
      de: ["Wie hell ist {p}?", "Wie viele Lumen hat {p}?"],
    },
  ),
  facet(
    "dimming",
    { en: "dim(?:mable|med|mer)?", es: "se (?:puede )?regular?", de: "dimm\\w+" },
    {
      en: "dim(?:mable|med|ming|mer|s)?|turn down the (?:light|brightness)",
      es: "regulables?|regular|se regula|atenuar|intensidad",
      de: "dimm\\w+",
    },
    {
      en: ["Is {p} dimmable?", "Can I dim {p}?", "Can {p} be dimmed?"],
      es: ["¿{p} es regulable?", "¿Se puede regular {p}?"],
      de: ["Ist {p} dimmbar?", "Kann man {p} dimmen?"],
    },
  ),
  facet(
    "power",
    { en: "\\d ?w|\\d ?v|watts?|volts?", es: "\\d ?w|\\d ?v|vatios|voltios", de: "\\d ?-?w|\\d ?v|watt|volt" },
    {
      en: "how many watts|watts?|wattage|how (?:much power|powerful)|voltage|volts?|\\d+ ?[wv]",
      es: "vatios|potencia|voltaje|voltios|\\d+ ?[wv]",
      de: "watt|leistung|spannung|volt|\\d+ ?[wv]",
    },
    {
      en: ["How many watts does {p} have?", "What is the power of {p}?", "Which voltage does {p} need?"],
      es: ["¿Cuántos vatios tiene {p}?", "¿Qué potencia tiene {p}?", "¿Qué voltaje tiene {p}?"],
      de: ["Wie viel Watt hat {p}?", "Welche Leistung hat {p}?", "Welche Spannung braucht {p}?"],
    },
  ),
  facet(
    "flying",
    { en: "hand luggage|planes?", es: "equipaje de mano|avion", de: "handgepack|flugzeug" },
    {
      en: "planes?|flights?|fly(?:ing)?|hand luggage|carry-?on|cabin|airplane",
      es: "avion|equipaje de mano|volar|vuelo|cabina",
      de: "flugzeug|handgepack|fliegen|flug",
    },
    {
      en: ["May I take {p} on a plane?", "Is {p} allowed in hand luggage?"],
      es: ["¿Puedo llevar {p} en el avión?", "¿{p} puede ir en el equipaje de mano?"],
      de: ["Darf {p} mit ins Flugzeug?", "Darf {p} ins Handgepäck?"],
    },
  ),
  facet(
    "subscription",
    { en: "subscriptions?", es: "suscripcion(?:es)?", de: "abonnements?|abos?" },
    {
      en: "subscriptions?|subscribe|monthly fee",
      es: "suscripcion(?:es)?|cuota mensual",
      de: "abonnements?|abos?|monatliche kosten",
    },
    {
      en: ["Do I need a subscription for {p}?"],
      es: ["¿{p} necesita una suscripción?"],
      de: ["Braucht {p} ein Abonnement?"],
    },
  ),
  facet(
    "left-handed",
    { en: "left-?handers?|left-?handed|right hand", es: "zurdos?|mano derecha", de: "linkshander\\w*|rechte hand" },
    {
      en: "left[- ]?hand(?:ers?|ed)?|right[- ]hand\\w*",
      es: "zurd[oa]s?|diestros?",
      de: "linkshand\\w*|rechtshand\\w*",
    },
    {
      en: ["Is {p} suitable for left-handers?"],
      es: ["¿{p} es para zurdos?"],
      de: ["Ist {p} für Linkshänder geeignet?"],
    },
  ),
];
