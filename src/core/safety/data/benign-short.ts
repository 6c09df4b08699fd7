/** What customers say in two or three words: pointing, choosing, correcting, answering. */
export const benignShort = {
  en: `
the cheaper one
the more expensive one
the bigger one please
the blue one
the red one, not the green one
the second one
the last one
the old one
no, the other one
and the other one
and the first one?
the one from Tuesday
both of them
neither of them
not that one
the wrong one
mine is black
damaged
it's broken
it is too small
too late
changed my mind
on Friday then
half past three
next week
ring me
the small lamp
just one
all three
from yesterday
`,
  es: `
el más barato
el más caro
la más grande, por favor
el azul
la roja, no la verde
el segundo
la última
el viejo
no, el otro
y la otra
¿y el primero?
el del martes
los dos
ninguno de los dos
ese no
el equivocado
el mío es negro
dañado
está roto
es demasiado pequeño
demasiado tarde
he cambiado de idea
el viernes entonces
a las tres y media
la semana que viene
la lámpara pequeña
solo uno
los tres
el de ayer
`,
  de: `
die billigere
der günstigere
das teuerste
die größere bitte
der kleinere
die blaue
die rote, nicht die grüne
der zweite
die letzte
das alte
nein, die andere
nein, der andere
und der andere
und das andere?
und die erste?
die vom Dienstag
alle beide
keine von beiden
die nicht
die falsche
meine ist schwarz
beschädigt
sie ist kaputt
der ist zu klein
zu spät
habe es mir anders überlegt
dann am Freitag
halb vier
nächste Woche
die kleine Lampe
nur eine
alle drei
die von gestern
der teure
`,
  fr: `
la moins chère
le plus cher
la plus grande s'il vous plaît
le bleu
la rouge, pas la verte
le deuxième
la dernière
l'ancien
non, l'autre
et l'autre ?
et le premier ?
celui de mardi
les deux
aucun des deux
pas celui-là
le mauvais
abîmé
elle est cassée
trop petit
trop tard
j'ai changé d'avis
vendredi alors
la semaine prochaine
`,
  it: `
quello più economico
il più caro
la più grande per favore
quello blu
la rossa, non la verde
il secondo
l'ultima
quello vecchio
no, l'altro
e l'altra?
e il primo?
quello di martedì
tutti e due
nessuno dei due
non quello
quello sbagliato
danneggiato
è rotta
troppo piccolo
troppo tardi
ho cambiato idea
venerdì allora
la settimana prossima
`,
  pt: `
o mais barato
o mais caro
a maior, por favor
o azul
a vermelha, não a verde
o segundo
a última
o antigo
não, o outro
e a outra?
e o primeiro?
o de terça-feira
os dois
nenhum dos dois
esse não
o errado
danificado
está partido
pequeno demais
tarde demais
mudei de ideias
então na sexta-feira
na próxima semana
`,
};
