/**
 * The text in small letters without accents, letter for letter, so that places in it are places in the original:
 * customers write "manana", "MAÑANA" and "mañana".
 */
export function foldText(text: string): string {
  let folded = "";
  for (const letter of text) {
    const plain = letter.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
    folded += plain.length === letter.length ? plain : letter;
  }
  return folded;
}
