import { createHash, timingSafeEqual } from "node:crypto";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Compares in constant time. Without a configured key nobody is an operator. */
export function createKeyCheck(key: string | undefined): (given: string | undefined) => boolean {
  if (!key) return () => false;
  const expected = digest(key);
  return (given) => given !== undefined && given !== "" && timingSafeEqual(digest(given), expected);
}
