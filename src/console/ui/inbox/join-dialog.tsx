import { Button, Card, Group, Modal, Stack, Text, TextInput } from "@mantine/core";
import { type FormEvent, useEffect, useState } from "react";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { CustomersAnswer, Wire } from "../../api/wire.ts";
import { useFoundCustomers, useLink } from "../data/queries.ts";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

interface JoinProps {
  readonly conversation: Wire<ConversationDetail>;
  readonly opened: boolean;
  onClose(): void;
}

/** The other customer is looked up first and joined by a second, deliberate press. */
export function JoinDialog({ conversation, opened, onClose }: JoinProps) {
  const texts = useTexts();
  const { t } = texts;
  const [words, setWords] = useState("");
  const [asked, setAsked] = useState("");
  const found = useFoundCustomers(asked);
  const link = useLink(conversation.id);
  const { reset } = link;
  useEffect(() => {
    if (!opened) return;
    setWords("");
    setAsked("");
    reset();
  }, [opened, reset]);
  const search = (event: FormEvent) => {
    event.preventDefault();
    setAsked(words.trim());
  };
  const problem = link.error ?? found.error;
  return (
    <Modal
      opened={opened}
      onClose={onClose}
      title={t("person.join-title")}
      closeButtonProps={{ "aria-label": t("action.cancel") }}
    >
      <Stack>
        <Text size="sm" c="dimmed">
          {t("person.join-hint")}
        </Text>
        <form onSubmit={search}>
          <Group align="flex-end" wrap="nowrap">
            <TextInput
              flex={1}
              label={t("person.search")}
              description={t("person.search-hint")}
              data-autofocus
              minLength={3}
              maxLength={200}
              required
              value={words}
              onChange={(e) => setWords(e.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={found.isFetching}>
              {t("person.find")}
            </Button>
          </Group>
        </form>
        {found.data?.customers.length === 0 && <Text size="sm">{t("person.none")}</Text>}
        {found.data?.customers.map((customer) => (
          <Found
            key={customer.id}
            customer={customer}
            isJoined={conversation.identities.some(({ customerId }) => customerId === customer.id)}
            isBusy={link.isPending}
            onJoin={() => link.mutate({ path: "join", customerId: customer.id }, { onSuccess: onClose })}
          />
        ))}
        {problem && (
          <Text size="sm" c="red" role="alert">
            {problemText(problem, texts)}
          </Text>
        )}
      </Stack>
    </Modal>
  );
}

interface FoundProps {
  readonly customer: CustomersAnswer["customers"][number];
  readonly isJoined: boolean;
  readonly isBusy: boolean;
  onJoin(): void;
}

function Found({ customer, isJoined, isBusy, onJoin }: FoundProps) {
  const { t } = useTexts();
  return (
    <Card withBorder padding="sm">
      <Text size="sm" fw={600}>
        {customer.name ?? t("customer.unknown")}
        {customer.backofficeId ? ` · ${customer.backofficeId}` : ""}
      </Text>
      {customer.identities.map(({ channel, account, externalId }) => (
        <Text key={`${channel}:${account}:${externalId}`} size="xs" c="dimmed" style={{ overflowWrap: "anywhere" }}>
          {channel}: {externalId}
        </Text>
      ))}
      <Group justify="flex-end" mt="xs">
        <Button size="xs" disabled={isJoined} loading={isBusy} onClick={onJoin}>
          {t(isJoined ? "person.already" : "person.this")}
        </Button>
      </Group>
    </Card>
  );
}
