import { type Facet, facet } from "./facet.ts";

const DAYS = {
  en: "\\d+ (?:business )?(?:days|weeks|months)",
  es: "\\d+ (?:dias|semanas|meses)",
  de: "\\d+ (?:werk)?(?:tagen?|wochen|monaten?)",
};

/** Of what a business does for its customers: sending, taking back, being paid, being reached. */
export const serviceFacets: readonly Facet[] = [
  facet(
    "return-period",
    {
      en: `return(?:ed)? .{0,40}within ${DAYS.en}|returned within`,
      es: `devolver .{0,60}${DAYS.es}|devolver .{0,40}en ${DAYS.es}`,
      de: `innerhalb von ${DAYS.de} .{0,60}zuruckgegeben|innerhalb von ${DAYS.de} .{0,40}zuruckgeben`,
    },
    {
      en: "(?:how long|how many days|until when|by when|what.{0,12} time frame|what.{0,8} deadline|when) .{0,60}(?:return|send\\w* .{0,20}back|give back|bring back)\\w*|return (?:policy|policies|period|window|time|deadline)|returns? .{0,10}how long|how long .{0,20}returns?|days to (?:return|send)",
      es: "(?:cuanto tiempo|cuantos dias|hasta cuando|que plazo) .{0,40}(?:devolver|devolucion\\w*)|(?:politica|plazo|condiciones) de devolucion(?:es)?|devolucion(?:es)?,? .{0,10}cuanto tiempo",
      de: "(?:wie lange|bis wann|wie viele tage|welche frist|innerhalb welcher) .{0,60}(?:zuruck\\w*|ruckgabe|umtausch\\w*|retour\\w*)|(?:ruckgabe|umtausch|rucksende)(?:frist|recht|bedingungen|regelung|bestimmungen)|(?:ruckgabe|retoure),? wie lange",
    },
    {
      en: [
        "How long can I return {p}?",
        "What is the return policy for {p}?",
        "Until when can I send {p} back?",
        "How many days do I have to return {p}?",
      ],
      es: [
        "¿Cuánto tiempo tengo para devolver {p}?",
        "¿Cuál es la política de devolución de {p}?",
        "¿Hasta cuándo puedo devolver {p}?",
      ],
      de: [
        "Wie lange kann ich {p} zurückgeben?",
        "Bis wann kann ich {p} zurückschicken?",
        "Welche Rückgabefrist gilt für {p}?",
      ],
    },
  ),
  facet(
    "return-cost",
    {
      en: "returns .{0,60}free|return postage|collect returned .{0,30}free",
      es: "devoluciones .{0,60}gratuitas|envio de vuelta",
      de: "rucksendungen .{0,60}kostenlos|ruckporto|zahlen sie das porto",
    },
    {
      en: "(?:return(?:s|ing)?|send\\w* .{0,30}back) .{0,20}(?:free|cost|paid)|(?:who pays|free|cost|pay) .{0,40}(?:return(?:s|ing)?|send\\w* .{0,30}back)(?: postage| shipping)?|return postage",
      es: "devoluciones .{0,15}(?:gratis|gratuitas)|(?:gratis|gratuit\\w+|cuesta|coste|paga) .{0,40}(?:devoluci\\w+|devolver|envio de vuelta)|envio de vuelta",
      de: "(?:rucksendung|ruckgabe|retoure|zuruckschicken)\\w* .{0,15}(?:kostenlos|kostenfrei|gratis)|(?:kostet|kostenlos|zahlt|porto) .{0,40}(?:rucksend\\w*|ruckgabe|retoure|zuruckschicken)|rucksendekosten|ruckporto",
    },
    {
      en: ["Are returns free?", "Who pays the return postage?", "What does it cost to return something?"],
      es: ["¿Las devoluciones son gratis?", "¿Quién paga el envío de vuelta?", "¿Cuánto cuesta devolver algo?"],
      de: ["Ist die Rücksendung kostenlos?", "Wer zahlt das Rückporto?", "Was kostet die Rückgabe?"],
    },
  ),
  facet(
    "warranty-period",
    { en: "warranty of \\d+ years?", es: "garantia de \\d+ anos?", de: "garantie von \\d+ jahr(?:en)?" },
    {
      en: "(?:how long|how many years|length|duration) .{0,30}(?:warranty|guarantee)|(?:what|which) (?:kind of |sort of )?(?:warranty|guarantee)(?! cover)|(?:warranty|guarantee|warrenty|waranty) (?:period|time|length)|years of (?:warranty|guarantee)",
      es: "(?:cuant\\w+|plazo|duracion) .{0,30}garantia|que garantia|anos de garantia|(?:periodo|tiempo|plazo) de garantia",
      de: "(?:wie lange|wie viele? jahre?|welche) .{0,30}garantie|garantie(?:zeit|dauer|frist)|jahre garantie",
    },
    {
      en: [
        "How long is the warranty for {p}?",
        "How many years of warranty do I get on {p}?",
        "What is the warranty period of {p}?",
      ],
      es: ["¿Cuánto dura la garantía de {p}?", "¿Cuántos años de garantía tiene {p}?", "¿Qué garantía tiene {p}?"],
      de: ["Wie lange ist die Garantie auf {p}?", "Wie viele Jahre Garantie habe ich auf {p}?", "Garantiezeit {p}"],
    },
  ),
  facet(
    "covered",
    { en: "covers?", es: "cubre", de: "deckt" },
    { en: "covers?|covered", es: "cubren?|cubiert[oa]s?", de: "deckt|gedeckt|abgedeckt|umfasst" },
    {
      en: ["Does the warranty cover that?"],
      es: ["¿La garantía lo cubre?"],
      de: ["Deckt die Garantie das ab?"],
    },
  ),
  facet(
    "sending-cost",
    {
      en: "(?:shipping|delivery) .{0,70}costs? \\d|costs? \\d.{0,30}shipping",
      es: "envio .{0,60}cuesta \\d",
      de: "versand .{0,80}kostet \\d",
    },
    {
      en: "(?:shipping|shiping|delivery|postage)\\b.{0,30}(?:costs?|how much|price|fees?|charges?)|(?:costs?|how much|price|fees?|charge\\w*|pay) .{0,40}(?:shipping|shiping|delivery|postage)",
      es: "(?:gastos|coste|costes|precio) de(?:l)? envio|(?:cuanto|cuesta|vale|cobrais|precio) .{0,40}envio|envio .{0,20}(?:cuesta|vale)",
      de: "versandkosten|(?:was|wie viel|wieviel) .{0,4}kost\\w* .{0,30}(?:versand|lieferung)|(?:kosten|preis|gebuhr) .{0,20}(?:versand|lieferung)|(?:versand|lieferung) kost\\w*|\\w*versand(?:kosten|preis)",
    },
    {
      en: ["How much is shipping?", "What does delivery cost?", "shipping cost"],
      es: ["¿Cuánto cuesta el envío?", "¿Cuáles son los gastos de envío?"],
      de: ["Was kostet der Versand?", "Wie hoch sind die Versandkosten?"],
    },
  ),
  facet(
    "sending-free",
    { en: "(?:shipping|delivery) is free", es: "envio .{0,20}es gratis", de: "versand .{0,110}kostenlos" },
    {
      en: "free (?:shipping|delivery)|(?:shipping|delivery) .{0,10}(?:is |be )?free|(?:shipping|delivery) (?:is )?free",
      es: "envio .{0,10}(?:gratis|gratuito)|gratis .{0,10}envio",
      de: "(?:versand|lieferung) .{0,20}(?:kostenlos|gratis|kostenfrei|umsonst)|(?:kostenlos|gratis|kostenfrei)\\w* .{0,10}(?:versand|lieferung)|versandkostenfrei",
    },
    {
      en: ["When is shipping free?", "From what amount do I get free shipping?"],
      es: ["¿Cuándo es gratis el envío?", "¿A partir de qué importe hay envío gratis?"],
      de: ["Ab wann ist der Versand kostenlos?", "Ab welchem Betrag ist die Lieferung gratis?"],
    },
  ),
  facet(
    "sending-time",
    {
      en: "deliver(?:y|ed)\\b.{0,80}(?:days?)\\b|arrives?\\b.{0,60}\\b(?:days?|minutes|hours)",
      es: "entrega .{0,60}dias?|llega\\b.{0,60}(?:dias?|minutos|horas)|entrega .{0,20}llega",
      de: "liefer\\w+ .{0,120}werktagen?|kommt\\b.{0,60}(?:minuten|stunden|tagen?|werktagen?)|kommt .{0,60}werktag an",
    },
    {
      en: "(?:how long|how fast|how quick\\w*|how many days|when|how soon) .{0,50}(?:deliver\\w*|shipping|ship|arrive)|(?:delivery|shipping) (?:time|times|speed|duration)",
      es: "(?:cuanto (?:tiempo )?tarda\\w*|en cuantos dias|cuando llega\\w*|como de rapid\\w+) .{0,40}(?:envio|entrega|pedido|paquete)?|(?:plazo|tiempo)s? de (?:entrega|envio)",
      de: "(?:wie lange|wie schnell|wann|wie viele tage) .{0,40}(?:\\w*lieferung|liefer\\w+|versand|\\w*versand|paket|ankomm\\w*)|liefer(?:zeit|dauer|frist)\\w*|versanddauer",
    },
    {
      en: ["How long does delivery take?", "How fast is delivery?", "delivery time"],
      es: ["¿Cuánto tarda la entrega?", "¿Cuál es el plazo de entrega?"],
      de: ["Wie lange dauert die Lieferung?", "Wie schnell wird geliefert?", "Lieferzeit"],
    },
  ),
  facet(
    "refund-time",
    {
      en: "refund .{0,60}(?:days|same day)",
      es: "reembols\\w+ .{0,60}(?:dias|mismo dia)",
      de: "erstatt\\w+ .{0,60}(?:werktagen?|selben tag)",
    },
    {
      en: "(?:how long|when|how fast|how soon|how many days) .{0,40}(?:refunds?|money back|refunded)",
      es: "(?:cuanto (?:tiempo )?tarda\\w*|cuando|en cuantos dias) .{0,30}(?:reembolso|dinero|devolvereis)",
      de: "(?:wie lange|wann|wie schnell) .{0,40}(?:erstatt\\w*|ruckerstatt\\w*|geld zuruck)",
    },
    {
      en: ["How long does a refund take?", "When do I get my refund?"],
      es: ["¿Cuánto tarda un reembolso?", "¿Cuándo recibo el reembolso?"],
      de: ["Wie lange dauert eine Erstattung?", "Wann bekomme ich die Erstattung?"],
    },
  ),
  facet(
    "opening-hours",
    {
      en: "(?:from )?monday to (?:friday|saturday|sunday).{0,20}\\d\\d:\\d\\d",
      es: "de lunes a (?:viernes|sabado|domingo).{0,20}\\d\\d:\\d\\d",
      de: "von montag bis (?:freitag|samstag|sonntag).{0,20}\\d\\d:\\d\\d",
    },
    {
      en: "(?:when|what times?|what hours|until when|how long|which hours|times) .{0,30}(?:open|reach|call|available|contact)\\w*|opening (?:hours|times)|business hours|office hours",
      es: "horarios?|(?:a que hora|cuando|que horas) .{0,40}(?:abrir|abris|abren|abierto\\w*|contactar|atiend\\w+|atendeis|localizar)",
      de: "offnungszeiten|servicezeiten|geschaftszeiten|(?:wann|wie lange|um wie viel uhr) .{0,40}(?:geoffnet|offen|erreichbar|erreichen|erreiche)",
    },
    {
      en: ["What are your opening hours?", "When are you open?", "When can I reach you?"],
      es: ["¿Cuál es vuestro horario?", "¿A qué hora abrís?", "¿Cuándo puedo contactar con vosotros?"],
      de: ["Wie sind Ihre Öffnungszeiten?", "Wann haben Sie geöffnet?", "Wann sind Sie erreichbar?"],
    },
  ),
  facet(
    "premises",
    {
      en: "physical store|showroom|our shop is at",
      es: "tienda fisica|exposicion",
      de: "ladengeschaft|showroom|filiale",
    },
    {
      en: "(?:a|your|any|the|physical) (?:store|stores|shop|showroom)\\b|showrooms?|visit you|come by",
      es: "tiendas? fisicas?|una tienda|vuestra tienda|exposicion|showroom|visitar\\w*",
      de: "ladengeschaft\\w*|(?:ein|einen|ihr|ihren) laden|filialen?|showroom|vorbeikommen",
    },
    {
      en: ["Do you have a store?", "Where is your showroom?"],
      es: ["¿Tenéis tienda física?"],
      de: ["Haben Sie ein Ladengeschäft?"],
    },
  ),
  facet(
    "validity",
    {
      en: "valid (?:for|until)|expires?",
      es: "vale \\d+ (?:anos?|meses|dias)|valid[oa] (?:hasta|durante)|caduca",
      de: "\\d+ (?:jahre?|monate|tage) .{0,12}gultig|gultig bis|verfallt",
    },
    {
      en: "valid|validity|expir\\w+|run out",
      es: "(?:cuanto (?:tiempo )?(?:vale|duran?))|valid\\w*|caduca\\w*|vence\\w*|vigencia",
      de: "gultig\\w*|verfall\\w*|verfallt|ablauf\\w*|lauft .{0,20}ab|einlosbar",
    },
    {
      en: ["How long is {p} valid?", "Does {p} expire?"],
      es: ["¿Cuánto tiempo vale {p}?", "¿{p} caduca?"],
      de: ["Wie lange ist {p} gültig?", "Verfällt {p}?"],
    },
  ),
  facet(
    "students",
    { en: "students?", es: "estudiantes?", de: "studierende\\w*|student\\w*" },
    { en: "students?", es: "estudiantes?|universitari[oa]s?", de: "studierende\\w*|student\\w*" },
    {
      en: ["Is there a student discount?"],
      es: ["¿Hay descuento para estudiantes?"],
      de: ["Gibt es einen Rabatt für Studierende?"],
    },
  ),
  facet(
    "instalments",
    { en: "instal?lments", es: "plazos", de: "raten" },
    { en: "instal?lments?|in parts|monthly", es: "a plazos|en plazos|cuotas", de: "raten\\w*|ratenzahlung" },
    { en: ["Can I pay in instalments?"], es: ["¿Puedo pagar a plazos?"], de: ["Kann ich in Raten zahlen?"] },
  ),
];
