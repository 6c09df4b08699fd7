/** How many tokens a model makes of a text. */
export type CountTokens = (text: string) => number;

/** Never fewer than a real tokenizer counts: three characters a token, two tokens for a sign of scripts without spaces. */
export const tokensAtMost: CountTokens = (text) => {
  const dense =
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}\p{Emoji_Presentation}]/gu,
    )?.length ?? 0;
  return Math.ceil((text.length - dense) / 3) + dense * 2;
};
