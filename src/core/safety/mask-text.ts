import type { PersonalSpan } from "./personal/span.ts";

/**
 * Masks several texts whose personal data was found in all of them joined by line breaks. A value that is split over
 * two texts leaves its token in both: each of them says it. `tokens[i]` stands for `spans[i]`.
 */
export function maskTexts(
  texts: readonly string[],
  spans: readonly PersonalSpan[],
  tokens: readonly string[],
): string[] {
  let from = 0;
  return texts.map((text) => {
    const to = from + text.length;
    let masked = "";
    let at = from;
    spans.forEach((span, i) => {
      if (span.end <= from || span.start >= to) return;
      masked += text.slice(at - from, Math.max(at, span.start) - from);
      masked += tokens[i] ?? "";
      at = Math.max(at, Math.min(span.end, to));
    });
    masked += text.slice(at - from);
    from = to + 1;
    return masked;
  });
}
