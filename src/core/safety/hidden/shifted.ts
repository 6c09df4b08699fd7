/** Short words that any real sentence has; what is turned round or shifted only counts when it has some. */
const usualWords =
  /(?<!\p{L})(?:the|this|that|you|your|and|all|for|with|what|are|not|now|show|tell|from|me|my|to|is|of|in|it|que|los|las|tus|todas|por|para|con|una|muestra|el|der|die|das|und|ist|ich|du|dein|deine|nicht|mit|den|alle|alles|mir|zeig|les|des|tes|pour|avec|le|il|che|per|tutte|mostra|os|as|para|mostre)(?!\p{L})/giu;
const looksReal = (text: string): boolean =>
  new Set((text.match(usualWords) ?? []).map((word) => word.toLowerCase())).size >= 2;

export function rot13(text: string): string | undefined {
  if (looksReal(text)) return undefined;
  const shifted = shift13(text);
  return looksReal(shifted) ? shifted : undefined;
}

export const shift13 = (text: string): string =>
  text.replace(/[a-z]/gi, (letter) => {
    const base = letter <= "Z" ? 65 : 97;
    return String.fromCharCode(((letter.charCodeAt(0) - base + 13) % 26) + base);
  });

export function readsBackwards(text: string): string | undefined {
  if (text.length < 12 || looksReal(text)) return undefined;
  const turned = [...text].reverse().join("");
  return looksReal(turned) ? turned : undefined;
}

/** "erewhay oesday" → "where does": most words end in "ay", with their first consonants before it. */
export function fromPigLatin(text: string): string | undefined {
  const words = text.match(/\p{L}+/gu) ?? [];
  const hidden = words.filter((word) => /^[a-z]{2,}ay$/i.test(word));
  if (hidden.length < 4 || hidden.length < words.length * 0.7) return undefined;
  return text.replace(/\b([a-z]{1,20}?)([bcdfghjklmnpqrstvwxz]{0,6}|y)ay\b/gi, (_, rest: string, first: string) =>
    /^[wy]$/i.test(first) ? rest : first + rest,
  );
}
