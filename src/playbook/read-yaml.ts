import { isMap, isPair, isScalar, isSeq, LineCounter, type Node, parseDocument } from "yaml";

/** A YAML text as a plain value, with the line on which each of its parts stands. */
export interface YamlRead {
  readonly value: unknown;
  /** Line by path inside this text; the path is its steps joined with "/". */
  readonly lines: ReadonlyMap<string, number>;
  readonly problems: readonly { readonly line: number; readonly wrong: string }[];
}

/** `firstLine` is where the text begins in its file, for front matter. */
export function readYaml(text: string, firstLine = 1): YamlRead {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, uniqueKeys: true });
  const lineAt = (offset: number): number => counter.linePos(offset).line + firstLine - 1;

  // The first error is the cause; what follows it is noise.
  const problems = document.errors.slice(0, 1).map((error) => ({
    line: lineAt(error.pos[0]),
    wrong: `this is not valid YAML (${error.message.split("\n")[0]?.replace(/ at line \d+.*$/, "") ?? ""})`,
  }));
  if (problems.length > 0) return { value: undefined, lines: new Map(), problems };

  const lines = new Map<string, number>();
  const walk = (node: Node | null, path: string): void => {
    if (isMap(node)) {
      for (const pair of node.items) {
        if (!isPair(pair) || !isScalar(pair.key)) continue;
        const at = path === "" ? String(pair.key.value) : `${path}/${pair.key.value}`;
        if (pair.key.range) lines.set(at, lineAt(pair.key.range[0]));
        walk(asNode(pair.value), at);
      }
    } else if (isSeq(node)) {
      node.items.forEach((item, index) => {
        const child = asNode(item);
        const at = path === "" ? String(index) : `${path}/${index}`;
        if (child?.range) lines.set(at, lineAt(child.range[0]));
        walk(child, at);
      });
    }
  };
  walk(document.contents, "");
  try {
    return { value: document.toJS({ maxAliasCount: 100 }), lines, problems: [] };
  } catch (cause) {
    return {
      value: undefined,
      lines,
      problems: [{ line: firstLine, wrong: cause instanceof Error ? cause.message : "unreadable" }],
    };
  }
}

const asNode = (value: unknown): Node | null => (isMap(value) || isSeq(value) || isScalar(value) ? value : null);
