/** AES-256-GCM of JSON values. The key never leaves the implementation. */
export interface Seal {
  seal(value: unknown): Uint8Array;
  /** Throws `misconfigured` when the bytes were sealed under another key or were changed. */
  open(bytes: Uint8Array): unknown;
}
