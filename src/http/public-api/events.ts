import type { Request, Response } from "express";
import { AppError } from "../../core/errors.ts";
import { follow, type StreamEvent } from "./follow.ts";
import type { PublicApiDeps } from "./routes.ts";
import { type Session, TOKEN_SECONDS } from "./session-token.ts";

const HEARTBEAT_MS = 12_000;
/** A reader that does not read for so many bytes is cut off; it resumes by sequence. */
const MAX_UNREAD_BYTES = 1_000_000;

/** Server-sent events: `message` (its id is the sequence), `state`, `typing`, `partial`. Ends with the token's life. */
export function streamEvents(deps: PublicApiDeps, session: Session, request: Request, response: Response): void {
  const after = sequenceIn(request.get("last-event-id") ?? request.query["after"]);
  response.writeHead(200, {
    "Content-Type": "text/event-stream; charset=utf-8",
    "Cache-Control": "no-cache, no-transform",
    "X-Accel-Buffering": "no",
    Connection: "keep-alive",
  });
  const write = (text: string) => {
    response.write(text);
    if (response.writableLength > MAX_UNREAD_BYTES) response.destroy();
  };
  write("retry: 2000\n\n");
  const following = follow(deps, session, after, (event) => {
    if (event.type === "message")
      write(`id: ${event.message.sequence}\nevent: message\ndata: ${JSON.stringify(event.message)}\n\n`);
    else write(`event: ${event.type}\ndata: ${JSON.stringify(dataOf(event))}\n\n`);
  });
  const heartbeat = setInterval(() => write(": still here\n\n"), HEARTBEAT_MS);
  const finish = () => response.end();
  const end = setTimeout(finish, TOKEN_SECONDS * 1000);
  deps.closing.addEventListener("abort", finish);
  response.once("close", () => {
    clearInterval(heartbeat);
    clearTimeout(end);
    deps.closing.removeEventListener("abort", finish);
    following[Symbol.dispose]();
  });
}

function dataOf(event: Exclude<StreamEvent, { type: "message" }>): unknown {
  switch (event.type) {
    case "state":
      return event.state;
    case "partial":
      return event.partial;
    case "typing":
      return {};
  }
}

function sequenceIn(value: unknown): number {
  if (value === undefined || value === "") return 0;
  const sequence = typeof value === "string" && /^\d{1,10}$/.test(value) ? Number(value) : Number.NaN;
  if (sequence <= 2_147_483_647) return sequence;
  throw new AppError("invalid_input", "Last-Event-ID: send the sequence of the last message you have", {
    details: { field: "Last-Event-ID" },
  });
}
