import { timingSafeEqual } from "node:crypto";

/** Compares without telling by its time how much was right. What is missing is never the same. */
export function isSameSecret(given: string | undefined, wanted: string): boolean {
  const [a, b] = [Buffer.from(given ?? ""), Buffer.from(wanted)];
  return b.length > 0 && a.length === b.length && timingSafeEqual(a, b);
}
