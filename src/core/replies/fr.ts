import type { EngineReplyKey } from "./en.ts";

export const fr: Readonly<Record<EngineReplyKey, string>> = {
  greeting: "Bonjour ! Comment puis-je vous aider ?",
  thanks: "Je vous en prie ! Puis-je faire autre chose pour vous ?",
  goodbye: "Merci de nous avoir écrit. Au revoir !",
  "about-bot": "Je suis l'assistant virtuel de {business}. Si vous préférez parler à une personne, dites-le-moi.",
  cancelled: "Très bien, nous en restons là. Écrivez-moi si vous avez besoin d'autre chose.",
  declined: "Très bien, je n'ai rien fait. Puis-je vous aider pour autre chose ?",
  done: "C'est fait.[[\n{details}]]",
  empty: "Je ne trouve rien qui corresponde dans votre compte.",
  // Said once to a customer who is upset, and the sober ones of the texts above.
  "tone.regret": "Je suis désolé pour les désagréments causés.",
  "greeting.upset": "Bonjour. En quoi puis-je vous aider ?",
  "thanks.upset": "Entendu. Reste-t-il un point à régler ?",
  "goodbye.upset": "Merci de nous avoir écrit. Nous restons là s'il reste un point à régler.",
  disclosure: "Je suis l'assistant virtuel de {business}.",

  "answer.lead": "À propos de {product} :",
  "answer.fromOtherLanguage": "Je n'ai cette information que dans cette langue : {language}. Je la cite telle quelle :",
  "answer.general": "Notre règle générale :",
  "answer.tips": "Ce que disent les clients (information non officielle) :",
  "answer.tipsOnly": "Nous n'avons pas d'information officielle à ce sujet. Les clients disent :",
  "answer.known": "Ce que je sais :",
  "answer.from": "Extrait de « {title} » :",
  "answer.unknown": "Je n'ai pas d'information fiable à ce sujet pour {product}.",
  "answer.second.unknown":
    "Je n'ai pas de réponse fiable à votre autre question. Je peux vous mettre en relation avec un collègue.",

  ask: "Pouvez-vous m'indiquer ceci, s'il vous plaît : {name} ?",
  "ask.choice": "Duquel s'agit-il ?",
  "ask.again": "Désolé, je n'ai pas compris. {question}",
  "ask.time": "À quelle heure cela vous convient-il le {day} ?",
  "ask.day": "Quel jour vous convient, à {time} ?",
  "ask.email": "Quelle est votre adresse e-mail ?",
  "ask.phone": "À quel numéro de téléphone pouvons-nous vous joindre ?",
  "ask.date": "Quel jour et à quelle heure cela vous convient-il ?",
  "ask.product": "De quel produit s'agit-il ?",
  "ask.quantity": "Combien ?",
  "ask.money": "De quel montant s'agit-il ?",
  "ask.lines": "De quels articles s'agit-il ?",
  "ask.text": "Pouvez-vous m'en dire un peu plus ?",
  invalid: "Je ne peux pas utiliser cette indication telle quelle. {question}",
  "invalid.date": "Cette date n'existe pas ou n'est pas complète. {question}",
  "invalid.past": "Cette date est déjà passée. {question}",
  "invalid.future": "Cette date n'est pas encore arrivée. {question}",
  "not-found": "Je n'ai rien trouvé sous cette indication. Vérifiez-la encore une fois, s'il vous plaît. {question}",
  conflict: "Ce n'est pas possible pour le moment. Voulez-vous qu'un collègue s'en occupe ?",
  "conflict.free": "Cet horaire n'est pas disponible. L'un de ceux-ci vous convient-il ?",
  denied: "Je suis désolé, nos règles ne me le permettent pas. Voulez-vous qu'un collègue s'en occupe ?",
  "denied.window-closed": "Je suis désolé, le délai est dépassé. Voulez-vous qu'un collègue s'en occupe ?",
  "denied.final-sale":
    "Je suis désolé, ce n'est pas possible pour cet article. Voulez-vous qu'un collègue s'en occupe ?",
  "denied.nothing-to-refund": "Il ne reste rien à rembourser ici. Voulez-vous qu'un collègue s'en occupe ?",
  "denied.too-many-callbacks":
    "Vous avez déjà plusieurs appels réservés chez nous. Préférez-vous écrire ici à un collègue ?",

  confirm: "Vérifiez ceci avant que je continue, s'il vous plaît :\n{details}\nJe le fais ?",
  "confirm.amount":
    "Vérifiez ceci avant que je continue, s'il vous plaît :[[\n{details}]]\nMontant : {amount}\nJe le fais ?",
  "confirm.again": "J'ai besoin d'un oui ou d'un non clair avant de le faire. Dois-je continuer ?",
  "confirm.expired": "Cette confirmation n'est plus valable, rien n'a donc été fait.",
  "confirm.used": "C'est déjà fait, je ne peux donc pas l'annuler ici. Un collègue peut examiner cela.",

  "card.confirm": "Merci de confirmer",
  "card.amount": "Montant",
  "card.to": "Destination",

  "choice.yes": "Oui, allez-y",
  "choice.no": "Non",
  "choice.all": "Tous",
  "choice.again": "Recommencer",
  "choice.person": "Parler à une personne",
  "choice.resend": "Envoyer un autre code",
  "choice.resume": "Oui, continuons",
  "choice.later": "Non, merci",

  "proof.identifier":
    "Pour protéger vos données, je dois d'abord vérifier qui vous êtes. Indiquez-moi votre numéro de commande ou de réservation, ou l'adresse e-mail ou le téléphone que nous avons enregistré.",
  "proof.identifier.again":
    "Il me faut de quoi retrouver vos données : votre numéro de commande ou de réservation, votre adresse e-mail ou votre téléphone.",
  "proof.code.sent":
    "Merci. Si cela correspond à nos données, un code à six chiffres arrive à l'adresse e-mail ou au téléphone enregistré. Tapez-le ici, s'il vous plaît.",
  "proof.code.again": "Tapez le code à six chiffres du message, s'il vous plaît, ou demandez-en un autre.",
  "proof.code.wrong": "Ce code n'est pas correct. Vérifiez-le et tapez-le encore une fois, s'il vous plaît.",
  "proof.code.expired": "Ce code a expiré. Je peux vous en envoyer un autre.",
  "proof.done": "Merci, c'est vérifié. Comment puis-je vous aider ?",

  "clarify.intent": "Je ne suis pas sûr de vous avoir compris. S'agit-il de l'un de ces sujets ?",
  "attachment.unseen":
    "Je ne peux ni regarder d'images ni écouter d'enregistrements, mais mes collègues voient ce que vous avez envoyé. Pouvez-vous m'écrire en quelques mots de quoi il s'agit ?",
  "clarify.open": "Je ne suis pas sûr de vous avoir compris. Pouvez-vous le dire autrement ?",
  "clarify.product": "De quel produit parlez-vous ?",
  "clarify.product.open": "Sur quel produit porte votre question ?",
  "choice.forget": "Oublier",
  "memory.none": "Je ne retiens rien de vous en dehors de cette conversation.",
  "memory.shown": "Voici ce que je retiens de vous au-delà de cette conversation :\n{facts}",
  "memory.forgotten": "C'est fait, je l'ai oublié. Les messages de nos conversations restent dans l'historique.",
  "memory.language": "Nous écrivons en {language}.",
  "memory.zone": "Votre fuseau horaire : {zone}.",
  "memory.contact.email": "Vous préférez être contacté par e-mail.",
  "memory.contact.phone": "Vous préférez être contacté par téléphone.",
  "memory.contact.chat": "Vous préférez être contacté par chat.",
  "memory.contact.no-calls": "Vous ne souhaitez pas être appelé.",
  "memory.time.morning": "Le matin vous convient le mieux.",
  "memory.time.afternoon": "L'après-midi vous convient le mieux.",
  "memory.time.evening": "Le soir vous convient le mieux.",
  "memory.open-issue": "En suspens depuis le {date} : {what}.",
  "memory.outcome": "Fait le {date} : {what}.",
  "language.chosen": "Très bien, continuons en français. Que puis-je faire pour vous ?",
  "person.declined": "Très bien. Comment puis-je vous aider autrement ?",
  "resume.offer": "Voulez-vous continuer : {task} ?",
  "resume.task": "ce que nous avions commencé",

  "handoff.asked-for-person": "Bien sûr. Je vous mets en relation avec un collègue.",
  "handoff.low-intent-confidence":
    "Je ne suis pas sûr de bien vous comprendre, je préfère donc vous passer un collègue.",
  "handoff.low-response-confidence":
    "Je ne peux pas répondre à cela de façon fiable, je préfère donc vous passer un collègue plutôt que de deviner.",
  "handoff.anger":
    "Je suis vraiment désolé et je comprends votre colère. Un collègue va s'en occuper personnellement ; votre demande est maintenant en tête de la file.",
  "handoff.policy-conflict": "Nos règles ne sont pas claires dans ce cas, un collègue va donc l'examiner.",
  "handoff.over-limit":
    "Un collègue doit approuver cela. Rien n'a encore été versé ; j'ai transmis toutes les informations.",
  "handoff.disputed":
    "Un collègue doit examiner ce cas. Rien n'a encore été fait ; j'ai transmis toutes les informations.",
  "handoff.repeated-blocks": "Je ne peux pas vous aider davantage ici, je vous passe donc un collègue.",
  "handoff.too-many-turns": "Je n'arrive pas à vous aider davantage, et j'en suis désolé. Je vous passe un collègue.",
  "handoff.human-only": "Un collègue s'en occupe personnellement. Je vous le passe.",
  "handoff.no-answer": "Je n'en suis pas certain et je ne veux pas deviner. Je vous passe un collègue.",
  "handoff.safety": "Votre sécurité passe avant tout. Je vous passe tout de suite un collègue.",
  "handoff.tool-failed":
    "Notre système ne me donne pas de réponse claire, je ne sais donc pas si cela a fonctionné. Un collègue va vérifier ; ne réessayez pas entre-temps, s'il vous plaît.",
  "handoff.internal-failure":
    "Quelque chose n'a pas fonctionné de notre côté, et j'en suis désolé. Je vous passe un collègue.",
  "handoff.when.open": "Vous pouvez continuer à écrire ici. Nous essayons de répondre en {minutes} minutes.",
  "handoff.when.closed": "Notre équipe sera de retour le {opensAt} et vous répondra ici.",
  "handoff.when.unknown": "Un collègue vous répondra ici dès que possible.",
  "handoff.ticket": "Votre numéro de dossier : {ticketId}",
  "handoff.delayed": "Veuillez excuser l'attente. Votre message n'est pas oublié ; un collègue vous répondra ici.",
  "handoff.colleague": "Un autre collègue reprend votre dossier et vous répondra ici.",

  blocked:
    "Je ne peux pas vous aider pour cela. Si vous avez une question sur nos produits ou nos services, je vous aiderai avec plaisir.",
  "blocked.abuse": "J'aimerais vous aider, mais restons polis, s'il vous plaît. Que puis-je faire pour vous ?",
  selfharm:
    "Je suis vraiment désolé que vous vous sentiez ainsi. Vous n'êtes pas seul. Si vous êtes en danger, appelez le numéro d'urgence de votre pays ou une ligne d'écoute près de chez vous. Un collègue est prévenu.",
  "notice.code.subject": "Votre code pour {title}",
  "notice.code.body":
    "Votre code pour {title} est {code}. Il est valable {minutes} minutes. Notre équipe ne vous le demandera jamais par téléphone. Si vous ne l'avez pas demandé, ignorez ce message.",
};
