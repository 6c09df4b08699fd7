/** What a customer said, written down. */
export interface Transcript {
  readonly text: string;
  /** 0 to 1, where the recogniser says. */
  readonly confidence?: number;
}

/** Writes down a recording. Throws when it could not in the given time; nothing of what was said is in the error. */
export interface Transcriber {
  transcribe(recording: {
    readonly bytes: Uint8Array;
    readonly mimeType: string;
    readonly name?: string;
    /** What the customer spoke so far, e.g. `de`. A hint only. */
    readonly language?: string;
    readonly signal: AbortSignal;
  }): Promise<Transcript>;
}

/** The recordings among a customer's messages. Absent from the engine's services when no speech model is configured. */
export interface Recordings {
  /** Undefined when it could not be heard (gone, too large, too slow, silent): the customer is then asked for words. */
  hear(recording: {
    readonly conversation: { readonly id: string; readonly channel: string; readonly fence: number };
    readonly sequence: number;
    readonly ref: string;
    readonly mimeType?: string;
    readonly sizeBytes?: number;
    readonly language?: string;
  }): Promise<string | undefined>;
}

/** Keeps what was heard with the message, so that it is paid for once. False: another turn has the conversation now. */
export interface RecordingStore {
  keepTranscript(kept: {
    readonly conversationId: string;
    readonly fence: number;
    readonly sequence: number;
    readonly ref: string;
    readonly transcript: Transcript;
    readonly ms: number;
  }): Promise<boolean>;
  /** For the audit of what could not be heard. */
  noteUnheard(noted: {
    readonly conversationId: string;
    readonly sequence: number;
    readonly problem: string;
  }): Promise<void>;
}
