import { Alert, Button, Group, Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import type { ConsoleMessage } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useTexts } from "../texts/texts.tsx";

type State = Wire<ConsoleMessage>["deliveries"][number]["state"];
/** Worst first: what the message as a whole is called. */
const WORST_FIRST: readonly State[] = ["failed", "unknown", "held", "sending", "pending", "sent", "delivered", "read"];
const isTrouble = (state: State): state is "failed" | "unknown" | "held" =>
  state === "failed" || state === "unknown" || state === "held";

interface DeliveryProps {
  readonly message: Wire<ConsoleMessage>;
  onUseText(text: string): void;
}

/** Did it arrive? When that is in doubt: what happened, and what to do about it. */
export function DeliveryState({ message, onUseText }: DeliveryProps) {
  const { t, word } = useTexts();
  const state = WORST_FIRST.find((one) => message.deliveries.some((delivery) => delivery.state === one));
  if (!state) return null;
  if (!isTrouble(state)) {
    return (
      <Text size="xs" c="dimmed">
        {word("delivery", state)}
      </Text>
    );
  }
  const problem = message.deliveries.find((delivery) => delivery.state === state)?.problem;
  const text = message.content?.text;
  return (
    <Alert
      color={state === "held" ? "gray" : "red"}
      variant="light"
      py={6}
      px="sm"
      maw={520}
      icon={<IconAlertTriangle size={16} aria-hidden />}
    >
      <Text size="sm" fw={600}>
        {word("delivery", state)}
        {problem ? `: ${problem}` : ""}
      </Text>
      <Group gap="xs" justify="space-between">
        <Text size="sm">{word("todo", state)}</Text>
        {text && (
          <Button size="compact-xs" variant="default" onClick={() => onUseText(text)}>
            {t("delivery.use-text")}
          </Button>
        )}
      </Group>
    </Alert>
  );
}
