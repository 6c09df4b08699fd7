import type { ILogger } from "@whiskeysockets/baileys/lib/Utils/logger.js";

export type Log = (event: string, fields?: Readonly<Record<string, string | number | boolean | undefined>>) => void;

export const log: Log = (event, fields = {}) =>
  void process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), event, ...fields })}\n`);

/** libsignal prints whole sessions, keys included, with console.log. Nothing that it prints is for us. */
export function silenceConsole(): void {
  for (const method of ["log", "info", "warn", "error", "debug", "trace", "dir"] as const)
    console[method] = () => undefined;
}

/** Of what Baileys logs only fixed words of problems are kept: the rest quotes messages, numbers and keys. */
export function baileysLog(): ILogger {
  const quiet = () => undefined;
  const words = (given: unknown, message?: string) => {
    const said = message ?? (typeof given === "string" ? given : undefined);
    if (said) log("baileys.problem", { said: said.replaceAll(/\d{5,}/g, "#").slice(0, 120) });
  };
  const logger: ILogger = {
    level: "error",
    child: () => logger,
    trace: quiet,
    debug: quiet,
    info: quiet,
    warn: quiet,
    error: words,
  };
  return logger;
}
