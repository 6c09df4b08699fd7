import type { Entity } from "../understanding.ts";

/** An entity with its place in the text, so that no two kinds claim the same words. */
export interface Found extends Entity {
  readonly start: number;
  readonly end: number;
}

export const overlaps = (
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): boolean => a.start < b.end && b.start < a.end;
