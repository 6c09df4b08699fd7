import { Badge } from "@mantine/core";
import type { ConversationDetail } from "../../../core/contracts/console.ts";
import type { Wire } from "../../api/wire.ts";
import { useNow } from "../parts/now.ts";
import { useTexts } from "../texts/texts.tsx";

/** Where a platform takes free text for a while only: until when, or what can still be sent. */
export function WindowBadge({ window }: { readonly window: Wire<ConversationDetail>["window"] }) {
  const { t, moment } = useTexts();
  const now = useNow();
  if (!window) return null;
  const isOpen = window.openUntil !== undefined && Date.parse(window.openUntil) > now;
  return (
    <Badge variant="light" color={isOpen ? "teal" : "orange"} size="sm" tt="none" style={{ flexShrink: 0 }}>
      {isOpen && window.openUntil
        ? t("window.open", { time: moment(window.openUntil) })
        : t(window.template ? "window.template" : "window.closed")}
    </Badge>
  );
}
