import type { Problem } from "./problems.ts";

type Found = Omit<Problem, "path">;

const MAX_LENGTH = 200;
const MAX_OPEN_ENDED = 3;

/** An open group while we read a pattern: does its inside vary in length, or offer alternatives? */
interface Group {
  varies: boolean;
  alternatives: boolean;
}

/**
 * Customers' texts meet these patterns, so one must compile, find something, and stay fast on hostile text: no
 * repetition of what already varies ("(a+)+"), no repeated alternatives, no back references.
 */
export function checkPattern(pattern: string): Found[] {
  if (pattern.length > MAX_LENGTH)
    return [{ wrong: `the pattern has ${pattern.length} characters`, remedy: `Keep it under ${MAX_LENGTH}.` }];
  try {
    if (new RegExp(pattern, "i").test("")) {
      return [{ wrong: "the pattern fits an empty text", remedy: "Make at least one character required." }];
    }
  } catch (cause) {
    return [
      {
        wrong: `the pattern does not compile: ${cause instanceof Error ? cause.message : "unknown"}`,
        remedy: "Mend the regular expression.",
      },
    ];
  }
  return slowParts(pattern);
}

function slowParts(pattern: string): Found[] {
  const found: Found[] = [];
  const open: Group[] = [{ varies: false, alternatives: false }];
  let closed: Group | undefined;
  let openEnded = 0;

  for (let at = 0; at < pattern.length; at++) {
    const char = pattern[at];
    const repeat = /^(?:[*+?]|\{(\d+)(,(\d*))?\})/.exec(pattern.slice(at));
    const inside = open.at(-1);
    if (!inside) break;
    if (repeat && at > 0 && !(char === "?" && pattern[at - 1] === "(")) {
      const { min, max } = bounds(repeat);
      if (closed && max > 1 && (closed.varies || closed.alternatives)) {
        found.push({
          wrong: `the pattern repeats a group that already varies (near "${pattern.slice(Math.max(0, at - 12), at + 1)}"), which hostile text can make endless`,
          remedy: "Repeat a fixed group or a character class instead.",
        });
      }
      if (max > 50) openEnded += 1;
      if (min !== max) inside.varies = true;
      at += repeat[0].length - 1;
      if (pattern[at + 1] === "?") at += 1;
      closed = undefined;
      continue;
    }
    closed = undefined;
    if (char === "\\") {
      if (/^\\(?:[1-9]|k<)/.test(pattern.slice(at))) {
        found.push({ wrong: "the pattern has a back reference", remedy: "Write it without one." });
      }
      at += 1;
    } else if (char === "[") {
      at = endOfClass(pattern, at);
    } else if (char === "(") {
      open.push({ varies: false, alternatives: false });
    } else if (char === ")" && open.length > 1) {
      closed = open.pop();
      const outer = open.at(-1);
      if (closed && outer) {
        outer.varies ||= closed.varies;
        outer.alternatives ||= closed.alternatives;
      }
    } else if (char === "|") {
      inside.alternatives = true;
    }
  }
  if (openEnded > MAX_OPEN_ENDED) {
    found.push({
      wrong: `the pattern has ${openEnded} open-ended repetitions`,
      remedy: `Use at most ${MAX_OPEN_ENDED}; give the others bounds such as {1,20}.`,
    });
  }
  return found;
}

function bounds(repeat: RegExpExecArray): { min: number; max: number } {
  const [text, low, comma, high] = repeat;
  if (text === "*") return { min: 0, max: Number.POSITIVE_INFINITY };
  if (text === "+") return { min: 1, max: Number.POSITIVE_INFINITY };
  if (text === "?") return { min: 0, max: 1 };
  const min = Number(low);
  if (comma === undefined) return { min, max: min };
  return { min, max: high ? Number(high) : Number.POSITIVE_INFINITY };
}

function endOfClass(pattern: string, start: number): number {
  for (let at = start + 1; at < pattern.length; at++) {
    if (pattern[at] === "\\") at += 1;
    else if (pattern[at] === "]") return at;
  }
  return pattern.length;
}
