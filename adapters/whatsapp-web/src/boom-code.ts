/** The status code of Baileys' errors. */
export function boomCode(error: unknown): number | undefined {
  const output = typeof error === "object" && error !== null && "output" in error ? error.output : undefined;
  const code = typeof output === "object" && output !== null && "statusCode" in output ? output.statusCode : undefined;
  return typeof code === "number" ? code : undefined;
}
