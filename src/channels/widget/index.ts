import { publicApiChannel } from "../public-api/index.ts";

/** Customers on a website, through the chat element in src/widget. */
export const widget = publicApiChannel("widget", { canPush: true });
