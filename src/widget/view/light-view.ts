import { readLight, type Segment } from "../../core/light-text.ts";
import { h } from "./dom.ts";

/** Light text as elements. Words are put in as text, and only addresses that the reader allows become links. */
export function lightView(text: string): readonly (Node | string)[] {
  const lines: Segment[][] = [[]];
  for (const segment of readLight(text)) {
    if (segment.kind === "break") lines.push([]);
    else lines.at(-1)?.push(segment);
  }
  const nodes: (Node | string)[] = [];
  let list: HTMLElement | undefined;
  for (const [n, line] of lines.entries()) {
    if (line[0]?.kind === "item") {
      list ??= h("ul");
      list.append(h("li", {}, ...line.map(toNode)));
      if (nodes.at(-1) !== list) nodes.push(list);
      continue;
    }
    // A list is a block: it needs no line feed around it. The bubble keeps the others.
    if (n > 0 && !list) nodes.push("\n");
    list = undefined;
    nodes.push(...line.map(toNode));
  }
  return nodes;
}

function toNode(segment: Segment): Node | string {
  switch (segment.kind) {
    case "bold":
      return h("b", {}, segment.text);
    case "italic":
      return h("i", {}, segment.text);
    case "code":
      return h("code", {}, segment.text);
    case "link":
      return h("a", { href: segment.url, target: "_blank", rel: "noopener noreferrer" }, segment.text);
    case "text":
      return segment.text;
    case "item":
    case "break":
      return "";
  }
}
