import { Button, Chip, Group, Modal, Stack, Text, Textarea } from "@mantine/core";
import { getHotkeyHandler } from "@mantine/hooks";
import { type FormEvent, useEffect, useState } from "react";
import { useTexts } from "../texts/texts.tsx";

/** Actions that take a few words. */
export type AskedAction = "resolve" | "hand-back" | "to-queue";

interface DialogProps {
  readonly asked: AskedAction | undefined;
  readonly isBusy: boolean;
  onClose(): void;
  onConfirm(action: AskedAction, body: unknown): void;
}

const REASONS = [
  "reason.resolved-answered",
  "reason.resolved-done",
  "reason.resolved-silent",
  "reason.resolved-spam",
] as const;

export function ActionDialog({ asked, isBusy, onClose, onConfirm }: DialogProps) {
  const { t } = useTexts();
  // The words stay while the dialog fades out.
  const [shown, setShown] = useState<AskedAction>("resolve");
  const [words, setWords] = useState("");
  useEffect(() => {
    if (!asked) return;
    setShown(asked);
    setWords("");
  }, [asked]);
  const isResolve = shown === "resolve";
  const confirm = () => {
    const text = words.trim();
    if (isResolve && text === "") return;
    onConfirm(shown, isResolve ? { reason: text } : text === "" ? {} : { note: text });
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    confirm();
  };
  return (
    <Modal
      opened={asked !== undefined}
      onClose={onClose}
      title={t(`dialog.${shown}`)}
      closeButtonProps={{ "aria-label": t("action.cancel") }}
    >
      <form onSubmit={submit}>
        <Stack>
          <Text size="sm" c="dimmed">
            {t(`dialog.${shown}-hint`)}
          </Text>
          {isResolve && (
            <Chip.Group value={words} onChange={(value) => setWords(String(value))}>
              <Group gap={6}>
                {REASONS.map((key) => (
                  <Chip key={key} value={t(key)} size="xs">
                    {t(key)}
                  </Chip>
                ))}
              </Group>
            </Chip.Group>
          )}
          <Textarea
            label={t(isResolve ? "dialog.reason" : "dialog.note")}
            required={isResolve}
            data-autofocus
            autosize
            minRows={2}
            maxLength={isResolve ? 500 : 2_000}
            value={words}
            onChange={(e) => setWords(e.currentTarget.value)}
            onKeyDown={getHotkeyHandler([["mod+Enter", confirm]])}
          />
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              {t("action.cancel")}
            </Button>
            <Button type="submit" loading={isBusy} disabled={isResolve && words.trim() === ""}>
              {t(`action.${shown}`)}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
