/** Two texts that differ only in case, spaces, punctuation and marks of headings and lists are the same text. */
export const sameText = (text: string): string =>
  text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
