import { Button, Group, List, Modal, Stack, Text } from "@mantine/core";
import { useEffect, useState } from "react";
import { useForget } from "../data/memory.ts";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

interface ForgetProps {
  readonly conversationId: string;
  /** What goes, by key and in words; the dialog is open while there is something. */
  readonly things: readonly { readonly key: string; readonly what: string }[] | undefined;
  onClose(): void;
}

/** What is forgotten cannot be brought back, so it is asked first. */
export function ForgetDialog({ conversationId, things, onClose }: ForgetProps) {
  const texts = useTexts();
  const { t } = texts;
  const forget = useForget(conversationId);
  const { reset } = forget;
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<NonNullable<ForgetProps["things"]>>([]);
  useEffect(() => {
    if (!things) return;
    setShown(things);
    reset();
  }, [things, reset]);
  return (
    <Modal
      opened={things !== undefined}
      onClose={onClose}
      title={t("memory.forget-title")}
      closeButtonProps={{ "aria-label": t("action.cancel") }}
    >
      <Stack>
        <List size="sm">
          {shown.map(({ key, what }) => (
            <List.Item key={key}>{what}</List.Item>
          ))}
        </List>
        <Text size="sm">{t("memory.forget-hint")}</Text>
        {forget.error && (
          <Text size="sm" c="red" role="alert">
            {problemText(forget.error, texts)}
          </Text>
        )}
        <Group justify="flex-end">
          <Button variant="default" onClick={onClose} data-autofocus>
            {t("action.cancel")}
          </Button>
          <Button
            color="red"
            loading={forget.isPending}
            onClick={() =>
              forget.mutate(
                shown.map(({ key }) => key),
                { onSuccess: onClose },
              )
            }
          >
            {t("memory.forget")}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
