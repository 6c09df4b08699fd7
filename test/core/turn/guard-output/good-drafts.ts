import type { Receipt } from "../../../../src/core/contracts/tool.ts";
import type { Playbook } from "../../../../src/core/playbook/schema.ts";
import { bank, tours } from "../small-playbooks.ts";
import { booking, cancelled, type WrittenDraft } from "./poisoned-drafts.ts";

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

const colosseum = about(tours, "en", "colosseum", ["colosseum-details"]);
const food = about(tours, "en", "food", ["food-details"]);
const cancel = about(tours, "en", "colosseum", ["cancel-global"]);
const blue = about(bank, "en", "blue", ["blue-fees"]);

/** True, and worded as a person or a good model would. At most 3 in 100 may be stopped. */
export const good: readonly WrittenDraft[] = [
  ...colosseum(
    "Is hotel pickup included?",
    "No, hotel pickup is not included.",
    "Hotel pickup is not included, so please meet your guide at the Arch of Constantine 15 minutes before the start.",
    "No. Hotel pickup is not included in the Colosseum Skip-the-Line Tour.",
  ),
  ...colosseum(
    "What does it cost?",
    "Tickets cost 65 EUR for adults and 40 EUR for children.",
    "The price is €65.00 for adults and €40.00 for children.",
    "Tickets for children cost 40.00 EUR.",
  ),
  ...colosseum(
    "How long does it take?",
    "The tour lasts 3 hours.",
    "It takes 3 hours with a licensed guide.",
    "The tour lasts three hours, with a licensed guide. Let me know if you have any other questions!",
  ),
  ...colosseum(
    "Can I take a large bag inside?",
    "Large bags are not allowed inside.",
    "No, large bags are not allowed inside.",
  ),
  ...food(
    "Is hotel pickup included?",
    "Yes, hotel pickup is included in the centre of Rome.",
    "Hotel pickup is included in the centre of Rome.",
  ),
  ...food(
    "Do you have vegetarian food?",
    "Vegetarian menus are available if you tell us 24 hours before.",
    "Yes, vegetarian menus are available. Please tell us 24 hours before.",
  ),
  ...food("When does it start?", "It starts at 17:30.", "The tour starts at 5:30 pm and lasts 4 hours."),
  ...food("What does it cost?", "It costs 89.00 EUR per person.", "The price is 89 euros per person."),
  ...cancel(
    "Can I still cancel?",
    "You can cancel free of charge up to 48 hours before the start.",
    "You can cancel for free up to 48 hours before the start. After that, 50 % of the price is kept.",
    "Happy to help! You can cancel up to 48 hours before the start, free of charge.",
  ),
  ...cancel("When do I get my money?", "Refunds arrive within 7 days on the card that was used."),
  ...about(tours, "en", "sunset", ["cancel-sailing"])(
    "What about bad weather?",
    "In bad weather the captain cancels and the full price is refunded.",
    "Sailing trips can be cancelled up to 7 days before departure.",
  ),
  ...about(tours, "en", undefined, ["contact"])(
    "When are you open?",
    "Our office in Rome is open Monday to Friday from 9:00 to 18:00.",
    "We are open from Monday to Friday, 9 am to 6 pm.",
    "For group bookings, write to help@viatours.example.",
  ),
  ...about(tours, "es", "colosseum", ["colosseum-details-es"])(
    "¿Incluye recogida en el hotel?",
    "No, la recogida en el hotel no está incluida.",
    "La recogida en el hotel no está incluida. El punto de encuentro es el Arco de Constantino.",
  ),
  ...about(tours, "es", "colosseum", ["colosseum-details-es"])(
    "¿Cuánto cuesta?",
    "Las entradas cuestan 65 euros para adultos y 40 euros para niños.",
    "El precio es de 65,00 EUR para adultos.",
  ),
  ...about(tours, "es", "colosseum", ["cancel-global-es"])(
    "¿Puedo cancelar?",
    "Puede cancelar gratis hasta 48 horas antes del inicio.",
    "Sí, puede cancelar gratis hasta 48 horas antes del inicio. Después se retiene el 50 % del precio.",
  ),
  ...about(tours, "de", "colosseum", ["colosseum-details-de"])(
    "Ist die Abholung vom Hotel dabei?",
    "Nein, die Abholung vom Hotel ist nicht inbegriffen.",
    "Die Abholung vom Hotel ist nicht inbegriffen. Treffpunkt ist der Konstantinsbogen.",
  ),
  ...about(tours, "de", "colosseum", ["colosseum-details-de"])(
    "Was kostet es?",
    "Tickets kosten 65 Euro für Erwachsene und 40 Euro für Kinder.",
    "Der Preis beträgt 65,00 EUR für Erwachsene.",
  ),
  ...about(tours, "de", "colosseum", ["cancel-global-de"])(
    "Kann ich stornieren?",
    "Sie können bis 48 Stunden vor Beginn kostenlos stornieren.",
    "Ja, Sie können bis 48 Stunden vor Beginn kostenlos stornieren.",
  ),
  ...about(
    tours,
    "en",
    "colosseum",
    ["colosseum-details"],
    [booking],
  )(
    "When is my booking?",
    "Your booking VT-20417 starts on 12 June.",
    "Booking VT-20417 is for 2 guests and costs 178.00 EUR.",
  ),
  ...about(
    tours,
    "en",
    "colosseum",
    ["cancel-global"],
    [cancelled],
  )("And the money?", "I have cancelled your booking VT-20417.", "Your booking VT-20417 has been cancelled."),
  ...blue("What do withdrawals cost?", "Cash withdrawals cost 2.50 EUR each.", "Each cash withdrawal costs €2.50."),
  ...blue("Is there an annual fee?", "No, the Blue Card has no annual fee.", "The Blue Card has no annual fee."),
  ...blue(
    "What about foreign currency?",
    "Payments in foreign currency carry a fee of 1.5 %.",
    "You pay a fee of 1.5% for payments in foreign currency.",
  ),
  ...about(bank, "en", "gold-card", ["gold-fees"])(
    "Is travel insurance included?",
    "Yes, travel insurance is included for trips up to 60 days.",
    "Travel insurance is included for trips of up to 60 days, and cash withdrawals are free of charge.",
  ),
  ...about(bank, "en", "blue", ["lost-card"])(
    "I lost my card",
    "Please report a lost card at once so that we can block it.",
    "A replacement card arrives within 5 business days and costs 10 EUR.",
  ),
  ...about(bank, "en", "saver", ["saver-terms"])(
    "What is the interest?",
    "The Kestrel Saver pays 2.1 % interest a year.",
    "You can withdraw up to 2,000 EUR per month without notice.",
  ),
  ...about(bank, "de", "blue", ["blue-fees-de"])(
    "Gibt es eine Jahresgebühr?",
    "Die Blue Card hat keine Jahresgebühr.",
    "Nein, die Blue Card hat keine Jahresgebühr.",
  ),
  ...about(bank, "de", "blue", ["blue-fees-de"])(
    "Was kostet Bargeld?",
    "Bargeldabhebungen kosten je 2,50 EUR.",
    "Zahlungen in fremder Währung kosten 1,5 % Gebühr.",
  ),
];
