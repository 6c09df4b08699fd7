import type { Channel, Log } from "./contracts/channel.ts";
import type { RecordingStore, Recordings, Transcriber } from "./contracts/speech.ts";
import { AppError } from "./errors.ts";

export interface RecordingsDeps {
  readonly channels: ReadonlyMap<string, Channel>;
  readonly transcriber: Transcriber;
  readonly store: RecordingStore;
  readonly log: Log;
}

/** For fetching and writing down together: the customer is told sooner that we could not listen. */
const DEADLINE_MS = 20_000;
const MAX_BYTES = 20 * 1024 * 1024;
/** What a recogniser may say at most of a recording; more is noise or an attack. */
const MOST_TEXT = 20_000;

/** Fetches a recording from its channel, has it written down and keeps that. Never throws: not heard is an answer. */
export function createRecordings({ channels, transcriber, store, log }: RecordingsDeps): Recordings {
  return {
    async hear({ conversation, sequence, ref, mimeType, sizeBytes, language }) {
      const began = performance.now();
      const signal = AbortSignal.timeout(DEADLINE_MS);
      try {
        if ((sizeBytes ?? 0) > MAX_BYTES) throw tooLarge();
        const fetchAttachment = channels.get(conversation.channel)?.fetchAttachment;
        if (!fetchAttachment) throw new AppError("not_found", "the channel gives no files");
        const file = await inTime(fetchAttachment(ref), signal);
        if (file.bytes.length > MAX_BYTES) throw tooLarge();
        const heard = transcriber.transcribe({
          bytes: file.bytes,
          // What the message said of it is nearer to the truth than a file server's guess.
          mimeType: mimeType ?? file.mimeType,
          signal,
          ...(file.name ? { name: file.name } : {}),
          ...(language ? { language } : {}),
        });
        const { text, ...rest } = await inTime(heard, signal);
        const transcript = { ...rest, text: text.trim().slice(0, MOST_TEXT) };
        if (transcript.text === "") throw new AppError("not_found", "nothing was said in it");
        const ms = Math.round(performance.now() - began);
        await store.keepTranscript({ ...conversationOf(conversation), sequence, ref, transcript, ms });
        return transcript.text;
      } catch (error) {
        // A message of ours, or only the kind of error: others could hold addresses or what was said.
        const problem = signal.aborted ? "not in time" : error instanceof AppError ? error.message : "failed";
        log("recording.unheard", { conversationId: conversation.id, sequence, problem });
        await store.noteUnheard({ conversationId: conversation.id, sequence, problem }).catch(() => undefined);
        return undefined;
      }
    },
  };
}

const conversationOf = ({ id, fence }: { readonly id: string; readonly fence: number }) => ({
  conversationId: id,
  fence,
});

const tooLarge = () => new AppError("too_large", `larger than ${MAX_BYTES / 1024 / 1024} MB`);

/** Not every channel heeds a signal. */
function inTime<T>(work: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const late = () => reject(new AppError("upstream_failed", "not in time"));
    signal.addEventListener("abort", late, { once: true });
    work.then(resolve, reject).finally(() => signal.removeEventListener("abort", late));
  });
}
