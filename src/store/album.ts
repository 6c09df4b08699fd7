import type { MessageContent } from "../core/message.ts";

/** Pictures of one album arrive one by one, in any order: this long after the newest, no more are expected. */
const QUIET_MS = 1_200;
/** However many there are, the customer waits no longer than this. */
const LONGEST_MS = 4_000;

/** How long the waiting messages should rest, because the newest is a picture that others may follow. 0: not at all. */
export function albumWaitMs(
  waiting: readonly { readonly at: Date; readonly content: MessageContent }[],
  now: Date,
): number {
  const [oldest, newest] = [waiting[0], waiting.at(-1)];
  if (!oldest || !newest || !isPicture(newest.content)) return 0;
  const until = Math.min(newest.at.getTime() + QUIET_MS, oldest.at.getTime() + LONGEST_MS);
  return Math.max(0, until - now.getTime());
}

/** The words of an album stand under any one of its pictures, so a picture with words is waited for as well. */
const isPicture = ({ attachments = [] }: MessageContent): boolean =>
  attachments.length > 0 && attachments.every(({ kind }) => kind === "image" || kind === "video");
