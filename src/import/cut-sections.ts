export interface Section {
  /** The headings above it, outermost first. */
  readonly headings: readonly string[];
  readonly text: string;
}

/** A shorter section goes with the one before it under the same heading; a longer one is cut between paragraphs. */
const SHORTEST = 200;
const LONGEST = 2_000;

/** Cuts a Markdown text along its headings. Nothing is lost but empty sections; headings stay out of the text. */
export function cutSections(markdown: string): readonly Section[] {
  const sections: { headings: string[]; lines: string[] }[] = [{ headings: [], lines: [] }];
  let fenced = false;
  for (const line of markdown.split("\n")) {
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    const [, marks, heading] = (!fenced && /^(#{1,6})\s+(.+?)\s*#*$/.exec(line)) || [];
    const last = sections.at(-1);
    if (marks && heading) {
      const above = (last?.headings ?? []).slice(0, marks.length - 1);
      sections.push({ headings: [...above, heading], lines: [] });
    } else last?.lines.push(line);
  }
  const filled = sections.flatMap(({ headings, lines }) => {
    const text = lines.join("\n").trim();
    return text === "" ? [] : [{ headings, text }];
  });
  return joinShort(filled).flatMap(({ headings, text }) => cutLong(text).map((part) => ({ headings, text: part })));
}

/** A short one below a heading of its own keeps that heading inside the text it joins. */
function joinShort(sections: readonly Section[]): readonly Section[] {
  const joined: Section[] = [];
  for (const section of sections) {
    const before = joined.at(-1);
    const isBelow =
      before !== undefined &&
      before.headings.length > 0 &&
      section.headings.length > before.headings.length &&
      before.headings.every((heading, at) => section.headings[at] === heading);
    if (before && isBelow && section.text.length < SHORTEST && before.text.length + section.text.length < LONGEST) {
      const own = section.headings.slice(before.headings.length).map((heading) => `### ${heading}`);
      joined[joined.length - 1] = { ...before, text: [before.text, ...own, section.text].join("\n\n") };
    } else joined.push(section);
  }
  return joined;
}

function cutLong(text: string): readonly string[] {
  const parts: string[] = [];
  for (const paragraph of text.split(/\n{2,}/)) {
    const last = parts.at(-1);
    if (last !== undefined && last.length + paragraph.length + 2 <= LONGEST)
      parts[parts.length - 1] = `${last}\n\n${paragraph}`;
    else parts.push(paragraph);
  }
  return parts;
}
