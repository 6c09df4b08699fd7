// The last step of a reply: one part to WhatsApp, and an honest word on what became of it. core/outbox.ts records it.
import { z } from "zod";
import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import type { Clock } from "../../core/contracts/clock.ts";
import { networkCode, neverLeft, retryAfterMs } from "../http-result.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { asTemplateVariable } from "../whatsapp-parts.ts";
import { failureOf, resultOf } from "./errors.ts";
import type { Graph, GraphAnswer } from "./graph.ts";
import { interactive } from "./interactive.ts";
import { mediaType } from "./media-type.ts";
import type { Templates } from "./templates.ts";

const partSchema = z.union([
  z.object({
    text: z.string(),
    language: z.string(),
    choices: z.array(z.object({ label: z.string(), value: z.string() })).optional(),
  }),
  z.object({
    file: z.object({ ref: z.string(), kind: z.string(), name: z.string().optional(), mimeType: z.string().optional() }),
    language: z.string(),
  }),
]);
type Part = z.infer<typeof partSchema>;
type Body = Readonly<Record<string, unknown>>;

export interface SendDeps {
  readonly graph: Graph;
  readonly templates: Templates;
  readonly settings: string;
  readonly windowMs: number;
  readonly clock: Clock;
}

/** Of the body of a template, its own words included. */
const MAX_VARIABLE = 900;
const TOO_LATE: SendResult = {
  outcome: "failed",
  problem:
    "24 hours have passed since the customer last wrote: WhatsApp takes only an approved template now. Name one in the settings, or wait until they write",
  windowClosed: true,
};

interface Ready {
  readonly outcome: "ready";
  readonly body: Body;
}
const ready = (body: Body): Ready => ({ outcome: "ready", body });
const REQUEST_TIMEOUT = 408;
const OTHER_FILE = "application/octet-stream";
const UPLOAD_BROKE: SendResult = { outcome: "retry", problem: "the file could not be uploaded to WhatsApp" };

export function createSend(deps: SendDeps): (sending: Sending) => Promise<SendResult> {
  return async ({ threadId, address, lastInbound, part, reference, signal }) => {
    const parsed = partSchema.safeParse(part);
    if (!parsed.success) return { outcome: "failed", problem: "the part was not made by this channel" };
    const age = lastInbound ? deps.clock.now().getTime() - lastInbound.at.getTime() : Number.POSITIVE_INFINITY;
    const isOpen = age < deps.windowMs;
    const to = addressee(threadId, address, isOpen);
    const post = async (body: Body): Promise<GraphAnswer> =>
      deps.graph.send({ ...to, ...body, biz_opaque_callback_data: reference }, signal);
    try {
      const template = asTemplate(parsed.data);
      if (!isOpen) return template ? toResult(await post(template)) : TOO_LATE;
      const ready = await freely(parsed.data, signal);
      if (ready.outcome !== "ready") return ready;
      const answer = await post(ready.body);
      // Refused because WhatsApp counts the 24 hours differently: nothing was sent, so the template may be.
      if (failureOf(answer.code) === "window-closed" && template) return toResult(await post(template));
      return toResult(answer);
    } catch (error) {
      const code = neverLeft(error);
      if (code) return { outcome: "retry", problem: `WhatsApp could not be reached (${code})` };
      const seen = networkCode(error);
      return {
        outcome: "unknown",
        problem: `the connection to WhatsApp broke before it answered${seen ? ` (${seen})` : ""}`,
      };
    }
  };

  /** The message as WhatsApp wants it, its file uploaded before; or why there is none. */
  async function freely(part: Part, signal: AbortSignal): Promise<Ready | SendResult> {
    if ("text" in part)
      return ready(
        part.choices
          ? interactive(part.text, part.choices, part.language)
          : { type: "text", text: { body: part.text } },
      );
    const { ref, name } = part.file;
    const data = /^data:([^;,]*)[^,]*;base64,(.*)$/s.exec(ref);
    const mimeType = part.file.mimeType ?? data?.[1];
    const type = mediaType(part.file.kind, mimeType);
    const filename = type === "document" && name ? { filename: name } : {};
    if (!data) return ready({ type, [type]: { link: ref, ...filename } });
    const bytes = Buffer.from(data[2] ?? "", "base64");
    const uploaded = await deps.graph
      .upload(bytes, mimeType || OTHER_FILE, name ?? type, signal)
      .catch(() => undefined);
    if (uploaded?.mediaId) return ready({ type, [type]: { id: uploaded.mediaId, ...filename } });
    // Nobody has seen anything of an upload, so it may be tried again whatever became of it.
    return uploaded && uploaded.status < 500 ? refusal(uploaded) : UPLOAD_BROKE;
  }

  function asTemplate(part: Part): Body | undefined {
    if (!("text" in part)) return undefined;
    const template = deps.templates.get(part.language) ?? deps.templates.get("en");
    const whole = [part.text, part.choices && numberedChoices(part.choices)].filter(Boolean).join(" ");
    const text = asTemplateVariable(whole, MAX_VARIABLE);
    if (!template || !text) return undefined;
    const components = [{ type: "body", parameters: [{ type: "text", text }] }];
    return {
      type: "template",
      template: { name: template.name, language: { policy: "deterministic", code: template.code }, components },
    };
  }

  /** A 5xx does not say whether it was sent, nor does a success without an id; our reference comes back if it was. */
  function toResult(answer: GraphAnswer): SendResult {
    const { status, messageId } = answer;
    if (status < 300 && messageId) return { outcome: "sent", platformId: messageId };
    if (status < 400 || status === REQUEST_TIMEOUT || status >= 500)
      return { outcome: "unknown", problem: `WhatsApp answered ${status} and did not say whether it was sent` };
    return refusal(answer);
  }

  /** Nothing was sent. Where 360dialog itself refuses, there is a status but no code. */
  function refusal({ status, headers, code }: Omit<GraphAnswer, "messageId">): SendResult {
    const result = resultOf(code ?? codeOfStatus[status], deps.settings);
    if (result.outcome !== "retry") return result;
    const asked = retryAfterMs(headers, deps.clock.now());
    return asked === undefined ? result : { ...result, retryAfterMs: asked };
  }
}

/** Meta's own code for what a bare status says. */
const codeOfStatus: Readonly<Record<number, number>> = { 401: 190, 403: 10, 429: 130429 };

/**
 * The number where there is one, as Meta advises; but only while the customer's last message vouches for it. Later it may
 * be somebody else's, and the business-scoped id is not: a new number gets a new one.
 */
function addressee(threadId: string, { phone, userId }: Sending["address"], isOpen: boolean): Body {
  const id = userId ?? (/^[A-Z]{2}\./.test(threadId) ? threadId : undefined);
  return id && !(phone && isOpen) ? { recipient: id } : { to: phone ?? threadId };
}
