import { z } from "zod";
import type { Translator } from "../core/contracts/translator.ts";
import { AppError } from "../core/errors.ts";
import { createBreaker } from "./breaker.ts";
import { callProblem, problemOf } from "./problem.ts";

export interface LibreTranslateSettings {
  /** Of the server, without `/translate`. */
  readonly url: string;
  readonly apiKey?: string;
  readonly deadlineMs?: number;
}

const DEADLINE_MS = 3_000;
const MOST_BYTES = 1_000_000;
const answerSchema = z.object({ translatedText: z.array(z.string()) });
/** Where a server names a language otherwise than ISO 639-1. */
const codes: Readonly<Record<string, string>> = { no: "nb" };

/**
 * A server with LibreTranslate's `POST /translate`. One try: the customer waits. A server that keeps failing is left
 * alone for a while; a language that it does not know is no such failure.
 */
export function createLibreTranslate(
  { url, apiKey, deadlineMs = DEADLINE_MS }: LibreTranslateSettings,
  now: () => number = () => performance.now(),
): Translator {
  const breaker = createBreaker(now);

  async function post(body: object): Promise<readonly string[]> {
    const response = await fetch(`${url.replace(/\/+$/, "")}/translate`, {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
      // A redirect would carry the key and the text to another server.
      redirect: "error",
      signal: AbortSignal.timeout(deadlineMs),
    });
    const text = await readLimited(response);
    if (response.ok) return readAnswer(text);
    const seconds = Number(response.headers.get("retry-after"));
    throw callProblem({
      problem: `answered ${response.status}`,
      // 400: it does not know one of the languages. That is no sign of a server that is not well.
      kind: response.status === 400 ? "unfit" : "dead",
      restMs: Number.isFinite(seconds) ? seconds * 1_000 : 0,
    });
  }

  return {
    async translate({ texts, from, to }) {
      if (!breaker.mayTry()) throw new AppError("upstream_failed", "the translation server rests after failures");
      const asked = { q: texts, source: codes[from] ?? from, target: codes[to] ?? to, format: "text" };
      try {
        const translated = await post({ ...asked, ...(apiKey ? { api_key: apiKey } : {}) });
        breaker.succeeded();
        return { texts: translated };
      } catch (error) {
        const { kind, problem, restMs } = problemOf(error);
        if (kind === "dead") breaker.failed(restMs);
        else breaker.unfit();
        throw new AppError("upstream_failed", `the translation server ${problem}`);
      }
    },
  };
}

function readAnswer(text: string): readonly string[] {
  try {
    return answerSchema.parse(JSON.parse(text)).translatedText;
  } catch {
    // The cause would repeat what the server wrote.
    throw callProblem({ problem: "broke the form", kind: "unfit" });
  }
}

async function readLimited(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  const reader = response.body?.getReader();
  for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
    size += read.value.byteLength;
    if (size > MOST_BYTES) {
      await reader?.cancel();
      throw callProblem({ problem: "answered too much", kind: "unfit" });
    }
    chunks.push(read.value);
  }
  return Buffer.concat(chunks).toString("utf8");
}
