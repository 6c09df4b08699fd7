import type { Log } from "./core/contracts/channel.ts";

const levels = ["debug", "info", "warn", "error"] as const;
export type LogLevel = (typeof levels)[number];

/** What an event name ends in tells how bad it is. */
const levelOf = (event: string): LogLevel =>
  /[.-](failed|lost)$/.test(event) ? "error" : /[.-]problem$/.test(event) ? "warn" : "info";

/** One JSON line an event on standard error, so that standard output stays for people; short lines on a terminal. */
export function createLog(stream: NodeJS.WritableStream & { readonly isTTY?: boolean }, from: LogLevel): Log {
  return (event, fields = {}) => {
    const level = levelOf(event);
    if (levels.indexOf(level) < levels.indexOf(from)) return;
    const time = new Date().toISOString();
    if (!stream.isTTY) {
      stream.write(`${JSON.stringify({ time, level, event, ...fields })}\n`);
      return;
    }
    const shown = Object.entries(fields).filter(([, value]) => value !== undefined);
    stream.write(`${time.slice(11, 19)} ${event} ${shown.map(([name, value]) => `${name}=${value}`).join(" ")}\n`);
  };
}
