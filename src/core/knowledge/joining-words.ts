import { fold } from "./analyze.ts";

/** Begins with a word that limits or takes back what the sentence before it said. */
const LIMITS =
  /^(however|but|except|only|unless|please note|note that|this does not|this applies|exceptions?|jedoch|allerdings|aber|ausser|ausgenommen|nur|bitte beachten|beachten sie|dies gilt|das gilt|ausnahmen?|sin embargo|pero|excepto|salvo|solo|tenga en cuenta|ten en cuenta|esto no|excepciones|toutefois|cependant|sauf|tuttavia|pero|salvo|no entanto|exceto)\b/;
/** Begins with a word that stands for something named before. */
const POINTS_BACK =
  /^(it|they|this|these|those|that|he|she|both|otherwise|then|es|diese[rsnm]?|dies|sie(?= (?:ist|sind|hat|haben|kann|kostet|kosten|gilt|gelten))|beide|dann|sonst|esto|este|esta|estos|estas|ese|esa|ambos|ambas|entonces)\b/;

export const limitsWhatCameBefore = (sentence: string): boolean => LIMITS.test(fold(sentence));

export const pointsBack = (sentence: string): boolean => POINTS_BACK.test(fold(sentence));
