/** Wishes for a person, as people write them, and questions about people that are no such wish. */
export const wantsPerson = {
  en: `
who do I speak to if I do not want the bot
is there nobody real at your company
I keep asking for an agent
I don't want to share this with a machine, I want a person
how long until I can talk to an agent
what do I have to do to speak with somebody
help me to reach an agent
since you cannot solve this I want an agent
I want to cancel this, let me talk to the manager
it would be better if a colleague looked at it
enough, is there any human in this company
I prefer a phone call with a real person
you keep repeating yourself, get a person
I cannot get on with this bot
somebody else should take a look at my case
customer care
call me back please, I want to explain it to a person
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
qué tengo que hacer para hablar con alguien
no quiero contarle esto a una máquina
llámame, por favor
atención al cliente por favor
que alguien me atienda
mejor por teléfono con una persona
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
was muss ich tun, um mit jemandem zu sprechen
das bespreche ich nicht mit einer Maschine
rufen Sie mich bitte an
Kundenservice bitte
lieber am Telefon mit einem Menschen
wann meldet sich endlich ein Mitarbeiter
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
que dois-je faire pour parler à quelqu'un
je ne raconte pas ça à une machine
rappelez-moi s'il vous plaît
service client s'il vous plaît
une personne au téléphone, s'il vous plaît
est-ce qu'un employé peut m'aider
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
cosa devo fare per parlare con qualcuno
non lo racconto a una macchina
richiamatemi per favore
servizio clienti per favore
meglio al telefono con una persona
vorrei l'aiuto di una persona
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
o que faço para falar com alguém
não vou contar isso a uma máquina
me liguem por favor
atendimento ao cliente por favor
melhor por telefone com uma pessoa
quero ajuda de uma pessoa
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
1 person
2 persons only
one person
your customer support is terrible
unhelpful support
excellent customer service
rude employees
a friendly agent, thanks
someone used my card without asking me
can someone explain this charge to me
can somebody help me with this quickly
I sent money to the wrong person
a machine kept my card
the machine gave me the wrong amount
I paid someone and it has not arrived
your support team is very slow
the staff was friendly
great service, thank you
I have been your customer for years and this is bad service
call my mother
send a message to my boss
tell my colleague I am late
the team wins the match
is there anyone who has tried it
my manager's name is John
what is the name of the manager
I want to transfer money to someone
connect to the internet
chat
end this chat
I called yesterday and nobody answered
do you have a phone number for the restaurant
remind me to call my doctor
I want to be a member
the agent booked the wrong flight
real time tracking
live score
a live concert
does it come with a real leather case
someone else is using my account
I need the transfer to be done today
transfer declined
why was I charged for the transfer
one adult and one child
no one there
who is your boss
can I add a colleague to my plan
travel expenses of a colleague
the service is not working
I need internet service
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
1 persona
dos personas y un niño
vuestro servicio de atención es pésimo
excelente atención
empleados groseros
alguien usó mi tarjeta
puede alguien explicarme este cargo
envié dinero a la persona equivocada
llama a mi madre
la máquina se quedó con mi tarjeta
buen servicio, gracias
el equipo gana el partido
quiero hacer una transferencia a alguien
el agente reservó mal el vuelo
recuérdame llamar al médico
mi jefe pagó el pedido
terminar este chat
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
1 Person
eine Person und zwei Kinder
Ihr Kundenservice ist schlecht
unfreundliche Mitarbeiter
toller Support
jemand hat meine Karte benutzt
kann mir jemand diese Gebühr erklären
ich habe Geld an die falsche Person überwiesen
ruf meine Mutter an
der Automat hat meine Karte behalten
guter Service, danke
die Mannschaft gewinnt das Spiel
ich brauche einen Wecker für sieben Uhr
mein Chef hat die Bestellung bezahlt
erinnere mich, den Arzt anzurufen
ich möchte Anna und Peter an einen Ort bringen
Chat beenden
verbinde dich mit dem WLAN
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
1 personne
une personne et un enfant
votre service client est nul
employés impolis
excellent service
quelqu'un a utilisé ma carte
quelqu'un peut-il m'expliquer ces frais
j'ai envoyé de l'argent à la mauvaise personne
appelle ma mère
la machine a gardé ma carte
bon service, merci
mon chef a payé la commande
rappelle-moi d'appeler le médecin
le service ne fonctionne pas
terminer la discussion
le prix est par personne
êtes-vous un robot
à qui ai-je l'honneur
j'ai déjà parlé à quelqu'un hier
pouvez-vous m'aider
nous sommes quatre personnes
`,
  it: `
1 persona
una persona e un bambino
il vostro servizio clienti è pessimo
dipendenti maleducati
ottima assistenza
qualcuno ha usato la mia carta
qualcuno mi spiega questo addebito
ho mandato soldi alla persona sbagliata
chiama mia madre
la macchina ha trattenuto la carta
buon servizio, grazie
il mio capo ha pagato l'ordine
ricordami di chiamare il medico
chiudi la chat
il prezzo è a persona
sei un robot
ho già parlato con qualcuno ieri
puoi aiutarmi
siamo quattro persone
`,
  pt: `
1 pessoa
uma pessoa e uma criança
o vosso atendimento é péssimo
funcionários mal-educados
excelente atendimento
alguém usou o meu cartão
alguém me explica esta cobrança
enviei dinheiro para a pessoa errada
liga para a minha mãe
a máquina ficou com o meu cartão
bom serviço, obrigado
o meu chefe pagou o pedido
lembra-me de ligar ao médico
encerrar o chat
o preço é por pessoa
você é um robô
já falei com alguém ontem
pode me ajudar
somos quatro pessoas
`,
} as const;
