/**
 * Words that questions are made of but that no answer needs to contain: they carry no weight when a question is
 * matched. They come on top of the ordinary stop words. Folded: lower case, no accents.
 */
export const lightWords: Readonly<Record<string, string>> = {
  en:
    "wait please hi hello hey thanks thank tell know want wanted like need get got give gives help question ask asking wonder wondering just also really " +
    "much many long come comes go going able possible could would may might use using make let see say said thing things something anything " +
    "think guess sure actually maybe way one ones still already good okay ok dear sir madam mate guys im ive id dont doesnt didnt cant isnt wont whats hows " +
    "wheres theres happen happens exactly whether dear buy bought purchase purchased item product products find looking look interested info information details there does " +
    "kind sort type policy rule rules any some later new old today soon now come then yet ever else work works regarding about per via its whats theyre youre within without upon onto towards until till since",
  es:
    "espera espere esperad un momento hola buenas buenos dias tardes noches gracias favor quiero quisiera querria querer necesito saber sabes decir dime puedo puede pueden podria podrian podeis puedes poder " +
    "tengo tiene tienen teneis hay hacer hago pasa pregunta preguntar duda cuanto cuanta cuantos cuantas cuando donde como cual cuales que quien vez cosa cosas " +
    "algo gustaria interesa comprar compre comprado articulo producto productos informacion mas si no seria posible ver tipo politica ahora ya pues aun entonces sobre dentro hasta desde segun",
  de:
    "warte warten moment frist bedingungen bestimmungen hallo guten tag moin danke bitte mochte wurde gerne gern brauche wissen sagen sag frage fragen kann konnen konnt konnte konnten darf durfen gibt geht ging habe haben hatte " +
    "wie viel viele lange wann wo was wer welche mal eigentlich vielleicht ding sache etwas kaufen gekauft artikel produkt produkte information informationen " +
    "moglich uber eben schon noch auch denn ja nein mein meine mir mich sehen finden finde heute art richtlinie regelung regeln machen habt ihr euch innerhalb binnen bis ab seit nachdem sobald falls beim zum zur vom ans ins aufs furs jetzt nun also denn wohl halt muss mussen",
  fr:
    "attends attendez bonjour salut merci svp plait veux voudrais besoin savoir sais dire dites peux peut pouvez pourrais pourriez possible avez avoir faire question combien quand ou comment quel quelle quels quelles " +
    "est ce que chose acheter achete article produit produits information informations aimerais",
  it:
    "aspetta aspetti ciao buongiorno salve grazie prego voglio vorrei bisogno sapere dire posso puo potete possibile avete avere fare domanda quanto quanta quanti quante quando dove come quale quali che cosa " +
    "comprare comprato articolo prodotto prodotti informazioni",
  pt:
    "ola oi bom dia boa tarde noite obrigado obrigada favor quero queria gostaria preciso saber dizer posso pode podem possivel tem ter fazer pergunta quanto quanta quantos quantas quando onde como qual quais que " +
    "coisa comprar comprei artigo produto produtos informacao informacoes voces voce",
};
