/** The widget's own words. What the business says comes from the server. */
export interface Texts {
  readonly open: string;
  readonly close: string;
  readonly unread: (count: number) => string;
  readonly title: string;
  readonly welcome: string;
  readonly disclosure: string;
  readonly log: string;
  readonly placeholder: string;
  readonly send: string;
  readonly typing: string;
  readonly you: string;
  readonly assistant: string;
  readonly person: string;
  readonly from: string;
  readonly tip: string;
  readonly choices: string;
  readonly sending: string;
  readonly refused: string;
  readonly retry: string;
  readonly offline: string;
  readonly queue: string;
  readonly agent: (name: string | undefined) => string;
  readonly closed: string;
  readonly deleted: string;
  readonly attachment: string;
  readonly rate: string;
  readonly score: (score: number) => string;
  readonly rated: string;
}

const en: Texts = {
  open: "Open chat",
  close: "Close chat",
  unread: (count) => (count === 1 ? "1 unread message" : `${count} unread messages`),
  title: "Chat with us",
  welcome: "Hello! What can we do for you?",
  disclosure: "You are writing with an AI assistant. A person can take over at any time.",
  log: "Conversation",
  placeholder: "Write a message",
  send: "Send",
  typing: "is writing",
  you: "You",
  assistant: "Assistant",
  person: "Agent",
  from: "From",
  tip: "customer tip",
  choices: "Suggested replies",
  sending: "Sending…",
  refused: "This could not be sent.",
  retry: "Try again",
  offline: "No connection. Your messages are kept and sent as soon as it is back.",
  queue: "A person will take over here.",
  agent: (name) => (name ? `You are chatting with ${name}.` : "You are chatting with a person."),
  closed: "This conversation is closed. Write to open it again.",
  deleted: "Message deleted",
  attachment: "Attachment",
  rate: "How did we do?",
  score: (score) => `${score} of 5`,
  rated: "Thank you!",
};

const es: Texts = {
  open: "Abrir el chat",
  close: "Cerrar el chat",
  unread: (count) => (count === 1 ? "1 mensaje sin leer" : `${count} mensajes sin leer`),
  title: "Chatea con nosotros",
  welcome: "¡Hola! ¿En qué podemos ayudarte?",
  disclosure: "Estás escribiendo con un asistente de IA. Una persona puede atenderte en cualquier momento.",
  log: "Conversación",
  placeholder: "Escribe un mensaje",
  send: "Enviar",
  typing: "está escribiendo",
  you: "Tú",
  assistant: "Asistente",
  person: "Agente",
  from: "Fuente",
  tip: "consejo de clientes",
  choices: "Respuestas sugeridas",
  sending: "Enviando…",
  refused: "No se pudo enviar.",
  retry: "Reintentar",
  offline: "Sin conexión. Guardamos tus mensajes y los enviaremos en cuanto vuelva.",
  queue: "Una persona continuará aquí.",
  agent: (name) => (name ? `Estás hablando con ${name}.` : "Estás hablando con una persona."),
  closed: "Esta conversación está cerrada. Escribe para volver a abrirla.",
  deleted: "Mensaje eliminado",
  attachment: "Archivo adjunto",
  rate: "¿Qué tal lo hicimos?",
  score: (score) => `${score} de 5`,
  rated: "¡Gracias!",
};

const de: Texts = {
  open: "Chat öffnen",
  close: "Chat schließen",
  unread: (count) => (count === 1 ? "1 ungelesene Nachricht" : `${count} ungelesene Nachrichten`),
  title: "Chat mit uns",
  welcome: "Hallo! Was können wir für Sie tun?",
  disclosure: "Sie schreiben mit einem KI-Assistenten. Ein Mensch kann jederzeit übernehmen.",
  log: "Unterhaltung",
  placeholder: "Nachricht schreiben",
  send: "Senden",
  typing: "schreibt",
  you: "Sie",
  assistant: "Assistent",
  person: "Mitarbeiter",
  from: "Quelle",
  tip: "Tipp von Kunden",
  choices: "Vorgeschlagene Antworten",
  sending: "Wird gesendet …",
  refused: "Das konnte nicht gesendet werden.",
  retry: "Erneut versuchen",
  offline: "Keine Verbindung. Ihre Nachrichten bleiben gespeichert und werden gesendet, sobald sie wieder da ist.",
  queue: "Ein Mensch übernimmt hier gleich.",
  agent: (name) => (name ? `Sie schreiben mit ${name}.` : "Sie schreiben mit einem Menschen."),
  closed: "Diese Unterhaltung ist beendet. Schreiben Sie, um sie wieder zu öffnen.",
  deleted: "Nachricht gelöscht",
  attachment: "Anhang",
  rate: "Wie waren wir?",
  score: (score) => `${score} von 5`,
  rated: "Vielen Dank!",
};

const all: Readonly<Record<string, Texts>> = { en, es, de };

/** Texts for a page's language, such as `de-AT`; English when we do not speak it. */
export const textsFor = (language: string): Texts => all[language.slice(0, 2).toLowerCase()] ?? en;
