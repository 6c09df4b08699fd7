import { Alert, Box, Button, Group, SegmentedControl, Text, Textarea } from "@mantine/core";
import { getHotkeyHandler, useHotkeys } from "@mantine/hooks";
import { IconSend } from "@tabler/icons-react";
import { useEffect, useReducer, useRef, useState } from "react";
import { useAction } from "../data/queries.ts";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import type { Suggestion } from "./conversation-pane.tsx";

type Mode = "reply" | "note";

interface ComposerProps {
  readonly id: string;
  readonly isMine: boolean;
  readonly suggestion: Suggestion | undefined;
}

/** Replies go to the customer and need ownership; notes stay with us and need none. Drafts survive leaving the page. */
export function Composer({ id, isMine, suggestion }: ComposerProps) {
  const texts = useTexts();
  const { t } = texts;
  const [mode, setMode] = useState<Mode>("reply");
  const draft = useDraft(id, mode);
  const { reload } = draft;
  // One id a message: sending again after a lost answer, or a double click, stays one message.
  const clientId = useRef(crypto.randomUUID());
  const box = useRef<HTMLTextAreaElement>(null);
  const action = useAction(id);
  const canSend = (mode === "note" || isMine) && draft.text.trim() !== "" && !action.isPending;

  useEffect(() => {
    if (!suggestion) return;
    setMode("reply");
    saveDraft(id, "reply", suggestion.text);
    reload();
    box.current?.focus();
  }, [id, suggestion, reload]);

  const write = (next: Mode) => {
    setMode(next);
    // After the key's own character would have been typed.
    requestAnimationFrame(() => box.current?.focus());
  };
  useHotkeys([
    ["r", () => write("reply")],
    ["n", () => write("note")],
  ]);

  const send = () => {
    if (!canSend) return;
    action.mutate(
      { path: mode, body: { clientId: clientId.current, text: draft.text } },
      {
        onSuccess: () => {
          clientId.current = crypto.randomUUID();
          draft.set("");
          box.current?.focus();
        },
      },
    );
  };
  const needsTakeOver = mode === "reply" && !isMine;
  return (
    <Box p="sm" style={{ borderTop: "1px solid var(--mantine-color-default-border)", flexShrink: 0 }}>
      {action.error && (
        <Alert
          color="red"
          mb="xs"
          py={6}
          role="alert"
          withCloseButton
          closeButtonLabel={t("action.close")}
          onClose={() => action.reset()}
        >
          {problemText(action.error, texts)}
        </Alert>
      )}
      <Textarea
        ref={box}
        aria-label={t(mode === "reply" ? "composer.reply" : "composer.note")}
        placeholder={t(
          needsTakeOver
            ? "composer.take-over-first"
            : mode === "reply"
              ? "composer.reply-placeholder"
              : "composer.note-placeholder",
        )}
        autosize
        minRows={2}
        maxRows={8}
        maxLength={10_000}
        value={draft.text}
        onChange={(e) => draft.set(e.currentTarget.value)}
        onKeyDown={getHotkeyHandler([["mod+Enter", send]])}
      />
      <Group justify="space-between" mt="xs" wrap="nowrap">
        <SegmentedControl
          size="xs"
          value={mode}
          onChange={(value) => setMode(value === "note" ? "note" : "reply")}
          data={[
            { value: "reply", label: t("composer.reply") },
            { value: "note", label: t("composer.note") },
          ]}
        />
        <Group gap="sm" wrap="nowrap">
          <Text size="xs" c="dimmed" visibleFrom="sm">
            {t("composer.keys")}
          </Text>
          <Button
            size="xs"
            onClick={send}
            disabled={!canSend}
            loading={action.isPending}
            leftSection={<IconSend size={15} aria-hidden />}
            color={mode === "note" ? "yellow" : "cyan"}
          >
            {t(mode === "reply" ? "composer.send" : "composer.add-note")}
          </Button>
        </Group>
      </Group>
    </Box>
  );
}

const draftKey = (id: string, mode: Mode): string => `switchboard.draft.${mode}.${id}`;

function saveDraft(id: string, mode: Mode, text: string): void {
  if (text === "") sessionStorage.removeItem(draftKey(id, mode));
  else sessionStorage.setItem(draftKey(id, mode), text);
}

/** What is being written, kept for this tab only: it may hold a customer's data. */
function useDraft(id: string, mode: Mode) {
  const [, reload] = useReducer((changes: number) => changes + 1, 0);
  const text = sessionStorage.getItem(draftKey(id, mode)) ?? "";
  return {
    text,
    reload,
    set(next: string) {
      saveDraft(id, mode, next);
      reload();
    },
  };
}
