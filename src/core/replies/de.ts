import type { EngineReplyKey } from "./en.ts";

export const de: Readonly<Record<EngineReplyKey, string>> = {
  greeting: "Hallo! Wie kann ich Ihnen helfen?",
  thanks: "Gern geschehen! Kann ich sonst noch etwas für Sie tun?",
  goodbye: "Vielen Dank für Ihre Nachricht. Auf Wiedersehen!",
  "about-bot":
    "Ich bin der virtuelle Assistent von {business}. Wenn Sie lieber mit einem Menschen sprechen möchten, sagen Sie es einfach.",
  cancelled: "In Ordnung, dann lassen wir das. Schreiben Sie mir einfach, wenn Sie noch etwas brauchen.",
  declined: "In Ordnung, ich habe nichts veranlasst. Kann ich Ihnen sonst noch helfen?",
  done: "Das ist erledigt.[[\n{details}]]",
  empty: "Ich finde in Ihrem Konto nichts Passendes.",
  // Said once to a customer who is upset, and the sober ones of the texts above.
  "tone.regret": "Es tut mir leid, dass Sie damit Ärger haben.",
  "greeting.upset": "Guten Tag. Wobei kann ich helfen?",
  "thanks.upset": "In Ordnung. Ist noch etwas offen?",
  "goodbye.upset": "Danke für Ihre Nachricht. Wir sind hier, wenn noch etwas offen ist.",
  disclosure: "Ich bin der virtuelle Assistent von {business}.",

  "answer.lead": "Zu {product}:",
  "answer.fromOtherLanguage":
    "Diese Information habe ich nur in dieser Sprache: {language}. Ich zitiere sie unverändert:",
  "answer.general": "Bei uns gilt allgemein:",
  "answer.tips": "Was Kunden sagen (keine offizielle Information):",
  "answer.tipsOnly": "Dazu haben wir keine offizielle Information. Kunden sagen:",
  "answer.known": "Was ich weiß:",
  "answer.from": "Aus „{title}“:",
  "answer.unknown": "Dazu habe ich keine verlässliche Angabe über {product}.",
  "answer.second.unknown":
    "Ihre andere Frage kann ich nicht zuverlässig beantworten. Dafür kann ich Sie gern mit einem Menschen aus unserem Team verbinden.",

  ask: "Können Sie mir bitte noch diese Angabe machen: {name}?",
  "ask.choice": "Was davon meinen Sie?",
  "ask.again": "Das habe ich leider nicht verstanden. {question}",
  "ask.time": "Um wie viel Uhr passt es Ihnen am {day}?",
  "ask.day": "An welchem Tag passt es Ihnen um {time} Uhr?",
  "ask.email": "Wie lautet Ihre E-Mail-Adresse?",
  "ask.phone": "Unter welcher Telefonnummer erreichen wir Sie?",
  "ask.date": "Welcher Tag und welche Uhrzeit passen Ihnen?",
  "ask.product": "Um welches Produkt geht es?",
  "ask.quantity": "Wie viele?",
  "ask.money": "Um welchen Betrag geht es?",
  "ask.lines": "Um welche Artikel geht es?",
  "ask.text": "Bitte schildern Sie mir das noch etwas genauer.",
  invalid: "Diese Angabe kann ich so nicht verwenden. {question}",
  "invalid.date": "Dieses Datum gibt es leider nicht, oder es ist unvollständig. {question}",
  "invalid.past": "Dieser Zeitpunkt ist schon vorbei. {question}",
  "invalid.future": "Dieser Zeitpunkt liegt noch in der Zukunft. {question}",
  "not-found": "Dazu habe ich leider nichts gefunden. Bitte prüfen Sie die Angabe noch einmal. {question}",
  conflict: "Das ist im Moment leider nicht möglich. Soll sich jemand aus unserem Team das ansehen?",
  "conflict.free": "Dieser Termin ist nicht frei. Passt Ihnen einer von diesen?",
  denied: "Das ist nach unseren Regeln leider nicht möglich. Soll sich jemand aus unserem Team das ansehen?",
  "denied.window-closed": "Die Frist dafür ist leider abgelaufen. Soll sich jemand aus unserem Team das ansehen?",
  "denied.final-sale":
    "Bei diesem Artikel ist das leider nicht möglich. Soll sich jemand aus unserem Team das ansehen?",
  "denied.nothing-to-refund":
    "Hier ist kein Betrag mehr offen, der erstattet werden könnte. Soll sich jemand aus unserem Team das ansehen?",
  "denied.too-many-callbacks":
    "Sie haben bereits mehrere Anrufe bei uns gebucht. Möchten Sie stattdessen hier mit jemandem aus unserem Team schreiben?",

  confirm: "Bitte prüfen Sie das, bevor ich es veranlasse:\n{details}\nSoll ich das so machen?",
  "confirm.amount":
    "Bitte prüfen Sie das, bevor ich es veranlasse:[[\n{details}]]\nBetrag: {amount}\nSoll ich das so machen?",
  "confirm.again": "Ich brauche ein klares Ja oder Nein, bevor ich das veranlasse. Soll ich fortfahren?",
  "confirm.expired": "Diese Bestätigung ist nicht mehr gültig, deshalb wurde nichts veranlasst.",
  "confirm.used":
    "Das ist bereits ausgeführt, deshalb kann ich es hier nicht rückgängig machen. Jemand aus unserem Team kann es sich ansehen.",

  "card.confirm": "Bitte bestätigen",
  "card.amount": "Betrag",
  "card.to": "Geht an",

  "choice.yes": "Ja, bitte",
  "choice.no": "Nein",
  "choice.all": "Alle",
  "choice.again": "Neu beginnen",
  "choice.person": "Mit einem Menschen sprechen",
  "choice.resend": "Neuen Code senden",
  "choice.resume": "Ja, weiter",
  "choice.later": "Nein, danke",

  "proof.identifier":
    "Zum Schutz Ihrer Daten muss ich zuerst prüfen, wer Sie sind. Bitte nennen Sie mir Ihre Bestell- oder Buchungsnummer oder die bei uns hinterlegte E-Mail-Adresse oder Telefonnummer.",
  "proof.identifier.again":
    "Ich brauche eine Angabe, mit der ich Ihre Daten finde: Ihre Bestell- oder Buchungsnummer, Ihre E-Mail-Adresse oder Ihre Telefonnummer.",
  "proof.code.sent":
    "Danke. Wenn das zu unseren Daten passt, erhalten Sie gleich einen sechsstelligen Code an die hinterlegte E-Mail-Adresse oder Telefonnummer. Bitte geben Sie ihn hier ein.",
  "proof.code.again": "Bitte geben Sie den sechsstelligen Code aus der Nachricht ein, oder fordern Sie einen neuen an.",
  "proof.code.wrong": "Dieser Code stimmt nicht. Bitte prüfen Sie ihn und geben Sie ihn noch einmal ein.",
  "proof.code.expired": "Dieser Code ist abgelaufen. Ich kann Ihnen einen neuen senden.",
  "proof.done": "Danke, das hat geklappt. Wie kann ich Ihnen helfen?",

  "clarify.intent": "Ich bin nicht sicher, ob ich Sie richtig verstanden habe. Geht es um eines davon?",
  "attachment.unseen":
    "Bilder ansehen oder Aufnahmen anhören kann ich selbst nicht, aber meine Kolleginnen und Kollegen sehen, was Sie geschickt haben. Können Sie mir in ein paar Worten schreiben, worum es geht?",
  "clarify.open": "Ich bin nicht sicher, ob ich Sie richtig verstanden habe. Können Sie es bitte anders formulieren?",
  "clarify.product": "Welches Produkt meinen Sie?",
  "clarify.product.open": "Um welches Produkt geht es bei Ihrer Frage?",
  "choice.forget": "Vergessen",
  "memory.none": "Über dieses Gespräch hinaus habe ich mir nichts über Sie gemerkt.",
  "memory.shown": "Das habe ich mir über dieses Gespräch hinaus gemerkt:\n{facts}",
  "memory.forgotten": "Erledigt, ich habe es vergessen. Die Nachrichten unserer Gespräche bleiben im Verlauf.",
  "memory.language": "Wir schreiben auf {language}.",
  "memory.zone": "Ihre Zeitzone: {zone}.",
  "memory.contact.email": "Sie möchten am liebsten per E-Mail kontaktiert werden.",
  "memory.contact.phone": "Sie möchten am liebsten telefonisch kontaktiert werden.",
  "memory.contact.chat": "Sie möchten am liebsten im Chat kontaktiert werden.",
  "memory.contact.no-calls": "Sie möchten nicht angerufen werden.",
  "memory.time.morning": "Vormittags passt es Ihnen am besten.",
  "memory.time.afternoon": "Nachmittags passt es Ihnen am besten.",
  "memory.time.evening": "Abends passt es Ihnen am besten.",
  "memory.open-issue": "Noch offen seit {date}: {what}.",
  "memory.outcome": "Erledigt am {date}: {what}.",
  "language.chosen": "Gut, wir schreiben auf Deutsch weiter. Was kann ich für Sie tun?",
  "person.declined": "In Ordnung. Wie kann ich Ihnen sonst helfen?",
  "resume.offer": "Wollen wir hiermit weitermachen: {task}?",
  "resume.task": "Ihr begonnenes Anliegen",

  "handoff.asked-for-person": "Selbstverständlich. Ich gebe Sie an einen Menschen aus unserem Team weiter.",
  "handoff.low-intent-confidence":
    "Ich bin nicht sicher, ob ich Sie richtig verstehe, und gebe Sie deshalb lieber an unser Team weiter.",
  "handoff.low-response-confidence":
    "Das kann ich nicht zuverlässig beantworten. Bevor ich rate, gebe ich Sie lieber an unser Team weiter.",
  "handoff.anger":
    "Das tut mir sehr leid, und ich verstehe Ihren Ärger. Jemand aus unserem Team kümmert sich persönlich darum; Ihr Anliegen steht jetzt ganz vorn.",
  "handoff.policy-conflict":
    "Unsere Regeln sind in diesem Fall nicht eindeutig. Deshalb sieht sich das jemand aus unserem Team an.",
  "handoff.over-limit":
    "Das muss jemand aus unserem Team freigeben. Es wurde noch nichts ausgezahlt; alle Angaben habe ich weitergegeben.",
  "handoff.disputed":
    "Diesen Fall muss sich jemand aus unserem Team ansehen. Es wurde noch nichts veranlasst; alle Angaben habe ich weitergegeben.",
  "handoff.repeated-blocks": "Hier komme ich nicht weiter und gebe Sie deshalb an unser Team weiter.",
  "handoff.too-many-turns":
    "Ich komme hier offenbar nicht weiter, das tut mir leid. Ich gebe Sie an unser Team weiter.",
  "handoff.human-only": "Darum kümmert sich jemand aus unserem Team persönlich. Ich gebe Sie weiter.",
  "handoff.no-answer": "Das weiß ich nicht sicher, und ich möchte nicht raten. Ich gebe Sie an unser Team weiter.",
  "handoff.safety": "Ihre Sicherheit geht vor. Ich gebe Sie sofort an unser Team weiter.",
  "handoff.tool-failed":
    "Unser System gibt mir gerade keine eindeutige Antwort, deshalb weiß ich nicht, ob es geklappt hat. Jemand aus unserem Team prüft das; bitte versuchen Sie es bis dahin nicht noch einmal.",
  "handoff.internal-failure": "Bei uns ist etwas schiefgegangen, das tut mir leid. Ich gebe Sie an unser Team weiter.",
  "handoff.when.open":
    "Sie können einfach hier weiterschreiben. Wir bemühen uns, innerhalb von {minutes} Minuten zu antworten.",
  "handoff.when.closed": "Unser Team ist wieder da am {opensAt} und antwortet Ihnen dann hier.",
  "handoff.when.unknown": "Unser Team antwortet Ihnen hier so bald wie möglich.",
  "handoff.ticket": "Ihre Vorgangsnummer: {ticketId}",
  "handoff.delayed":
    "Bitte entschuldigen Sie die Wartezeit. Ihre Nachricht ist nicht vergessen; unser Team antwortet Ihnen hier.",
  "handoff.colleague": "Jemand anderes aus unserem Team übernimmt Ihr Anliegen und antwortet Ihnen hier.",

  blocked: "Dabei kann ich nicht helfen. Bei Fragen zu unseren Produkten und Leistungen bin ich gern für Sie da.",
  "blocked.abuse": "Ich möchte Ihnen gern helfen, aber bitte bleiben wir höflich. Was kann ich für Sie tun?",
  selfharm:
    "Es tut mir sehr leid, dass es Ihnen so geht. Sie sind nicht allein. Wenn Sie in Gefahr sind, rufen Sie bitte den Notruf Ihres Landes oder eine Krisenhilfe in Ihrer Nähe an. Unser Team wird gerade informiert.",
  "notice.code.subject": "Ihr Code für {title}",
  "notice.code.body":
    "Ihr Code für {title} lautet {code}. Er gilt {minutes} Minuten. Unser Team fragt Sie niemals am Telefon danach. Wenn Sie ihn nicht angefordert haben, ignorieren Sie diese Nachricht.",
};
