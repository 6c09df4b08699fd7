/** The session window: 10 turns, each a message of the customer and our reply. */
export const WINDOW_MESSAGES = 20;
