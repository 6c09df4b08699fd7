const separator = /^(?:\\[-/_.# ]|\\s|[-/_#: ])/;
const quantifier = /^(?:[?*+]|\{\d+(?:,\d*)?\})\??/;
/** At most so many separators of a pattern are put back; longer ids must be written with them. */
const MOST_SEPARATORS = 3;

/**
 * Reads letters and figures as an id whose pattern has separators ("CS260417" as `CS\\d{2}-\\d{4}`): they must fit the
 * pattern without its separators, and those are then put back wherever the whole pattern allows it.
 */
export function spellOut(source: string): (bare: string) => readonly RegExpExecArray[] {
  const { stripped, separators } = stripSeparators(source);
  const whole = new RegExp(`^(?:${source})$`, "i");
  const fits = new RegExp(`^(?:${stripped})$`, "i");
  return (bare) => {
    if (!fits.test(bare)) return [];
    let forms = [bare];
    for (const mark of ["", ...separators.slice(0, MOST_SEPARATORS)]) {
      if (mark !== "") forms = forms.flatMap((form) => insertions(form, mark));
      const read = forms.map((form) => whole.exec(form)).filter((match) => match !== null);
      if (read.length > 0) return read;
    }
    return [];
  };
}

/** Each place behind the last separator, so that none is tried twice. */
function insertions(form: string, mark: string): string[] {
  const from = Math.max(-1, ...[...form].flatMap((letter, at) => (/[^\p{L}\p{N}]/u.test(letter) ? [at] : []))) + 2;
  return Array.from({ length: Math.max(0, form.length - from) }, (_, i) => {
    const at = from + i;
    return `${form.slice(0, at)}${mark}${form.slice(at)}`;
  });
}

/** The pattern without the separators that it has between its parts, and those that must be there, in order. */
function stripSeparators(source: string): { readonly stripped: string; readonly separators: readonly string[] } {
  let stripped = "";
  const separators: string[] = [];
  for (let at = 0; at < source.length; ) {
    const rest = source.slice(at);
    const unit = /^\[(?:\\.|[^\]\\])*\]/.exec(rest)?.[0] ?? /^\\[\s\S]/.exec(rest)?.[0] ?? rest[0] ?? "";
    const members = unit.startsWith("[") ? unit.slice(1, -1) : unit;
    const isSeparator = unit.startsWith("[") ? onlySeparators(members) : separator.test(unit);
    const times = isSeparator ? (quantifier.exec(source.slice(at + unit.length))?.[0] ?? "") : "";
    if (isSeparator) {
      if (!/^[?*]|^\{0/.test(times))
        separators.push(members.includes("-") ? "-" : (/[/_.# :]/.exec(members)?.[0] ?? " "));
    } else stripped += unit;
    at += unit.length + times.length;
  }
  return { stripped, separators };
}

function onlySeparators(members: string): boolean {
  let rest = members;
  while (rest !== "") {
    const one = separator.exec(rest)?.[0] ?? (rest.startsWith(".") ? "." : undefined);
    if (one === undefined) return false;
    rest = rest.slice(one.length);
  }
  return members !== "";
}
