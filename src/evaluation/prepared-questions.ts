import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A way to ask a known question, or one that no source answers. */
export interface AskedQuestion {
  readonly language: string;
  readonly text: string;
  /** What the conversation is about; the text may name it as well. */
  readonly productId?: string;
  /** Words of an answer that is right, any of them; empty: no answer is right. */
  readonly right: readonly string[];
}

/** Reads `<language>.txt`, as test/prepared/paraphrases/README.md describes it. */
export function readQuestions(folder: string): readonly AskedQuestion[] {
  return readdirSync(folder)
    .sort()
    .flatMap((file) => {
      const language = /^([a-z]{2})\.txt$/.exec(file)?.[1];
      return language === undefined ? [] : readFile(readFileSync(path.join(folder, file), "utf8"), language);
    });
}

function readFile(text: string, language: string): readonly AskedQuestion[] {
  let heading: Pick<AskedQuestion, "productId" | "right"> = { right: [] };
  return text.split("\n").flatMap((line): AskedQuestion[] => {
    const marked = /^# (\S+) \| (.+)$/.exec(line);
    if (marked?.[1] && marked[2]) {
      const [, product, answer] = marked;
      heading = {
        right: answer === "none" ? [] : answer.split("/"),
        ...(product === "-" ? {} : { productId: product }),
      };
      return [];
    }
    return line.trim() === "" ? [] : [{ ...heading, language, text: line.trim() }];
  });
}
