import { Button, Group, Tooltip } from "@mantine/core";
import { useHotkeys } from "@mantine/hooks";
import { notifications } from "@mantine/notifications";
import { IconCheck, IconHandGrab, IconInbox, IconRobot } from "@tabler/icons-react";
import { useState } from "react";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { type ActionPath, useAction } from "../data/queries.ts";
import { problemText } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";
import { ActionDialog, type AskedAction } from "./action-dialog.tsx";

interface BarProps {
  readonly conversation: Wire<ConversationDetail>;
  readonly meId: string;
}

export function ActionBar({ conversation, meId }: BarProps) {
  const texts = useTexts();
  const { t } = texts;
  const action = useAction(conversation.id);
  const [asked, setAsked] = useState<AskedAction>();
  const isMine = conversation.owner === "agent" && conversation.agent?.id === meId;
  const isOthers = conversation.owner === "agent" && !isMine;
  const isClosed = conversation.owner === "nobody";

  const run = (path: ActionPath, body?: unknown): void =>
    action.mutate(
      { path, body },
      {
        onSuccess: () => {
          // What came of it stands in the banner and the transcript.
          setAsked(undefined);
        },
        onError: (error) => notifications.show({ message: problemText(error, texts), color: "red", autoClose: 8_000 }),
      },
    );
  const takeOver = () => !isMine && !isOthers && run("take-over");
  const resolve = () => isMine && setAsked("resolve");
  useHotkeys([
    ["t", takeOver],
    ["e", resolve],
  ]);

  return (
    <Group
      px="md"
      py={8}
      gap="xs"
      style={{ borderBottom: "1px solid var(--mantine-color-default-border)", flexShrink: 0 }}
    >
      {!isMine && (
        <Tooltip label={t(isOthers ? "action.take-over-refused" : "action.take-over-hint")}>
          <Button
            size="xs"
            leftSection={<IconHandGrab size={15} aria-hidden />}
            onClick={takeOver}
            disabled={isOthers}
            loading={action.isPending && action.variables.path === "take-over"}
          >
            {t(isClosed ? "action.reopen" : "action.take-over")}
          </Button>
        </Tooltip>
      )}
      {isMine && (
        <>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRobot size={15} aria-hidden />}
            onClick={() => setAsked("hand-back")}
          >
            {t("action.hand-back")}
          </Button>
          <Button
            size="xs"
            variant="default"
            leftSection={<IconInbox size={15} aria-hidden />}
            onClick={() => setAsked("to-queue")}
          >
            {t("action.to-queue")}
          </Button>
          <Button
            size="xs"
            variant="light"
            color="teal"
            leftSection={<IconCheck size={15} aria-hidden />}
            onClick={resolve}
          >
            {t("action.resolve")}
          </Button>
        </>
      )}
      <ActionDialog asked={asked} isBusy={action.isPending} onClose={() => setAsked(undefined)} onConfirm={run} />
    </Group>
  );
}
