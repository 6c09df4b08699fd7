import type { EngineReplyKey } from "./en.ts";

export const es: Readonly<Record<EngineReplyKey, string>> = {
  greeting: "¡Hola! ¿En qué puedo ayudarte?",
  thanks: "¡De nada! ¿Puedo hacer algo más por ti?",
  goodbye: "Gracias por escribirnos. ¡Hasta pronto!",
  "about-bot": "Soy el asistente virtual de {business}. Si prefieres hablar con una persona, solo tienes que decirlo.",
  cancelled: "De acuerdo, lo dejamos aquí. Escríbeme si necesitas algo más.",
  declined: "De acuerdo, no he hecho nada. ¿Puedo ayudarte en algo más?",
  done: "Ya está hecho.[[\n{details}]]",
  empty: "No encuentro nada que encaje en tu cuenta.",
  // Said once to a customer who is upset, and the sober ones of the texts above.
  "tone.regret": "Siento las molestias que esto ha causado.",
  "greeting.upset": "Hola. ¿En qué puedo ayudarte?",
  "thanks.upset": "De acuerdo. ¿Queda algo por resolver?",
  "goodbye.upset": "Gracias por escribir. Aquí estamos si queda algo por resolver.",
  disclosure: "Soy el asistente virtual de {business}.",

  "answer.lead": "Sobre {product}:",
  "answer.fromOtherLanguage": "Solo tengo esta información en {language}, así que la cito tal cual:",
  "answer.general": "Nuestra norma general:",
  "answer.tips": "Lo que dicen los clientes (no es información oficial):",
  "answer.tipsOnly": "No tenemos información oficial sobre esto. Los clientes dicen:",
  "answer.more": "Encontrarás más sobre esto en «{title}».",
  "answer.unknown": "No tengo información fiable sobre esto para {product}.",
  "answer.second.unknown": "No tengo una respuesta fiable a tu otra pregunta. Puedo pasarte con un compañero para eso.",

  ask: "¿Me puedes indicar este dato, por favor: {name}?",
  "ask.choice": "¿A cuál te refieres?",
  "ask.again": "Perdona, no lo he entendido. {question}",
  "ask.time": "¿A qué hora te viene bien el {day}?",
  "ask.day": "¿Qué día te viene bien, a las {time}?",
  "ask.email": "¿Cuál es tu correo electrónico?",
  "ask.phone": "¿A qué número de teléfono podemos llamarte?",
  "ask.date": "¿Qué día y a qué hora te viene bien?",
  "ask.product": "¿De qué producto se trata?",
  "ask.quantity": "¿Cuántas unidades?",
  "ask.money": "¿De qué importe se trata?",
  "ask.lines": "¿De qué artículos se trata?",
  "ask.text": "Cuéntame un poco más, por favor.",
  invalid: "Ese dato no me sirve así. {question}",
  "invalid.date": "Esa fecha no existe o no está completa. {question}",
  "invalid.past": "Esa fecha ya ha pasado. {question}",
  "invalid.future": "Esa fecha todavía no ha llegado. {question}",
  "not-found": "No he encontrado nada con ese dato. Compruébalo otra vez, por favor. {question}",
  conflict: "Eso no es posible en este momento. ¿Quieres que lo mire un compañero?",
  "conflict.free": "Esa hora no está disponible. ¿Te viene bien alguna de estas?",
  denied: "Lo siento, nuestras normas no me permiten hacerlo. ¿Quieres que lo mire un compañero?",
  "denied.window-closed": "Lo siento, el plazo para hacerlo ya ha terminado. ¿Quieres que lo mire un compañero?",
  "denied.final-sale": "Lo siento, con este artículo no es posible. ¿Quieres que lo mire un compañero?",
  "denied.nothing-to-refund": "Aquí ya no queda nada por devolver. ¿Quieres que lo mire un compañero?",
  "denied.too-many-callbacks":
    "Ya tienes varias llamadas reservadas con nosotros. ¿Prefieres hablar aquí con un compañero?",

  confirm: "Comprueba esto antes de que siga, por favor:\n{details}\n¿Lo hago?",
  "confirm.amount": "Comprueba esto antes de que siga, por favor:[[\n{details}]]\nImporte: {amount}\n¿Lo hago?",
  "confirm.again": "Necesito un sí o un no claro antes de hacerlo. ¿Sigo adelante?",
  "confirm.expired": "Esta confirmación ya no es válida, así que no se ha hecho nada.",
  "confirm.used": "Eso ya está hecho, así que no puedo deshacerlo desde aquí. Un compañero puede revisarlo.",

  "card.confirm": "Confirma, por favor",
  "card.amount": "Importe",
  "card.to": "Va a",

  "choice.yes": "Sí, adelante",
  "choice.no": "No, déjalo",
  "choice.all": "Todos",
  "choice.again": "Empezar de nuevo",
  "choice.person": "Hablar con una persona",
  "choice.resend": "Enviar otro código",
  "choice.resume": "Sí, sigamos",
  "choice.later": "No, gracias",

  "proof.identifier":
    "Para proteger tus datos, primero tengo que comprobar quién eres. Dime tu número de pedido o de reserva, o el correo o el teléfono que tenemos registrado.",
  "proof.identifier.again":
    "Necesito algo para encontrar tus datos: tu número de pedido o de reserva, tu correo electrónico o tu teléfono.",
  "proof.code.sent":
    "Gracias. Si coincide con nuestros datos, te llegará un código de seis cifras al correo o al teléfono que tenemos registrado. Escríbelo aquí, por favor.",
  "proof.code.again": "Escribe el código de seis cifras del mensaje, por favor, o pide uno nuevo.",
  "proof.code.wrong": "Ese código no es correcto. Compruébalo y escríbelo otra vez, por favor.",
  "proof.code.expired": "Ese código ha caducado. Puedo enviarte uno nuevo.",
  "proof.done": "Gracias, comprobado. ¿En qué puedo ayudarte?",

  "clarify.intent": "No estoy seguro de haberte entendido. ¿Se trata de algo de esto?",
  "attachment.unseen":
    "Yo no puedo ver imágenes ni escuchar grabaciones, pero mis compañeros ven lo que has enviado. ¿Me escribes en pocas palabras de qué se trata?",
  "clarify.open": "No estoy seguro de haberte entendido. ¿Puedes decirlo con otras palabras?",
  "clarify.product": "¿A qué producto te refieres?",
  "clarify.product.open": "¿Sobre qué producto es tu pregunta?",
  "language.chosen": "De acuerdo, seguimos en español. ¿En qué puedo ayudarte?",
  "person.declined": "De acuerdo. ¿En qué más puedo ayudarte?",
  "resume.offer": "¿Seguimos con {task}?",
  "resume.task": "lo que habíamos empezado",

  "handoff.asked-for-person": "Claro. Te paso con un compañero.",
  "handoff.low-intent-confidence": "No estoy seguro de entenderte bien, así que prefiero pasarte con un compañero.",
  "handoff.low-response-confidence":
    "No puedo responderte a eso con seguridad, así que prefiero pasarte con un compañero antes que adivinar.",
  "handoff.anger":
    "Lo siento mucho y entiendo tu enfado. Un compañero se va a ocupar personalmente; tu caso está ahora al principio de la cola.",
  "handoff.policy-conflict": "Nuestras normas no son claras en este caso, así que lo mirará un compañero.",
  "handoff.over-limit":
    "Esto lo tiene que aprobar un compañero. Todavía no se ha pagado nada; le he pasado todos los datos.",
  "handoff.disputed":
    "Un compañero tiene que revisar este caso. Todavía no se ha hecho nada; le he pasado todos los datos.",
  "handoff.repeated-blocks": "Aquí no puedo ayudarte más, así que te paso con un compañero.",
  "handoff.too-many-turns": "Parece que no consigo ayudarte, y lo siento. Te paso con un compañero.",
  "handoff.human-only": "De esto se ocupa personalmente un compañero. Te paso con él.",
  "handoff.no-answer": "Eso no lo sé con certeza y no quiero adivinar. Te paso con un compañero.",
  "handoff.safety": "Tu seguridad es lo primero. Te paso ahora mismo con un compañero.",
  "handoff.tool-failed":
    "Nuestro sistema no me da ahora una respuesta clara, así que no sé si ha funcionado. Lo comprobará un compañero; mientras tanto, no lo intentes otra vez, por favor.",
  "handoff.internal-failure": "Algo ha fallado por nuestra parte, y lo siento. Te paso con un compañero.",
  "handoff.when.open": "Puedes seguir escribiendo aquí. Intentamos responder en {minutes} minutos.",
  "handoff.when.closed": "Nuestro equipo vuelve el {opensAt} y te responderá aquí.",
  "handoff.when.unknown": "Un compañero te responderá aquí lo antes posible.",
  "handoff.ticket": "Tu número de referencia: {ticketId}",
  "handoff.delayed": "Perdona la espera. No hemos olvidado tu mensaje; un compañero te responderá aquí.",
  "handoff.colleague": "Otro compañero se hace cargo de tu caso y te responderá aquí.",

  blocked: "En eso no puedo ayudarte. Si tienes una pregunta sobre nuestros productos o servicios, te ayudo con gusto.",
  "blocked.abuse": "Me gustaría ayudarte, pero mantengamos el respeto, por favor. ¿Qué puedo hacer por ti?",
  selfharm:
    "Siento mucho que te sientas así. No estás solo. Si corres peligro, llama al número de emergencias de tu país o a una línea de ayuda cercana. Estamos avisando a un compañero.",
  "notice.code.subject": "Tu código para {title}",
  "notice.code.body":
    "Tu código para {title} es {code}. Es válido durante {minutes} minutos. Nuestro personal nunca te lo pedirá por teléfono. Si no lo has solicitado, ignora este mensaje.",
};
