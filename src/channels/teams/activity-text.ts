import { type Activity, mentionsIn } from "./activity.ts";

const entities: Readonly<Record<string, string>> = { amp: "&", lt: "<", gt: ">", quot: '"', "#39": "'", nbsp: " " };

/** What the customer wrote, without our own mention and without markup. Who else is mentioned stays, by name. */
export function textOf(activity: Activity): string {
  const withoutUs = mentionsIn(activity.entities)
    .filter(({ mentioned }) => mentioned.id === activity.recipient.id)
    .reduce((text, mention) => {
      const tag = mention.text ?? `<at>${mention.mentioned.name ?? ""}</at>`;
      return text.replaceAll(tag, " ");
    }, activity.text ?? "");
  const named = withoutUs.replaceAll(/<at(?:\s[^>]*)?>(.*?)<\/at>/gs, "$1");
  const isMarkup = activity.textFormat === "xml" || activity.textFormat === "html";
  return tidy(isMarkup ? readMarkup(named) : named.replaceAll("&nbsp;", " "));
}

function readMarkup(markup: string): string {
  return markup
    .replaceAll(/<(?:br|\/p|\/div|\/li)\b[^>]*>/gi, "\n")
    .replaceAll(/<\/?[a-z][^>]*>/gi, "")
    .replaceAll(/&(amp|lt|gt|quot|#39|nbsp);/g, (whole, name: string) => entities[name] ?? whole);
}

const tidy = (text: string): string => text.replaceAll("\u00a0", " ").replaceAll(/ {2,}/g, " ").trim();
