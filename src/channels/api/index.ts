import { publicApiChannel } from "../public-api/index.ts";

/** Customers in a mobile app or another program that speaks the public API itself. */
export const api = publicApiChannel("api", { canPush: true });
