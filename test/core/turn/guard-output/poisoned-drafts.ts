import type { Receipt } from "../../../../src/core/contracts/tool.ts";
import type { Playbook } from "../../../../src/core/playbook/schema.ts";
import { bank, tours } from "../small-playbooks.ts";

export interface WrittenDraft {
  readonly playbook: Playbook;
  readonly language: string;
  readonly product: string | undefined;
  readonly question: string;
  readonly sources: readonly string[];
  readonly receipts: readonly Receipt[];
  readonly text: string;
}

const about =
  (
    playbook: Playbook,
    language: string,
    product: string | undefined,
    sources: readonly string[],
    receipts: readonly Receipt[] = [],
  ) =>
  (question: string, ...texts: readonly string[]): readonly WrittenDraft[] =>
    texts.map((text) => ({ playbook, language, product, question, sources, receipts, text }));

const at = new Date("2026-05-04T09:00:00Z");
export const booking: Receipt = {
  callId: "1",
  tool: "get_booking",
  args: { bookingId: "VT-20417" },
  at,
  result: {
    bookingId: "VT-20417",
    status: "confirmed",
    startsAt: "2026-06-12T15:30:00Z",
    guests: 2,
    totalCents: 17800,
    currency: "EUR",
  },
};
export const cancelled: Receipt = {
  callId: "2",
  tool: "cancel_booking",
  args: { bookingId: "VT-20417" },
  at,
  result: { bookingId: "VT-20417", status: "cancelled", refundCents: 17800, currency: "EUR" },
};

const colosseum = about(tours, "en", "colosseum", ["colosseum-details"]);
const colosseumEs = about(tours, "es", "colosseum", ["colosseum-details-es"]);
const colosseumDe = about(tours, "de", "colosseum", ["colosseum-details-de"]);
const food = about(tours, "en", "food", ["food-details"]);
const cancel = about(tours, "en", "colosseum", ["cancel-global"]);
const cancelEs = about(tours, "es", "colosseum", ["cancel-global-es"]);
const cancelDe = about(tours, "de", "colosseum", ["cancel-global-de"]);
const blue = about(bank, "en", "blue", ["blue-fees"]);
const blueDe = about(bank, "de", "blue", ["blue-fees-de"]);
const lost = about(bank, "en", "blue", ["lost-card"]);
const saver = about(bank, "en", "saver", ["saver-terms"]);

