/**
 * 204 wishes for a person, written for measuring only: none of them may be used for training
 * (`core/understanding/data/person-written.ts`), and no training sentence may be copied here.
 */
export const asksForPerson: Readonly<Record<string, readonly string[]>> = {
  en: lines(`
I'd like to speak with someone who works there
is there a human I can reach
could you hand this to one of your team members
I'm done with this chatbot, give me somebody real
stop sending me automated answers and get me an employee
please let a colleague of yours deal with this
how can I get through to a live person
can I have a chat with an actual human being please
I would rather deal with a real person
connect me
get a supervisor on this chat
I demand to talk with your boss
may I speak to someone in your billing department
let me have a word with customer care
who can I talk to that isn't a machine
put a human on
I need to speak with customer support immediately
i wanna talk to a rep
speak to advisor
live agent pls
live chat with a person
can somebody give me a call back
please have someone phone me today
I want this escalated to your manager
you are not understanding me, I want a human to read this
bring in a real agent
this is useless, where are the humans
can I be transferred to support staff
would you pass me on to a person
I wish to talk directly with one of your employees
is it possible to get help from a person and not from a bot
no bot. human.
I asked for an agent three times now
are there any real people I could talk to about this
just let me speak to a person already
let me speak with whoever is responsible
`),
  es: lines(`
quiero que me pasen con una persona de carne y hueso
¿hay alguna persona con la que pueda hablar?
necesito hablar con un ser humano ya mismo
me podrían comunicar con un asesor
déjate de respuestas automáticas y ponme con un empleado
quisiera conversar con alguien de su equipo
hablar con agente
por favor transfiérame a un operador humano
prefiero tratarlo con una persona y no con una máquina
que me atienda un humano de una vez
¿me puede llamar alguien de la tienda?
exijo hablar con su jefe
quiero hablar con la persona responsable
no entiendes nada, pásame a un compañero
páseme con el departamento de facturación
¿cómo hago para hablar con una persona real?
un agente en vivo, por favor
estoy harto de este bot, quiero un humano
quiero que un trabajador revise mi caso
dame con un encargado
¿puedo chatear con alguien de verdad?
necesito que alguien de soporte me contacte
quiero comunicarme con un representante
¿podría atenderme un operador?
póngame al habla con un supervisor
quiero soporte humano
me gustaría que me ayudara una persona, no un programa
¿hay algún asesor disponible ahora?
contácteme con atención al cliente
alguien humano por ahí?
necesito hablar con un gestor
llámenme por teléfono, quiero hablar con alguien
conéctame con un agente humano
ya está bien de robots, quiero hablar con personas
`),
  de: lines(`
Ich möchte bitte mit einem echten Menschen sprechen
gibt es hier auch einen Menschen, mit dem ich reden kann
verbinden Sie mich bitte mit Ihrem Kundenservice
ich brauche einen Ansprechpartner aus Fleisch und Blut
kann ich einen Mitarbeiter sprechen?
Sie verstehen mich nicht, holen Sie einen Kollegen dazu
ich hätte gern einen Berater am Telefon
bitte rufen Sie mich zurück, ich will mit jemandem reden
ich will deinen Chef sprechen
mit Agent sprechen
Schluss mit dem Bot, ich will eine Person
leite mich an einen Menschen weiter
könnte sich das bitte ein Mitarbeiter anschauen
ich möchte mich mit einem Menschen unterhalten und nicht mit einer Maschine
wie erreiche ich einen echten Mitarbeiter?
menschlicher Support bitte
darf ich mit Ihrem Vorgesetzten sprechen
geben Sie mir jemanden, der Ahnung hat
ich verlange einen Menschen
Live-Chat mit einem Mitarbeiter
schalten Sie bitte jemanden aus Ihrem Team zu
ich würde das lieber mit einer echten Person klären
kann mich jemand von euch anrufen
einen Kundenberater bitte
ich möchte zur Hotline durchgestellt werden
stellen Sie mich bitte zum Service durch
ist dort ein Mensch oder nur ein Automat? Ich will einen Menschen
bitte übergeben Sie mich an eine Kollegin
nerv nicht, gib mir einen Menschen
ich muss dringend mit jemandem aus der Buchhaltung sprechen
kann bitte jemand Echtes übernehmen
ich bestehe darauf, mit einem Menschen zu reden
Mensch!
wann kann ich endlich mit einem Mitarbeiter reden
`),
  fr: lines(`
je voudrais parler à un être humain
puis-je avoir un conseiller au téléphone
passez-moi un vrai conseiller s'il vous plaît
y a-t-il quelqu'un de réel à qui je peux parler ?
je souhaite être mis en relation avec un agent
mettez-moi en contact avec le service clientèle
j'en ai marre de ce robot, je veux une personne
est-ce que je peux discuter avec un employé ?
je préfère traiter ça avec une vraie personne
un humain svp
parler à un agent
je veux parler à votre responsable
transférez-moi à un collègue
pouvez-vous me faire rappeler par quelqu'un
j'aimerais échanger avec un membre de votre équipe
comment joindre un conseiller humain ?
vous ne comprenez rien, donnez-moi un humain
je veux qu'un employé regarde mon dossier
il me faut un interlocuteur humain
est-il possible d'avoir une personne et pas une machine
je demande à parler à un supérieur
quelqu'un peut-il m'appeler ?
conseiller en direct
arrêtez avec vos réponses automatiques, je veux parler à quelqu'un
je voudrais que quelqu'un du support prenne le relais
un opérateur, s'il vous plaît
laissez-moi parler à une personne réelle
contactez-moi avec un agent humain
y a-t-il un humain derrière ? je veux lui parler
j'aimerais qu'une conseillère me recontacte
passez-moi le service après-vente
je veux joindre un opérateur
j'ai besoin de parler avec quelqu'un de chez vous
`),
  it: lines(`
vorrei parlare con una persona in carne e ossa
mi può passare un operatore umano?
posso parlare con un vostro collega?
c'è un essere umano con cui posso parlare
basta bot, voglio una persona vera
mettetemi in contatto con l'assistenza clienti
avrei bisogno di sentire un vostro consulente a voce
parlare con operatore
preferisco risolvere con una persona e non con una macchina
trasferitemi a un agente per favore
voglio parlare con il vostro responsabile
qualcuno mi può chiamare?
potrei chattare con un dipendente?
non capisci niente, passami un umano
vorrei essere ricontattato da un operatore
fatemi parlare con qualcuno che sappia aiutarmi
un umano, grazie
esigo di parlare con un supervisore
è possibile avere assistenza da una persona reale?
come faccio a parlare con un operatore?
può intervenire un collega?
datemi un addetto
voglio che un impiegato guardi la mia pratica
mi colleghi con il servizio clienti
operatore dal vivo
mi passi il reparto fatturazione
desidero parlare con un vostro consulente
chiamatemi, voglio parlare con una persona
smettila con le risposte automatiche, voglio un operatore
c'è qualcuno di reale in chat?
mi metta in linea con un addetto
voglio l'assistenza umana
mi serve un operatore subito
`),
  pt: lines(`
gostaria de falar com um ser humano
pode me passar para um atendente de verdade?
tem alguma pessoa com quem eu possa conversar?
chega de robô, quero uma pessoa
me coloque em contato com o suporte
preciso conversar com um funcionário
falar com atendente
quero falar com o seu supervisor
transfira-me para um operador, por favor
prefiro resolver isso com uma pessoa e não com uma máquina
alguém pode me ligar?
quero atendimento humano
você não entende nada, me passa para um colega
como faço para falar com um atendente?
exijo falar com o responsável
pode chamar alguém da equipe?
um agente humano, por favor
quero ser atendido por uma pessoa real
me conecte com o serviço ao cliente
queria que um funcionário visse o meu caso
há algum humano disponível neste chat?
me liga, quero falar com alguém
posso conversar com um representante?
pare com as respostas automáticas e me dê um atendente
necessito falar com um assistente humano
me transfere pra uma pessoa
ligue-me a um operador
quero falar com gente de verdade
tem como falar com um consultor?
passe-me ao departamento financeiro
gostaria de ser contactado por um colaborador
não quero máquina, quero humano
preciso de um atendente agora
pessoa real por favor
`),
};

function lines(text: string): readonly string[] {
  return text.trim().split("\n");
}
