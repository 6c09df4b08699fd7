import type { EngineReplyKey } from "./en.ts";

export const it: Readonly<Record<EngineReplyKey, string>> = {
  greeting: "Ciao! Come posso aiutarti?",
  thanks: "Di niente! Posso fare altro per te?",
  goodbye: "Grazie per averci scritto. A presto!",
  "about-bot": "Sono l'assistente virtuale di {business}. Se preferisci parlare con una persona, basta dirlo.",
  cancelled: "Va bene, ci fermiamo qui. Scrivimi se ti serve altro.",
  declined: "Va bene, non ho fatto nulla. Posso aiutarti in altro?",
  done: "Fatto.[[\n{details}]]",
  empty: "Non trovo nulla di corrispondente nel tuo account.",
  disclosure: "Sono l'assistente virtuale di {business}.",

  "answer.lead": "Su {product}:",
  "answer.fromOtherLanguage": "Ho questa informazione solo in questa lingua: {language}. La cito così com'è:",
  "answer.general": "La nostra regola generale:",
  "answer.tips": "Cosa dicono i clienti (informazione non ufficiale):",
  "answer.tipsOnly": "Non abbiamo informazioni ufficiali su questo. I clienti dicono:",
  "answer.more": "Trovi di più in «{title}».",
  "answer.second.unknown":
    "Non ho una risposta affidabile all'altra tua domanda. Posso metterti in contatto con un collega.",

  ask: "Puoi indicarmi questo dato, per favore: {name}?",
  "ask.choice": "Quale intendi?",
  "ask.other": "Quale, allora?",
  "ask.again": "Scusa, non ho capito. {question}",
  "ask.email": "Qual è il tuo indirizzo e-mail?",
  "ask.phone": "A quale numero di telefono possiamo chiamarti?",
  "ask.date": "Che giorno e a che ora ti va bene?",
  "ask.product": "Di quale prodotto si tratta?",
  "ask.quantity": "Quanti?",
  "ask.money": "Di quale importo si tratta?",
  "ask.lines": "Di quali articoli si tratta?",
  "ask.text": "Raccontami qualcosa di più, per favore.",
  invalid: "Così non posso usare questo dato. {question}",
  "invalid.date": "Questa data non esiste o non è completa. {question}",
  "invalid.past": "Questa data è già passata. {question}",
  "invalid.future": "Questa data non è ancora arrivata. {question}",
  "not-found": "Non ho trovato nulla con questo dato. Controllalo ancora una volta, per favore. {question}",
  conflict: "Al momento non è possibile. Vuoi che se ne occupi un collega?",
  "conflict.free": "Questo orario non è disponibile. Te ne va bene uno di questi?",
  denied: "Mi dispiace, le nostre regole non me lo permettono. Vuoi che se ne occupi un collega?",
  "denied.window-closed": "Mi dispiace, il termine è scaduto. Vuoi che se ne occupi un collega?",
  "denied.final-sale": "Mi dispiace, per questo articolo non è possibile. Vuoi che se ne occupi un collega?",
  "denied.nothing-to-refund": "Qui non resta nulla da rimborsare. Vuoi che se ne occupi un collega?",
  "denied.too-many-callbacks": "Hai già diverse chiamate prenotate con noi. Preferisci scrivere qui a un collega?",

  confirm: "Controlla prima che io proceda, per favore:\n{details}\nProcedo?",
  "confirm.amount": "Controlla prima che io proceda, per favore:[[\n{details}]]\nImporto: {amount}\nProcedo?",
  "confirm.again": "Mi serve un sì o un no chiaro prima di farlo. Procedo?",
  "confirm.expired": "Questa conferma non è più valida, quindi non è stato fatto nulla.",
  "confirm.used": "È già stato fatto, quindi qui non posso annullarlo. Un collega può esaminarlo.",

  "card.confirm": "Conferma, per favore",
  "card.amount": "Importo",
  "card.to": "Destinazione",

  "choice.yes": "Sì, procedi",
  "choice.no": "No",
  "choice.all": "Tutti",
  "choice.again": "Ricominciare",
  "choice.person": "Parlare con una persona",
  "choice.resend": "Invia un nuovo codice",
  "choice.resume": "Sì, continuiamo",
  "choice.later": "No, grazie",

  "proof.identifier":
    "Per proteggere i tuoi dati devo prima verificare chi sei. Dimmi il numero d'ordine o di prenotazione, oppure l'e-mail o il telefono che abbiamo registrato.",
  "proof.identifier.again":
    "Mi serve qualcosa per trovare i tuoi dati: il numero d'ordine o di prenotazione, l'e-mail o il telefono.",
  "proof.code.sent":
    "Grazie. Se corrisponde ai nostri dati, un codice di sei cifre sta arrivando all'e-mail o al telefono registrato. Scrivilo qui, per favore.",
  "proof.code.again": "Scrivi il codice di sei cifre del messaggio, per favore, o chiedine uno nuovo.",
  "proof.code.wrong": "Questo codice non è corretto. Controllalo e scrivilo ancora una volta, per favore.",
  "proof.code.expired": "Questo codice è scaduto. Posso inviartene uno nuovo.",
  "proof.done": "Grazie, verificato. Come posso aiutarti?",

  "clarify.intent": "Non sono sicuro di aver capito. Si tratta di una di queste cose?",
  "attachment.unseen":
    "Non posso guardare immagini né ascoltare registrazioni, ma i miei colleghi vedono quello che hai inviato. Puoi scrivermi in poche parole di cosa si tratta?",
  "clarify.open": "Non sono sicuro di aver capito. Puoi dirlo con altre parole?",
  "clarify.product": "Quale prodotto intendi?",
  "clarify.product.open": "Su quale prodotto è la tua domanda?",
  "person.declined": "Va bene. In che altro modo posso aiutarti?",
  "resume.offer": "Continuiamo con {task}?",
  "resume.task": "quello che avevamo iniziato",

  "handoff.asked-for-person": "Certo. Ti passo un collega.",
  "handoff.low-intent-confidence": "Non sono sicuro di capirti bene, quindi preferisco passarti un collega.",
  "handoff.low-response-confidence":
    "Non posso risponderti in modo affidabile, quindi preferisco passarti un collega piuttosto che indovinare.",
  "handoff.anger":
    "Mi dispiace molto e capisco la tua rabbia. Se ne occuperà personalmente un collega; il tuo caso è ora in cima alla coda.",
  "handoff.policy-conflict": "In questo caso le nostre regole non sono chiare, quindi lo esaminerà un collega.",
  "handoff.over-limit": "Questo deve approvarlo un collega. Non è stato ancora pagato nulla; ho passato tutti i dati.",
  "handoff.disputed": "Un collega deve esaminare questo caso. Non è stato ancora fatto nulla; ho passato tutti i dati.",
  "handoff.repeated-blocks": "Qui non posso aiutarti oltre, quindi ti passo un collega.",
  "handoff.too-many-turns": "A quanto pare non riesco ad aiutarti, e mi dispiace. Ti passo un collega.",
  "handoff.human-only": "Di questo si occupa personalmente un collega. Te lo passo.",
  "handoff.no-answer": "Non lo so con certezza e non voglio indovinare. Ti passo un collega.",
  "handoff.safety": "La tua sicurezza viene prima di tutto. Ti passo subito un collega.",
  "handoff.tool-failed":
    "Il nostro sistema non mi dà una risposta chiara, quindi non so se ha funzionato. Lo verificherà un collega; nel frattempo non riprovare, per favore.",
  "handoff.internal-failure": "Qualcosa non ha funzionato da parte nostra, e mi dispiace. Ti passo un collega.",
  "handoff.when.open": "Puoi continuare a scrivere qui. Cerchiamo di rispondere entro {minutes} minuti.",
  "handoff.when.closed": "Il nostro team torna {opensAt} e ti risponderà qui.",
  "handoff.when.unknown": "Un collega ti risponderà qui il prima possibile.",
  "handoff.ticket": "Il tuo numero di riferimento: {ticketId}",
  "handoff.delayed": "Scusa per l'attesa. Il tuo messaggio non è stato dimenticato; un collega ti risponderà qui.",
  "handoff.colleague": "Un altro collega prende in carico il tuo caso e ti risponderà qui.",

  blocked: "In questo non posso aiutarti. Se hai una domanda sui nostri prodotti o servizi, ti aiuto volentieri.",
  "blocked.abuse": "Vorrei aiutarti, ma restiamo gentili, per favore. Cosa posso fare per te?",
  selfharm:
    "Mi dispiace molto che tu ti senta così. Non sei solo. Se sei in pericolo, chiama il numero di emergenza del tuo paese o una linea di ascolto. Stiamo avvisando un collega.",
  "notice.code.subject": "Il tuo codice per {title}",
  "notice.code.body":
    "Il tuo codice per {title} è {code}. È valido per {minutes} minuti. Il nostro personale non te lo chiederà mai al telefono. Se non l'hai richiesto, ignora questo messaggio.",
};
