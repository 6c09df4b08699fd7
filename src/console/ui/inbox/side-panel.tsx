import { Badge, Divider, Group, Stack, Text, Title } from "@mantine/core";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";
import { Fact } from "./fact.tsx";
import { HandoffCard } from "./handoff-card.tsx";
import { MemorySection } from "./memory-section.tsx";
import { PersonSection } from "./person-section.tsx";

interface SideProps {
  readonly conversation: Wire<ConversationDetail>;
  /** The agent has the conversation, or is an administrator: may say who is one person, and delete what is remembered. */
  readonly mayLink: boolean;
  onUseText(text: string): void;
}

/** Beside the conversation: the hand-off package first, then who the customer is. */
export function SidePanel({ conversation, mayLink, onUseText }: SideProps) {
  const { t, moment, word } = useTexts();
  const { customer, handoffs } = conversation;
  const [latest, ...earlier] = handoffs;
  return (
    <Stack p="md" gap="md">
      {latest && <HandoffCard conversationId={conversation.id} handoff={latest} onUseText={onUseText} />}
      <section>
        <Title order={3} size="h6" mb="xs">
          {t("customer.title")}
        </Title>
        <Stack gap={8}>
          <Fact label={t("customer.name")}>{customer.name ?? t("customer.unknown")}</Fact>
          <Fact label={t("customer.proof")}>
            <Badge variant="light" color={customer.proven ? "teal" : "gray"} tt="none">
              {t(customer.proven ? "customer.proven" : customer.trust > 0 ? "customer.known" : "customer.anonymous")}
            </Badge>
          </Fact>
          {conversation.backofficeId && <Fact label={t("customer.account")}>{conversation.backofficeId}</Fact>}
          {conversation.language && <Fact label={t("customer.language")}>{conversation.language}</Fact>}
          <Fact label={t("customer.since")}>{moment(conversation.createdAt)}</Fact>
          <PersonSection conversation={conversation} mayLink={mayLink} />
        </Stack>
      </section>
      <MemorySection conversation={conversation} mayForget={mayLink} />
      {earlier.length > 0 && (
        <section>
          <Divider mb="md" />
          <Title order={3} size="h6" mb="xs">
            {t("handoff.earlier")}
          </Title>
          {earlier.map((handoff) => (
            <Group key={handoff.id} justify="space-between" gap="xs">
              <Text size="sm">{word("reason", handoff.reason)}</Text>
              <Text size="xs" c="dimmed">
                {moment(handoff.createdAt)}
              </Text>
            </Group>
          ))}
        </section>
      )}
    </Stack>
  );
}
