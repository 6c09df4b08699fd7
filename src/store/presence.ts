import { randomUUID } from "node:crypto";
import type { Pool } from "pg";
import type { Log } from "../core/contracts/channel.ts";
import type { Presence } from "../core/contracts/presence.ts";

/** How long a process that died counts as watching. Renewed at a third of it. */
const LASTS_SECONDS = 45;
const RENEW_MS = 15_000;
/** News within this time are written together. */
const GATHER_MS = 250;

const WRITE = {
  name: "write-presence",
  text: `INSERT INTO presence (conversation_id, process, position, expires_at)
    SELECT n.id, $1, n.position, now() + n.seconds * interval '1 second' FROM unnest($2::text[], $3::int[], $4::int[]) AS n(id, position, seconds)
    ON CONFLICT (conversation_id, process) DO UPDATE
      SET position = greatest(presence.position, excluded.position), expires_at = excluded.expires_at`,
};

interface Watched {
  streams: number;
  position: number;
  isNew: boolean;
}

/** This process's open streams, a row a conversation, gathered in memory and written together: nobody waits for it. */
export function createPresence(pool: Pool, log: Log): Presence & AsyncDisposable {
  const process = randomUUID();
  const watched = new Map<string, Watched>();
  let gathering: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();

  const soon = (one: Watched): void => {
    one.isNew = true;
    gathering ??= setTimeout(() => flush(({ isNew }) => isNew), GATHER_MS);
  };

  function flush(isDue: (one: Watched) => boolean): void {
    clearTimeout(gathering);
    gathering = undefined;
    const due = [...watched].filter(([, one]) => isDue(one));
    const values = [
      process,
      due.map(([id]) => id),
      due.map(([, one]) => one.position),
      due.map(([, one]) => (one.streams > 0 ? LASTS_SECONDS : 0)),
    ];
    for (const [id, one] of due) {
      one.isNew = false;
      if (one.streams === 0) watched.delete(id);
    }
    if (due.length === 0) return;
    writing = writing
      .then(() => pool.query({ ...WRITE, values }))
      .then(() => undefined)
      .catch((error: Error) => log("presence.failed", { message: error.message }));
  }

  const renewing = setInterval(() => flush(() => true), RENEW_MS);
  renewing.unref();

  return {
    open(conversationId, position) {
      const one = watched.get(conversationId) ?? { streams: 0, position, isNew: true };
      watched.set(conversationId, one);
      one.streams++;
      one.position = Math.max(one.position, position);
      soon(one);
      let isOpen = true;
      return {
        told(sequence) {
          if (!isOpen || sequence <= one.position) return;
          one.position = sequence;
          soon(one);
        },
        [Symbol.dispose]() {
          if (!isOpen) return;
          isOpen = false;
          one.streams--;
          soon(one);
        },
      };
    },
    async [Symbol.asyncDispose]() {
      clearInterval(renewing);
      for (const one of watched.values()) one.streams = 0;
      flush(() => true);
      await writing;
    },
  };
}
