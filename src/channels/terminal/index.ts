import { publicApiChannel } from "../public-api/index.ts";

/** Whoever sits at the terminal with `npm run chat`; see chat.ts. */
export const terminal = publicApiChannel("terminal", {
  formatting: false,
  quickReplies: 0,
  cards: false,
  attachments: false,
  sources: "line",
  typing: false,
});
