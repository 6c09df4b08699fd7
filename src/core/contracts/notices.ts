/** An e-mail or text message to a customer, outside of any conversation. */
export interface NewNotice {
  readonly medium: "email" | "sms";
  readonly to: string;
  readonly subject: string;
  readonly body: string;
}

export interface ClaimedNotice extends NewNotice {
  readonly id: string;
  /** Counts this attempt. */
  readonly attempt: number;
}

/** Implemented in `store/notice-store.ts`. Without a transport notices stay `pending` and the console shows them. */
export interface NoticeStore {
  /** Claims one that is due; others find it again only after its retry time, so nobody sends it beside us. */
  claim(media: readonly NewNotice["medium"][]): Promise<ClaimedNotice | undefined>;
  settle(notice: ClaimedNotice, result: SentNotice): Promise<void>;
}

export type SentNotice =
  | { readonly state: "sent" }
  /** It provably never left: try again later. */
  | { readonly state: "retry"; readonly problem: string }
  | { readonly state: "failed"; readonly problem: string };

/** Carries notices of some media, for example SMTP. */
export interface NoticeTransport {
  readonly media: readonly NewNotice["medium"][];
  /** Never throws; a failure whose outcome is unclear is `failed`, so that nothing is sent twice. */
  send(notice: ClaimedNotice): Promise<SentNotice>;
}
