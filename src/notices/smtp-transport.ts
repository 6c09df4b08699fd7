import { createTransport } from "nodemailer";
import type { NoticeTransport, SentNotice } from "../core/contracts/notices.ts";

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** Sender, for example `Support <support@example.com>`. */
  readonly from: string;
  readonly timeoutMs?: number;
}

/** Nothing of the message has left before these; anything later is not retried, so that nobody gets it twice. */
const BEFORE_MESSAGE = new Set([
  "CONN",
  "EHLO",
  "HELO",
  "STARTTLS",
  "AUTH",
  "AUTH PLAIN",
  "AUTH LOGIN",
  "MAIL FROM",
  "RCPT TO",
]);

export function createSmtpTransport({ url, from, timeoutMs = 10_000 }: SmtpSettings): NoticeTransport & Disposable {
  const transport = createTransport({
    url,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });

  return {
    media: ["email"],

    async send({ id, to, subject, body }): Promise<SentNotice> {
      try {
        await transport.sendMail({
          from,
          to: { name: "", address: to },
          subject,
          text: body,
          messageId: `<${id}@switchboard>`,
        });
        return { state: "sent" };
      } catch (error) {
        return failureOf(error);
      }
    },

    [Symbol.dispose]: () => transport.close(),
  };
}

/** An answer of 4xx means "not now, nothing was accepted"; 5xx means never. No address or text gets into the problem. */
function failureOf(error: unknown): SentNotice {
  const { code, command, responseCode } = readError(error);
  const problem = [code, command, responseCode].filter((part) => part !== undefined).join(" ") || "failed";
  if (responseCode !== undefined) return { state: responseCode < 500 ? "retry" : "failed", problem };
  const before = code === "ECONNECTION" || code === "EDNS" || (command !== undefined && BEFORE_MESSAGE.has(command));
  return before ? { state: "retry", problem } : { state: "failed", problem };
}

function readError(error: unknown): { code?: string; command?: string; responseCode?: number } {
  if (typeof error !== "object" || error === null) return {};
  return {
    ...("code" in error && typeof error.code === "string" ? { code: error.code } : {}),
    ...("command" in error && typeof error.command === "string" ? { command: error.command } : {}),
    ...("responseCode" in error && typeof error.responseCode === "number" ? { responseCode: error.responseCode } : {}),
  };
}
