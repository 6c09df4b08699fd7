/** The session window: 10 turns, each a message of the customer and our reply. */
export const WINDOW_MESSAGES = 20;
/** What of it a model reads at most; what is older than that is known as facts. */
export const WINDOW_TOKENS = 3_000;
