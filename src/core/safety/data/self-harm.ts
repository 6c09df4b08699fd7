/** Somebody speaks of ending or hurting their own life. They get a person, quickly. */
export const selfHarm = {
  en: `
I want to kill myself
I am going to end my life tonight
I don't want to live anymore
I can't go on, I want to die
I am thinking about suicide
there is no reason for me to live
everyone would be better off without me
I have been cutting myself again
I took a lot of pills and I want it to be over
I am standing on the bridge and I am going to jump
I just want to disappear forever and not wake up
goodbye, this is my last message, I am done with life
I feel suicidal
I am planning to hang myself
life is not worth living, I want to end it
I wish I was dead
I hate myself and I want to hurt myself
if this is not solved I will kill myself
because of this debt I see no way out, I want to end it all
how many pills does it take to die
my son says that he wants to kill himself
nobody would miss me if I was gone
I keep thinking about ways to die
I want to slit my wrists
I can't take this pain anymore, I want to be dead
I want to die
I am going to kill myself tonight
I can not go on, tonight I will end it all
tonight I end my life
I would rather be dead than go on like this
I see no reason to stay alive
I don't want to be here anymore, I want to stop living
I bought rope and I am going to do it
`,
  es: `
quiero matarme
voy a acabar con mi vida esta noche
ya no quiero vivir
no puedo más, quiero morirme
estoy pensando en el suicidio
no tengo ninguna razón para vivir
todos estarían mejor sin mí
he vuelto a cortarme
me he tomado muchas pastillas y quiero que todo acabe
voy a tirarme por la ventana
este es mi último mensaje, adiós a la vida
me quiero suicidar
ojalá estuviera muerto
me odio y quiero hacerme daño
no veo salida, quiero terminar con todo
pienso en quitarme la vida
quiero morir
esta noche me mato
no quiero seguir viviendo
voy a suicidarme
`,
  de: `
ich will mich umbringen
ich werde heute Nacht mein Leben beenden
ich will nicht mehr leben
ich kann nicht mehr, ich möchte sterben
ich denke an Selbstmord
ich habe keinen Grund mehr zu leben
alle wären besser dran ohne mich
ich habe mich wieder geritzt
ich habe viele Tabletten genommen und will, dass es vorbei ist
ich springe gleich von der Brücke
das ist meine letzte Nachricht, ich habe mit dem Leben abgeschlossen
ich habe Suizidgedanken
ich wünschte, ich wäre tot
ich hasse mich und will mir weh tun
ich sehe keinen Ausweg mehr und will alles beenden
ich nehme mir das Leben
ich will sterben
heute Nacht bringe ich mich um
ich möchte nicht mehr da sein, ich will tot sein
ich mache Schluss mit meinem Leben
`,
  fr: `
je veux me tuer
je vais mettre fin à mes jours
je ne veux plus vivre
je pense au suicide
je voudrais être mort
je me fais du mal et je veux en finir
je veux mourir
j'ai envie de mourir
je vais me suicider ce soir
je n'ai plus aucune raison de vivre
je ne supporte plus la vie, je veux en finir
je vais me pendre
tout le monde serait mieux sans moi
j'ai pris des médicaments pour mourir
je pense à me suicider
`,
  it: `
voglio uccidermi
voglio farla finita
non voglio più vivere
penso al suicidio
vorrei essere morto
mi faccio del male
voglio morire
ho voglia di morire
stasera mi uccido
mi voglio suicidare
non ho più nessun motivo per vivere
non ce la faccio più a vivere
tutti starebbero meglio senza di me
ho preso delle pillole per morire
mi taglio le vene
`,
  pt: `
quero me matar
vou acabar com a minha vida
não quero mais viver
penso em suicídio
queria estar morto
quero me machucar
quero morrer
tenho vontade de morrer
vou matar-me esta noite
quero suicidar-me
não tenho mais razão para viver
não aguento mais viver
todos ficariam melhor sem mim
tomei comprimidos para morrer
penso em acabar com tudo, com a minha vida
`,
} as const;
