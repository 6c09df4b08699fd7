/** Bodies that a platform would never send, and some that it might. All are validly signed where they are used. */

const chat = { id: 31, type: "private" };
const from = { id: 31, is_bot: false, first_name: "Nonsense", language_code: "en" };
let count = 90_000;
const message = (more: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    update_id: ++count,
    message: { message_id: ++count, date: 1_790_000_000, chat, from, text: "hello", ...more },
  });
const press = (more: Readonly<Record<string, unknown>>) =>
  JSON.stringify({
    update_id: ++count,
    callback_query: { id: "1", from, data: "x", chat_instance: "1", message: { chat }, ...more },
  });

/** Not JSON, not an update, or nothing that could be stored: acknowledged and kept for inspection. */
export const unreadable: readonly (readonly [string, string | Buffer])[] = [
  ["empty", ""],
  ["a space", " "],
  ["null", "null"],
  ["a number", "42"],
  ["a text", '"hello"'],
  ["true", "true"],
  ["an empty list", "[]"],
  ["an empty object", "{}"],
  ["cut off", '{"update_id": 1, "message": {"mess'],
  ["a trailing comma", '{"update_id": 1,}'],
  ["a comment", '{"update_id": 1} // hello'],
  ["single quotes", "{'update_id': 1}"],
  ["NaN", '{"update_id": NaN}'],
  ["infinity", '{"update_id": 1e999}'],
  ["a fraction", '{"update_id": 1.5}'],
  ["a negative zero text", '{"update_id": "-0"}'],
  ["two documents", '{"update_id": 1}{"update_id": 2}'],
  ["a byte order mark only", "\uFEFF"],
  ["invalid UTF-8", Buffer.from([0x7b, 0xff, 0xfe, 0x22, 0x7d])],
  ["UTF-16", Buffer.from('{"update_id": 1}', "utf16le")],
  ["NUL bytes", Buffer.alloc(64)],
  ["random bytes", Buffer.from(Array.from({ length: 512 }, (_, n) => (n * 197 + 31) % 256))],
  ["deeply nested lists", "[".repeat(50_000)],
  ["deeply nested objects", `${'{"a":'.repeat(20_000)}1${"}".repeat(20_000)}`],
  ["a prototype", '{"__proto__": {"update_id": 1}, "constructor": {"prototype": {"update_id": 2}}}'],
  ["form data", "update_id=1&message=hello"],
  ["XML", "<?xml version='1.0'?><!DOCTYPE x [<!ENTITY a SYSTEM 'file:///etc/passwd'>]><x>&a;</x>"],
  ["a message without a chat", '{"update_id": 1, "message": {"message_id": 1, "date": 1}}'],
  ["a message that is a list", '{"update_id": 1, "message": []}'],
  ["a text that is a number", message({ text: 17 })],
  ["a chat id that is a text", message({ chat: { id: "31", type: "private" } })],
  ["a chat id beyond whole numbers", message({ chat: { id: 1e300, type: "private" } })],
  ["a date beyond the calendar", message({ date: 9_007_199_254_740_991 })],
  ["a date before the calendar", message({ date: -9_007_199_254_740_991 })],
  ["NUL in a press", press({ id: "a\u0000b", data: "x\u0000y" })],
  ["a press with a long id", press({ id: "9".repeat(20_000) })],
  ["a press whose id is a number", press({ id: 5 })],
];

/** Proper updates with odd contents: taken, and nobody is worse off for them. */
export const odd: readonly (readonly [string, string])[] = [
  ["nothing known in it", JSON.stringify({ update_id: ++count, some_new_kind: { x: 1 } })],
  ["unknown fields", message({ effect_id: "5", story: { chat, id: 9 } })],
  ["an empty text", message({ text: "" })],
  ["no text at all", message({ text: undefined })],
  ["NUL in a text", message({ text: "hello\u0000there" })],
  ["half an emoji", message({ text: "hello \ud83d" })],
  ["half an emoji where texts are cut", message({ text: `${"a".repeat(3_999)}😀${"b".repeat(100)}` })],
  ["half an emoji where details are cut", message({ text: `I want a human ${"a".repeat(1_984)}😀 please` })],
  ["control characters", message({ text: "\u0001\u0007\u001b[31mred\u202Eevil\u2066" })],
  ["a thousand marks on one letter", message({ text: `a${"\u0301".repeat(1_000)}` })],
  ["300,000 characters", message({ text: "hello ".repeat(50_000) })],
  ["NUL in a name", message({ from: { ...from, first_name: "A\u0000B" } })],
  ["half an emoji in a name", message({ from: { ...from, first_name: "\ude00" } })],
  ["an odd language", message({ from: { ...from, language_code: "\u0000\u0000" } })],
  ["a press that nobody offered", press({ id: "odd-1", data: "confirm:00000000-0000-0000-0000-000000000000" })],
  ["NUL in a file's name", message({ text: undefined, document: { file_id: "f\u0000", file_name: "a\u0000.pdf" } })],
  [
    "an edit of something that never was",
    JSON.stringify({ update_id: ++count, edited_message: { message_id: 1, date: 1, chat, from, text: "edited" } }),
  ],
  [
    "a reaction to nothing",
    JSON.stringify({
      update_id: ++count,
      message_reaction: {
        chat,
        user: from,
        message_id: 1,
        date: 1,
        new_reaction: [{ type: "emoji", emoji: "\u0000" }],
      },
    }),
  ],
  ["words of a database", message({ text: "'; DROP TABLE message; -- $1 %s \\x00" })],
  ["a placeholder", message({ text: "{order} $(reboot) ⟨EMAIL_1⟩ {{canary}}" })],
];
