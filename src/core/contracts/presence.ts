/** Which customers have their conversation open right now, in any process. Never throws and never waits. */
export interface Presence {
  /** A stream of this conversation opened, by a client that has everything up to `position`. Dispose it on closing. */
  open(conversationId: string, position: number): OpenStream;
}

export interface OpenStream extends Disposable {
  /** Everything up to this sequence went out on the stream. */
  told(sequence: number): void;
}
