import type { PersonalSpan } from "./span.ts";

const octet = "\\d(?: ?\\d){0,2}";
const dot = "\\s?[([{]?\\s?(?:\\.|(?<![\\p{L}])(?:dot|punto|punkt|point|ponto)(?![\\p{L}]))\\s?[)\\]}]?\\s?";
const v4 = new RegExp(`(?<![\\d.])${octet}(?:${dot}${octet}){3}(?![\\d.]*\\d)`, "giu");
const v6 = /(?<![\p{L}\p{N}:.])[0-9a-f:]*:[0-9a-f:]*:[0-9a-f:.]*[0-9a-f:](?:%[\p{L}\p{N}]+)?(?![\p{L}\p{N}:])/giu;

/** Addresses of machines; a version number of four parts is none when it says that it is one. */
export function findIps(text: string): PersonalSpan[] {
  const isVersion = (start: number): boolean =>
    /(?:version|firmware|release|v)\s*\.?\s*$/i.test(text.slice(Math.max(0, start - 12), start));
  return [...text.matchAll(v4), ...text.matchAll(v6)].flatMap((match) => {
    const isLong = match[0].includes(":");
    const value = isLong ? match[0].toLowerCase() : (match[0].match(/\d|[.]|\p{L}+/gu) ?? []).map(sign).join("");
    const isAddress = isLong ? isV6(value.replace(/%.*/, "")) : isV4(value);
    const { index } = match;
    return isAddress && !isVersion(index)
      ? [{ kind: "ip" as const, start: index, end: index + match[0].length, value }]
      : [];
  });
}

const sign = (part: string): string => (/\p{L}/u.test(part) ? "." : part);

const isV4 = (value: string): boolean => {
  const parts = value.split(".");
  return parts.length === 4 && parts.every((part) => /^\d{1,3}$/.test(part) && Number(part) <= 255);
};

/** RFC 4291: eight groups, one `::` for a row of empty ones, the last two groups also as an IPv4 address. */
function isV6(value: string): boolean {
  const tail = /:([\d.]*\.[\d.]*)$/.exec(value)?.[1];
  if (tail !== undefined && !isV4(tail)) return false;
  const groups = (tail === undefined ? value : value.replace(tail, "0:0")).split("::");
  if (groups.length > 2) return false;
  const parts = groups.flatMap((side) => (side === "" ? [] : side.split(":")));
  const isFull =
    groups.length === 1 ? parts.length === 8 : parts.length <= 7 && (value.match(/[0-9a-f]/g) ?? []).length >= 3;
  return isFull && parts.every((part) => /^[0-9a-f]{1,4}$/.test(part));
}