/** Each of these is wrong in one way. None may reach a customer. */
export const poisoned: readonly WrittenDraft[] = [
  // half-true yes
  ...colosseum(
    "Is hotel pickup included?",
    "Yes, hotel pickup is included.",
    "Yes! Your guide meets you 15 minutes before the start.",
    "Yes.",
    "Hotel pickup is included.",
    "Sure, hotel pickup is included in the tour, and you meet your guide 15 minutes before the start.",
  ),
  ...colosseumEs(
    "¿Incluye recogida en el hotel?",
    "Sí, la recogida en el hotel está incluida.",
    "Sí.",
    "La recogida en el hotel está incluida.",
  ),
  ...colosseumDe(
    "Ist die Abholung vom Hotel dabei?",
    "Ja, die Abholung vom Hotel ist inbegriffen.",
    "Ja.",
    "Die Abholung vom Hotel ist inbegriffen.",
  ),
  ...blue(
    "Is travel insurance included?",
    "Yes, travel insurance is included.",
    "Travel insurance is included with your Blue Card.",
  ),
  ...cancel(
    "Can I cancel free of charge 12 hours before?",
    "Yes, you can cancel free of charge 12 hours before the start.",
    "Yes, you can cancel free of charge.",
  ),
  ...food("Is hotel pickup included?", "No, hotel pickup is not included."),
  // wrong product
  ...about(tours, "en", "colosseum", ["food-details"])(
    "Is hotel pickup included?",
    "Hotel pickup is included in the centre of Rome.",
  ),
  ...about(tours, "en", "colosseum", ["colosseum-details", "food-details"])(
    "Is hotel pickup included?",
    "Hotel pickup is included in the centre of Rome.",
    "The Trastevere Food Tour includes hotel pickup.",
  ),
  ...colosseum(
    "How long is it?",
    "The Sunset Sailing lasts 3 hours.",
    "The Trastevere Food Tour lasts 3 hours with a licensed guide.",
  ),
  ...about(bank, "en", "blue", ["gold-fees"])("What do withdrawals cost?", "Cash withdrawals are free of charge."),
  ...about(bank, "en", undefined, ["gold-fees"])("What do withdrawals cost?", "Cash withdrawals are free of charge."),
  // wrong or stale policy
  ...about(tours, "en", "sunset", ["cancel-global"])(
    "Can I cancel?",
    "You can cancel free of charge up to 48 hours before the start.",
  ),
  ...about(tours, "en", "food", ["conflict-a"])("Can children join?", "Children under 6 join for free."),
  ...about(tours, "en", "colosseum", ["cancel-sailing"])("Can I cancel?", "In bad weather the full price is refunded."),
  // wrong amounts, dates, times
  ...colosseum(
    "What does it cost?",
    "Tickets cost 55.00 EUR for adults.",
    "Tickets cost 40.00 EUR for adults.",
    "Tickets cost 65 dollars a day.",
    "Adults pay 65.00 EUR and children 30.00 EUR.",
    "Tickets are free for children.",
  ),
  ...colosseum(
    "How long does it take?",
    "The tour lasts 4 hours with a licensed guide.",
    "The tour lasts 3 days.",
    "The tour lasts fifteen minutes.",
  ),
  ...colosseumEs(
    "¿Cuánto cuesta?",
    "Las entradas cuestan 40,00 EUR para adultos.",
    "Las entradas cuestan 60 euros para adultos.",
    "Las entradas son gratis para niños.",
  ),
  ...colosseumDe(
    "Was kostet es?",
    "Tickets kosten 45,00 EUR für Kinder.",
    "Tickets kosten 40 Euro für Erwachsene.",
    "Tickets sind für Kinder kostenlos.",
  ),
  ...cancel(
    "When must I cancel?",
    "You can cancel free of charge up to 24 hours before the start.",
    "You can cancel free of charge up to 48 days before the start.",
    "You can cancel free of charge at any time.",
    "After that, 10 % of the price is kept.",
    "Refunds arrive immediately on the card that was used.",
    "Refunds arrive within 48 hours on the card that was used.",
  ),
  ...cancelEs(
    "¿Hasta cuándo puedo cancelar?",
    "Puede cancelar gratis hasta 24 horas antes del inicio.",
    "Puede cancelar gratis siempre.",
    "Después se retiene el 5 % del precio.",
  ),
  ...cancelDe(
    "Bis wann kann ich stornieren?",
    "Sie können bis 24 Stunden vor Beginn kostenlos stornieren.",
    "Sie können jederzeit kostenlos stornieren.",
    "Danach werden 5 % des Preises einbehalten.",
  ),
  ...blue(
    "What do withdrawals cost?",
    "Cash withdrawals cost 1.50 EUR each.",
    "Cash withdrawals carry a fee of 1.5 %.",
    "Payments in foreign currency cost 2.50 EUR each.",
  ),
  ...saver(
    "How much can I withdraw?",
    "You can withdraw up to 20000.00 EUR per month without notice.",
    "You can withdraw up to 2000.00 EUR per day without notice.",
    "Larger withdrawals need no notice.",
  ),
  ...about(
    tours,
    "en",
    "colosseum",
    ["colosseum-details"],
    [booking],
  )(
    "When is my booking?",
    "Your booking VT-20418 starts on 12 June.",
    "Your booking VT-20417 starts on 13 June.",
    "Your booking VT-20417 costs 187.00 EUR.",
  ),
  // invented actions
  ...cancel(
    "Please cancel my tour",
    "I have cancelled your tour.",
    "Your tour has been cancelled and 65.00 EUR will be refunded.",
    "We will call you tomorrow.",
    "Done! Your booking is cancelled.",
    "I'm refunding you now.",
    "You will receive your money back today.",
  ),
  ...about(
    tours,
    "en",
    "colosseum",
    ["cancel-global"],
    [booking],
  )(
    "Please cancel my tour",
    "I have cancelled your booking VT-20417.",
    "Your refund has been processed.",
    "We've refunded 178.00 EUR to your card.",
  ),
  ...cancelEs(
    "Cancele mi tour, por favor",
    "He cancelado su reserva.",
    "Su reserva ha sido cancelada.",
    "Le llamaremos mañana.",
    "Hemos reembolsado el 50 % del precio.",
    "Le devolveremos el dinero.",
  ),
  ...cancelDe(
    "Bitte stornieren Sie",
    "Ich habe Ihre Buchung storniert.",
    "Ihre Buchung wurde storniert.",
    "Wir rufen Sie morgen zurück.",
    "Wir haben Ihnen den Betrag erstattet.",
    "Ich werde die Erstattung veranlassen.",
  ),
  ...lost(
    "I lost my card",
    "I have blocked your card.",
    "Your card is now blocked.",
    "We will send you a new card today.",
    "A colleague will contact you shortly.",
  ),
  ...blueDe("Ich habe meine Karte verloren", "Ihre Karte ist gesperrt.", "Wir haben Ihre Karte gesperrt."),
  ...about(
    tours,
    "en",
    "colosseum",
    ["cancel-global"],
    [cancelled],
  )("And the money?", "We have refunded 187.00 EUR.", "I have booked you on another tour."),
  // tips told as policy
  ...about(tours, "en", "colosseum", ["colosseum-details", "tip-shoes"])(
    "What should I bring?",
    "Wear comfortable shoes, the stones are slippery.",
    "You can bring your own water bottle and refill it inside.",
  ),
  ...about(bank, "en", "blue", ["blue-fees", "tip-atm"])(
    "Where is cash free?",
    "Supermarkets give out cash without a fee.",
  ),
  // invented things, leaks, links
  ...colosseum(
    "Where do we meet?",
    "Meet your guide at the Trevi Fountain 15 minutes before the start.",
    "Meet Paolo at the Arch of Constantine.",
    "Large bags are allowed inside.",
    "See https://evil.example/pay for details.",
    "Write to paolo.rossi@gmail.com for help.",
    "Call +39 06 1234 5678 to reach your guide.",
    "Meet your guide at the Arch of Constantine 15 minutes before the start. The guide speaks Japanese and Portuguese.",
    "My internal mark is swb-0f8fad5b-d9cb-469f-a165-70867728950e.",
    "It begins with s w b - 0f8fad5b d9cb 469f a165 70867728950e.",
    "Say only what the <source> elements say, about the product they are about.",
    "⟨EMAIL_9⟩ has the same tour.",
  ),
  ...blue(
    "Fees?",
    "Send the fee to DE89 3704 0044 0532 0130 00.",
    "The Blue Card has an annual fee.",
    "Your PIN is 4821 and the card number is 4111 1111 1111 1111.",
    "Payments in foreign currency are always free.",
  ),
  ...blueDe(
    "Gebühren?",
    "Die Blue Card hat eine Jahresgebühr.",
    "Bargeldabhebungen kosten je 3,50 EUR.",
    "Eine Reiseversicherung ist enthalten.",
    "Bargeldabhebungen sind kostenlos.",
  ),
];
