/** Wishes for a person, as people write them, and questions about people that are no such wish. */
export const wantsPerson = {
  en: `
get me a human
human please
agent
representative
operator
real person please
I don't want to talk to a bot
stop, I need a real human being
let me talk to somebody who can actually help
is there anyone real there?
can someone from your team contact me
connect me with customer support
put me through to your supervisor
I want to speak to the manager
transfer me to a live agent
no more robots, I want a person
this bot does not help, give me a colleague
could a member of staff take over please
I'd rather discuss this with a person
can I call someone about this
is it possible to chat with an employee
escalate this to a human
please hand me over to one of your people
talk to human
hooman pls
I need to talk to somebody now
could I please have a word with someone in charge
get someone from support on here
can somebody from the team join this chat
I need one of your colleagues to look at this
is a human available right now
would it be possible to reach an employee
`,
  es: `
quiero un humano
una persona por favor
agente
operador
pásame con alguien
no quiero hablar con un robot
necesito que me atienda una persona de verdad
ponme con el encargado
quiero hablar con el supervisor
hay alguien real ahí?
que me llame un compañero tuyo
me puede atender alguien de verdad
pásenme con atención al cliente
prefiero hablarlo con una persona
basta de bots, dame un agente
puedo hablar con un empleado
que entre alguien del equipo en el chat
necesito que lo mire un compañero
hay algún humano disponible
`,
  de: `
ein Mensch bitte
echter Mensch bitte
Mitarbeiter
Kundenberater
ich will nicht mit einem Bot reden
verbinden Sie mich mit jemandem
gib mir einen echten Menschen
ist da jemand Echtes?
ich möchte den Vorgesetzten sprechen
kann mich ein Kollege anrufen
leiten Sie mich an den Kundendienst weiter
das würde ich lieber mit einer Person besprechen
keine Roboter mehr, ich will jemanden vom Team
kann das bitte ein Mitarbeiter übernehmen
ich brauche jemanden, der mir wirklich hilft
stell mich zu einem Menschen durch
kann jemand vom Team hier dazukommen
das soll sich bitte ein Kollege ansehen
ist gerade ein Mensch verfügbar
`,
  fr: `
un humain s'il vous plaît
je veux un conseiller
je ne veux pas parler à un robot
passez-moi quelqu'un
passez-moi le responsable
est-ce qu'il y a une vraie personne
transférez-moi au service client
agent
`,
  it: `
un operatore per favore
voglio un essere umano
non voglio parlare con un bot
mi passi qualcuno
mi passi il responsabile
c'è una persona vera?
mi metta in contatto con il servizio clienti
operatore
`,
  pt: `
um humano por favor
atendente
não quero falar com um robô
me passe para alguém
quero falar com o gerente
tem alguém de verdade aí?
me transfira para o atendimento
operador
`,
} as const;

export const speaksOfPeople = {
  en: `
the delivery person was rude
the person at the door was not me
can another person pick up my parcel
is the price per person
how many people can join
two persons and a child
my agent at the travel office booked it
are you a bot
are you human
am I talking to a robot
who am I talking to
is this an automatic answer
do you sell robots
I want a robot vacuum cleaner
I bought it from a real estate agent
the manager of the store promised a discount
your colleague told me it was shipped
I already talked to someone yesterday
a person called me about my order
talk to you later
how do I call the elevator
can you talk me through the setup
I want to speak Spanish with you
let me talk about my refund
I need help with my order
can you help me
I need support with the installation
contact details please
does the guide speak German
who is the guide
can someone else use my ticket
I want to add a person to my booking
can I change the name of the person on the ticket
`,
  es: `
el repartidor fue grosero
cuántas personas caben
el precio es por persona
puede recogerlo otra persona
eres un robot
con quién hablo
quiero un robot aspirador
tu compañero me dijo que ya salió
ya hablé con alguien ayer
necesito ayuda con mi pedido
el guía habla inglés
somos cuatro personas
puedes ayudarme
quiero añadir una persona a la reserva
`,
  de: `
der Zusteller war unfreundlich
wie viele Personen passen hinein
ist der Preis pro Person
kann jemand anderes das Paket abholen
bist du ein Roboter
mit wem spreche ich
ich will einen Saugroboter
dein Kollege hat gesagt, es ist unterwegs
ich habe gestern schon mit jemandem gesprochen
ich brauche Hilfe bei meiner Bestellung
spricht der Guide Englisch
wir sind vier Personen
kannst du mir helfen
ich möchte eine Person hinzufügen
`,
  fr: `
le prix est par personne
êtes-vous un robot
à qui ai-je l'honneur
j'ai déjà parlé à quelqu'un hier
pouvez-vous m'aider
nous sommes quatre personnes
`,
  it: `
il prezzo è a persona
sei un robot
ho già parlato con qualcuno ieri
puoi aiutarmi
siamo quattro persone
`,
  pt: `
o preço é por pessoa
você é um robô
já falei com alguém ontem
pode me ajudar
somos quatro pessoas
`,
} as const;
