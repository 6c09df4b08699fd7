/** A sentence or short line of a source, word for word. */
export interface Passage {
  readonly text: string;
  /** Nearest heading above it, if any. */
  readonly heading?: string;
  /** Starts a paragraph: what stands before it is not its context. */
  readonly startsParagraph: boolean;
}

const MAX_LENGTH = 420;

/** Cuts a source along headings, lines and sentences. What it gives back is always a stretch of the source itself. */
export function splitPassages(text: string): readonly Passage[] {
  const passages: Passage[] = [];
  let heading: string | undefined;
  let fresh = true;
  for (const raw of text.split(/\r?\n/)) {
    const line = raw.trim();
    if (!line) {
      fresh = true;
      continue;
    }
    const marked = /^#{1,6}\s+(.+?)\s*#*$/.exec(line);
    if (marked?.[1]) {
      heading = marked[1];
      fresh = true;
      continue;
    }
    const content = line.replace(/^(?:[-*•–]|\d+[.)])\s+/, "");
    for (const sentence of splitSentences(content)) {
      passages.push({ text: sentence, startsParagraph: fresh, ...(heading ? { heading } : {}) });
      fresh = false;
    }
    if (content !== line) fresh = true;
  }
  return passages;
}

const ABBREVIATION =
  /(?:^|[\s(])(?:e\.g|i\.e|etc|approx|incl|excl|max|min|no|nr|art|st|mr|mrs|ms|dr|inc|ltd|vs|z\.\s?b|d\.\s?h|ca|bzw|usw|ggf|inkl|zzgl|tel|str|abs|p\.\s?ej|ej|aprox|sr|sra|num|núm|pág|av|p\.m|a\.m|u\.a|\p{L})\.$/iu;

/** Sentences of a line, word for word. Abbreviations and the dot of `am 3. Mai` do not end one. */
export function splitSentences(line: string): readonly string[] {
  const sentences: string[] = [];
  let start = 0;
  for (const end of line.matchAll(/[.!?…]+["”»)\]]*\s+/gu)) {
    const before = line.slice(start, end.index + end[0].trimEnd().length);
    const after = line.slice(end.index + end[0].length);
    const runsOn = /^\p{Ll}/u.test(after) && !/[!?]/.test(end[0]);
    const ordinal =
      /(?:^|\s)\d{1,2}\.$/.test(before) &&
      /^(?:\d|(?:jan|feb|m[aä]r|apr|mai|jun|jul|aug|sep|okt|nov|dez))/iu.test(after);
    if (runsOn || ordinal || ABBREVIATION.test(before)) continue;
    sentences.push(before.trim());
    start = end.index + end[0].length;
  }
  sentences.push(line.slice(start).trim());
  return sentences
    .filter(Boolean)
    .flatMap((sentence) => (sentence.length > MAX_LENGTH ? splitLong(sentence) : [sentence]));
}

function splitLong(sentence: string): readonly string[] {
  const parts = sentence.split(/(?<=[;:])\s+/);
  return parts.every((part) => part.length <= MAX_LENGTH) ? parts : [sentence];
}
