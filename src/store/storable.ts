/** NUL is the one character that Postgres cannot keep. */
export const storable = (text: string): string => text.replaceAll("\u0000", "\uFFFD");
