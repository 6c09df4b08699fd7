import { Box } from "@mantine/core";
import { useMediaQuery } from "@mantine/hooks";
import type { ConversationView } from "../../../core/contracts/console.ts";
import { ConversationList } from "../inbox/conversation-list.tsx";
import { ConversationPane } from "../inbox/conversation-pane.tsx";
import { Empty } from "../parts/states.tsx";
import { useTexts } from "../texts/texts.tsx";

interface InboxProps {
  readonly view: ConversationView;
  readonly conversationId?: string;
}

/** List and conversation side by side; on a phone, one of them. */
export function InboxPage({ view, conversationId }: InboxProps) {
  const { t } = useTexts();
  const isNarrow = useMediaQuery("(max-width: 62em)", undefined, { getInitialValueInEffect: false });
  const showList = !isNarrow || conversationId === undefined;
  return (
    <Box style={{ display: "flex", flex: 1, minHeight: 0 }}>
      {showList && (
        <Box
          w={isNarrow ? "100%" : 340}
          style={{
            flexShrink: 0,
            display: "flex",
            flexDirection: "column",
            minHeight: 0,
            borderInlineEnd: "1px solid var(--mantine-color-default-border)",
          }}
        >
          <ConversationList view={view} />
        </Box>
      )}
      {conversationId !== undefined && <ConversationPane key={conversationId} id={conversationId} view={view} />}
      {conversationId === undefined && !isNarrow && (
        <Box flex={1}>
          <Empty title={t("inbox.choose")} hint={t("inbox.choose-hint")} />
        </Box>
      )}
    </Box>
  );
}
