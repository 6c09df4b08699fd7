// The last step of a reply: one part to WhatsApp, and an honest word on what became of it. core/outbox.ts records it.
import { z } from "zod";
import type { Sending, SendResult } from "../../core/contracts/channel.ts";
import type { Clock } from "../../core/contracts/clock.ts";
import { networkCode, neverLeft, retryAfterMs } from "../http-result.ts";
import { numberedChoices } from "../numbered-choices.ts";
import { asButtons, asTemplateVariable, openListLabel } from "../whatsapp-parts.ts";
import { failureOf, resultOf } from "./errors.ts";
import type { Graph, GraphAnswer } from "./graph.ts";
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
type TextPart = Extract<Part, { text: string }>;
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

export function createSend(deps: SendDeps): (sending: Sending) => Promise<SendResult> {
  return async ({ threadId, address, lastInbound, part, reference, signal }) => {
    const parsed = partSchema.safeParse(part);
    if (!parsed.success) return { outcome: "failed", problem: "the part was not made by this channel" };
    const to = addressee(threadId, address);
    const post = async (body: Body): Promise<GraphAnswer> =>
      deps.graph.send({ ...to, ...body, biz_opaque_callback_data: reference }, signal);
    const age = lastInbound ? deps.clock.now().getTime() - lastInbound.at.getTime() : Number.POSITIVE_INFINITY;
    try {
      const template = asTemplate(parsed.data);
      if (age >= deps.windowMs) return template ? toResult(await post(template)) : TOO_LATE;
      const body = await freely(parsed.data, signal);
      if (!body) return { outcome: "failed", problem: "WhatsApp did not take the file" };
      const answer = await post(body);
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

  async function freely(part: Part, signal: AbortSignal): Promise<Body | undefined> {
    if ("text" in part)
      return part.choices ? interactive(part, part.choices) : { type: "text", text: { body: part.text } };
    const { ref, kind, name, mimeType } = part.file;
    const type = kind === "image" || kind === "audio" || kind === "video" ? kind : "document";
    const data = /^data:([^;,]*)[^,]*;base64,(.*)$/s.exec(ref);
    const filename = type === "document" && name ? { filename: name } : {};
    if (!data) return { type, [type]: { link: ref, ...filename } };
    const bytes = Buffer.from(data[2] ?? "", "base64");
    const id = await deps.graph.upload(bytes, mimeType ?? data[1] ?? "", name ?? type, signal);
    return id ? { type, [type]: { id, ...filename } } : undefined;
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

  /** A refusal says that nothing was sent. A 5xx does not say; our reference comes back with the status if it was. */
  function toResult({ status, headers, messageId, code }: GraphAnswer): SendResult {
    if (status === 200 && messageId) return { outcome: "sent", platformId: messageId };
    if (status >= 500)
      return { outcome: "unknown", problem: `WhatsApp answered ${status} and did not say whether it was sent` };
    const result = resultOf(status === 429 && code === undefined ? 130429 : code, deps.settings);
    if (result.outcome !== "retry") return result;
    const asked = retryAfterMs(headers, deps.clock.now());
    return asked === undefined ? result : { ...result, retryAfterMs: asked };
  }
}

/** The number where there is one (Meta gives it precedence), else the business-scoped id. */
function addressee(threadId: string, { phone, userId }: Sending["address"]): Body {
  if (phone) return { to: phone };
  return userId || /^[A-Z]{2}\./.test(threadId) ? { recipient: userId ?? threadId } : { to: threadId };
}

const MAX_TITLE = 24;

function interactive({ text, language }: TextPart, choices: NonNullable<TextPart["choices"]>): Body {
  const body = { text };
  if (asButtons(choices)) {
    const buttons = choices.map(({ label, value }) => ({ type: "reply", reply: { id: value, title: label } }));
    return { type: "interactive", interactive: { type: "button", body, action: { buttons } } };
  }
  const rows = choices.map(({ label, value }) => ({
    id: value,
    title: label.length > MAX_TITLE ? `${label.slice(0, MAX_TITLE - 1)}…` : label,
    ...(label.length > MAX_TITLE ? { description: label } : {}),
  }));
  const action = { button: openListLabel(language), sections: [{ title: openListLabel(language), rows }] };
  return { type: "interactive", interactive: { type: "list", body, action } };
}
