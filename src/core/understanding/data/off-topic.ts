/** What people say to any chat and no business serves. Used to calibrate the out-of-scope score, never as an intent. */
export const offTopic: readonly string[] = `
who won the world cup in 2014
write me a poem about the sea
what is the capital of Mongolia
solve this equation for x
tell me a joke
do you believe in god
which party should I vote for
what is the meaning of life
my cat is called Leo
can you do my maths homework
sing a song
how old are you
what do you think about the president
recommend a good film for tonight
how do I bake sourdough bread
is it going to rain tomorrow
what is 15 times 17
translate good night into Japanese
my girlfriend left me
how tall is Mount Everest
asdf qwer zxcv
lorem ipsum dolor
bla bla bla
quién ganó el partido ayer
cuéntame un chiste
cuál es la capital de Mongolia
escribe un poema sobre el mar
qué opinas del presidente
va a llover mañana
cómo se hace la tortilla de patatas
mi gato se llama Leo
wer hat gestern das Spiel gewonnen
erzähl mir einen Witz
was ist die Hauptstadt der Mongolei
schreib ein Gedicht über das Meer
was hältst du vom Kanzler
regnet es morgen
wie backt man Sauerteigbrot
meine Katze heißt Leo
raconte-moi une blague
quelle est la capitale de la Mongolie
va-t-il pleuvoir demain
raccontami una barzelletta
qual è la capitale della Mongolia
conte uma piada
vai chover amanhã
`
  .split("\n")
  .filter((line) => line !== "");
