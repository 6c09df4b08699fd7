import { z } from "zod";
import type { TwilioApi } from "./twilio-api.ts";

/** Twilio keeps a message in its queue for at most ten hours; after that nobody needs its content. */
const KEPT_MS = 24 * 60 * 60 * 1000;
/** At most so many pages of 500 at a time; the next run goes on. */
const MAX_PAGES = 20;

/** How the contents that we made are known among the account's templates; nobody names one so by hand. */
export const contentName = (hash: string): string => `switchboard_${hash.slice(0, 24)}`;
const OURS = /^switchboard_[0-9a-f]{24}$/;

const page = z.object({
  contents: z.array(
    z.object({
      sid: z.string().regex(/^HX[0-9a-fA-F]{32}$/),
      friendly_name: z.string().nullish(),
      date_created: z.coerce.date().nullish(),
    }),
  ),
  meta: z.object({ next_page_url: z.string().nullish() }).optional(),
});

/**
 * Deletes the contents that we made for messages of long ago. What customers are told stands in them, and must not stay
 * among the account's templates for ever. Templates of others, whatever their age, are left alone.
 */
export async function clearOldContents(api: TwilioApi, now: Date): Promise<void> {
  const old: string[] = [];
  let query: string | undefined = "?PageSize=500";
  for (let pages = 0; query !== undefined && pages < MAX_PAGES; pages++) {
    const read = page.safeParse(await api.listContents(query));
    if (!read.success) break;
    for (const { sid, friendly_name: name, date_created: createdAt } of read.data.contents)
      if (name && OURS.test(name) && createdAt && now.getTime() - createdAt.getTime() > KEPT_MS) old.push(sid);
    query = queryOf(read.data.meta?.next_page_url);
  }
  // Collected first: deleting while paging would move the pages.
  for (const sid of old) await api.deleteContent(sid);
}

/** Only the query of the next page is taken: where it is asked for is ours to say. */
const queryOf = (url: string | null | undefined): string | undefined =>
  url && URL.canParse(url) ? new URL(url).search : undefined;
