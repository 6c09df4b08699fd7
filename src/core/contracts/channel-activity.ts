/** What the console shows of each account's health. Never throws and never waits. */
export interface ChannelActivity {
  received(channel: string, account: string, at: Date): void;
  /** With a problem: an attempt that did not arrive. */
  sent(channel: string, account: string, at: Date, problem?: string): void;
}
