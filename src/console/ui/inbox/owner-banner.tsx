import { Alert, Text } from "@mantine/core";
import { IconClock, IconRobot, IconUser } from "@tabler/icons-react";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useNow } from "../parts/now.ts";
import { useTexts } from "../texts/texts.tsx";

/** One sentence: who has this conversation, why, and what happens by itself when nothing is done. */
export function OwnerBanner({
  conversation,
  meId,
}: {
  readonly conversation: Wire<ConversationDetail>;
  readonly meId: string;
}) {
  const { t, word, span } = useTexts();
  const now = useNow();
  const { owner, agent, deadline, handoffReason } = conversation;
  const next =
    deadline && t("banner.next", { span: span(Date.parse(deadline.at) - now), step: word("step", deadline.step) });
  const reason = handoffReason ? word("reason", handoffReason) : t("banner.no-reason");

  const say = (): { readonly text: string; readonly colour: string; readonly icon: typeof IconClock } => {
    switch (owner) {
      case "queue":
        return {
          text: t("banner.queue", { reason }),
          colour: conversation.priority > 1 ? "red" : "orange",
          icon: IconClock,
        };
      case "agent":
        return agent?.id === meId
          ? { text: t("banner.mine"), colour: "indigo", icon: IconUser }
          : { text: t("banner.other", { agent: agent?.name ?? t("someone") }), colour: "gray", icon: IconUser };
      case "bot":
        return { text: t("banner.bot"), colour: "cyan", icon: IconRobot };
      case "customer":
        return { text: t("banner.customer"), colour: "cyan", icon: IconRobot };
      case "nobody":
        return { text: t("banner.closed"), colour: "gray", icon: IconUser };
    }
  };
  const { text, colour, icon: Icon } = say();
  return (
    <Alert
      color={colour}
      variant="light"
      radius={0}
      py={7}
      px="md"
      icon={<Icon size={17} aria-hidden />}
      style={{ flexShrink: 0 }}
    >
      <Text size="sm" component="span" fw={600}>
        {text}
      </Text>
      {next && (
        <Text size="sm" component="span">
          {" "}
          {next}
        </Text>
      )}
    </Alert>
  );
}
