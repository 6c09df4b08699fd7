/** Tags, links and images, code: nothing that a reply needs, and some of it would load or run where it is shown. */
const MARKUP = /<\s*[/?]?\s*[a-z][^<>]*>?|<!|!?\[[^\]]*\]\([^)]*\)|```/iu;
/** Emphasis and headings are harmless habits of models: their words stay, their marks go. */
const EMPHASIS = /(\*\*|__)(?=\S)(.+?)(?<=\S)\1/gs;
const HEADING = /^#{1,6}\s+/gm;

/** A model's text without marks; undefined when it holds markup that plain text has no use for. */
export function plainText(text: string): string | undefined {
  if (MARKUP.test(text)) return undefined;
  return text.replace(EMPHASIS, "$2").replace(HEADING, "").trim();
}
