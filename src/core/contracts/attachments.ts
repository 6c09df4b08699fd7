/** What is known of a file that a customer uploaded. */
export interface UploadedFile {
  readonly ref: string;
  readonly kind: "image" | "audio" | "video" | "file";
  readonly name: string;
  readonly mimeType: string;
  readonly sizeBytes: number;
}

/** Files of the public API, sealed under the customer's key. Implemented in store/attachment-store.ts. */
export interface Attachments {
  /** Makes room for one file. Throws `rate_limited` when this conversation uploaded too much within a day. */
  expect(
    conversationId: string,
    about: { readonly name: string; readonly mimeType: string; readonly sizeBytes: number },
  ): Promise<{ readonly ref: string }>;
  /**
   * Takes the bytes, once: throws `conflict` when they are there or coming in already, `invalid_input` when they are not
   * of a type we take or fewer than was said, `too_large` when there are more. What broke off may be sent again.
   */
  receive(conversationId: string, ref: string, bytes: AsyncIterable<Uint8Array>): Promise<UploadedFile>;
  /** For a message that refers to them, in this order. Throws `invalid_input` for what this conversation has not uploaded. */
  use(conversationId: string, refs: readonly string[]): Promise<readonly UploadedFile[]>;
  /** Throws `not_found`, also once the customer was erased: nobody can read it any more. */
  open(
    ref: string,
    conversationId?: string,
  ): Promise<{ readonly file: UploadedFile; readonly bytes: AsyncIterable<Uint8Array> }>;
  /** Deletes what no message referred to within a day. */
  forgetUnused(): Promise<void>;
}

export const MAX_FILE_BYTES = 20 * 1024 * 1024;
