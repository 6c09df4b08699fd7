/** "Yes" and "no" in six languages. A yes may confirm a payment, so what is not clearly one is none. */

const yes =
  "yes(?: please)?|yeah|yep|yup|sure|ok(?:ay|ey)?|correct|right|exactly|of course|go ahead|do it|please do|(?:i )?confirm(?:ed)?|(?:i )?agree[d]?|absolutely|definitely|fine|sounds good|that['’]?s (?:right|fine|ok)|please proceed|proceed|why not|" +
  "s[ií]|claro(?: que s[ií])?|vale|de acuerdo|correcto|exacto|confirmo|confirmar|adelante|hazlo|hágalo|por supuesto|está bien|esta bien|perfecto|dale|por favor|" +
  "ja|jawohl|jo|klar|gerne?|genau|stimmt|richtig|in ordnung|einverstanden|natürlich|mach das|machen sie das|(?:ich )?bestätige|passt|alles klar|auf jeden fall|" +
  "oui|ouais|d['’]accord|bien sûr|exact(?:ement)?|vas-y|allez-y|je confirme|volontiers|" +
  "sì|certo|va bene|d['’]accordo|esatto|confermo|procedi|volentieri|perfetto|" +
  "sim|pode(?: ser)?|certo|isso(?: mesmo)?|exato|está bem|tudo bem|com certeza|pode fazer";
const no =
  "no(?: thanks?| thank you| way)?|nope|nah|not (?:now|yet|really)|(?:please )?don['’]?t(?: do it| do that)?|do not(?: do it)?|never ?mind|rather not|i['’]d rather not|cancel that|stop|wait|" +
  "no gracias|mejor no|para nada|todavía no|aún no|no lo hagas|no quiero|déjalo|dejalo|nunca|ni hablar|" +
  "nein(?: danke)?|nee|nö|lieber nicht|doch nicht|auf keinen fall|noch nicht|lass es|lassen sie es|nicht|bitte nicht|" +
  "non(?: merci)?|pas maintenant|surtout pas|plutôt pas|laisse tomber|" +
  "no grazie|meglio di no|non ancora|lascia stare|" +
  "não(?: obrigad[oa])?|nao|melhor não|ainda não|deixa(?: pra lá)?|de jeito nenhum";
const filler =
  "please|pls|thanks?|thank you|thx|it|that|this|then|so|and|go on|for me|refund it|cancel it|book it|send it|por favor|gracias|entonces|eso|y|bitte|danke|dann|das|es|und|so|gern|s['’]il (?:vous|te) plaît|merci|per favore|grazie|por favor|obrigad[oa]|then|👍|🙏";
const hesitation =
  /\b(?:but|except|instead|unless|wait|if|how|what|when|which|pero|salvo|excepto|cuándo|cómo|qué|si no|aber|außer|sondern|wenn|wann|wie|mais|sauf|si|ma|però|se|mas|porém|quando)\b|\?/iu;

const yesStart = new RegExp(`^(?:${yes})(?!\\p{L})`, "iu");
const noStart = new RegExp(`^(?:${no})(?!\\p{L})`, "iu");
const fillerStart = new RegExp(`^(?:${filler})(?![\\p{L}])`, "iu");
const MOST_WORDS = 8;

export function yesOrNo(text: string): "yes" | "no" | undefined {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^[\s\p{P}¡¿]+/u, "");
  if (/^(?:👍|✅|👌)/u.test(words)) return "yes";
  if (/^(?:👎|❌|🚫)/u.test(words)) return "no";
  if (words.split(/\s+/).length > MOST_WORDS) return undefined;
  if (
    /^(?:no (?:problem|worries|hay problema)|kein problem|pas de problème|nessun problema|sem problema|why not|por qué no|warum nicht)\b/iu.test(
      words,
    )
  )
    return "yes";

  const saysNo = strip(words, noStart);
  if (saysNo.hits > 0) {
    // "no me llegó" and "no funciona" negate a verb: a "no" of its own is followed by nothing or by a stop.
    // "wait, how much is it?" asks something: it refuses nothing.
    if (saysNo.rest.includes("?")) return undefined;
    return saysNo.rest === "" || saysNo.stopped ? "no" : undefined;
  }
  const saysYes = strip(words, yesStart);
  if (saysYes.hits === 0 || noStart.test(saysYes.rest)) return undefined;
  const calm =
    !hesitation.test(saysYes.rest) &&
    !/\d/.test(saysYes.rest) &&
    !/\b(?:not|no|nicht|kein\p{L}*|pas|non|não|don['’]?t)\b/iu.test(saysYes.rest);
  const short = saysYes.rest === "" || saysYes.stopped;
  return calm && short ? "yes" : undefined;
}

/** Takes one answer word after the other (and fillers) off the front; `stopped`: punctuation followed the first. */
function strip(
  words: string,
  start: RegExp,
): { readonly rest: string; readonly hits: number; readonly stopped: boolean } {
  let rest = words;
  let hits = 0;
  let stopped = false;
  for (;;) {
    const match = start.exec(rest) ?? (hits > 0 ? fillerStart.exec(rest) : null);
    if (!match || match[0] === "") return { rest, hits, stopped };
    rest = rest.slice(match[0].length);
    if (hits === 0) stopped = /^\s*[,.!;:…–-]/u.test(rest);
    rest = rest.replace(/^[\s\p{P}\p{S}\p{Extended_Pictographic}]+/u, "");
    hits++;
  }
}
