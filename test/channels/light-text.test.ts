import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { plainLight, readLight } from "../../src/channels/light-text.ts";
import { teamsMarkdown, telegramHtml, whatsappText } from "../../src/channels/light-writers.ts";
import { splitLight } from "../../src/channels/split-light.ts";

const sample =
  "**Hello Ana**, see *this* `A-1`:\n- the [order page](https://shop.example/o/1?a=1&b=2)\n- or [write](mailto:help@shop.example)\nBye";

describe("light text", () => {
  it("is read as words with their formatting", () => {
    expect(readLight("**Hi** *you* `x<1`\n- [here](https://a.example)")).toEqual([
      { kind: "bold", text: "Hi" },
      { kind: "text", text: " " },
      { kind: "italic", text: "you" },
      { kind: "text", text: " " },
      { kind: "code", text: "x<1" },
      { kind: "break" },
      { kind: "item" },
      { kind: "link", text: "here", url: "https://a.example" },
    ]);
  });

  it.each([
    "2*3*4 = 24",
    "a ** b ** c",
    "**unfinished",
    "* not closed",
    "[x](javascript:alert(1))",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](https://)",
    "snake_case_name",
    "5 - 3 - 1",
  ])("leaves %s as it was written", (text) => {
    expect(readLight(text).every(({ kind }) => kind === "text")).toBe(true);
    expect(plainLight(text)).toBe(text);
  });

  it("becomes plain with the addresses behind the words", () => {
    expect(plainLight(sample)).toBe(
      "Hello Ana, see this A-1:\n- the order page (https://shop.example/o/1?a=1&b=2)\n- or write (help@shop.example)\nBye",
    );
    expect(plainLight("[help@shop.example](mailto:help@shop.example) [+44 20](tel:+4420)")).toBe(
      "help@shop.example +44 20 (+4420)",
    );
    expect(plainLight("[shop.example](https://shop.example)")).toBe("https://shop.example");
  });

  it("is written for each platform with its own signs escaped", () => {
    const segments = readLight('**a<b>&"c"** *x* `1_2` [p(q)](https://a.example/(1)?x=1&y=2) [call](tel:+44) 5*4_3');
    expect(telegramHtml(segments)).toBe(
      '<b>a&lt;b&gt;&amp;&quot;c&quot;</b> <i>x</i> <code>1_2</code> <a href="https://a.example/(1)?x=1&amp;y=2">p(q)</a> call (+44) 5*4_3',
    );
    expect(whatsappText(segments)).toBe('*a<b>&"c"* _x_ `1_2` p(q) (https://a.example/(1)?x=1&y=2) call (+44) 5*4_3');
    expect(teamsMarkdown(segments)).toBe(
      '**a&lt;b&gt;&amp;"c"** *x* `1_2` [p(q)](https://a.example/%281%29?x=1&y=2) [call](tel:+44) 5\\*4\\_3',
    );
    expect(whatsappText(readLight("这是**重要**的"))).toBe("这是重要的");
    expect(teamsMarkdown(readLight("# one\n1. two\n- a\n- b\nend"))).toBe("\\# one\n\n1\\. two\n\n- a\n- b\n\nend");
  });

  it("never loses a word, whatever was typed", () => {
    const light = fc
      .array(
        fc.constantFrom("**", "*", "`", "[", "](https://a.example)", ")", "- ", "\n", " ", "word", "é", "😀", "<", "&"),
      )
      .map((bits) => bits.join(""));
    fc.assert(
      fc.property(light, (text) => {
        const letters = (value: string): number => value.match(/word|é|😀/gu)?.length ?? 0;
        for (const write of [telegramHtml, whatsappText, teamsMarkdown])
          expect(letters(write(readLight(text)))).toBe(letters(text));
        expect(letters(plainLight(text))).toBe(letters(text));
      }),
      { numRuns: 300 },
    );
  });

  it("is cut where no tag is torn, each part within the limit, all words kept", () => {
    const visible = (part: Parameters<typeof telegramHtml>[0]): number =>
      telegramHtml(part)
        .replace(/<[^>]*>/g, "")
        .replace(/&\w+;/g, "_").length;
    const text = `${"**bold words <here>** and *more* of [it](https://a.example) ".repeat(20)}\n- item\n${"x".repeat(130)}`;
    const parts = splitLight(readLight(text), 100, visible);
    expect(parts.every((part) => visible(part) <= 100)).toBe(true);
    for (const part of parts.map(telegramHtml))
      expect(part.match(/<(b|i|a)\b/g)?.length ?? 0).toBe(part.match(/<\/(b|i|a)>/g)?.length ?? 0);
    const words = (value: string): string => value.replace(/\s/g, "");
    expect(words(parts.map((part) => part.map((one) => ("text" in one ? one.text : "")).join("")).join(""))).toBe(
      words(
        readLight(text)
          .map((one) => ("text" in one ? one.text : ""))
          .join(""),
      ),
    );
  });

  it("is cut even where an address or its escapes fill a part", () => {
    const written = (part: Parameters<typeof teamsMarkdown>[0]): number => whatsappText(part).length;
    const parts = splitLight(
      readLight(`see [it](https://a.example/${"p".repeat(300)}) **${"y".repeat(300)}**`),
      100,
      written,
    );
    expect(parts.every((part) => written(part) <= 100)).toBe(true);
    const escaped = splitLight(readLight("&".repeat(500)), 100, (part) => telegramHtml(part).length);
    expect(escaped.every((part) => telegramHtml(part).length <= 100)).toBe(true);
  });
});
