/** What speakers of a language read with least effort: a close relative of it, or what is taught at school there. */
const nearest: Readonly<Record<string, readonly string[]>> = {
  ca: ["es"],
  eu: ["es"],
  gl: ["es", "pt"],
  pt: ["es"],
  lb: ["de", "fr"],
  nb: ["no", "da", "sv"],
  no: ["nb", "da", "sv"],
  da: ["no", "nb", "sv"],
  sv: ["no", "nb", "da"],
  sk: ["cs"],
  cs: ["sk"],
  be: ["ru"],
  kk: ["ru"],
  ms: ["id"],
  id: ["ms"],
  hr: ["sr", "bs"],
  bs: ["hr", "sr"],
  sr: ["hr", "bs"],
};

/** Which of our languages to write in when we do not have the customer's: a near one, else English, else our own. */
export function likelyRead(language: string, ours: readonly string[]): string {
  const near = nearest[language]?.find((one) => ours.includes(one));
  return near ?? (language !== "" && ours.includes("en") ? "en" : (ours[0] ?? "en"));
}
