import type { Channel } from "./contracts/channel.ts";
import type { AttachmentStore, CustomerFiles } from "./contracts/console.ts";
import { AppError } from "./errors.ts";
import type { Attachment } from "./message.ts";

const TIMEOUT_MS = 30_000;

/** Fetched anew each time: what customers send stays with the platform until an agent wants to see it. */
export function createCustomerFiles(deps: {
  readonly store: AttachmentStore;
  readonly channels: ReadonlyMap<string, Channel>;
}): CustomerFiles {
  return {
    async open(file, agent) {
      const found = await deps.store.open(file, agent.id);
      const fetchAttachment = found && deps.channels.get(found.channel)?.fetchAttachment;
      if (!found || !fetchAttachment) return undefined;
      const { attachment } = found;
      const { bytes, mimeType, name } = await inTime(fetchAttachment(attachment.ref));
      return { bytes, mimeType: attachment.mimeType ?? mimeType, name: attachment.name ?? name ?? attachment.kind };
    },
  };
}

/** A place and a contact are all in what the message says of them. */
export const hasBytes = ({ kind }: Pick<Attachment, "kind">): boolean => kind !== "location" && kind !== "contact";

async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(
      () => reject(new AppError("upstream_failed", "the platform did not give the file in time: try again")),
      TIMEOUT_MS,
    );
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}
