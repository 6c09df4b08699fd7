/**
 * What customers write: short conversations of one to three messages in three languages about the demo shop. Policy and
 * product questions, greetings, thanks, and orders without proof of identity (the bot asks for the number or the proof).
 * What the bot hands to a person comes last, since it is silent from then on.
 */
export const conversations: readonly (readonly string[])[] = [
  ["Hello!", "How long do I have to return something?", "And who pays for the return postage?"],
  ["How long is the warranty?", "Does it cover water damage?", "Thank you, that helps"],
  ["Can I pay with PayPal?", "Do you charge extra for credit cards?"],
  ["When will my parcel arrive in Austria?", "Do you deliver on Saturdays?"],
  ["Where is my order?"],
  ["What is the status of order A-10234?"],
  ["Hi there", "Do the Auralis Buds 2 come with a charger?"],
  ["How much is shipping to Germany?", "Is express delivery possible?", "thanks"],
  ["When do I get my money back after a return?", "Can I return a product on sale?"],
  ["Do you sell gift cards?", "Can I use two discount codes at once?"],
  ["What are your opening hours?", "Thanks, bye"],
  ["Can I change the address of my order?"],
  ["¡Hola!", "¿Cuánto tiempo tengo para devolver un producto?", "¿Quién paga el envío de la devolución?"],
  ["¿Cuánto dura la garantía?", "¿Cubre los daños por agua?", "Gracias"],
  ["¿Puedo pagar con PayPal?", "¿Cobráis algo por pagar con tarjeta?"],
  ["¿Cuánto tarda el envío a España?", "¿Entregáis los sábados?"],
  ["¿Dónde está mi pedido?"],
  ["Buenas tardes", "¿Cuánto cuesta el envío?", "¿Hay envío exprés?"],
  ["¿Cuándo recibo el reembolso después de devolver algo?"],
  ["¿Cuál es vuestro horario?", "Muchas gracias"],
  ["Guten Tag", "Wie lange kann ich etwas zurückgeben?", "Wer zahlt das Porto für die Rücksendung?"],
  ["Wie lange habe ich Garantie?", "Danke", "Gilt das auch bei Wasserschäden?"],
  ["Kann ich mit PayPal zahlen?", "Kostet die Zahlung mit Kreditkarte extra?"],
  ["Wie lange dauert die Lieferung nach Österreich?", "Liefern Sie auch samstags?"],
  ["Wo ist meine Bestellung?"],
  ["Hallo", "Was kostet der Versand?", "Gibt es auch Expressversand?"],
  ["Wann bekomme ich mein Geld nach einer Rücksendung?"],
  ["Hallo zusammen", "Wie sind Ihre Öffnungszeiten?"],
];

/** Many customers at once, each writing one conversation to its end before a new customer takes the place. */
export class Customers {
  readonly #at: { chatId: number; script: number; said: number }[] = [];
  #nextChatId: number;
  #turn = 0;

  constructor(firstChatId: number, atOnce: number) {
    this.#nextChatId = firstChatId;
    for (let place = 0; place < atOnce; place++) this.#at.push(this.#newcomer());
  }

  get places(): number {
    return this.#at.length;
  }

  /** The next message, round all customers or of one place. */
  next(place = this.#turn++ % this.#at.length): { readonly chatId: number; readonly text: string } {
    let customer = this.#at[place] ?? this.#newcomer();
    if (customer.said >= (conversations[customer.script]?.length ?? 0)) customer = this.#newcomer();
    this.#at[place] = customer;
    return { chatId: customer.chatId, text: conversations[customer.script]?.[customer.said++] ?? "" };
  }

  #newcomer() {
    const chatId = this.#nextChatId++;
    return { chatId, script: chatId % conversations.length, said: 0 };
  }
}
