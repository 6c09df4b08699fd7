import { createTransport } from "nodemailer";
import { z } from "zod";
import type { NoticeTransport, SentNotice } from "../core/contracts/notices.ts";

export interface SmtpSettings {
  /** `smtp://user:password@host:587` or `smtps://…`. */
  readonly url: string;
  /** Sender, for example `Support <support@example.com>`. */
  readonly from: string;
  readonly timeoutMs?: number;
}

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

/**
 * An answer of 4xx means "not now, nothing was accepted"; 5xx means never. Without an answer it is tried again only
 * when no connection came about, so that nobody gets it twice. No address or text gets into the problem.
 */
function failureOf(error: unknown): SentNotice {
  const parsed = smtpError.safeParse(error).data ?? {};
  const { code, responseCode } = parsed;
  const problem = [code, responseCode].filter((part) => part !== undefined).join(" ") || "failed";
  if (code === "EAUTH") return { state: "retry", problem };
  if (responseCode !== undefined) return { state: responseCode < 500 ? "retry" : "failed", problem };
  return { state: neverConnected(parsed) ? "retry" : "failed", problem };
}

const smtpError = z.object({
  code: z.string().optional(),
  syscall: z.string().optional(),
  timeoutType: z.string().optional(),
  responseCode: z.number().optional(),
});

const neverConnected = ({ code, syscall, timeoutType }: z.infer<typeof smtpError>): boolean =>
  code === "EDNS" ||
  syscall === "connect" ||
  timeoutType === "CONNECTION_TIMEOUT" ||
  timeoutType === "GREETING_TIMEOUT";
