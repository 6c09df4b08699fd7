const tags = new Set("b strong i em u ins s strike del span tg-spoiler a code pre blockquote tg-emoji".split(" "));
const entities: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"' };

type Parsed = { readonly text: string } | { readonly problem: string };

/** Reads `parse_mode: "HTML"` as the Bot API server does: the text that is shown, or its words of refusal. */
export function readHtml(html: string): Parsed {
  const open: string[] = [];
  let text = "";
  for (let at = 0; at < html.length; ) {
    const offset = Buffer.byteLength(html.slice(0, at));
    const rest = html.slice(at);
    if (rest.startsWith("&")) {
      const entity = /^&(?:#(\d+)|#x([0-9a-f]+)|([a-z]+));?/i.exec(rest);
      const [whole = "&", decimal, hex, name] = entity ?? [];
      const known = name === undefined ? decoded(decimal, hex) : entities[name];
      // What it does not know stays as it is.
      text += known ?? whole;
      at += whole.length;
    } else if (rest.startsWith("</")) {
      const end = /^<\/([^>]*)>/.exec(rest);
      if (!end) return { problem: `Unclosed end tag at byte offset ${offset}` };
      const wanted = open.pop();
      if (wanted === undefined) return { problem: `Unexpected end tag at byte offset ${offset}` };
      const name = (end[1] ?? "").trim().toLowerCase();
      if (name !== "" && name !== wanted)
        return { problem: `Unmatched end tag at byte offset ${offset}, expected "</${wanted}>", found "</${name}>"` };
      at += end[0].length;
    } else if (rest.startsWith("<")) {
      const start = /^<([a-z0-9-]*)((?:\s+[a-z-]+\s*=\s*(?:"[^"]*"|'[^']*'|[^\s>]+)|\s+[a-z-]+)*)\s*>/i.exec(rest);
      const name = (/^<([^\s>/]*)/.exec(rest)?.[1] ?? "").toLowerCase();
      if (!tags.has(name)) return { problem: `Unsupported start tag "${name}" at byte offset ${offset}` };
      if (!start) return { problem: `Unclosed start tag at byte offset ${offset}` };
      open.push(name);
      at += start[0].length;
    } else {
      text += rest[0];
      at += 1;
    }
  }
  const unclosed = open.pop();
  return unclosed === undefined ? { text } : { problem: `Can't find end tag corresponding to start tag "${unclosed}"` };
}

function decoded(decimal: string | undefined, hex: string | undefined): string | undefined {
  const code = decimal ? Number(decimal) : hex ? Number.parseInt(hex, 16) : 0;
  return code > 0 && code < 0x10ffff ? String.fromCodePoint(code) : undefined;
}
