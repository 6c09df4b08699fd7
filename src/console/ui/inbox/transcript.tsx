import { Box, Button, Stack } from "@mantine/core";
import { Fragment, useEffect, useLayoutEffect, useRef, useState } from "react";
import type { ConversationAnswer } from "../../api/wire.ts";
import { useOlderMessages } from "../data/queries.ts";
import { useTexts } from "../texts/texts.tsx";
import { MessageBubble } from "./message-bubble.tsx";
import { TurnTrace } from "./turn-trace.tsx";

interface TranscriptProps {
  readonly answer: ConversationAnswer;
  onUseText(text: string): void;
}

type Message = ConversationAnswer["messages"][number];

const NEAR_END_PX = 120;

/** The conversation, oldest on top. Stays at the end while one is there, and leaves readers of older parts alone. */
export function Transcript({ answer, onUseText }: TranscriptProps) {
  const { t } = useTexts();
  const pane = useRef<HTMLDivElement>(null);
  const atEnd = useRef(true);
  const [wantsOlder, setWantsOlder] = useState(false);
  const [anchor] = useState(answer.messages[0]?.sequence ?? 1);
  const older = useOlderMessages(answer.conversation.id, anchor, wantsOlder);
  const earlier = [...(older.data?.pages ?? [])].reverse().flatMap((page) => page.messages);
  // The newest page moves on with each message; what falls out of it stays on the screen.
  const [kept] = useState(() => new Map<number, Message>());
  for (const message of [...earlier, ...answer.messages]) kept.set(message.sequence, message);
  const shown = [...kept.values()].sort((a, b) => a.sequence - b.sequence);
  const hasOlder = wantsOlder ? older.hasNextPage : answer.more;

  // After each render: new rows, delivery notes and opened traces all move the end.
  useLayoutEffect(() => {
    if (atEnd.current && pane.current) pane.current.scrollTop = pane.current.scrollHeight;
  });
  useEffect(() => {
    const element = pane.current;
    if (!element) return;
    const resized = new ResizeObserver(() => {
      if (atEnd.current) element.scrollTop = element.scrollHeight;
    });
    resized.observe(element);
    return () => resized.disconnect();
  }, []);

  const withReply = new Set(
    shown.flatMap((message) => (message.author === "bot" && message.turnId ? [message.turnId] : [])),
  );
  const silent = answer.turns.filter((turn) => !withReply.has(turn.id));
  return (
    <Box
      ref={pane}
      className="pane"
      flex={1}
      p="md"
      tabIndex={0}
      role="log"
      aria-label={t("conversation.transcript")}
      onScroll={({ currentTarget: el }) => {
        atEnd.current = el.scrollHeight - el.scrollTop - el.clientHeight < NEAR_END_PX;
      }}
    >
      {hasOlder && (
        <Box ta="center" pb="md">
          <Button
            size="xs"
            variant="default"
            loading={older.isFetching}
            onClick={() => (wantsOlder ? void older.fetchNextPage() : setWantsOlder(true))}
          >
            {t("conversation.older")}
          </Button>
        </Box>
      )}
      <Stack gap="sm">
        {shown.map((message, index) => {
          const turn = message.author === "bot" ? answer.turns.find((one) => one.id === message.turnId) : undefined;
          const after = shown[index + 1];
          const between = silent.filter((one) => one.startedAt >= message.at && (!after || one.startedAt < after.at));
          return (
            <Fragment key={message.id}>
              <MessageBubble conversationId={answer.conversation.id} message={message} onUseText={onUseText}>
                {turn && <TurnTrace turn={turn} />}
              </MessageBubble>
              {between.map((one) => (
                <TurnTrace key={one.id} turn={one} isSilent />
              ))}
            </Fragment>
          );
        })}
      </Stack>
    </Box>
  );
}
