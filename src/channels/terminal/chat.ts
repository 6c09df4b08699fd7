// A conversation at the terminal. What is typed goes through the same inbox as any other channel's message.
import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import type { Accepted } from "../../core/contracts/store.ts";
import type { Transcript, TranscriptMessage } from "../../core/contracts/transcript.ts";
import type { InboundEvent, QuickReply } from "../../core/message.ts";
import { plainLight } from "../light-text.ts";

export interface ChatDeps {
  readonly accept: (channel: string, account: string, event: InboundEvent) => Promise<Accepted>;
  readonly transcript: Transcript;
  readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
  readonly output: NodeJS.WritableStream & { readonly isTTY?: boolean };
  /** Who sits there; the same name continues the same conversation. */
  readonly user: string;
}

const LOOK_EVERY_MS = 150;
const PAGE = 50;
/** Long enough for a turn with a slow model; then it goes on although a reply may be missing. */
const REPLY_MS = 30_000;

/**
 * Runs until the input ends (Ctrl-D) or the reader stops. Replies are printed as they appear in the transcript. Lines
 * that a file or program pipes in wait for the reply to the line before, as a person would.
 */
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
      sender: { externalId: threadId, trust: 0 as const, timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone },
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

  /** Waits for the reply to what was written last. Once one stays out (a person has to write it), no longer. */
  let patient = true;
  async function answered(): Promise<void> {
    const until = Date.now() + REPLY_MS;
    while (patient && shown <= asked && asked > 0) {
      await new Promise((resolve) => setTimeout(resolve, LOOK_EVERY_MS));
      patient = Date.now() < until;
    }
  }

  let looking: Promise<void> = Promise.resolve();
  const timer = setInterval(() => {
    looking = looking.then(showNew, showNew);
  }, LOOK_EVERY_MS);
  try {
    lines.prompt();
    for await (const line of lines) {
      if (line.trim() === "") {
        lines.prompt();
        continue;
      }
      if (!input.isTTY) {
        await answered();
        output.write(`you › ${line.trim()}\n`);
      }
      await send(line.trim());
    }
    await answered();
  } finally {
    clearInterval(timer);
    await looking;
    lines.close();
  }
}

/** A reply as plain lines: text, numbered choices, sources. */
export function toText({
  author,
  agentName,
  content,
}: Pick<TranscriptMessage, "author" | "agentName" | "content">): string {
  const name = author === "agent" ? (agentName ?? "agent") : "bot";
  const choices = content.quickReplies?.map(({ label }, index) => `  ${index + 1}. ${label}`) ?? [];
  const sources = content.citations?.length
    ? [`  [${[...new Set(content.citations.map(({ title }) => title))].join(" · ")}]`]
    : [];
  const text = content.format === "light" ? plainLight(content.text) : content.text;
  const files = content.attachments?.map((file) => `  [${file.name ?? file.kind}]`) ?? [];
  return [`${name} › ${text}`, ...files, ...choices, ...sources].join("\n");
}
