/**
 * How a wish for a person is put together, and the same frames about things, which is no such wish. `*` is the place of
 * the person or the thing. Asking for a person is the engine's business in every deployment, so these know no business.
 */
export interface Frames {
  /** Frames that only make sense with a person. */
  readonly talk: string;
  /** Frames that ask for something, a person or a thing. */
  readonly give: string;
  /** Frames that only make sense with a thing. */
  readonly about: string;
  readonly people: string;
  /** People as `give` wants them, where the language tells the cases apart. */
  readonly peopleGiven?: string;
  readonly things: string;
}

export const frames: Readonly<Record<string, Frames>> = {
  en: {
    talk: `
I want to talk to *
I need to speak to *
can I speak with *
may I talk with * please
please connect me to *
connect me with *
let me speak to *
I would like to chat with *
could you transfer me to *
put me through to *
hand me over to *
pass me on to *
I'd rather talk to * than to a bot
stop this, I want *
you don't get it, get me *
how do I reach *
how can I contact *
where can I find * to talk to
ask * to call me
have * call me back
can * call me
could * ring me please
can * help me instead of a bot
let * take care of this
can * look into my case
I want * to check this
is there * I can talk to
is * available to chat
no more automatic replies, I want *
I have asked for * already
I am still waiting for *
* please
* now
`,
    give: `
I want *
I need *
get me *
give me *
can I have * please
I would like *
is there *
are there any *
`,
    about: `
I want to talk about *
please check *
transfer *
connect *
cancel *
I am still waiting for *
I could not find *
is * available
can you help me with *
who can explain *
call about *
I was asked for *
`,
    people: `
a human
a human being
a real person
an actual person
a live agent
an agent
a representative
a human advisor
an assistant
the complaints department
human support
someone real
a customer service representative
a member of staff
an employee
one of your colleagues
your manager
a supervisor
the person in charge
someone from support
someone in the sales department
a real human
an operator
`,
    things: `
my order
a refund
a new card
a price list
an invoice
a bigger size
the internet service
cable service
gym equipment
a transfer to China
some information
a service from your company
a joke
an alarm for seven
the status of my ticket
help with my password
a booking for two people
a taxi right now
another colour
an ATM
a technician's invoice
the delivery person's number
`,
  },
  es: {
    talk: `
quiero hablar con *
puedo hablar con *
necesito hablar con * ya
me gustaría hablar con *
quisiera hablar con *
pásame con *
páseme con * por favor
póngame con *
ponme con *
comuníqueme con *
me puede comunicar con *
transfiéreme a *
derívame a *
conécteme con *
no me entiendes, quiero *
basta, dame *
cómo contacto con *
cómo puedo localizar a *
que me llame *
puede llamarme *
me puede ayudar * en vez de un bot
que lo revise *
quiero que * mire mi caso
que me atienda *
hay * con quien hablar
está disponible *
no más mensajes automáticos, quiero *
ya he pedido * varias veces
* por favor
* ahora
`,
    give: `
quiero *
necesito *
dame *
deme *
me puede dar *
quisiera *
hay *
`,
    about: `
quiero hablar sobre *
me gustaría ver *
transfiere *
cancela *
todavía espero *
no encuentro *
está disponible *
ayúdame con *
he pedido *
pásame *
`,
    people: `
una persona
un humano
un ser humano
una persona real
alguien de verdad
un agente
un agente humano
un asesor
un operador
un representante
un empleado
un compañero
un trabajador de la empresa
el encargado
un supervisor
el responsable
alguien de atención al cliente
alguien del departamento de ventas
el servicio técnico
asistencia humana
un gestor
`,
    things: `
mi pedido
un reembolso
una tarjeta nueva
una factura
otra talla
más información
el servicio de internet
ayuda con mi contraseña
una reserva para dos personas
un taxi
el estado de mi envío
otro color
una alarma
el número del repartidor
un robot de cocina
`,
  },
  de: {
    talk: `
ich möchte mit * sprechen
ich will mit * reden
kann ich mit * sprechen
kann ich bitte mit * reden
darf ich mit * sprechen
ich würde gern mit * chatten
ich muss mit * sprechen
lassen Sie mich mit * sprechen
verbinde mich bitte mit *
verbinden Sie mich mit *
ich möchte mit * verbunden werden
stellen Sie mich zu * durch
ich möchte zu * durchgestellt werden
leiten Sie mich zu * weiter
Sie verstehen das nicht, ich will mit * reden
lieber mit * als mit einem Bot
wie komme ich zu *
kann ich das mit * klären
kann ich mit * telefonieren
sprechen mit *
holen Sie mir jemanden, ich will mit * sprechen
ich möchte von * angerufen werden
ich möchte von * beraten werden
das soll von * geprüft werden
keine automatischen Antworten, ich will zu *
ich warte auf ein Gespräch mit *
`,
    give: `
ich brauche *
ich möchte *
ich hätte gern *
geben Sie mir *
gib mir *
ich will *
gibt es *
haben Sie *
`,
    about: `
ich möchte über * sprechen
bitte prüfen Sie *
übertragen Sie *
ich warte auf *
ich finde * nicht
ist * verfügbar
helfen Sie mir bitte: *
ich habe * bestellt
leiten Sie * weiter
`,
    people: `
einem Menschen
einem echten Menschen
einer echten Person
einem Mitarbeiter
einer Mitarbeiterin
jemandem
jemandem aus dem Team
jemandem vom Support
einem Berater
dem Kundenservice
dem Kundendienst
der Hotline
einer Kollegin
Ihrem Chef
einem Vorgesetzten
dem Verantwortlichen
einem menschlichen Agenten
einem Ansprechpartner
jemandem aus dem Vertrieb
der technischen Abteilung
`,
    peopleGiven: `
einen Menschen
einen echten Menschen
eine echte Person
einen Mitarbeiter
eine Mitarbeiterin
jemanden
jemanden vom Support
jemanden aus dem Team
einen Berater
einen menschlichen Ansprechpartner
einen Kollegen
einen Vorgesetzten
den Kundendienst
jemand Echtes
`,
    things: `
meine Bestellung
eine Erstattung
eine neue Karte
eine Rechnung
eine andere Größe
mehr Informationen
das Internet
Hilfe mit meinem Passwort
eine Buchung für zwei Personen
ein Taxi
den Stand meiner Lieferung
eine andere Farbe
einen Wecker
die Nummer des Zustellers
einen Roboter
`,
  },
  fr: {
    talk: `
je veux parler à *
je voudrais parler à *
je souhaite parler avec *
puis-je parler à *
est-ce que je peux parler à *
passez-moi *
mettez-moi en relation avec *
mettez-moi en contact avec *
transférez-moi à *
je voudrais discuter avec *
laissez-moi parler à *
comment contacter *
comment joindre *
je veux être rappelé par *
est-ce que * peut m'appeler
demandez à * de me rappeler
je veux que * s'occupe de mon dossier
* peut regarder mon cas
y a-t-il * à qui parler
vous ne comprenez pas, je veux *
assez de réponses automatiques, je veux *
* s'il vous plaît
* tout de suite
`,
    give: `
je veux *
je voudrais *
donnez-moi *
il me faut *
j'ai besoin de *
y a-t-il *
`,
    about: `
je veux parler de *
vérifiez *
transférez *
annulez *
j'attends toujours *
je ne trouve pas *
aidez-moi pour *
j'ai demandé *
est-ce que * est disponible
`,
    people: `
une personne
une vraie personne
un humain
un être humain
un conseiller
un agent
un agent humain
un employé
un opérateur
un collègue
quelqu'un
quelqu'un du service client
quelqu'un de votre équipe
un responsable
votre supérieur
un interlocuteur
quelqu'un de la comptabilité
le service technique
le service client
`,
    things: `
ma commande
un remboursement
une nouvelle carte
une facture
une autre taille
des informations
le service internet
de l'aide avec mon mot de passe
une réservation pour deux personnes
un taxi
le numéro du livreur
une autre couleur
`,
  },
  it: {
    talk: `
voglio parlare con *
vorrei parlare con *
posso parlare con *
potrei parlare con *
ho bisogno di parlare con *
devo parlare con *
mi passi *
passami *
mi metta in contatto con *
mi colleghi con *
mettimi in comunicazione con *
mi trasferisca a *
fammi parlare con *
vorrei chattare con *
come contatto *
come posso raggiungere *
* mi può richiamare
mi faccia richiamare da *
voglio essere assistito da *
vorrei che * controllasse il mio caso
può guardarci *
c'è * con cui parlare
non mi capisci, voglio *
basta risposte automatiche, voglio *
* per favore
* subito
`,
    give: `
voglio *
vorrei *
mi dia *
dammi *
ho bisogno di *
c'è *
mi serve *
`,
    about: `
voglio parlare di *
controlli *
trasferisca *
annulli *
aspetto ancora *
non trovo *
mi aiuti con *
ho chiesto *
è disponibile *
`,
    people: `
una persona
una persona reale
una persona vera
un essere umano
un umano
un operatore
un operatore umano
un addetto
un consulente
un agente
un vostro dipendente
un collega
qualcuno
qualcuno del servizio clienti
qualcuno dell'amministrazione
il reparto vendite
un assistente umano
un dipendente dell'azienda
il responsabile
un supervisore
`,
    things: `
il mio ordine
un rimborso
una nuova carta
una fattura
un'altra taglia
informazioni
il servizio internet
aiuto con la password
una prenotazione per due persone
un taxi
il numero del corriere
un altro colore
`,
  },
  pt: {
    talk: `
quero falar com *
gostaria de falar com *
posso falar com *
preciso falar com *
queria conversar com *
me passe para *
me passa para *
me transfira para *
pode me transferir para *
me coloque em contato com *
me conecte com *
ligue-me com *
deixe-me falar com *
como entro em contato com *
como consigo falar com *
peça para * me ligar
* pode me ligar
quero ser atendido por *
quero que * veja o meu caso
* pode verificar isto
tem * para conversar
você não me entende, quero *
chega de respostas automáticas, quero *
* por favor
* agora
`,
    give: `
quero *
preciso de *
me dê *
gostaria de *
tem *
há *
`,
    about: `
quero falar sobre *
verifique *
transfira *
cancele *
ainda espero *
não encontro *
me ajude com *
eu pedi *
está disponível *
`,
    people: `
uma pessoa
uma pessoa real
um humano
um ser humano
um atendente
um atendente humano
um agente
um funcionário
um operador
um consultor
um representante
um colega
alguém
alguém do suporte
alguém do financeiro
o setor de vendas
suporte humano
o gerente
o responsável
um supervisor
`,
    things: `
o meu pedido
um reembolso
um cartão novo
uma fatura
outro tamanho
informações
o serviço de internet
ajuda com a minha senha
uma reserva para duas pessoas
um táxi
o número do entregador
outra cor
`,
  },
};
