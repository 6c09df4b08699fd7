import { Anchor, Box, Button, CloseButton, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { MemoryAnswer, Wire } from "../../api/wire.ts";
import { useMemory } from "../data/memory.ts";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ForgetDialog } from "./forget-dialog.tsx";

type Remembered = MemoryAnswer["remembered"][number];

interface MemoryProps {
  readonly conversation: Wire<ConversationDetail>;
  /** Who has the conversation, and administrators, delete on the customer's behalf. */
  readonly mayForget: boolean;
}

/** What is remembered of the customer beyond this conversation, and where each of it was learned. */
export function MemorySection({ conversation, mayForget }: MemoryProps) {
  const texts = useTexts();
  const { t } = texts;
  const { data, error } = useMemory(conversation.id, conversation.updatedAt);
  const [forgetting, setForgetting] = useState<readonly { readonly key: string; readonly what: string }[]>();
  const remembered = data?.remembered ?? [];
  const askToForget = (some: readonly Remembered[]): void =>
    setForgetting(some.map((one) => ({ key: one.key, what: said(one, texts) })));
  return (
    <section aria-label={t("memory.title")}>
      <Group justify="space-between" mb="xs" wrap="nowrap">
        <Title order={3} size="h6">
          {t("memory.title")}
        </Title>
        {mayForget && remembered.length > 1 && (
          <Button size="compact-xs" variant="subtle" color="red" onClick={() => askToForget(remembered)}>
            {t("memory.forget-all")}
          </Button>
        )}
      </Group>
      {error && (
        <Text size="xs" c="red" role="alert">
          {problemText(error, texts)}
        </Text>
      )}
      {data && remembered.length === 0 && (
        <Text size="sm" c="dimmed">
          {t("memory.nothing")}
        </Text>
      )}
      <Stack gap={8}>
        {remembered.map((one) => (
          <Group key={`${one.customerId} ${one.key}`} justify="space-between" align="flex-start" wrap="nowrap" gap={4}>
            <Box style={{ overflowWrap: "anywhere" }}>
              <Text size="sm">{said(one, texts)}</Text>
              <Learned one={one} here={conversation.id} />
            </Box>
            {mayForget && (
              <CloseButton
                size="sm"
                aria-label={t("memory.forget-one", { what: said(one, texts) })}
                title={t("memory.forget")}
                onClick={() => askToForget([one])}
              />
            )}
          </Group>
        ))}
      </Stack>
      <ForgetDialog conversationId={conversation.id} things={forgetting} onClose={() => setForgetting(undefined)} />
    </section>
  );
}

/** When and where it was learned. */
function Learned({ one, here }: { readonly one: Remembered; readonly here: string }) {
  const { t, moment } = useTexts();
  return (
    <Text size="xs" c="dimmed">
      {moment(one.at)} ·{" "}
      {one.conversationId === here ? (
        t("memory.here")
      ) : (
        <Anchor
          size="xs"
          renderRoot={(props) => (
            <Link
              to="/inbox/$view/$conversationId"
              params={{ view: "all", conversationId: one.conversationId }}
              {...props}
            />
          )}
        >
          {t("memory.elsewhere")}
        </Anchor>
      )}
    </Text>
  );
}

/** In words, as far as they are ours: intents and ids stand as they are. */
function said({ kind, about, value = "" }: Remembered, { t, word }: ReturnType<typeof useTexts>): string {
  if (kind === "preference") return word("preference", `${about}.${value}`);
  const what = [about, value].filter((part) => part !== "").join(", ");
  return t(kind === "open-issue" ? "memory.open-issue" : "memory.outcome", { what });
}
