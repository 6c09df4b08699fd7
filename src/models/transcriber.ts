import OpenAI, { toFile } from "openai";
import type { ModelLedger } from "../core/contracts/model-ledger.ts";
import type { Transcriber } from "../core/contracts/speech.ts";
import { AppError } from "../core/errors.ts";
import { listeningMicroUsd } from "./prices.ts";

export interface TranscriberSettings {
  readonly model: string;
  readonly apiKey?: string;
  readonly baseUrl?: string;
  /** Shared with the language models. */
  readonly dailyBudgetUsd?: number;
}

const OPENAI_URL = "https://api.openai.com/v1";

/** What servers go by is the file's ending. */
const endings: Readonly<Record<string, string>> = {
  "audio/ogg": "ogg",
  "audio/opus": "ogg",
  "audio/mpeg": "mp3",
  "audio/mp3": "mp3",
  "audio/mp4": "m4a",
  "audio/m4a": "m4a",
  "audio/x-m4a": "m4a",
  "audio/aac": "m4a",
  "audio/wav": "wav",
  "audio/x-wav": "wav",
  "audio/webm": "webm",
  "audio/flac": "flac",
};

/** Speech to text on any server that speaks OpenAI's `POST /audio/transcriptions`. One try: the caller has a deadline. */
export function createTranscriber(
  { model, apiKey = "none", baseUrl = OPENAI_URL, dailyBudgetUsd }: TranscriberSettings,
  ledger: ModelLedger,
): Transcriber {
  // What is not said here, the client would read from the environment.
  const client = new OpenAI({
    apiKey,
    baseURL: baseUrl,
    organization: null,
    project: null,
    maxRetries: 0,
    logLevel: "off",
  });
  return {
    async transcribe({ bytes, mimeType, language, signal }) {
      const type = mimeType.split(";", 1)[0]?.trim().toLowerCase() ?? "";
      // Never the customer's own file name: it may say who they are.
      const file = await toFile(bytes, `recording.${endings[type] ?? "ogg"}`, { type: type || "audio/ogg" });
      const microUsd = listeningMicroUsd(bytes.length, baseUrl);
      const limit = dailyBudgetUsd === undefined ? {} : { limitMicroUsd: Math.round(dailyBudgetUsd * 1_000_000) };
      const reservation = await ledger.reserve({ model, purpose: "transcribe", microUsd, ...limit });
      if (!reservation)
        throw new AppError("rate_limited", "the daily model budget (LLM_DAILY_BUDGET_USD) leaves nothing for it");
      // Nobody says what it did cost: what was set aside stays, unless the server refused.
      const settle = (failed: boolean, spent: number) =>
        ledger.settle(reservation, { tokensIn: 0, tokensOut: 0, microUsd: spent, failed }).catch(() => undefined);
      try {
        const answer: unknown = await client.audio.transcriptions.create(
          { file, model, response_format: "json", ...(language ? { language: language.slice(0, 2) } : {}) },
          // A redirect would carry the key to another server.
          { signal, fetchOptions: { redirect: "error" as const } },
        );
        const text = textIn(answer);
        await settle(false, microUsd);
        return { text };
      } catch (error) {
        const status = error instanceof OpenAI.APIError ? error.status : undefined;
        await settle(true, status === undefined ? microUsd : 0);
        if (error instanceof AppError) throw error;
        throw new AppError("upstream_failed", `the speech model answered ${status ?? "nothing"}`);
      }
    },
  };
}

/** Some servers answer 200 with something else: a page, an error, nothing. */
function textIn(answer: unknown): string {
  const text = typeof answer === "object" && answer !== null && "text" in answer ? answer.text : undefined;
  if (typeof text !== "string") throw new AppError("upstream_failed", "the speech model answered no text");
  return text;
}
