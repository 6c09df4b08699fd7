/** Insults, slurs aimed at whoever answers, threats and harassment. Plain anger about a service is not abuse (see benign data). */
export const abuse = {
  en: `
you are a fucking idiot
fuck you
go fuck yourself you piece of shit
shut up you stupid bitch
you dumb piece of garbage
you are all fucking morons
I hope you die
I will kill you
I know where your office is and I will come and hurt you
I am going to beat the crap out of your staff
watch your back, I will find you
you should be shot
suck my dick
send me nudes
are you wearing panties, sexy bot
eat shit and die
you worthless scum
stupid whore
you retarded bot, fuck off
bastards, all of you, rot in hell
kiss my ass you asshole
you son of a bitch
what a bunch of cunts you are
burn in hell you filthy thieves, I will burn down your shop
I will bomb your building
people like you should be gassed
go back to your country you filthy foreigners
you ugly pig, I will smash your face
fuck off and die
stfu dumbass
screw you, you pathetic loser
you motherfuckers
I am going to rape you
lick my balls
dickhead
`,
  es: `
eres un puto idiota
vete a la mierda
que te jodan
hijo de puta
cállate, zorra estúpida
sois todos unos gilipollas de mierda
ojalá te mueras
te voy a matar
sé dónde está vuestra oficina y voy a ir a partiros la cara
te voy a encontrar y lo vas a pagar
chúpame la polla
mándame fotos desnuda
cabrones, que os pudráis en el infierno
eres una basura inútil, subnormal
pendejos de mierda, chinguen a su madre
voy a quemar vuestra tienda
maricón de mierda
puta madre, eres un imbécil, cállate
`,
  de: `
du bist ein verdammter Idiot
fick dich
leck mich am Arsch, du Wichser
halt die Fresse, du dumme Schlampe
ihr seid alle Arschlöcher
ich hoffe, du stirbst
ich bringe dich um
ich weiß, wo euer Büro ist, und komme vorbei und schlage euch zusammen
ich finde dich und dann wirst du dafür bezahlen
lutsch meinen Schwanz
schick mir Nacktfotos
ihr Hurensöhne, schmort in der Hölle
du wertloser Abschaum
Missgeburt, verpiss dich
ich zünde euren Laden an
du dreckiges Schwein, ich poliere dir die Fresse
dumme Fotze
du behinderter Scheißbot, fick dich
`,
  fr: `
va te faire foutre
ta gueule, espèce de connard
fils de pute
je vais te tuer
nique ta mère
bande d'enculés
tu es une grosse merde
je sais où vous êtes et je vais venir vous casser la gueule
`,
  it: `
vaffanculo
sei un coglione di merda
figlio di puttana
ti ammazzo
stronzi, andate tutti all'inferno
vengo lì e vi spacco la faccia
`,
  pt: `
vai se foder
vai tomar no cu
filho da puta
eu vou te matar
seu idiota de merda
vou aí quebrar a cara de vocês
`,
} as const;
