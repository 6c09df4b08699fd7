/** "Conversation X is at sequence N." A hint: readers fetch from the store, so a lost one costs delay only. */
export interface BusHint {
  readonly conversationId: string;
  readonly sequence: number;
  /** `typing` comes and goes; `changed` means something other than the transcript moved (owner, delivery state). `deliverable`: a worker leaves a delivery to the process that its adapter is connected to. */
  readonly about: "transcript" | "changed" | "typing" | "partial" | "deliverable";
  /** With `partial`: what may already be read of a reply in the making; checked, and without personal data. */
  readonly text?: string;
}

export interface Bus {
  /** Never throws and never waits. */
  publish(hint: BusHint): void;
  subscribe(listener: (hint: BusHint) => void): Disposable;
}
