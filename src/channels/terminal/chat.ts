// A conversation at the terminal. What is typed goes through the same inbox as any other channel's message.
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import type { Accepted } from "../../core/contracts/store.ts";
import type { Transcript, TranscriptMessage } from "../../core/contracts/transcript.ts";
import type { InboundEvent, QuickReply } from "../../core/message.ts";

export interface ChatDeps {
  readonly accept: (channel: string, account: string, event: InboundEvent) => Promise<Accepted>;
  readonly transcript: Transcript;
  readonly input: NodeJS.ReadableStream;
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Who sits there; the same name continues the same conversation. */
  readonly user: string;
}

const LOOK_EVERY_MS = 150;
const PAGE = 50;
/** Long enough for a turn with a slow model; then the input ends although a reply may be missing. */
const LAST_REPLY_MS = 30_000;

/** Runs until the input ends (Ctrl-D) or the reader stops. Replies are printed as they appear in the transcript. */
export async function chatInTerminal(deps: ChatDeps): Promise<void> {
  const { input, output } = deps;
  const lines = createInterface({ input, output, prompt: output.isTTY ? "you › " : "" });
  const threadId = `terminal:${deps.user}`;
  let conversationId: string | undefined;
  let shown = 0;
  let asked = 0;
  let choices: readonly QuickReply[] = [];

  async function showNew(): Promise<void> {
    if (!conversationId) return;
    for (const message of await deps.transcript.after(conversationId, shown, { limit: PAGE, includeNotes: false })) {
      shown = message.sequence;
      if (message.author === "customer") continue;
      choices = message.content.quickReplies ?? [];
      output.write(`${output.isTTY ? "\r" : ""}${toText(message)}\n`);
      lines.prompt();
    }
  }

  async function send(line: string): Promise<void> {
    const choice = choices[Number(line) - 1];
    const base = {
      platformId: randomUUID(),
      threadId,
      sender: { externalId: threadId, trust: 0 as const },
      at: new Date(),
    };
    const event: InboundEvent = choice
      ? { ...base, kind: "button", value: choice.value, label: choice.label }
      : { ...base, kind: "message", text: line, attachments: [] };
    const accepted = await deps.accept("terminal", "default", event);
    if (!conversationId) shown = (accepted.sequence ?? 1) - 1;
    conversationId = accepted.conversationId;
    asked = accepted.sequence ?? asked;
  }

  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(showNew, showNew);
  }, LOOK_EVERY_MS);
  try {
    lines.prompt();
    for await (const line of lines) {
      if (line.trim() === "") lines.prompt();
      else await send(line.trim());
    }
    for (const until = Date.now() + LAST_REPLY_MS; shown <= asked && asked > 0 && Date.now() < until; )
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
  } finally {
    clearInterval(timer);
    await looking;
    lines.close();
  }
}

/** A reply as plain lines: text, numbered choices, sources. */
function toText({ author, agentName, content }: TranscriptMessage): string {
  const name = author === "agent" ? (agentName ?? "agent") : "bot";
  const choices = content.quickReplies?.map(({ label }, index) => `  ${index + 1}) ${label}`) ?? [];
  const sources = content.citations?.length
    ? [`  [${[...new Set(content.citations.map(({ title }) => title))].join(" · ")}]`]
    : [];
  return [`${name} › ${content.text}`, ...choices, ...sources].join("\n");
}
