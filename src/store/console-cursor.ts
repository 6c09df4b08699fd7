import type { z } from "zod";
import { AppError } from "../core/errors.ts";

/** A place in a sorted list: the sort values of its last row. Opaque to the console. */
export const encodeCursor = (values: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify(values)).toString("base64url");

export function decodeCursor<T extends z.ZodType>(shape: T, cursor: string): z.infer<T> {
  try {
    return shape.parse(JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")));
  } catch (cause) {
    throw new AppError("invalid_input", "the page cursor is not one of ours: start again from the first page", {
      cause,
    });
  }
}
