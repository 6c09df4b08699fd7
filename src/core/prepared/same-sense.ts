import { stem } from "../knowledge/analyze.ts";

/**
 * Words that customers use for what sources call otherwise: a notebook is a laptop, "coupon" a discount code. One line a
 * sense: English, Spanish, German words, then what is alike in all of them. On top of the concepts of the index, which
 * also decide what is searched; these only say how near a question is to a known one. Knows no business. Folded.
 */
const lines = `
computer: laptop laptops notebook macbook computer pc ultrabook | portatil portatiles ordenador ordenadores computadora | laptop laptops notebook macbook rechner computer
phone: phone phones iphone mobile smartphone cellphone android | movil moviles telefono telefonos iphone android | handy telefon telefons smartphone iphone android
tablet: tablet tablets ipad | tableta tabletas ipad | tablet tablets ipad
internet: internet wifi wi-fi wlan online network router offline | internet wifi wlan red router | internet wlan wifi netz router netzwerk
track: track tracks tracking measure measures measuring count counts monitor monitors record records detect detects read reads log | mide miden medir registra registra cuenta detecta controla graba graban grabar | misst messen zahlt zahlen trackt erfasst aufzeichnen zeichnet uberwacht nimmt
pulse: pulse heart heartbeat heartrate bpm | pulso corazon latidos cardiaco pulsaciones | puls herz herzschlag herzfrequenz
oxygen: oxygen spo2 saturation | oxigeno saturacion | sauerstoff blutsauerstoff sauerstoffgehalt sauerstoffsattigung
sleep: sleep sleeping | sueno dormir | schlaf schlafen
strap: strap straps band bands wristband bracelet | correa correas pulsera | armband armbander band
carton: box packaging package carton wrapping packing | caja embalaje carton paquete envoltorio | karton originalkarton verpackung schachtel packung
parcel: parcel parcels package order shipment | paquete paquetes pedido envio | paket pakete sendung lieferung
unpack: unpack unpacked opened open open tried try test tested used | abierto desembalado desembalar probar probado abrir usado | ausgepackt auspacken geoffnet ausprobiert ausprobieren testen getestet probieren benutzt
broken: damaged damage broken smashed dented crushed cracked faulty defective dead | danado danos roto rota abollado golpeado defectuoso averiado rompe | beschadigt kaputt defekt schaden transportschaden zerbrochen gebrochen eingedruckt
drop: drop drops dropped fall fell fallen | caida caidas cayo caido cae golpe | sturz sturze gefallen runtergefallen fallen heruntergefallen
tell: tell report notify contact inform | avisar comunicar comunica informar reclamar | melden meldet mitteilen reklamieren bescheid
money: refund refunded money reimbursement cash | reembolso dinero reembolsa | geld erstattung erstatten ruckzahlung
card: card cards visa mastercard amex credit debit | tarjeta tarjetas visa mastercard credito debito | karte karten visa mastercard kreditkarte debitkarte
cash: cash coins notes | efectivo metalico | bar bargeld
paid-later: installments instalments installment klarna monthly rates | plazos cuotas klarna financiar aplazado | raten ratenzahlung klarna ratenkauf
courier: courier postman driver carrier doorstep | repartidor mensajero cartero transportista | bote postbote zusteller paketbote paketdienst kurier
on-delivery: cod | contrareembolso reembolso | nachnahme
voucher: coupon coupons voucher vouchers code codes promo | cupon cupones codigo codigos vale promocional | gutschein gutscheine code codes rabattcode rabattcodes gutscheincode
gift: gift giftcard voucher vouchers present presents | regalo regalar | geschenk geschenke geschenkkarte geschenkkarten geschenkgutschein gutschein gutscheine
together: combine combined together several multiple both stack once twice two | juntar combinar varios varias acumular dos a ambos | kombinieren mehrere zusammen beide zwei gleichzeitig
student: student students university college | estudiante estudiantes universitario | student studenten studierende studentin schuler
discount: discount discounts off percent reduction rebate | descuento descuentos rebaja | rabatt rabatte prozent prozente ermassigung nachlass
new-customer: new newcomer first | nuevo nuevos primer primera | neu neukunde neukunden neue erste ersten
cheaper: cheaper cheapest lower dropped drop drops price match matching reduced | barato barata baja bajado igualar igualamos igualacion | billiger gunstiger sinkt gesunken preisgarantie preissenkung
elsewhere: elsewhere competitor competitors amazon shop shops store | otra otro competencia amazon tienda | anderswo woanders konkurrenz amazon shops anderen
store: store stores shop shops showroom physical branch branches outlet | tienda tiendas local exposicion fisica establecimiento sucursal | laden laden ladengeschaft geschaft showroom filiale filialen ladenlokal
visit: visit come collect pick pickup | visitar recoger pasar | besuchen abholen vorbeikommen abgeholt
call: call ring phone reach reachable contact speak hotline | llamar llamada llamadas telefono contactar atiende atendeis | anrufen ruckruf anruf erreichbar erreichen telefonisch hotline
open-hours: hours open till time | horario hora horas abierto | uhr offnungszeiten servicezeiten geoffnet
hours-day: saturday saturdays sunday sundays weekend weekends holiday holidays | sabado sabados domingo domingos festivo festivos finde | samstag samstags sonntag sonntags sonntagen wochenende feiertag feiertage feiertagen sonn
tomorrow: tomorrow express fast quick quickly urgent urgently overnight | manana expres urgente rapido | morgen express expresslieferung expressversand schnell eilig
islands: island islands canary majorca | isla islas canarias baleares mallorca | insel inseln kanaren mallorca
customs: customs duty duties import tariff | aduana aduanas aranceles | zoll zolle zollgebuhren einfuhr
vat: vat tax taxes | iva impuesto impuestos | mwst mehrwertsteuer ust steuer umsatzsteuer
invoice: invoice invoices bill bills receipt | factura facturas recibo ticket | rechnung rechnungen beleg quittung
company: company business firm employer | empresa empresas negocio | firma firmen unternehmen firmenname
newsletter: newsletter newsletters mails marketing spam advertising | boletin publicidad correos newsletter | newsletter werbung werbemails werbemail rundmail
stop-mails: unsubscribe stop off out | baja darme cancelar dejar | abmelden abbestellen los loswerden austragen
pickup-point: pickup parcel locker shop point | recogida punto | paketshop packstation abholstation
lost: lost missing vanished disappeared stuck moved | perdido perdida desaparecido parado mueve | verloren verschwunden weg bewegt hangt
tracking: tracking track status | seguimiento rastreo | sendungsverfolgung verfolgung tracking
soldout: stock sold available restock availability again back | stock existencias agotado disponible reposicion vuelva | vorratig ausverkauft lieferbar lagernd verfugbar wieder
repair: repair repairs repaired fix fixed workshop | reparacion reparar reparaciones arreglar taller | reparatur reparaturen reparieren repariert werkstatt
erase: erase wipe delete reset backup | borrar borra restablecer formatear | loschen loscht zurucksetzen sichern
maker: manufacturer maker brand | fabricante marca | hersteller
water: waterproof water-resistant splash splash-proof rain rainproof wet swim swimming diving lake pool shower sea ipx5 ipx4 ip67 ip66 atm | agua impermeable lluvia mojar nadar bucear piscina lago ducha salpicaduras sumergir mar sumergible | wasser wasserdicht regen nass schwimmen tauchen dusche spritzwasser see pool regenfest spritzwassergeschutzt
outdoors: outdoors outdoor outside garden balcony terrace patio camping | exterior exteriores jardin terraza balcon fuera camping | draussen freien aussen garten balkon terrasse
dishes: dishwasher wash washing rinse rinsed clean cleaned cleaning tap | lavavajillas lavaplatos lavar lavado enjuaga enjuagar limpiar limpieza | spulmaschine spulmaschinenfest geschirrspuler spulen abspulen abgespult reinigen saubern waschen wasserhahn
scale: limescale scale lime hard | cal antical | kalk kalkfilter verkalkt entkalken
boil: boil boils boiling hot heat heats heating | hierve hervir calienta caliente calentar hirviendo | kocht kochen heiss erhitzt erhitzen
warm: warm hot | caliente calido templada | warm heiss warmhalten
temperature: temperature temperatures degrees celsius | temperatura temperaturas grados | temperatur temperaturen grad
fast-boil: minutes minute long fast quick | minutos minuto rapido tarda | minuten minute schnell
ice: ice frozen crush | hielo congelado congelada picar | eis gefroren gefrorene crushed
soup: soup hot | sopa caliente | suppe heiss heisse
loud: loud noisy noise quiet silent decibel db | ruido ruidoso escandaloso silencioso decibelios db | laut leise gerausch gerauschpegel lautstarke dezibel db larm
mop: mop mops mopping wipe wet | friega fregar fregado mopa mopas | wischt wischen durchwischen nass
step: sill sills threshold thresholds step ledge climb climbs | umbral umbrales escalon escalones supera subir | schwelle schwellen turschwelle turschwellen stufe absatz uberwindet
empty: empty empties emptied dust bin dustbin | vaciar vacia deposito polvo | leeren leert ausleeren staubbehalter
night: night dark darkness | noche oscuro oscuridad nocturna | nacht dunkel dunkeln dunkelheit nachts
screen: monitor monitors screen screens display video tv | monitor pantalla pantallas video tele | monitor bildschirm bildschirme display video fernseher
picture: picture image inches size projection | imagen pulgadas proyeccion | bild zoll leinwand
alone: timer timers automatically itself schedule programme auto off | temporizador programar automaticamente solo apaga | timer zeitschaltuhr automatisch selbst abschaltung schaltet
app-voice: alexa siri google homekit apple assistant | alexa siri google homekit apple asistente | alexa siri google homekit apple sprachassistent
hub: hub bridge gateway | hub puente concentrador | hub bridge zentrale
driver: driver drivers install installation software setup | controlador controladores instalar driver | treiber installieren software
sound: microphone microphones mic mics talk voice | microfono microfonos voz hablar | mikrofon mikrofone mikro sprechen
ports: port ports socket sockets connection connections connector slot slots input inputs | puerto puertos conexion conexiones entrada entradas | anschluss anschlusse port ports buchse eingang eingange
subscription: subscription subscriptions monthly fee fees costs | suscripcion cuota mensual mensualidad | abo abonnement gebuhren monatlich laufende kosten
plane: plane flight flying fly cabin luggage airport aircraft | avion vuelo volar cabina equipaje aeropuerto | flugzeug flug fliegen flieger handgepack kabine
fold: fold folds folding foldable collapsible flat | pliega pliegan plegable doblan doblar | faltbar falten klappbar zusammenklappen
replace: replace replaced swap swapped change exchange spare | cambiar cambiarse sustituir reemplazar recambio | tauschen austauschen wechseln ersetzen getauscht auswechseln
cushion: pads pad cushions cushion tips | almohadilla almohadillas | polster ohrpolster ohrstopsel
pair: pair paired pairing connect connects connected link hook | conecta conectan conectar emparejar vincular | verbindet verbinden verbunden koppeln gekoppelt
devices: devices device gadgets | dispositivos dispositivo aparatos | gerate gerat geraten
charge: charge charges charging charged recharge top-up battery | carga cargar cargan recargar cargador bateria | laden ladt geladen aufladen lade ladung akku
charger: charger chargers adapter adaptor plug supply brick | cargador cargadores adaptador fuente enchufe | ladegerat netzteil adapter netzstecker reiseadapter
power: watts watt power powerful wattage | vatios potencia w | watt leistung stark
runtime: battery last lasts endurance runtime often | bateria dura duran aguanta autonomia | akku halt lauft laufzeit akkulaufzeit
colour: colour color colours colors tone shade hue | color colores tono | farbe farben lichtfarbe farbton
cable: cable cord lead wire wired | cable cables | kabel ladekabel leitung kabelgebunden
wireless: wireless wirelessly bluetooth cordless | inalambrico inalambrica bluetooth | kabellos funk bluetooth drahtlos
keypad: number numpad numeric pad keypad | numerico numeros numpad | ziffernblock zahlenblock nummernblock
layout: layout layouts language version | distribucion idioma teclas | layout layouts tastaturlayout tastaturlayouts belegung
left: lefty lefties left-handed left left-handers | zurdo zurda zurdos | linkshander linkshandig
gps: gps route map jogging | gps ruta recorrido | gps strecke laufstrecke route
own: built-in builtin own integrated inbuilt | integrado propio incorporado | eingebaut eingebautes eigenes integriert
filter: filter filters | filtro filtros | filter
beans: beans coffee espresso | granos cafe espresso | bohnen kaffee espresso
cups: cups cup mugs | tazas taza | tassen tasse
camera-cover: shutter cover lens privacy hide | tapa cubierta privacidad | abdeckung linse privatsphare
`;

const LANGUAGES = ["en", "es", "de"] as const;
const senses = new Map<string, string[]>();
for (const line of lines.trim().split("\n")) {
  const [sense = "", lists = ""] = line.split(": ");
  for (const [at, list] of lists.split("|").entries()) {
    const language = LANGUAGES[at];
    if (!language) continue;
    for (const word of new Set(list.trim().split(/\s+/))) {
      const key = `${language} ${stem(word, language)}`;
      const known = senses.get(key) ?? [];
      if (!known.includes(sense)) senses.set(key, [...known, `~${sense}`]);
    }
  }
}

const NONE: readonly string[] = [];

/** What a word may stand for, as `~sense`. In German, what a compound ends with counts: a `Ladekabel` is a `Kabel`. */
export function sensesOf(word: string, language: string): readonly string[] {
  const known = senses.get(`${language} ${stem(word, language)}`);
  if (known || language !== "de") return known ?? NONE;
  for (let at = 3; word.length - at >= 4; at++) {
    const end = senses.get(`de ${stem(word.slice(at), "de")}`);
    if (end) return end;
  }
  return NONE;
}
