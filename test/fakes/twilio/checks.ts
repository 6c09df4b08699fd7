import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/**
 * The parameters of "create a message", as Twilio's own library knows them: it is generated from Twilio's
 * specification of that API, which is not among those that stand beside this file's fixtures.
 */
const library = readFileSync(
  createRequire(import.meta.url).resolve("twilio/lib/rest/api/v2010/account/message.js"),
  "utf8",
);
const parameters = new Set([...library.matchAll(/data\["(\w+)"\]/g)].map((match) => match[1]));

interface Problem {
  readonly code: number;
  readonly message: string;
}

/** What Twilio refuses at once. https://www.twilio.com/docs/api/errors */
export function messageProblem(
  fields: Readonly<Record<string, string>>,
  content: Record<string, unknown> | undefined,
): Problem | undefined {
  const unknown = Object.keys(fields).find((name) => !parameters.has(name));
  if (unknown) return { code: 20001, message: `no parameter ${unknown}` };
  if (!/^whatsapp:(\+\d{6,15}|[A-Z]{2}\.\w{1,128})$/.test(fields["To"] ?? ""))
    return { code: 21211, message: "invalid To" };
  if (!/^whatsapp:\+\d{6,15}$/.test(fields["From"] ?? "")) return { code: 21212, message: "invalid From" };
  if (fields["ContentSid"] && !content) return { code: 21655, message: "the ContentSid is invalid" };
  if (!fields["Body"] && !fields["MediaUrl"] && !fields["ContentSid"])
    return { code: 21619, message: "a text, media or content is required" };
  if ((fields["Body"] ?? "").length > 1600) return { code: 21617, message: "the body exceeds 1600 characters" };
  if (fields["MediaUrl"] && !/^https:\/\//.test(fields["MediaUrl"]))
    return { code: 21620, message: "invalid media URL" };
  if (fields["StatusCallback"] && !URL.canParse(fields["StatusCallback"]))
    return { code: 21609, message: "invalid StatusCallback" };
  const values: Record<string, string> = JSON.parse(fields["ContentVariables"] ?? "{}");
  if (Object.values(values).some((value) => value === "" || value.length > 1600 || /[\n\t]| {4}/.test(value)))
    return { code: 21656, message: "a content variable is empty, too long or holds line breaks" };
  return undefined;
}

/** Limits of WhatsApp within the 24 hours, where no approval is needed. */
export function contentProblem(content: Record<string, unknown>): string | undefined {
  const types = content["types"] as Record<string, Record<string, unknown>> | undefined;
  const [[name, type] = ["", {} as Record<string, unknown>]] = Object.entries(types ?? {});
  if (typeof content["language"] !== "string") return "language is required";
  if (String(type["body"] ?? "").length === 0 || String(type["body"]).length > 1024)
    return "body: 1 to 1024 characters";
  if (name === "twilio/quick-reply") {
    const actions = type["actions"] as { type?: string; title?: string; id?: string }[];
    if (actions.length < 1 || actions.length > 3) return "1 to 3 buttons";
    if (
      actions.some(
        (one) => one.type !== "QUICK_REPLY" || !one.title || one.title.length > 20 || !one.id || one.id.length > 200,
      )
    )
      return "a button is not right";
    return new Set(actions.map((one) => one.title)).size < actions.length
      ? "two buttons have the same title"
      : undefined;
  }
  if (name === "twilio/list-picker") {
    const items = type["items"] as { id?: string; item?: string }[];
    if (items.length < 1 || items.length > 10) return "1 to 10 items";
    if (String(type["button"] ?? "").length === 0 || String(type["button"]).length > 20)
      return "button: 1 to 20 characters";
    return items.some((one) => !one.id || one.id.length > 200 || !one.item || one.item.length > 24)
      ? "an item is not right"
      : undefined;
  }
  return `unknown content type ${name}`;
}
