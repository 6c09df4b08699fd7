export type Values = Readonly<Record<string, string>>;

const placeholder = /\{([a-zA-Z][\w.-]*)\}/g;
const optionalPart = /\[\[([^[\]]*(?:\[[^[\]]*\][^[\]]*)*)\]\]/g;

/**
 * Puts values into a reply text. A part in double square brackets goes when a value in it is missing; outside of
 * brackets the sentence with the missing value goes, so that a customer never reads a brace or "arrives on .".
 */
export function fill(text: string, values: Values): string {
  const has = (part: string) => [...part.matchAll(placeholder)].every(([, name = ""]) => (values[name] ?? "") !== "");
  const put = (part: string) => part.replace(placeholder, (_, name: string) => values[name] ?? "");
  const chosen = text.replace(optionalPart, (_, part: string) => (has(part) ? part : ""));
  const kept = chosen
    .split("\n")
    .map((line) => (has(line) ? line : sentences(line).filter(has).join("")))
    .join("\n");
  return tidy(put(kept.trim() === "" ? chosen : kept));
}

/** Splits after closing punctuation and keeps every character. */
function sentences(line: string): readonly string[] {
  return line.match(/.*?[.!?…:](?=\s|$)\s*|.+$/g) ?? [line];
}

function tidy(text: string): string {
  return text
    .split("\n")
    .map((line) =>
      line
        .replace(/[ \t]{2,}/g, " ")
        // Not before ? ! : and ;, where French has a space.
        .replace(/ +([.,])/g, "$1")
        .trim(),
    )
    .join("\n")
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}
