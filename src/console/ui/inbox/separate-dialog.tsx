import { Button, Group, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useLink } from "../data/queries.ts";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

type Identity = Wire<ConversationDetail>["identities"][number];

interface SeparateProps {
  readonly conversationId: string;
  /** Who goes; the dialog is open while there is somebody. */
  readonly identity: Identity | undefined;
  onClose(): void;
}

export function SeparateDialog({ conversationId, identity, onClose }: SeparateProps) {
  const texts = useTexts();
  const { t } = texts;
  const link = useLink(conversationId);
  const { reset } = link;
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<Identity>();
  useEffect(() => {
    if (!identity) return;
    setShown(identity);
    reset();
  }, [identity, reset]);
  return (
    <Modal
      opened={identity !== undefined}
      onClose={onClose}
      title={t("person.separate-title")}
      closeButtonProps={{ "aria-label": t("action.cancel") }}
    >
      {shown && (
        <Stack>
          <Text size="sm">{t("person.separate-hint", { channel: shown.channel, id: shown.externalId })}</Text>
          {link.error && (
            <Text size="sm" c="red" role="alert">
              {problemText(link.error, texts)}
            </Text>
          )}
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose} data-autofocus>
              {t("action.cancel")}
            </Button>
            <Button
              color="red"
              loading={link.isPending}
              onClick={() => link.mutate({ path: "separate", customerId: shown.customerId }, { onSuccess: onClose })}
            >
              {t("person.separate")}
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
