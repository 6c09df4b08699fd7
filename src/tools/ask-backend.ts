import { z } from "zod";
import type { Tool } from "../core/contracts/tool.ts";
import { AppError } from "../core/errors.ts";

type Refusal = "not_found" | "conflict" | "invalid_input";

/** What came of asking a back office anything. `unknown`: no answer, or none that we understand. */
export type Answer<T> =
  | { readonly answer: "yes"; readonly value: T }
  | { readonly answer: "no"; readonly problem: Refusal; readonly detail: string }
  | { readonly answer: "unknown"; readonly problem: string };

/** Never throws and never waits longer than `timeoutMs`. */
export async function askBackend<T>(timeoutMs: number, ask: () => Promise<T> | T): Promise<Answer<T>> {
  try {
    return { answer: "yes", value: await withTimeout(timeoutMs, ask) };
  } catch (error) {
    if (error instanceof AppError && isRefusal(error.kind)) {
      const detail = error.details["detail"];
      return { answer: "no", problem: error.kind, detail: typeof detail === "string" ? detail : error.kind };
    }
    return { answer: "unknown", problem: error instanceof AppError ? error.kind : "failed" };
  }
}

const receiptFields = z.record(z.string(), z.unknown());

/** Only what the tool promises goes into a receipt. */
export function readResult(tool: Tool, raw: unknown): Readonly<Record<string, unknown>> {
  const parsed = receiptFields.safeParse(tool.output.safeParse(raw).data);
  if (!parsed.success)
    throw new AppError("upstream_failed", `${tool.name}: the back office's answer is not what the tool promises`);
  return parsed.data;
}

const isRefusal = (kind: string): kind is Refusal =>
  kind === "not_found" || kind === "conflict" || kind === "invalid_input";

async function withTimeout<T>(timeoutMs: number, ask: () => Promise<T> | T): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new AppError("upstream_failed", `no answer within ${timeoutMs} ms`)), timeoutMs);
  });
  try {
    return await Promise.race([late, Promise.resolve().then(ask)]);
  } finally {
    clearTimeout(timer);
  }
}
