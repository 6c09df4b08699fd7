/**
 * Structures that ordinary customers do not write: forged chat markup, an order to drop earlier instructions, a claim
 * to be the system. Each adds to the trained score; alone none decides except forged markup.
 */
const rules: readonly { readonly pattern: RegExp; readonly weight: number }[] = [
  {
    pattern:
      /<\|(?:im_start|im_end|system|user|assistant|endoftext)\|>|\[\/?INST\]|<<\/?SYS>>|<\/?(?:system|assistant)>/i,
    weight: 0.9,
  },
  { pattern: /^[ \t]*(?:#{2,}[ \t]*)?(?:system|assistant|developer)\s*(?:prompt|message)?\s*:/im, weight: 0.4 },
  { pattern: /"role"\s*:\s*"(?:system|assistant|developer)"/i, weight: 0.9 },
  {
    pattern:
      /\b(?:ignor\w*|disregard|forget|override|bypass|olvida\w*|vergiss|vergesst|missachte\w*|oublie\w*|dimentica\w*|esque[cç]a\w*)\b[^.?!\n]{0,40}\b(?:all|any|every|previous|prior|above|earlier|your|todas?|anteriores|alle\w*|vorherigen?|bisherigen?|toutes?|précédentes?|tutte|precedenti)\b[^.?!\n]{0,30}\b(?:instructions?|rules?|guidelines?|directives?|prompts?|polic(?:y|ies)|instrucciones|reglas|anweisungen|regeln|règles|istruzioni|regole|instruções|regras)\b/i,
    weight: 0.7,
  },
  {
    pattern:
      /\b(?:system|hidden|initial|secret|developer)[\s-]*(?:prompt|instructions?|message)\b|\bprompt (?:del|de|di|do) sistema\b|\bsystemprompt\b|\bprompt système\b/i,
    weight: 0.4,
  },
  {
    pattern:
      /\b(?:do anything now|DAN mode|jailbr(?:eak|oken) (?:mode|self|response)|developer mode (?:enabled|output)|unfiltered and amoral)\b/i,
    weight: 0.8,
  },
  {
    pattern:
      /\b(?:without|ignore|free of|free from|has no|have no|not bound by)\b[^.?!\n]{0,25}\b(?:ethical|moral|restrictions?|guardrails|content polic\w+|censorship|safety)\b[^.?!\n]{0,25}\b(?:guidelines?|boundaries|limits?|filters?|rules|concerns?|protocols?)\b/i,
    weight: 0.5,
  },
  // A forged dialogue that leads up to the question that counts.
  { pattern: /\bQ:\s.{2,400}?\bA:\s.{2,2000}?\bQ:\s/is, weight: 0.3 },
  // The same word over and over, to push earlier instructions out of sight.
  { pattern: /\b(\S{3,20})(?:\s+\1\b){9,}/i, weight: 0.3 },
];

export function ruleScore(text: string): number {
  return 1 - rules.reduce((left, { pattern, weight }) => (pattern.test(text) ? left * (1 - weight) : left), 1);
}
