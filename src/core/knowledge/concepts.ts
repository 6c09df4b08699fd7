/**
 * A small thesaurus of everyday words about using, getting and paying for things, the same meaning across languages.
 * It knows no business: it lets "does it come with" meet "included" and "sold separately", and "cuánto cuesta" meet
 * "price". Words are folded (lower case, no accents); a phrase is words joined by a space.
 */
export const concepts: Readonly<Record<string, string>> = {
  include:
    "include,includes,included,including,comes with,come with,come w,comes w,come without,comes without,viene sin,vienen sin,sold with,sold without,se vende con,se venden con,verkauft mit,coming with,ships with,supplied,in the box,sold separately,separately,bundled,contain,contains,get with," +
    "incluye,incluido,incluida,incluidos,incluidas,incluir,viene con,vienen con,trae,traen,en la caja,por separado,lleva,contiene," +
    "enthalten,enthalt,inbegriffen,inklusive,lieferumfang,dabei,mitgeliefert,beiliegend,separat,beinhaltet,inkludiert,liegt bei,gehort dazu," +
    "inclus,incluse,comprend,compris,comprise,fourni,fournie,vendu separement,incluso,inclusa,compreso,compresa,comprende,venduto separatamente,inclui,incluido,vendido separadamente",
  cost:
    "cost,costs,price,prices,priced,pricing,fee,fees,charged,how much,rate,rates,fare,tariff," +
    "cuesta,cuestan,coste,costo,costes,precio,precios,tarifa,tarifas,comision,comisiones,cuanto vale,cobran,cobra,cobramos," +
    "kostet,kosten,preis,preise,gebuhr,gebuhren,entgelt,tarif," +
    "coute,coutent,cout,prix,tarif,tarifs,frais,costa,costano,prezzo,prezzi,tariffa,custa,custam,preco,precos,taxa",
  free:
    "free,gratis,free of charge,no charge,complimentary,no cost,gratuito,gratuita,gratuitos,gratuitas,sin coste,sin costo," +
    "kostenlos,kostenfrei,gratis,umsonst,gratuit,gratuite,gratuits,gratuitement",
  giveback:
    "return,returns,returned,returning,send back,sent back,sending back,give back,bring back,take back,taken back,takes back," +
    "devolver,devolucion,devoluciones,devuelve,devuelto,devuelvo,devuelven,devuelva," +
    "zuruckgeben,zuruckgegeben,zuruckschicken,zurucksenden,zurucksendung,rucksendung,ruckgabe,ruckgaberecht,retoure,retoure,retournieren,umtausch," +
    "retour,retours,retourner,renvoyer,reso,resi,restituire,restituzione,devolucao,devolucoes",
  payback:
    "refund,refunds,refunded,refunding,refundable,money back,reimburse,reimbursed,reimbursement," +
    "reembolso,reembolsos,reembolsar,reembolsado,reembolsamos,reembolsada,reembolsable,reintegro," +
    "erstattung,erstatten,erstattet,erstatte,ruckerstattung,ruckzahlung,zuruckerstattet,geld zuruck," +
    "remboursement,rembourser,rembourse,rimborso,rimborsare,rimborsato,reembolso",
  cancel:
    "cancel,cancels,cancelled,canceled,cancelling,cancellation,cancellations,call off," +
    "cancelar,cancela,cancelado,cancelada,cancelacion,cancelaciones,anular,anulado,anulacion," +
    "stornieren,storniert,storno,stornierung,absagen,abgesagt,kundigen,kundigung,gekundigt,abbestellen," +
    "annuler,annulation,annule,cancellare,cancellazione,annullare,annullato,cancelamento",
  wash: "dishwasher,dishwasher safe,dishwasher proof,machine washable,washable,lavavajillas,apto para lavavajillas,lavable,spulmaschine,spulmaschinenfest,spulmaschinengeeignet,geschirrspuler,waschbar,lave vaisselle,lavastoviglie,lava louca",
  guarantee:
    "warranty,warranties,guarantee,guarantees,guaranteed,garantia,garantias,garantizado,garantie,gewahrleistung,garantiert,garanzia",
  deliver:
    "deliver,delivers,delivered,delivery,deliveries,ship,ships,shipped,shipping,shipment,dispatch,dispatched," +
    "envio,envios,enviar,envia,enviado,enviamos,entrega,entregas,entregar,reparto," +
    "lieferung,liefern,liefert,geliefert,lieferzeit,versand,versenden,versendet,verschickt,zustellung," +
    "livraison,livrer,expedition,consegna,consegnare,spedizione,spedire",
  open:
    "open,opens,opening,opening hours,business hours,close,closes,closing," +
    "abren,abre,abierto,abierta,apertura,cierra,cierran,cierre,horario,horarios," +
    "offen,offnungszeiten,geoffnet,offnet,schliesst,schliesen,ouvert,ouvre,ouverture,ferme,horaires,aperto,apre,apertura,orari,chiude,aberto",
  book:
    "book,books,booked,booking,bookings,reserve,reserved,reservation,reservations," +
    "reservar,reserva,reservas,reservado,reservada,reservacion,buchen,bucht,gebucht,buchung,buchungen,reservieren,reserviert,reservierung," +
    "reserver,prenotare,prenotazione,prenotato",
  change:
    "change,changes,changed,changing,modify,modified,reschedule,rescheduled,move to,switch,amend," +
    "cambiar,cambio,cambios,cambia,cambiado,modificar,modificacion,modificado,andern,geandert,anderung,anderungen,umbuchen,umgebucht,umbuchung,verschieben,verschoben," +
    "changer,modifier,modification,cambiare,modificare,modifica,alterar,alteracao",
  pay:
    "pay,pays,paid,paying,payment,payments,pagar,pago,pagos,paga,pagado,abonar,zahlen,bezahlen,bezahlt,zahlung,zahlungen,zahlungsarten," +
    "payer,paiement,paiements,pagare,pagamento,pagamenti",
  arrive:
    "arrive,arrives,arrived,arrival,llega,llegan,llegar,llegada,ankommen,ankunft,kommt an,angekommen,arriver,arrivee,arrivare,arrivo",
  meet:
    "meet,meeting point,meeting place,pick up,pickup,picked up,pick you up,collect,collected,departure point,starting point," +
    "recogida,recoger,recogen,recogemos,punto de encuentro,encuentro,abholung,abholen,abgeholt,holen,treffpunkt," +
    "rendez vous,point de rencontre,ritiro,punto di incontro,ponto de encontro",
  child:
    "child,children,kid,kids,toddler,toddlers,nino,ninos,nina,ninas,menores,kind,kinder,kindern,enfant,enfants,bambino,bambini,crianca,criancas",
  water:
    "waterproof,water resistant,water proof,resistente al agua,impermeable,sumergible,wasserdicht,wasserfest,etanche,impermeabile,impermeavel,agua",
  weigh:
    "much do they weigh,much does it weigh,weigh,weighs,weight,heavy,pesa,pesan,peso,pesado,gewicht,wiegt,wiegen,schwer,poids,pese,lourd,peso,pesante",
  measure:
    "size,sizes,dimensions,measure,measures,tall,wide,tamano,talla,tallas,medidas,mide,dimensiones,grosse,grossen,abmessungen,masse,taille,tailles,dimensioni,taglia,misure,tamanho",
  damage:
    "damaged,damage,broken,defective,faulty,breaks,roto,rota,danado,danada,defectuoso,defectuosa,averiado,kaputt,defekt,beschadigt,schaden,casse,abime,rotto,danneggiato,quebrado",
  colour:
    "colour,colours,color,colors,white,black,red,green,blue,grey,gray,yellow,pink,brown," +
    "colores,blanco,blanca,negro,negra,rojo,roja,azul,gris,amarillo,marron,farbe,farben,weiss,schwarz,rot,grun,blau,grau,gelb,rosa,braun," +
    "couleur,couleurs,blanc,blanche,noir,noire,rouge,bleu,vert,jaune,colore,colori,bianco,nero,rosso,cor,cores,branco,preto,vermelho,verde",
  limit: "limit,limits,maximum,max,at most,limite,limites,maximo,maxima,hochstens,maximal,grenze,plafond,massimo",
  last: "long do they play,long does it play,play for,plays for,suena,suenan,spielt,spielen,lauft,laufen,run for,runs for,last,lasts,lasting,runtime,duration,takes,take,how long,dura,duran,duracion,tarda,tardan,dauer,dauert,dauern,laufzeit,halt,duree,dure,durata,duracao",
  expire:
    "expire,expires,expired,expiry,expiration,valid,validity,invalid,caduca,caducan,caducidad,vence,vencen,vencimiento,valido,valida,validez,validos,vigencia," +
    "ablaufen,ablauf,ablaufdatum,verfallen,verfallt,gultig,gultigkeit,einlosbar,expirent,valable,validite,scade,scadono,scadenza,validita,valide,expiram,validade",
  battery:
    "battery,batteries,battery life,per charge,on one charge,bateria,baterias,autonomia,por carga,akku,akkus,akkulaufzeit,batterie,batterien,pro ladung,batterij",
  bring:
    "bring,carry,luggage,baggage,bag,bags,bolso,bolsa,equipaje,mochila,gepack,tasche,taschen,rucksack,bagage,bagages,bagaglio,bagagli,bagagem",
  allow:
    "allow,allowed,permitted,permite,permiten,permitido,permitida,erlaubt,gestattet,zulassig,autorise,permis,permesso,consentito",
  fit: "compatible,compatibility,work with,works with,fits,compatibles,compatibilidad,funciona con,kompatibel,kompatibilitat,passt zu,funktioniert mit,passt,compatibile",
};

/** Concepts whose words exclude each other: red is a colour and blue is one, which finds a sentence but makes them no less different. */
export const exclusive: Readonly<Record<string, RegExp>> = {
  /** What names the concept itself. */
  colour: /^(?:colou?r|farb|couleur|cor(?:es)?$)/,
};

/** A question about the first is often answered by a sentence about the others. */
export const related: Readonly<Record<string, readonly string[]>> = {
  include: ["deliver"],
  cost: ["free"],
  free: ["cost"],
  pay: ["free"],
  arrive: ["deliver"],
  deliver: ["arrive"],
  giveback: ["payback"],
  payback: ["giveback"],
  battery: ["last"],
  last: ["arrive"],
};
