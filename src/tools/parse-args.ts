import { createHash } from "node:crypto";
import { canonical } from "../core/audit.ts";
import type { PolicyFacts, Tool } from "../core/contracts/tool.ts";
import type { Vault } from "../core/contracts/vault.ts";

const MAX_CHARACTERS = 16_000;
const MAX_DEPTH = 8;

export type Parsed = { readonly ok: true; readonly input: unknown } | { readonly ok: false; readonly detail: string };

/** Untrusted arguments in, the tool's typed input out. The detail names the argument, never its value. */
export async function parseArgs(
  tool: Tool,
  args: unknown,
  customerId: string,
  vault: Pick<Vault, "reveal">,
): Promise<Parsed> {
  if (!isPlain(args, MAX_DEPTH) || JSON.stringify(args).length > MAX_CHARACTERS)
    return { ok: false, detail: "arguments" };
  const given = tool.keepsTokens ? args : await reveal(args, (text) => vault.reveal(customerId, text));
  const parsed = tool.input.safeParse(given);
  if (parsed.success) return { ok: true, input: parsed.data };
  const issue = parsed.error.issues[0];
  return { ok: false, detail: issue?.path.map(String).join(".") || "arguments" };
}

/** What a customer says yes to: the tool, its exact arguments, and the amount that the server computed. */
export function hashArgs(tool: string, args: unknown, facts: PolicyFacts | undefined): string {
  const bound = [tool, canonical(args), facts?.amountCents ?? null, facts?.currency ?? null];
  return createHash("sha256").update(JSON.stringify(bound)).digest("base64url");
}

/** JSON that the database can keep: no NaN, no NUL, no half characters, no cycles, not too deep. */
function isPlain(value: unknown, depth: number): boolean {
  if (value === null || typeof value === "boolean") return true;
  if (typeof value === "number") return Number.isFinite(value);
  if (typeof value === "string") return isStorable(value);
  if (typeof value !== "object" || depth === 0) return false;
  if (Array.isArray(value)) return value.every((item) => isPlain(item, depth - 1));
  return Object.entries(value).every(
    ([key, item]) => key !== "__proto__" && isStorable(key) && isPlain(item, depth - 1),
  );
}

const isStorable = (text: string): boolean => !text.includes("\u0000") && !/\p{Surrogate}/u.test(text);

async function reveal(value: unknown, text: (masked: string) => Promise<string>): Promise<unknown> {
  if (typeof value === "string") return value.includes("⟨") ? text(value) : value;
  if (Array.isArray(value)) return Promise.all(value.map((item) => reveal(item, text)));
  if (value === null || typeof value !== "object") return value;
  const entries = Object.entries(value).map(async ([key, item]) => [key, await reveal(item, text)] as const);
  return Object.fromEntries(await Promise.all(entries));
}
