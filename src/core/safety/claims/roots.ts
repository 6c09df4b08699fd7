/** What a word is derived from: `dimmable`, `dimmed` and `dim`, `refundable` and `refund`. Takes and gives stems, folded. */
export function rootOf(stem: string): string {
  const regular = irregular[stem];
  if (regular) return regular;
  const bare = stem.replace(/^(.{3,}?)(?:abl[ey]?|ibl[ey]?|bar|ung|acion|ation)$/, "$1");
  return bare.replace(/([bdgmnprt])\1$/, "$1");
}

const irregular: Readonly<Record<string, string>> = {
  taken: "take",
  took: "take",
  sent: "send",
  paid: "pay",
  kept: "keep",
  brought: "bring",
  built: "build",
  held: "hold",
  sold: "sell",
  left: "leav",
  lost: "lose",
  broken: "break",
  given: "give",
  worn: "wear",
  met: "meet",
  begun: "begin",
  driven: "drive",
  drove: "drive",
  shown: "show",
  written: "write",
  chosen: "choos",
  bought: "buy",
  forgotten: "forget",
  fahrt: "fahr",
  cubiert: "cubr",
  abiert: "abr",
  devuelt: "devolv",
  devuelv: "devolv",
  rot: "romp",
  escrit: "escrib",
  hech: "hac",
  puest: "pon",
  inclu: "inclui",
  gilt: "gelt",
  halt: "halt",
};
