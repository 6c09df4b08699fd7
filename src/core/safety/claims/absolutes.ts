/** Words that hold without exception, or say who bears a cost: facts without a figure. Folded. */
export const absolutes: readonly (readonly [string, RegExp])[] = [
  [
    "free",
    /\b(free of charge|for free|free|gratis|gratuit[oa]s?|kostenlos\w*|kostenfrei\w*|complimentary|no (extra )?(charge|cost)|sin (coste|costo|cargo)|umsonst)\b/g,
  ],
  ["always", /\b(always|siempre|immer|jederzeit|any time|anytime|en cualquier momento|24\/7|around the clock)\b/g],
  [
    "all",
    /\b(all(?! (?:the )?other| done| set)|any(?! (?:\w+ )?(?:questions?|help|problems?|doubts?|more|of|longer)\b)|each(?! (?:adult|child|person|guest|of (?:you|them))\b)|every|everything|everyone|everywhere|todos|todas|alle|allen|aller|jeder|jede|jedes|jeden|jedem|cualquier|cualquiera|uberall|worldwide|weltweit|en todo el mundo|cada)\b/g,
  ],
  [
    "unlimited",
    /\b(unlimited|unconditional\w*|lifetime|forever|no questions asked|without (?:a |any )?questions?|sin preguntas|ohne (?:ruck|nach)?fragen?|ilimitad[oa]s?|de por vida|para siempre|unbegrenzt\w*|unbefristet\w*|lebenslang\w*|bedingungslos\w*)\b/g,
  ],
  [
    "even",
    /\b((?:even|also) (?:if|when|though)|regardless|no matter|auch wenn|selbst wenn|egal ob|incluso si|aunque|sin importar)\b/g,
  ],
  ["fee", /\b(for a fee|for a small fee|at a charge|con recargo|pagando|gegen (?:eine )?gebuhr|gegen aufpreis)\b/g],
  // Who bears a cost.
  ["our-cost", /\b(?:at our (?:own )?(?:cost|expense)|on us|a nuestro cargo|por nuestra cuenta|auf unsere kosten)\b/g],
  ["your-cost", /\b(?:at your (?:own )?(?:cost|expense)|a (?:tu|su) cargo|auf (?:ihre|deine|eigene) kosten)\b/g],
  ["up-to-you", /\b(?:up to you|(?:va |corre )?por (?:tu|su) cuenta|(?:ihre|deine|eure) sache|auf eigene faust)\b/g],
  // Who pays at all; whether they do is compared as a statement.
  [
    "you-pay",
    /\b(?:you (?:only |also |still |do not |don't |never |have to |must )*(?:pay|bear|cover)|(?:no )?pagas|paga usted|(?:sie|du) (?:be)?zahl(?:en|st)|(?:sie|du) tragen?)\b(?! (?:with|by|via|con|mit|per)\b)/g,
  ],
  [
    "we-pay",
    /\b(?:we (?:also |still |do not |don't )*(?:pay|bear|cover)|(?:no )?pagamos|asumimos|wir (?:be)?zahlen|wir tragen|wir ubernehmen)\b/g,
  ],
  ["own", /\b(?:of (?:your|their|its|his|her|my) own|private|privad[oa]s?|privat\w*)\b/g],
  // "One gift card per order" is a limit.
  [
    "one-per",
    /\b(?:one|a single|only one|un[ao]?|un solo|una sola|eine?n?|einzige\w*) [^,;.]{0,40}?\b(?:per|por|pro) (?=order|booking|person|customer|pedido|reserva|persona|cliente|bestellung|buchung|person|kunde)/g,
  ],
  [
    "outside",
    /\b(outside(?= (?:of |the |your |our |these |those |this |that |any )?\p{L}{4})(?! (?:with|without|when|during|also|only|even)\b)|fuera de|fuera del|ausserhalb|en dehors|fuori)\b/gu,
  ],
  ["at-once", /\b(immediately|instantly|right away|inmediatamente|al instante|de inmediato|sofort|umgehend)\b/g],
  [
    "certain",
    /\b(guaranteed?s?|definitely|certainly|garantizad[oa]s?|garantizamos|garantiert|garantieren|auf jeden fall)\b/g,
  ],
];
