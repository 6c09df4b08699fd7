/** What the engine itself can say. A playbook may replace any of it under the same key. */
export const en = {
  greeting: "Hello! How can I help you?",
  thanks: "You're welcome! Is there anything else I can do for you?",
  goodbye: "Thank you for getting in touch. Goodbye!",
  "about-bot": "I'm the virtual assistant of {business}. If you would rather speak to a person, just say so.",
  cancelled: "All right, I'll leave it there. Just write if you need anything else.",
  declined: "All right, I haven't done anything. Is there something else I can help with?",
  done: "That's done.[[\n{details}]]",
  empty: "I can't find anything that fits in your account.",
  // Said once to a customer who is upset, and the sober ones of the texts above.
  "tone.regret": "I'm sorry for the trouble this has caused.",
  "greeting.upset": "Hello. What can I help you with?",
  "thanks.upset": "All right. Is anything still open?",
  "goodbye.upset": "Thank you for writing. We are here if anything is still open.",
  disclosure: "This is the virtual assistant of {business}.",

  "answer.lead": "About {product}:",
  "answer.fromOtherLanguage": "I only have this information in {language}, so I'm quoting it as it is:",
  "answer.general": "Our general rule:",
  "answer.tips": "What customers say (not official information):",
  "answer.tipsOnly": "We have no official information on this. Customers say:",
  "answer.known": "What I do know:",
  "answer.from": "From “{title}”:",
  "answer.unknown": "I have no reliable information on this about {product}.",
  "answer.second.unknown":
    "I have no reliable answer to your other question. I can put you through to a colleague for that.",

  ask: "Could you tell me this, please: {name}?",
  "ask.choice": "Which one do you mean?",
  "ask.again": "Sorry, I couldn't make sense of that. {question}",
  "ask.time": "At what time on {day} would suit you?",
  "ask.day": "On which day shall it be, at {time}?",
  "ask.email": "What is your e-mail address?",
  "ask.phone": "What phone number can we reach you on?",
  "ask.date": "What day and time would suit you?",
  "ask.product": "Which product is it about?",
  "ask.quantity": "How many?",
  "ask.money": "What amount is it about?",
  "ask.lines": "Which items is it about?",
  "ask.text": "Please tell me a little more about it.",
  invalid: "That can't be used as it is. {question}",
  "invalid.date": "I'm afraid that date doesn't exist or isn't complete. {question}",
  "invalid.past": "That date has already passed. {question}",
  "invalid.future": "That date is still in the future. {question}",
  "not-found": "I couldn't find anything under that. Please check it once more. {question}",
  conflict: "That isn't possible at the moment. Would you like a colleague to look into it?",
  "conflict.free": "That time isn't available. Would one of these suit you?",
  denied: "I'm afraid I can't do that under our rules. Would you like a colleague to look into it?",
  "denied.window-closed":
    "I'm afraid the period in which that is possible has ended. Would you like a colleague to look into it?",
  "denied.final-sale": "I'm afraid that isn't possible for this item. Would you like a colleague to look into it?",
  "denied.nothing-to-refund": "There is nothing left to pay back here. Would you like a colleague to look into it?",
  "denied.too-many-callbacks":
    "You already have several calls booked with us. Would you like to speak to a colleague here instead?",

  confirm: "Please check this before I go ahead:\n{details}\nShall I do it?",
  "confirm.amount": "Please check this before I go ahead:[[\n{details}]]\nAmount: {amount}\nShall I do it?",
  "confirm.again": "I need a clear yes or no before I do this. Shall I go ahead?",
  "confirm.expired": "This confirmation is no longer valid, so nothing has been done.",
  "confirm.used": "That has already been carried out, so I can't take it back here. A colleague can look into it.",

  "card.confirm": "Please confirm",
  "card.amount": "Amount",
  "card.to": "Goes to",

  "choice.yes": "Yes, do it",
  "choice.no": "No, don't",
  "choice.all": "All of them",
  "choice.again": "Start again",
  "choice.person": "Speak to a person",
  "choice.resend": "Send a new code",
  "choice.resume": "Yes, go on",
  "choice.later": "No, thanks",

  "proof.identifier":
    "To protect your data I first need to check who you are. Please give me your order or booking number, or the e-mail address or phone number we have on file.",
  "proof.identifier.again":
    "I need something to find your details with: your order or booking number, your e-mail address or your phone number.",
  "proof.code.sent":
    "Thank you. If that matches our records, a six-digit code is on its way to the e-mail address or phone we have on file. Please type it here.",
  "proof.code.again": "Please type the six-digit code from the message, or ask for a new one.",
  "proof.code.wrong": "That code isn't right. Please check it and type it once more.",
  "proof.code.expired": "That code has expired. I can send you a new one.",
  "proof.done": "Thank you, that worked. How can I help you?",

  "clarify.intent": "I'm not sure I understood you. Is it about one of these?",
  "attachment.unseen":
    "I can't look at pictures or listen to recordings myself, but my colleagues can see what you sent. Could you write to me in a few words what it is about?",
  "clarify.open": "I'm not sure I understood you. Could you say it in other words?",
  "clarify.product": "Which product do you mean?",
  "clarify.product.open": "Which product is your question about?",
  "choice.forget": "Forget it",
  "memory.none": "I remember nothing about you beyond this conversation.",
  "memory.shown": "This is what I remember about you beyond this conversation:\n{facts}",
  "memory.forgotten": "Done, I have forgotten it. The messages of our conversations stay in their history.",
  "memory.language": "We write in {language}.",
  "memory.zone": "Your time zone: {zone}.",
  "memory.contact.email": "You prefer to be contacted by e-mail.",
  "memory.contact.phone": "You prefer to be contacted by phone.",
  "memory.contact.chat": "You prefer to be contacted in the chat.",
  "memory.contact.no-calls": "You do not want to be called.",
  "memory.time.morning": "Mornings suit you best.",
  "memory.time.afternoon": "Afternoons suit you best.",
  "memory.time.evening": "Evenings suit you best.",
  "memory.open-issue": "Still open since {date}: {what}.",
  "memory.outcome": "Done on {date}: {what}.",
  "language.chosen": "Good, let's go on in English. What can I do for you?",
  "person.declined": "All right. How else can I help?",
  "resume.offer": "Shall we go on with {task}?",
  "resume.task": "what we had started",

  "handoff.asked-for-person": "Of course. I'm passing you on to a colleague.",
  "handoff.low-intent-confidence": "I'm not sure I understand you correctly, so I'd rather pass you on to a colleague.",
  "handoff.low-response-confidence":
    "I can't answer that reliably, so I'd rather pass you on to a colleague than guess.",
  "handoff.anger":
    "I'm very sorry about this, and I understand that you are upset. A colleague will take care of it personally; your case is now at the front of the queue.",
  "handoff.policy-conflict": "Our rules aren't clear in this case, so a colleague will look at it.",
  "handoff.over-limit":
    "A colleague has to approve this. Nothing has been paid out yet; I've passed on all the details.",
  "handoff.disputed":
    "A colleague needs to look at this case. Nothing has been done yet; I've passed on all the details.",
  "handoff.repeated-blocks": "I can't help any further here, so I'm passing you on to a colleague.",
  "handoff.too-many-turns":
    "I don't seem to be getting you any further, and I'm sorry about that. I'm passing you on to a colleague.",
  "handoff.human-only": "A colleague handles this personally. I'm passing you on.",
  "handoff.no-answer": "I don't know that for certain and won't guess. I'm passing you on to a colleague.",
  "handoff.safety": "Your safety comes first. I'm passing you on to a colleague right away.",
  "handoff.tool-failed":
    "Our system isn't giving me a clear answer right now, so I can't tell whether that worked. A colleague will check it; please don't try again in the meantime.",
  "handoff.internal-failure":
    "Something went wrong on our side, and I'm sorry about that. I'm passing you on to a colleague.",
  "handoff.when.open": "You can simply keep writing here. We aim to reply within {minutes} minutes.",
  "handoff.when.closed": "Our team is back on {opensAt}, and will answer you here.",
  "handoff.when.unknown": "A colleague will answer you here as soon as possible.",
  "handoff.ticket": "Your reference number: {ticketId}",
  "handoff.delayed": "Sorry for the wait. Your message hasn't been forgotten; a colleague will answer you here.",
  "handoff.colleague": "Another colleague is taking over your case and will answer you here.",

  blocked: "I can't help with that. If you have a question about our products or services, I'm happy to help.",
  "blocked.abuse": "I'd like to help, but please let us stay polite. What can I do for you?",
  selfharm:
    "I'm very sorry that you feel this way. You are not alone. If you are in danger, please call your local emergency number or a crisis line near you. A colleague is being told.",
  "notice.code.subject": "Your code for {title}",
  "notice.code.body":
    "Your code for {title} is {code}. It is valid for {minutes} minutes. Our staff will never ask you for it by phone. If you did not request it, you can ignore this message.",
} as const;

export type EngineReplyKey = keyof typeof en;
