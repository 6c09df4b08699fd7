/** What customers say of how they want to be served, in the six languages that we write. Masked text in, words of ours out. */
interface Rule {
  readonly about: "contact" | "time";
  readonly value: string;
  readonly said: RegExp;
}

const wants =
  "(?:prefer|rather|best|prefier[oe]|mejor|bevorzuge|lieber|am liebsten|am besten|préfère|plutôt|preferisco|meglio|prefiro|melhor)";
const rule = (about: Rule["about"], value: string, words: string): Rule => ({
  about,
  value,
  said: new RegExp(
    `(?<!\\p{L})${wants}(?!\\p{L})[^.!?]{0,40}?(?<!\\p{L})(?:${words})(?!\\p{L})|(?<!\\p{L})(?:${words})(?!\\p{L})[^.!?]{0,25}?(?<!\\p{L})${wants}(?!\\p{L})`,
    "iu",
  ),
});

const rules: readonly Rule[] = [
  {
    about: "contact",
    value: "no-calls",
    said: /(?<!\p{L})(?:(?:please )?(?:don't|do not|never) (?:call|phone|ring) me|no me llam(?:es|éis|en)|(?:bitte )?(?:ruft|rufen sie|ruf) mich (?:bitte )?nicht an|nicht anrufen|ne m'appele[zr]? pas|non (?:mi )?chiam(?:atemi|armi|are)|não me lig(?:ue|uem|ues)|não me telefon(?:e|em))(?!\p{L})/iu,
  },
  rule(
    "contact",
    "email",
    "by e-?mail|via e-?mail|por correo|correo electrónico|per e-?mail|per mail|par e-?mail|par courriel|via mail|por e-?mail",
  ),
  rule(
    "contact",
    "phone",
    "by phone|call me|phone calls?|por teléfono|que me llam\\p{L}+|per telefon|telefonisch|am telefon|anrufen|par téléphone|per telefono|por telefone",
  ),
  rule("contact", "chat", "in (?:the |this )?chat|by chat|por chat|por aquí|im chat|per chat|par chat|via chat"),
  rule(
    "time",
    "morning",
    "in the mornings?|mornings|por la mañana|por las mañanas|vormittags|morgens|am vormittag|le matin|al mattino|di mattina|de manhã",
  ),
  rule(
    "time",
    "afternoon",
    "in the afternoons?|afternoons|por la tarde|por las tardes|nachmittags|am nachmittag|l'après-midi|nel pomeriggio|di pomeriggio|à tarde",
  ),
  rule(
    "time",
    "evening",
    "in the evenings?|evenings|por la noche|por las noches|abends|am abend|le soir|la sera|di sera|à noite",
  ),
];

/** The first rule of each kind that fits. A question ("would you rather …?") states nothing. */
export function statedPreferences(text: string): readonly { readonly about: string; readonly value: string }[] {
  const said = text.split(/(?<=[.!?])\s+/).filter((sentence) => !/[?¿]/.test(sentence));
  const found = new Map<string, string>();
  for (const { about, value, said: pattern } of rules)
    if (!found.has(about) && said.some((sentence) => pattern.test(sentence))) found.set(about, value);
  return [...found].map(([about, value]) => ({ about, value }));
}
