import { Anchor, Badge, Box, Button, Group, Stack, Text, Title } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";
import { Fact } from "./fact.tsx";
import { JoinDialog } from "./join-dialog.tsx";
import { SeparateDialog } from "./separate-dialog.tsx";

type Identity = Wire<ConversationDetail>["identities"][number];

interface PersonProps {
  readonly conversation: Wire<ConversationDetail>;
  /** Who has the conversation, and administrators, say who is one person. */
  readonly mayLink: boolean;
}

/** One person over all channels: how they reach us, what else they wrote, and whether they are one at all. */
export function PersonSection({ conversation, mayLink }: PersonProps) {
  const { t, word, moment } = useTexts();
  const [isJoining, setJoining] = useState(false);
  const [leaving, setLeaving] = useState<Identity>();
  return (
    <Stack gap={8}>
      <Fact label={t("customer.reached")}>
        <Stack gap={6}>
          {conversation.identities.map((identity) => (
            <Box key={`${identity.channel}:${identity.account}:${identity.externalId}`}>
              <Group gap={6} justify="space-between" wrap="nowrap">
                <Text size="sm" style={{ overflowWrap: "anywhere" }}>
                  {identity.channel}: {identity.externalId}
                </Text>
                {identity.proven && (
                  <Badge variant="light" color="teal" size="xs" tt="none" style={{ flexShrink: 0 }}>
                    {t("customer.proven")}
                  </Badge>
                )}
              </Group>
              {identity.unreachable && (
                <Text size="xs" c="red">
                  {t("customer.unreachable")}
                </Text>
              )}
              {identity.joined && (
                <Group gap={6} justify="space-between">
                  <Text size="xs" c="dimmed" title={moment(identity.joined.at)}>
                    {identity.joined.by === "proof"
                      ? t("person.by-proof")
                      : t("person.by-agent", { agent: identity.joined.by })}
                  </Text>
                  {mayLink && (
                    <Button size="compact-xs" variant="subtle" color="red" onClick={() => setLeaving(identity)}>
                      {t("person.separate")}
                    </Button>
                  )}
                </Group>
              )}
            </Box>
          ))}
        </Stack>
      </Fact>
      {conversation.elsewhere.length > 0 && (
        <Box>
          <Title order={4} size="xs" c="dimmed" fw={400}>
            {t("person.elsewhere")}
          </Title>
          {conversation.elsewhere.map((other) => (
            <Box key={other.id}>
              <Anchor
                size="sm"
                renderRoot={(props) => (
                  <Link
                    to="/inbox/$view/$conversationId"
                    params={{ view: "all", conversationId: other.id }}
                    {...props}
                  />
                )}
              >
                {other.channel} · {word("owner", other.owner)} · {moment(other.updatedAt)}
              </Anchor>
              <Text size="xs" c="dimmed" lineClamp={1}>
                {other.lastMessage?.text}
              </Text>
            </Box>
          ))}
        </Box>
      )}
      {mayLink && (
        <Button size="xs" variant="default" onClick={() => setJoining(true)}>
          {t("person.join")}
        </Button>
      )}
      <JoinDialog conversation={conversation} opened={isJoining} onClose={() => setJoining(false)} />
      <SeparateDialog conversationId={conversation.id} identity={leaving} onClose={() => setLeaving(undefined)} />
    </Stack>
  );
}
