import { ActionIcon, Box, Drawer, Group, Text, Title, Tooltip } from "@mantine/core";
import { useDisclosure, useMediaQuery } from "@mantine/hooks";
import { IconArrowLeft, IconInfoCircle, IconShieldCheck } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConversationView } from "../../../core/contracts/console.ts";
import { useConversation, useMe } from "../data/queries.ts";
import { customerName, OwnerBadge, PriorityBadge, WaitingClock } from "../parts/conversation-facts.tsx";
import { Failed, Loading } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ActionBar } from "./action-bar.tsx";
import { Composer } from "./composer.tsx";
import { OwnerBanner } from "./owner-banner.tsx";
import { SidePanel } from "./side-panel.tsx";
import { Transcript } from "./transcript.tsx";
import { WindowBadge } from "./window-badge.tsx";

const SIDE_PX = 320;

/** Text that a part of the page puts into the reply box: a draft of the bot, a message that did not arrive. Each one is new. */
export interface Suggestion {
  readonly text: string;
}

export function ConversationPane({ id, view }: { readonly id: string; readonly view: ConversationView }) {
  const { t } = useTexts();
  const me = useMe().data;
  const query = useConversation(id);
  const isWide = useMediaQuery("(min-width: 80em)", undefined, { getInitialValueInEffect: false });
  const [sideOpen, side] = useDisclosure(false);
  const [suggestion, setSuggestion] = useState<Suggestion>();
  if (query.isPending || !me)
    return (
      <Box flex={1}>
        <Loading />
      </Box>
    );
  if (!query.data) {
    return (
      <Box flex={1}>
        <Failed error={query.error} onRetry={() => void query.refetch()} />
      </Box>
    );
  }
  const { conversation } = query.data;
  const suggest = (text: string): void => {
    setSuggestion({ text });
    side.close();
  };
  const isMine = conversation.owner === "agent" && conversation.agent?.id === me.agent.id;
  const mayLink = isMine || me.agent.role === "admin";
  const panel = <SidePanel conversation={conversation} mayLink={mayLink} onUseText={suggest} />;
  return (
    <>
      <Box
        component="section"
        aria-label={t("conversation.title")}
        flex={1}
        miw={0}
        style={{ display: "flex", flexDirection: "column", minHeight: 0 }}
      >
        <Group
          px="md"
          py={8}
          gap="xs"
          justify="space-between"
          wrap="nowrap"
          style={{ borderBottom: "1px solid var(--mantine-color-default-border)" }}
        >
          <Group gap="xs" wrap="nowrap" miw={0}>
            <ActionIcon
              variant="subtle"
              hiddenFrom="md"
              aria-label={t("conversation.back")}
              renderRoot={(props) => <Link to="/inbox/$view" params={{ view }} {...props} />}
            >
              <IconArrowLeft size={18} aria-hidden />
            </ActionIcon>
            <Box miw={0}>
              <Title order={2} size="h5" lineClamp={1}>
                {customerName(conversation, t("customer.unknown"))}
              </Title>
              <Group gap={6}>
                <Text size="xs" c="dimmed" truncate>
                  {conversation.channel}
                  {conversation.language ? ` · ${conversation.language}` : ""}
                </Text>
                <OwnerBadge summary={conversation} meId={me.agent.id} />
                <PriorityBadge priority={conversation.priority} />
                <WaitingClock summary={conversation} />
                <WindowBadge window={conversation.window} />
              </Group>
            </Box>
          </Group>
          <Group gap={4} wrap="nowrap">
            <Tooltip label={t("audit.title")}>
              <ActionIcon
                variant="subtle"
                color="gray"
                aria-label={t("audit.title")}
                renderRoot={(props) => <Link to="/audit/$conversationId" params={{ conversationId: id }} {...props} />}
              >
                <IconShieldCheck size={18} aria-hidden />
              </ActionIcon>
            </Tooltip>
            {!isWide && (
              <ActionIcon variant="subtle" color="gray" aria-label={t("side.title")} onClick={side.open}>
                <IconInfoCircle size={18} aria-hidden />
              </ActionIcon>
            )}
          </Group>
        </Group>
        <ActionBar conversation={conversation} meId={me.agent.id} />
        <OwnerBanner conversation={conversation} meId={me.agent.id} />
        <Transcript answer={query.data} onUseText={suggest} />
        <Composer id={id} isMine={isMine} suggestion={suggestion} />
      </Box>
      {isWide ? (
        <Box
          component="aside"
          aria-label={t("side.title")}
          className="pane"
          w={SIDE_PX}
          style={{ flexShrink: 0, borderInlineStart: "1px solid var(--mantine-color-default-border)" }}
        >
          {panel}
        </Box>
      ) : (
        <Drawer
          opened={sideOpen}
          onClose={side.close}
          position="right"
          title={t("side.title")}
          closeButtonProps={{ "aria-label": t("action.close") }}
        >
          {panel}
        </Drawer>
      )}
    </>
  );
}
